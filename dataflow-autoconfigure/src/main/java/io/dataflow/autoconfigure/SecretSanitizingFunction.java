/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.Locale;

import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.error.DataFlowException;
import io.dataflow.logging.Masking;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Takes passwords out of the database URLs and secrets out of the other texts that the
 * endpoints {@code env} and {@code configprops} show to those who may see values.
 */
final class SecretSanitizingFunction implements SanitizingFunction {

	@Override
	public SanitizableData apply(SanitizableData data) {
		if (!(data.getValue() instanceof CharSequence text)) {
			return data;
		}
		String shown = (isDatabaseUrl(data.getKey())) ? url(text.toString()) : Masking.standard().mask(text.toString());
		return (shown.contentEquals(text)) ? data : data.withValue(shown);
	}

	private static boolean isDatabaseUrl(String key) {
		String name = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
		return name.equals("databaseurl") || (name.startsWith("dataflow") && name.endsWith("url"));
	}

	private static String url(String text) {
		try {
			return DatabaseUrl.parse(text).toString();
		}
		catch (DataFlowException ex) {
			// a URL that cannot be read may have its password anywhere
			return SanitizableData.SANITIZED_VALUE;
		}
	}

}
