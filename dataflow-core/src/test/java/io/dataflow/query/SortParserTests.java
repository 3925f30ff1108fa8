/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;
import java.util.Map;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SortParserTests {

	private final EntityModel model = EntityModel.of(Song.class);

	private final SortParser parser = new SortParser(this.model);

	@Test
	void withoutOrderTheGreatestIdComesFirst() {
		assertThat(this.parser.parse(null)).isEqualTo(sort("id", true));
		assertThat(this.parser.parse(List.of())).isEqualTo(sort("id", true));
	}

	@Test
	void idIsAppendedSoThatPagesAreStable() {
		Sort expected = new Sort(List.of(order("title", false), order("id", false)));
		assertThat(this.parser.parse("title")).isEqualTo(expected);
		assertThat(this.parser.parse(List.of("title"))).isEqualTo(expected);
		assertThat(this.parser.parse(Map.of("title", 1))).isEqualTo(expected);
		assertThat(this.parser.parse(List.of(Map.of("title", "ASC")))).isEqualTo(expected);
		assertThat(this.parser.parse(Map.of("field", "title"))).isEqualTo(expected);
	}

	@Test
	void everyWayToDescend() {
		Sort expected = new Sort(List.of(order("play_count", true), order("id", false)));
		assertThat(this.parser.parse("-play_count")).isEqualTo(expected);
		assertThat(this.parser.parse("-playCount")).isEqualTo(expected);
		assertThat(this.parser.parse(Map.of("play_count", -1))).isEqualTo(expected);
		assertThat(this.parser.parse(List.of(Map.of("play_count", "desc")))).isEqualTo(expected);
		assertThat(this.parser.parse(List.of(Map.of("field", "playCount", "order", "DESC")))).isEqualTo(expected);
	}

	@Test
	void idIsNotAppendedWhereItIsNamed() {
		assertThat(this.parser.parse("id")).isEqualTo(sort("id", false));
		assertThat(this.parser.parse(List.of("-id", "title")))
			.isEqualTo(new Sort(List.of(order("id", true), order("title", false))));
	}

	@Test
	void unknownFieldIsRefusedWithTheValidOnes() {
		assertThatExceptionOfType(InvalidSortException.class).isThrownBy(() -> this.parser.parse("-titel"))
			.withMessage("[DF-910] Cannot sort Song by unknown field 'titel'.")
			.satisfies((ex) -> assertThat(ex.action()).contains("'title'").contains("play_count"));
	}

	@Test
	void unknownDirectionIsRefused() {
		assertThatExceptionOfType(InvalidSortException.class)
			.isThrownBy(() -> this.parser.parse(Map.of("title", "down")))
			.withMessageContaining("DF-910")
			.withMessageContaining("'title'")
			.withMessageContaining("Song");
	}

	@Test
	void whatIsNoOrderIsRefused() {
		assertThatExceptionOfType(InvalidSortException.class).isThrownBy(() -> this.parser.parse(List.of(7)))
			.withMessageContaining("An order of Song");
		assertThatExceptionOfType(InvalidSortException.class)
			.isThrownBy(() -> this.parser.parse(List.of(Map.of("title", 1, "id", 1))))
			.withMessageContaining("An order of Song");
	}

	private Sort sort(String field, boolean descending) {
		return new Sort(List.of(order(field, descending)));
	}

	private Sort.Order order(String field, boolean descending) {
		return new Sort.Order(this.model.field(field), descending);
	}

	@DataFlowModel
	record Song(@Id String id, String title, int playCount) {

	}

}
