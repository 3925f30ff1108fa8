/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A place in a YAML file.
 *
 * @param place the file and the names that lead there
 * @param value what is written there
 */
record YamlNode(String place, Object value) {

	static List<YamlNode> documents(Path file) throws IOException {
		List<YamlNode> documents = new ArrayList<>();
		new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(file))
			.forEach((document) -> documents.add(new YamlNode(file + "#" + documents.size(), document)));
		return documents;
	}

	/**
	 * Go down by names, and by positions in lists.
	 */
	YamlNode at(Object... path) {
		YamlNode node = this;
		for (Object step : path) {
			Object below = (step instanceof Integer position) ? ((List<?>) node.value).get(position)
					: ((Map<?, ?>) node.value).get(step);
			assertThat(below).as(node.place + "." + step).isNotNull();
			node = new YamlNode(node.place + "." + step, below);
		}
		return node;
	}

	boolean has(String name) {
		return ((Map<?, ?>) this.value).containsKey(name);
	}

	String text() {
		return String.valueOf(this.value);
	}

	int number() {
		return Integer.parseInt(text());
	}

	Map<?, ?> map() {
		return (Map<?, ?>) this.value;
	}

}
