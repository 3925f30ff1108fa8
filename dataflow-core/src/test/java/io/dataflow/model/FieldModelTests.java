/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FieldModelTests {

	private static final EntityModel MODEL = EntityModel.of(Everything.class);

	private static final UUID UUID_VALUE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

	@Test
	void coerceNullShouldPass() {
		assertThat(MODEL.fields()).allSatisfy((field) -> assertThat(field.coerce(null)).isNull());
	}

	@Test
	void coerceToStringShouldTakeTextOnly() {
		assertThat(coerce("text", "x'; DROP TABLE users; --")).isEqualTo("x'; DROP TABLE users; --");
		assertThatRefused("text", 5)
			.withMessage("[DF-102] Field 'text' of model 'Everything' takes a text, but was given Integer '5'.");
		assertThatRefused("text", List.of("a")).withMessageEndingWith("was given List.");
		assertThatRefused("text", Map.of()).withMessageContaining("takes a text");
		assertThatRefused("text", UUID_VALUE).withMessageContaining("takes a text");
	}

	@Test
	void coerceStringIdShouldNeverConvert() {
		assertThat(coerce("id", "007")).isEqualTo("007");
		assertThatRefused("id", 7L).withMessageContaining("Field 'id'");
	}

	@Test
	void coerceToIntegerShouldTakeWholeNumbers() {
		assertThat(coerce("small", 5L)).isEqualTo(5);
		assertThat(coerce("small", (short) 5)).isEqualTo(5);
		assertThat(coerce("small", 5.0)).isEqualTo(5);
		assertThat(coerce("small", "5")).isEqualTo(5);
		assertThat(coerce("small", new BigDecimal("5.00"))).isEqualTo(5);
		assertThat(coerce("small", BigInteger.TEN)).isEqualTo(10);
	}

	@Test
	void coerceToIntegerShouldRefuseWhatIsNone() {
		assertThatRefused("small", true).withMessageContaining("was given Boolean 'true'");
		assertThatRefused("small", 3.7).withMessageContaining("a whole number from -2147483648 to 2147483647")
			.withMessageContaining("Double '3.7'");
		assertThatRefused("small", 3_000_000_000L).withMessageContaining("Long '3000000000'");
		assertThatRefused("small", "five").withMessageContaining("given String.");
		assertThatRefused("small", Double.NaN).withMessageContaining("Double 'NaN'");
		assertThatRefused("tiny", 40_000).withMessageContaining("from -32768 to 32767");
	}

	@Test
	void coerceToLongShouldKeepAllDigits() {
		assertThat(coerce("big", Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
		assertThat(coerce("big", "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
		assertThat(coerce("big", 5)).isEqualTo(5L);
		assertThatRefused("big", BigInteger.ONE.shiftLeft(64)).withMessageContaining("BigInteger");
	}

	@Test
	void coerceToDoubleShouldTakeFiniteNumbers() {
		assertThat(coerce("real", 0.1f)).isEqualTo(0.1);
		assertThat(coerce("real", 5)).isEqualTo(5.0);
		assertThat(coerce("real", "1.5")).isEqualTo(1.5);
		assertThat(coerce("real", new BigDecimal("1.5"))).isEqualTo(1.5);
		assertThatRefused("real", Double.POSITIVE_INFINITY).withMessageContaining("a finite number");
		assertThatRefused("real", "NaN").withMessageContaining("given String.");
		assertThatRefused("real", "1e999").withMessageContaining("a finite number");
		assertThatRefused("real", Long.MAX_VALUE).withMessageContaining("Long");
		assertThatRefused("real", true).withMessageContaining("Boolean");
	}

	@ParameterizedTest
	@CsvSource({ "1.500, 1.5", "100, 100", "1E+3, 1000", "0.000, 0", "-0.10, -0.1", "0.0000000001, 0.0000000001",
			"9999999999999999999999999999, 9999999999999999999999999999" })
	void coerceToDecimalShouldBePlainWithoutTrailingZeros(String text, String expected) {
		assertThat(coerce("price", text)).isEqualTo(new BigDecimal(expected));
		assertThat(coerce("price", new BigDecimal(text))).isEqualTo(new BigDecimal(expected));
	}

	@Test
	void coerceToDecimalShouldTakeOtherNumbers() {
		assertThat(coerce("price", 0.1)).isEqualTo(new BigDecimal("0.1"));
		assertThat(coerce("price", 0.1f)).isEqualTo(new BigDecimal("0.1"));
		assertThat(coerce("price", 100)).isEqualTo(new BigDecimal("100"));
		assertThat(coerce("price", BigInteger.TEN)).isEqualTo(new BigDecimal("10"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.00000000001", "10000000000000000000000000000", "1E+999999999", "1E-999999999", "many" })
	void coerceToDecimalShouldRefuseWhatWouldBeRounded(String text) {
		assertThatRefused("price", text).withMessageContaining("at most 28 integer and 10 fraction digits");
	}

	@Test
	void coerceToBooleanShouldNotTakeNumbers() {
		assertThat(coerce("active", true)).isEqualTo(true);
		assertThat(coerce("active", "False")).isEqualTo(false);
		assertThatRefused("active", 1).withMessageContaining("takes true or false");
		assertThatRefused("active", "yes").withMessageContaining("given String.");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "2026-01-31T12:00:00.123456Z", "2026-01-31T13:00:00.123456+01:00", "2026-01-31T12:00:00.123456",
					"2026-01-31 12:00:00.123456", "2026-01-31 12:00:00.123456+00", "2026-01-31t12:00:00.123456789z" })
	void coerceToInstantShouldReadIsoAndSql(String text) {
		assertThat(coerce("instant", text)).isEqualTo(Instant.parse("2026-01-31T12:00:00.123456Z"));
	}

	@Test
	void coerceToInstantShouldTakeOtherTemporals() {
		Instant noon = Instant.parse("2026-01-31T12:00:00Z");
		assertThat(coerce("instant", noon.plusNanos(1))).isEqualTo(noon);
		assertThat(coerce("instant", OffsetDateTime.parse("2026-01-31T13:00:00+01:00"))).isEqualTo(noon);
		assertThat(coerce("instant", ZonedDateTime.ofInstant(noon, ZoneId.of("Asia/Tokyo")))).isEqualTo(noon);
		assertThat(coerce("instant", LocalDateTime.parse("2026-01-31T12:00:00"))).isEqualTo(noon);
		assertThat(coerce("instant", Date.from(noon))).isEqualTo(noon);
		assertThat(coerce("instant", "2026-01-31")).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
	}

	@Test
	void coerceToInstantShouldRefuseWhatIsNone() {
		assertThatRefused("instant", "yesterday").withMessageContaining("as in 2026-01-31T12:00:00Z");
		assertThatRefused("instant", 1_700_000_000L).withMessageContaining("Long '1700000000'");
		assertThatRefused("instant", "2026-02-30T00:00:00Z").withMessageContaining("a point in time");
		assertThatRefused("instant", "2026-01-31T12:00:00Z+01:00").withMessageContaining("a point in time");
	}

	@Test
	void coerceToInstantShouldTakeTheYearsThatAllDatabasesHold() {
		Instant first = Instant.parse("0001-01-01T00:00:00Z");
		Instant last = Instant.parse("9999-12-31T23:59:59.999999Z");
		assertThat(coerce("instant", first)).isEqualTo(first);
		assertThat(coerce("instant", last)).isEqualTo(last);
		assertThatRefused("instant", first.minusNanos(1)).withMessageContaining("from year 1 to 9999");
		assertThatRefused("instant", last.plusNanos(1000)).withMessageContaining("from year 1 to 9999");
		assertThatRefused("instant", Instant.MAX).withMessageContaining("from year 1 to 9999");
	}

	@Test
	void coerceToOffsetDateTimeShouldBeAtUtc() {
		assertThat(coerce("offset", "2026-01-31T13:00:00.0000009+01:00"))
			.isEqualTo(OffsetDateTime.of(2026, 1, 31, 12, 0, 0, 0, ZoneOffset.UTC));
	}

	@Test
	void coerceToLocalDateTime() {
		LocalDateTime noon = LocalDateTime.parse("2026-01-31T12:00:00");
		assertThat(coerce("local", "2026-01-31T12:00:00")).isEqualTo(noon);
		assertThat(coerce("local", "2026-01-31T12:00:00Z")).isEqualTo(noon);
		assertThat(coerce("local", noon.plusNanos(999))).isEqualTo(noon);
	}

	@Test
	void coerceToDateAndTime() {
		assertThat(coerce("date", "2026-01-31")).isEqualTo(LocalDate.of(2026, 1, 31));
		assertThat(coerce("time", "12:00:00.1234567")).isEqualTo(LocalTime.parse("12:00:00.123456"));
		assertThatRefused("date", "2026-01-31T12:00:00").withMessageContaining("a date as in 2026-01-31");
		assertThatRefused("time", "25:00").withMessageContaining("a time of day");
	}

	@Test
	void coerceToUuid() {
		assertThat(coerce("uuid", UUID_VALUE.toString().toUpperCase(Locale.ROOT))).isEqualTo(UUID_VALUE);
		assertThat(coerce("uuid", UUID_VALUE)).isEqualTo(UUID_VALUE);
		assertThatRefused("uuid", "1-1-1-1-1").withMessageContaining("takes a UUID");
		assertThatRefused("uuid", "1890a5d-ac96-774b-bcce-0b302099a8057").withMessageContaining("takes a UUID");
	}

	@Test
	void coerceToEnumShouldBeTheNameOfAConstant() {
		assertThat(coerce("color", Color.RED)).isEqualTo("RED");
		assertThat(coerce("color", Color.GREEN)).isEqualTo("GREEN");
		assertThat(coerce("color", "GREEN")).isEqualTo("GREEN");
		assertThatRefused("color", "green").withMessageContaining("takes one of RED, GREEN, but was given String.");
		assertThatRefused("color", 0).withMessageContaining("one of RED, GREEN");
	}

	@Test
	void coerceToBytes() {
		assertThat(coerce("bytes", new byte[] { 1, 2 })).isEqualTo(new byte[] { 1, 2 });
		assertThat(coerce("bytes", "AQI=")).isEqualTo(new byte[] { 1, 2 });
		assertThatRefused("bytes", "?").withMessageContaining("bytes or Base64 text");
	}

	@Test
	void coerceToJsonShouldHaveTheShapeOfTheProperty() {
		assertThat(coerce("meta", Map.of("a", 1L))).isEqualTo(Map.of("a", 1));
		assertThat(coerce("tags", Set.of("a"))).isEqualTo(List.of("a"));
		assertThat(coerce("address", new Address("Main", 1))).isEqualTo(Map.of("street", "Main", "number", 1));
		assertThat(coerce("address", Map.of("street", "Main", "number", 1)))
			.isEqualTo(Map.of("street", "Main", "number", 1));
		assertThat(coerce("vector", List.of(1, 2.5))).isEqualTo(List.of(1, 2.5));
		assertThat(coerce("anything", "{\"a\":1}")).isEqualTo("{\"a\":1}");
	}

	@Test
	void coerceToJsonShouldRefuseWhatCannotBeReadBack() {
		assertThatRefused("meta", "{\"a\":1}").withMessageContaining("takes an object, but was given String");
		assertThatRefused("meta", List.of(1)).withMessageContaining("takes an object");
		assertThatRefused("tags", Map.of()).withMessageContaining("takes a list");
		assertThatRefused("address", Map.of("number", "x")).withMessageContaining("an object that is a Address");
		assertThatRefused("vector", List.of("x")).withMessageContaining("takes a list");
		assertThatRefused("anything", Double.NaN).withMessageContaining("a JSON value");
	}

	@Test
	void coerceShouldNotShowValuesThatAreLongOrBreakLines() {
		assertThatRefused("small", "x".repeat(41)).withMessageEndingWith("was given String.");
		assertThatRefused("small", "a\nb").withMessageEndingWith("was given String.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "passwordHash", "apiKey", "clientSecret", "accessToken", "ssn", "cardNumber" })
	void coerceShouldNeverShowSensitiveValues(String field) {
		assertThat(MODEL.field(field).sensitive()).isTrue();
		assertThatRefused(field, "hunter2").withMessageEndingWith("was given String.").withNoCause();
	}

	@Test
	void ordinaryFieldsAreNotSensitive() {
		assertThat(MODEL.field("text").sensitive()).isFalse();
	}

	@Test
	void errorCarriesModelAndField() {
		FieldTypeException error = catchThrowableOfType(FieldTypeException.class, () -> coerce("small", "x"));
		assertThat(error.model()).isEqualTo("Everything");
		assertThat(error.field()).isEqualTo("small");
		assertThat(error.action()).startsWith("Give a whole number");
	}

	private static @Nullable Object coerce(String field, Object value) {
		return MODEL.field(field).coerce(value);
	}

	private static ThrowableAssertAlternative<FieldTypeException> assertThatRefused(String field, Object value) {
		return assertThatExceptionOfType(FieldTypeException.class).isThrownBy(() -> coerce(field, value));
	}

	@DataFlowModel(validation = Validation.STRICT)
	private record Everything(String id, String text, int small, short tiny, long big, double real, BigDecimal price,
			boolean active, Instant instant, OffsetDateTime offset, LocalDateTime local, LocalDate date, LocalTime time,
			UUID uuid, Color color, byte[] bytes, Map<String, Object> meta, List<String> tags, Address address,
			float[] vector, Object anything, int passwordHash, int apiKey, int clientSecret, int accessToken, int ssn,
			int cardNumber) {

	}

	private record Address(String street, int number) {

	}

	private enum Color {

		RED {
			@Override
			public String toString() {
				return "red";
			}
		},

		GREEN

	}

}
