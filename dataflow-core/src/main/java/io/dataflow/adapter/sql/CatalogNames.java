/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;

/**
 * Gives the names in the catalogue of a database the spelling of the models.
 *
 * @param models the models by table
 * @param order what tells names apart
 */
record CatalogNames(Map<String, EntityModel> models, Comparator<String> order) {

	static CatalogNames of(Collection<EntityModel> models, boolean ignoringCase) {
		Comparator<String> order = (ignoringCase) ? String.CASE_INSENSITIVE_ORDER : Comparator.naturalOrder();
		Map<String, EntityModel> byTable = new TreeMap<>(order);
		models.forEach((model) -> byTable.put(model.table(), model));
		return new CatalogNames(byTable, order);
	}

	List<String> tables() {
		return new ArrayList<>(this.models.keySet());
	}

	String table(String name) {
		EntityModel model = this.models.get(name);
		return (model != null) ? model.table() : name;
	}

	String column(String table, String name) {
		EntityModel model = this.models.get(table);
		return (model == null) ? name
				: model.fields()
					.stream()
					.map(FieldModel::name)
					.filter((field) -> this.order.compare(field, name) == 0)
					.findFirst()
					.orElse(name);
	}

}
