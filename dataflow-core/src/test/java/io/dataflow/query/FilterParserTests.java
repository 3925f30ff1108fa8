/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.dataflow.model.BelongsTo;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldTypeException;
import io.dataflow.model.UnknownFieldException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FilterParserTests {

	private final EntityModel model = EntityModel.of(Book.class);

	private final FilterParser parser = new FilterParser(this.model);

	@Test
	void emptyFilterIsAll() {
		assertThat(this.parser.parse(Map.of())).isEqualTo(Filter.all());
	}

	@Test
	void valueIsEquality() {
		assertThat(this.parser.parse(Map.of("title", "Emma"))).isEqualTo(Filter.equal(field("title"), "Emma"));
		assertThat(parse("title", map("$eq", "Emma"))).isEqualTo(Filter.equal(field("title"), "Emma"));
	}

	@Test
	void operandsAreBroughtIntoTheTypeOfTheField() {
		assertThat(this.parser.parse(Map.of("pages", "300"))).isEqualTo(Filter.equal(field("pages"), 300));
		assertThat(parse("pages", map("$in", List.of("1", 1, 2.0))))
			.isEqualTo(new Filter.Membership(field("pages"), List.of(1, 2), false));
	}

	@Test
	void propertyNamesAreFields() {
		assertThat(this.parser.parse(Map.of("firstLine", "It was")))
			.isEqualTo(this.parser.parse(Map.of("first_line", "It was")));
	}

	@Test
	void comparisons() {
		for (Filter.Operator operator : List.of(Filter.Operator.NE, Filter.Operator.GT, Filter.Operator.GTE,
				Filter.Operator.LT, Filter.Operator.LTE)) {
			String name = "$" + operator.name().toLowerCase(Locale.ROOT);
			assertThat(parse("pages", map(name, 3))).isEqualTo(new Filter.Comparison(field("pages"), operator, 3));
		}
	}

	@Test
	void severalOperatorsMustAllHold() {
		Map<String, @Nullable Object> both = map("$gte", 1);
		both.put("$lt", 3);
		assertThat(parse("pages", both))
			.isEqualTo(new Filter.And(List.of(new Filter.Comparison(field("pages"), Filter.Operator.GTE, 1),
					new Filter.Comparison(field("pages"), Filter.Operator.LT, 3))));
		assertThat(parse("pages", map("$between", List.of(1, 2))))
			.isEqualTo(new Filter.And(List.of(new Filter.Comparison(field("pages"), Filter.Operator.GTE, 1),
					new Filter.Comparison(field("pages"), Filter.Operator.LTE, 2))));
	}

	@Test
	void nullIsAskedFor() {
		Filter absent = new Filter.NullCheck(field("pages"), false);
		Filter present = new Filter.NullCheck(field("pages"), true);
		assertThat(this.parser.parse(map("pages", null))).isEqualTo(absent);
		assertThat(parse("pages", map("$eq", null))).isEqualTo(absent);
		assertThat(parse("pages", map("$null", true))).isEqualTo(absent);
		assertThat(parse("pages", map("$exists", false))).isEqualTo(absent);
		assertThat(parse("pages", map("$ne", null))).isEqualTo(present);
		assertThat(parse("pages", map("$null", false))).isEqualTo(present);
		assertThat(parse("pages", map("$exists", true))).isEqualTo(present);
		assertThat(parse("pages", map("$not", null))).isEqualTo(present);
	}

	@Test
	void emptySetIsNoneAndItsNegationAll() {
		assertThat(parse("pages", map("$in", List.of()))).isEqualTo(Filter.none());
		assertThat(parse("pages", map("$nin", List.of()))).isEqualTo(Filter.all());
	}

	@Test
	void nullInASetStandsForRecordsWithoutValue() {
		assertThat(parse("pages", map("$in", Arrays.asList(1, null))))
			.isEqualTo(new Filter.Or(List.of(new Filter.Membership(field("pages"), List.of(1), false),
					new Filter.NullCheck(field("pages"), false))));
		assertThat(parse("pages", map("$in", Arrays.asList((Object) null))))
			.isEqualTo(new Filter.NullCheck(field("pages"), false));
	}

	@Test
	void backslashThatEscapesNothingIsDoubled() {
		assertThat(pattern("a\\b")).isEqualTo("a\\\\b");
		assertThat(pattern("end\\")).isEqualTo("end\\\\");
		assertThat(pattern("\\\\\\x")).isEqualTo("\\\\\\\\x");
		assertThat(pattern("100\\%\\_\\\\")).isEqualTo("100\\%\\_\\\\");
		assertThat(pattern("%a_b%")).isEqualTo("%a_b%");
	}

	@Test
	void connectivesNest() {
		Filter one = Filter.equal(field("pages"), 1);
		Filter two = Filter.equal(field("pages"), 2);
		assertThat(this.parser.parse(Map.of("$or", List.of(Map.of("pages", 1), Map.of("pages", 2)))))
			.isEqualTo(new Filter.Or(List.of(one, two)));
		assertThat(this.parser.parse(Map.of("$nor", List.of(Map.of("pages", 1), Map.of("pages", 2)))))
			.isEqualTo(new Filter.Not(new Filter.Or(List.of(one, two))));
		assertThat(this.parser.parse(Map.of("$not", Map.of("pages", 1)))).isEqualTo(new Filter.Not(one));
		assertThat(this.parser.parse(Map.of("$and", List.of(Map.of(), Map.of("pages", 1))))).isEqualTo(one);
	}

	@Test
	void unknownFieldIsRefusedWithTheValidOnes() {
		assertThatExceptionOfType(UnknownFieldException.class)
			.isThrownBy(() -> this.parser.parse(Map.of("titel", "Emma")))
			.withMessage("[DF-605] Model 'Book' has no field 'titel'.")
			.satisfies((ex) -> assertThat(ex.action()).contains("'title'").contains("first_line"));
	}

	@Test
	void unknownOperatorIsRefusedWithTheValidOnes() {
		refused(map("pages", map("$gtt", 1)))
			.withMessage("[DF-907] Unknown operator '$gtt' in the filter on 'pages' of " + "Book.")
			.satisfies((ex) -> assertThat(ex.action()).contains("'$gt'").contains("$between"));
		refused(map("$orr", List.of())).withMessage("[DF-907] Unknown operator '$orr' in a filter of Book.")
			.satisfies((ex) -> assertThat(ex.action()).contains("'$or'").contains("$nor"));
	}

	@Test
	void operandThatDoesNotFitItsOperatorIsRefused() {
		refused(map("pages", map("$gt", null))).withMessageContaining("'$gt' on 'pages' of Book compares with null");
		refused(map("pages", map("$in", 3))).withMessageContaining("'$in' on 'pages' of Book needs a list");
		refused(map("pages", map("$between", List.of(1, 2, 3)))).withMessageContaining("needs two bounds but got 3");
		refused(map("pages", map("$null", "x")))
			.withMessageContaining("'$null' on 'pages' of Book needs true or false");
		refused(map("pages", map("$like", "1"))).withMessageContaining("'$like' on 'pages' of Book");
		refused(map("pages", Map.of())).withMessageContaining("'pages' of Book has no operator");
		refused(map("$or", List.of(1))).withMessageContaining("'$or'");
		refused(map("tags", map("$eq", List.of()))).withMessageContaining("JSON field 'tags' of Book");
	}

	@Test
	void operandOfTheWrongTypeIsRefused() {
		assertThatExceptionOfType(FieldTypeException.class)
			.isThrownBy(() -> this.parser.parse(Map.of("pages", List.of(1))))
			.withMessageContaining("[DF-102] Field 'pages' of model 'Book' takes a whole number");
	}

	@Test
	void filterThatIsTooDeepIsRefused() {
		Map<String, @Nullable Object> filter = map("pages", 1);
		for (int i = 0; i < 40; i++) {
			filter = map("$not", filter);
		}
		refused(filter).withMessageContaining("nested deeper than 32 levels");
	}

	@Test
	void operatorsThatAreTooDeepAreRefused() {
		Object operand = 1;
		for (int i = 0; i < 40; i++) {
			operand = map("$not", operand);
		}
		refused(map("pages", operand)).withMessageContaining("nested deeper than 32 levels");
	}

	@Test
	void pathOverTooManyRelationsIsRefused() {
		EntityModels models = EntityModels.of(List.of(Person.class));
		FilterParser people = new FilterParser(models.model(Person.class), models);
		String path = "mother.".repeat(5);
		assertThat(people.parse(map(path + "id", "p1"))).isInstanceOf(Filter.Related.class);
		assertThatExceptionOfType(InvalidOperatorException.class)
			.isThrownBy(() -> people.parse(map(path + "mother.id", "p1")))
			.withMessageContaining("[DF-907] The filter follows 'mother' of Person as one more than 5 relations")
			.satisfies((failure) -> assertThat(failure.action()).contains("ids"));
	}

	@Test
	void pathIntoADocumentThatIsTooDeepIsRefused() {
		refused(map("tags" + ".a".repeat(33), 1)).withMessageContaining("too many steps");
		refused(map("tags..a", 1)).withMessageContaining("a step that is empty");
		refused(map("tags." + "a".repeat(201), 1)).withMessageContaining("too long");
	}

	private ThrowableAssertAlternative<InvalidOperatorException> refused(Map<String, @Nullable Object> filter) {
		return assertThatExceptionOfType(InvalidOperatorException.class).isThrownBy(() -> this.parser.parse(filter))
			.withMessageStartingWith("[DF-907] ");
	}

	private Object pattern(String like) {
		return ((Filter.Comparison) parse("title", map("$like", like))).value();
	}

	private Filter parse(String field, @Nullable Object condition) {
		return this.parser.parse(map(field, condition));
	}

	private static Map<String, @Nullable Object> map(String key, @Nullable Object value) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put(key, value);
		return map;
	}

	private FieldModel field(String name) {
		return this.model.field(name);
	}

	@DataFlowModel
	record Person(@Id String id, @BelongsTo(Person.class) @Nullable String motherId) {

	}

	@DataFlowModel
	record Book(@Id String id, String title, @Nullable Integer pages, @Nullable String firstLine, List<String> tags) {

	}

}
