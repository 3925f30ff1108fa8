/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

import io.dataflow.autoconfigure.DataFlowProperties.Database;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The names of all properties below {@code dataflow}.
 */
final class PropertyNames {

	static final String PREFIX = "dataflow";

	static final String DATABASES = PREFIX + ".databases";

	private PropertyNames() {
	}

	/**
	 * Return the names in the order of {@link DataFlowProperties}.
	 */
	static List<String> all() {
		List<String> names = new ArrayList<>();
		collect(PREFIX, DataFlowProperties.class, names);
		return names;
	}

	/**
	 * Return the names below a database beside the default one.
	 * @param database the name of the database
	 */
	static List<String> ofDatabase(String database) {
		List<String> names = new ArrayList<>();
		collect(DATABASES + "." + database, Database.class, names);
		return names;
	}

	private static void collect(String prefix, Class<?> type, List<String> names) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
			if (component.getType().isRecord()) {
				collect(name, component.getType(), names);
			}
			else {
				names.add(name);
			}
		}
	}

}
