/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTests {

	private final EntityModel model = EntityModel.of(Payment.class);

	private final Sort sort = sort(this.model, "-amount", "due");

	@Test
	void textBecomesTheSameCursorAgain() {
		Cursor cursor = Cursor.of(this.sort, Map.of("id", "p1", "amount", new BigDecimal("12.5"), "due",
				Instant.parse("2026-01-02T03:04:05.123456Z")));
		assertThat(Cursor.parse(this.model, this.sort, cursor.text(this.model))).isEqualTo(cursor);
		assertThat(cursor.text(this.model)).matches("[A-Za-z0-9_-]+");
	}

	@Test
	void nullIsAPosition() {
		Cursor cursor = new Cursor(sort(this.model, "due"), Arrays.asList(null, "p1"));
		assertThat(Cursor.parse(this.model, cursor.sort(), cursor.text(this.model))).isEqualTo(cursor);
	}

	@Test
	void recordWithoutAFieldOfTheOrderHasNone() {
		assertThatExceptionOfType(InvalidSortException.class).isThrownBy(() -> Cursor.of(this.sort, Map.of("id", "p1")))
			.withMessageContaining("[DF-910] A record has no 'amount'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "?", "a", "e30", "W10", "bnVsbA", "MQ", "IngI", "W10=W10=", "\u00e4" })
	void textThatIsNoListIsRefused(String text) {
		refused(text).withMessageContaining("is not one that a list returned");
	}

	@Test
	void textThatIsTooLongIsRefused() {
		refused("A".repeat(64 * 1024 + 1)).withMessageContaining("is not one that a list returned");
	}

	@Test
	void messageDoesNotShowTheText() {
		refused("c2VjcmV0").withMessageNotContaining("secret").withMessageNotContaining("c2VjcmV0").withNoCause();
	}

	@Test
	void cursorOfAnotherOrderIsRefused() {
		for (Sort other : List.of(sort(this.model, "amount", "due"), sort(this.model, "due", "-amount"))) {
			refused(cursor(this.model, other)).withMessageContaining("belongs to another model or order");
		}
		refused(cursor(this.model, sort(this.model, "-amount"))).withMessageContaining("belongs to another order");
	}

	@Test
	void cursorOfAnotherModelIsRefused() {
		EntityModel other = EntityModel.of(Refund.class);
		refused(cursor(other, sort(other, "-amount", "due")))
			.withMessageContaining("belongs to another model or order");
	}

	static Stream<String> values() {
		return Stream.of("[\"Payment:-amount,due,id\",\"x\",null,\"p1\"]",
				"[\"Payment:-amount,due,id\",null,null,\"p1\"]", "[\"Payment:-amount,due,id\",1,\"noon\",\"p1\"]",
				"[\"Payment:-amount,due,id\",1,null,{\"$ne\":\"\"}]", "[\"Payment:-amount,due,id\",1,null,null]");
	}

	@ParameterizedTest
	@MethodSource("values")
	void valueThatAFieldDoesNotTakeIsRefused(String json) {
		refused(encoded(json)).withMessageContaining("does not take");
	}

	@Test
	void valuesAreNothingButValues() {
		String text = encoded("[\"Payment:-amount,due,id\",1,null,\"' OR 1 = 1 --\"]");
		assertThat(Cursor.parse(this.model, this.sort, text).values()).containsExactly(new BigDecimal("1"), null,
				"' OR 1 = 1 --");
	}

	private ThrowableAssertAlternative<InvalidCursorException> refused(String text) {
		return assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> Cursor.parse(this.model, this.sort, text))
			.withMessageStartingWith("[DF-102] The cursor 'after' of a list of Payment ");
	}

	private static String cursor(EntityModel model, Sort sort) {
		return Cursor.of(sort, Map.of("id", "p1", "amount", BigDecimal.ONE, "due", Instant.EPOCH)).text(model);
	}

	private static String encoded(String json) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
	}

	private static Sort sort(EntityModel model, String... order) {
		return new SortParser(model).parse(List.of(order));
	}

	@DataFlowModel
	record Payment(@Id String id, BigDecimal amount, @Nullable Instant due) {

	}

	@DataFlowModel
	record Refund(@Id String id, BigDecimal amount, @Nullable Instant due) {

	}

}
