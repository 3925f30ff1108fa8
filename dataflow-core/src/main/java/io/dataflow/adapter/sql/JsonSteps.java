/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.model.JsonTree;
import io.dataflow.query.JsonPath;

/**
 * Writes places in JSON documents.
 */
final class JsonSteps {

	private JsonSteps() {
	}

	/**
	 * Return a path in the form that many databases share.
	 * @return for instance <code>$."address"."lines"[0]</code>
	 */
	static String dollar(JsonPath path) {
		StringBuilder text = new StringBuilder("$");
		for (String step : path.steps()) {
			text.append((JsonPath.isIndex(step)) ? "[" + step + "]" : "." + JsonTree.write(step));
		}
		return text.toString();
	}

}
