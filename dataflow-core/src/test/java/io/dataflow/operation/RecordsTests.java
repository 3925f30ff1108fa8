/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.List;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

class RecordsTests {

	private final EntityModel model = EntityModels.of(List.of(Item.class)).model(Item.class);

	private final FieldModel id = this.model.field("id");

	private final FieldModel name = this.model.field("name");

	private final FieldModel size = this.model.field("size");

	@Test
	void fieldsAreThoseOfAllRecords() {
		Records records = records(row(0, this.name, "a"), row(1, this.size, null));
		assertThat(records.fields()).containsExactly(this.name, this.size);
		assertThat(records.has(0, records.column(this.size))).isFalse();
		assertThat(records.has(1, records.column(this.size))).isTrue();
		assertThat(records.value(1, records.column(this.size))).isNull();
	}

	@Test
	void valueForAllReplacesThoseOfTheRecords() {
		Records records = records(row(0, this.name, "a"), row(1)).with(this.name, "b");
		int column = records.column(this.name);
		assertThat(records.isConstant(column)).isTrue();
		assertThat(records.value(0, column)).isEqualTo("b");
		assertThat(records.has(1, column)).isTrue();
		assertThat(records.fields()).containsExactly(this.name);
	}

	@Test
	void recordAloneLacksWhatIsTheSameInAll() {
		Records records = records(row(0, this.name, "a"), row(1, this.name, "b")).with(this.size, 1);
		assertThat(records.row(1).get(records.column(this.name))).isEqualTo("b");
		assertThat(records.row(1).has(records.column(this.size))).isFalse();
	}

	@Test
	void shapesHoldRecordsWithTheSameFields() {
		Records records = records(row(0, this.name, "a"), row(1, this.size, 1), row(2, this.name, null));
		List<Records> shapes = records.shapes();
		assertThat(shapes).hasSize(2);
		assertThat(shapes.get(0).fields()).containsExactly(this.name);
		assertThat(shapes.get(0).index(1)).isEqualTo(2);
		assertThat(shapes.get(1).fields()).containsExactly(this.size);
	}

	@Test
	void recordsOfOneShapeAreNotCopied() {
		Records records = records(row(0, this.name, "a"), row(1, this.name, "b"));
		assertThat(records.shapes()).singleElement().isSameAs(records);
	}

	@Test
	void noRecordsHaveNoShape() {
		assertThat(records().shapes()).isEmpty();
		assertThat(records(row(0, this.name, "a")).only(List.of()).shapes()).isEmpty();
	}

	@Test
	void fieldsAreSurelyThereOnlyWhenAllRecordsHaveThem() {
		int[] columns = { this.model.fields().indexOf(this.name), this.model.fields().indexOf(this.size) };
		assertThat(records(row(0, this.name, "a"), row(1, this.name, null)).with(this.size, 1).surelyHave(columns))
			.isTrue();
		assertThat(records(row(0, this.name, "a"), row(1, this.name, "b")).surelyHave(columns)).isFalse();
		assertThat(records(row(0, this.name, "a"), row(1)).with(this.size, 1).surelyHave(columns)).isFalse();
		assertThat(records(row(0), row(1)).map((row) -> row(row.index(), this.name, "a")).surelyHave(columns[0]))
			.isTrue();
		Records mixed = records(row(0, this.name, "a"), row(1, this.size, 1));
		assertThat(mixed.shapes()).extracting((shape) -> shape.surelyHave(columns[0])).containsExactly(true, false);
	}

	@Test
	void portionsKeepTheOrderAndWhatIsTheSameForAll() {
		Records records = records(row(0), row(1), row(2)).with(this.name, "x");
		List<Records> portions = records.portions(2);
		assertThat(portions).extracting(Records::size).containsExactly(2, 1);
		assertThat(portions.get(1).index(0)).isEqualTo(2);
		assertThat(portions.get(1).value(0, records.column(this.name))).isEqualTo("x");
		assertThat(records.portions(3)).singleElement().isSameAs(records);
	}

	@Test
	void lastOfTheRecordsWithOneKeyCountsAlone() {
		List<BulkRow> rows = Records.last(this.model, List.of(row(0, this.id, "a", this.name, "x", this.size, 1),
				row(1, this.id, "b"), row(2, this.id, "a", this.name, "y")), List.of(this.id));
		assertThat(rows).extracting(BulkRow::index).containsExactly(2L, 1L);
		assertThat(rows.get(0).has(this.model.fields().indexOf(this.size))).isFalse();
	}

	@Test
	void mergedRecordHasTheEffectOfAllWithItsKey() {
		List<BulkRow> rows = Records.merged(this.model, List.of(row(0, this.id, "a", this.name, "x", this.size, 1),
				row(1, this.id, "a", this.name, "y"), row(2, this.id, "a", this.size, null)), List.of(this.id));
		assertThat(rows).hasSize(1);
		assertThat(rows.get(0).get(this.model.fields().indexOf(this.name))).isEqualTo("y");
		assertThat(rows.get(0).has(this.model.fields().indexOf(this.size))).isTrue();
		assertThat(rows.get(0).get(this.model.fields().indexOf(this.size))).isNull();
	}

	@Test
	void keysOfSeveralFieldsDifferWhenOneDoes() {
		List<BulkRow> rows = List.of(row(0, this.name, "a", this.size, 1), row(1, this.name, "a", this.size, 2),
				row(2, this.name, "a", this.size, null));
		assertThat(Records.last(this.model, rows, List.of(this.name, this.size))).isEqualTo(rows);
	}

	@Test
	void changedRecordsLeaveTheirOriginalsAlone() {
		BulkRow row = row(0, this.name, "a");
		Records changed = records(row).map((one) -> {
			BulkRow copy = one.copy();
			copy.set(this.model.fields().indexOf(this.name), "b");
			return copy;
		});
		assertThat(changed.value(0, changed.column(this.name))).isEqualTo("b");
		assertThat(row.get(this.model.fields().indexOf(this.name))).isEqualTo("a");
		assertThat(records(row(0), row(1)).only(List.of(1)).index(0)).isEqualTo(1);
	}

	private Records records(BulkRow... rows) {
		return Records.of(this.model, List.of(rows));
	}

	private BulkRow row(long index, @Nullable Object... fieldsAndValues) {
		BulkRow row = BulkRow.of(this.model, index);
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			row.set(this.model.fields().indexOf(fieldsAndValues[i]), fieldsAndValues[i + 1]);
		}
		return row;
	}

	@DataFlowModel
	record Item(@Id String id, @Nullable String name, @Nullable Integer size) {

	}

}
