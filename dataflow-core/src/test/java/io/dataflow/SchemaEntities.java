/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dataflow.model.BelongsTo;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.DefaultValue;
import io.dataflow.model.Index;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * Entities whose tables the contract of the schema creates and extends. Those of one
 * table are the same entity at different times.
 */
final class SchemaEntities {

	private SchemaEntities() {
	}

	enum Level {

		LOW, HIGH

	}

	@DataFlowModel(table = "shops", indexes = @Index(fields = "name", unique = true))
	record Shop(@Id String id, String name) {

	}

	@DataFlowModel(table = "shelves", indexes = @Index(fields = { "shop_id", "row" }))
	record Shelf(@Id String id, @BelongsTo(Shop.class) String shopId, int row) {

	}

	@DataFlowModel(table = "things")
	record Thing(@Id String id, String name) {

	}

	@DataFlowModel(table = "things")
	record ThingWithDefault(@Id String id, String name, @DefaultValue("it's new") String state) {

	}

	@DataFlowModel(table = "things")
	record ThingWithNullable(@Id String id, String name, @Nullable Integer weight) {

	}

	@DataFlowModel(table = "things")
	record ThingWithRequired(@Id String id, String name, String owner) {

	}

	@DataFlowModel(table = "things", indexes = @Index(fields = { "name", "created_at" }))
	record ThingWithIndex(@Id String id, String name) {

	}

	@DataFlowModel(table = "things", indexes = @Index(fields = "name", name = "by_name"))
	record ThingByName(@Id String id, String name) {

	}

	@DataFlowModel(table = "things", indexes = @Index(fields = "created_at", name = "by_name"))
	record ThingByAge(@Id String id, String name) {

	}

	@DataFlowModel(table = "things")
	record ThingOfNumber(@Id String id, int name) {

	}

	@DataFlowModel(table = "things")
	record ThingWithoutName(@Id String id) {

	}

	@DataFlowModel(table = "things")
	record ThingWithOptionalName(@Id String id, @Nullable String name) {

	}

	@DataFlowModel(table = "order", indexes = @Index(fields = { "group", "select" }))
	record Reserved(@Id String id, String user, @Nullable String group, @DefaultValue("table") String select, int from,
			boolean primary) {

	}

	@DataFlowModel(table = "measurements_of_the_department_for_weights_and_measures",
			indexes = @Index(fields = { "reading_of_the_first_instrument", "reading_of_the_second_instrument" }))
	record Measurement(@Id String id, int readingOfTheFirstInstrument, int readingOfTheSecondInstrument) {

	}

	@DataFlowModel(table = "defaults")
	static class Defaults {

		@Id
		@Nullable Long id;

		String quoted = "it's \"quoted\"; -- and \\ $1 ? :name more";

		BigDecimal amount = new BigDecimal("12.50");

		boolean active = true;

		Level level = Level.HIGH;

		double ratio = 0.25;

		long big = 9_000_000_000L;

		List<String> tags = List.of("it's; \"new\"", "$1");

		Map<String, Object> options = Map.of("deep", Map.of("a", 1));

		@Nullable Instant seen;

	}

	@DataFlowModel(table = "wide")
	static class Wide {

		@Id
		@Nullable Long id;

		int field01 = 1;

		int field02 = 2;

		int field03 = 3;

		int field04 = 4;

		int field05 = 5;

		int field06 = 6;

		int field07 = 7;

		int field08 = 8;

		int field09 = 9;

		int field10 = 10;

		int field11 = 11;

		int field12 = 12;

		int field13 = 13;

		int field14 = 14;

		int field15 = 15;

		int field16 = 16;

		int field17 = 17;

		int field18 = 18;

		int field19 = 19;

		int field20 = 20;

		int field21 = 21;

		int field22 = 22;

		int field23 = 23;

		int field24 = 24;

		int field25 = 25;

		int field26 = 26;

		int field27 = 27;

		int field28 = 28;

		int field29 = 29;

		int field30 = 30;

		int field31 = 31;

		int field32 = 32;

		int field33 = 33;

		int field34 = 34;

		int field35 = 35;

		int field36 = 36;

		int field37 = 37;

		int field38 = 38;

		int field39 = 39;

		int field40 = 40;

		int field41 = 41;

		int field42 = 42;

		int field43 = 43;

		int field44 = 44;

		int field45 = 45;

		int field46 = 46;

		int field47 = 47;

		int field48 = 48;

		int field49 = 49;

		int field50 = 50;

		int field51 = 51;

		int field52 = 52;

		int field53 = 53;

		int field54 = 54;

		int field55 = 55;

		int field56 = 56;

		int field57 = 57;

		int field58 = 58;

		int field59 = 59;

		int field60 = 60;

		int field61 = 61;

		int field62 = 62;

		int field63 = 63;

		int field64 = 64;

		int field65 = 65;

	}

}
