/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dataflow.adapter.DataException;
import io.dataflow.error.DataFlowException;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldTypeException;
import io.dataflow.model.Vector;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MongoValuesTests {

	private static final EntityModel MODEL = EntityModel.of(Thing.class);

	@Test
	void primaryKeyIsTheIdOfADocument() {
		assertThat(MongoValues.name(MODEL.id())).isEqualTo("_id");
		assertThat(MongoValues.name(MODEL.field("text"))).isEqualTo("text");
	}

	@Test
	void scalarsAreTheirOwnTypes() {
		assertThat(encode("text", "a")).isEqualTo(new BsonString("a"));
		assertThat(encode("whole", 7)).isEqualTo(new BsonInt32(7));
		assertThat(encode("big", 7L)).isEqualTo(new BsonInt64(7));
		assertThat(encode("flag", true)).isEqualTo(BsonBoolean.TRUE);
		assertThat(encode("text", null)).isEqualTo(BsonNull.VALUE);
	}

	@Test
	void timesKeepTheirMicroseconds() {
		Instant instant = Instant.parse("1969-12-31T23:59:59.999999Z");
		assertThat(encode("moment", instant)).isEqualTo(new BsonInt64(-1));
		assertThat(both("moment", instant)).isEqualTo(instant);
		LocalDateTime local = LocalDateTime.parse("2024-02-29T12:30:00.000001");
		assertThat(both("local_moment", local)).isEqualTo(local);
		OffsetDateTime offset = local.atOffset(ZoneOffset.UTC);
		assertThat(both("offset_moment", offset)).isEqualTo(offset);
		LocalTime time = LocalTime.parse("23:59:59.999999");
		assertThat(encode("hour", time)).isEqualTo(new BsonInt64(86_399_999_999L));
		assertThat(both("hour", time)).isEqualTo(time);
	}

	@Test
	void dayIsADateAtMidnight() {
		assertThat(encode("day", LocalDate.EPOCH.plusDays(1))).isEqualTo(new BsonDateTime(86_400_000));
		assertThat(both("day", LocalDate.of(1, 1, 1))).isEqualTo(LocalDate.of(1, 1, 1));
	}

	@Test
	void decimalsAreExact() {
		BigDecimal amount = new BigDecimal("1234567890123456789012345678.123456");
		assertThat(encode("amount", amount)).isEqualTo(new BsonDecimal128(new Decimal128(amount)));
		assertThat(both("amount", amount)).isEqualTo(amount);
	}

	@Test
	void decimalOfMoreDigitsIsRefused() {
		BigDecimal amount = new BigDecimal("1234567890123456789012345678.1234567");
		assertThatExceptionOfType(DataException.class).isThrownBy(() -> encode("amount", amount))
			.withMessageContaining("Cannot store Thing.amount")
			.withMessageContaining("too long")
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-502"));
	}

	@Test
	void momentThatMicrosecondsCannotCountIsRefused() {
		assertThatExceptionOfType(DataException.class).isThrownBy(() -> encode("moment", Instant.MAX));
	}

	@Test
	void uuidsAndBytesAreBinary() {
		UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
		assertThat(encode("uuid", uuid)).isEqualTo(new BsonBinary(uuid));
		assertThat(both("uuid", uuid)).isEqualTo(uuid);
		assertThat(both("payload", new byte[] { 0, -1 })).isEqualTo(new byte[] { 0, -1 });
	}

	@Test
	void vectorIsAnArrayOfNumbers() {
		FieldModel field = EntityModel.of(Place.class).field("spot");
		BsonArray stored = new BsonArray(List.of(new BsonDouble(0.5), new BsonDouble(-1)));
		assertThat(MongoValues.encode(field, new float[] { 0.5f, -1 })).isEqualTo(stored);
		assertThat(MongoValues.decode(field, stored)).isEqualTo(new float[] { 0.5f, -1 });
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> MongoValues.decode(field, new BsonArray(List.of(new BsonDouble(0.5)))))
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-102"));
	}

	@Test
	void treeComesBackInItsNormalForm() {
		Map<String, Object> tree = new LinkedHashMap<>();
		tree.put("$odd.key", 1);
		tree.put("long", 1L << 40);
		tree.put("real", 0.5);
		tree.put("exact", new BigDecimal("0.1234567890123456789012345"));
		tree.put("list", Arrays.asList("a", null, true, Map.of()));
		assertThat(both("document", tree)).isEqualTo(tree);
	}

	@Test
	void numbersOfAnotherWidthAreTaken() {
		assertThat(decode("big", new BsonInt32(7))).isEqualTo(7L);
		assertThat(decode("whole", new BsonInt64(7))).isEqualTo(7);
		assertThat(decode("amount", new BsonInt32(7))).isEqualTo(new BigDecimal("7"));
	}

	@Test
	void missingIsNull() {
		assertThat(MongoValues.decode(MODEL.field("text"), null)).isNull();
		assertThat(decode("text", BsonNull.VALUE)).isNull();
	}

	@Test
	void valueOfAnotherTypeIsAnError() {
		assertThatExceptionOfType(FieldTypeException.class)
			.isThrownBy(() -> decode("text", new BsonObjectId(new ObjectId())))
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-102"));
		assertThatExceptionOfType(FieldTypeException.class)
			.isThrownBy(() -> decode("amount", new BsonDecimal128(Decimal128.NaN)));
	}

	private static BsonValue encode(String name, @Nullable Object value) {
		return MongoValues.encode(MODEL.field(name), value);
	}

	private static @Nullable Object decode(String name, BsonValue value) {
		return MongoValues.decode(MODEL.field(name), value);
	}

	private static @Nullable Object both(String name, Object value) {
		FieldModel field = MODEL.field(name);
		return MongoValues.decode(field, MongoValues.encode(field, value));
	}

	@DataFlowModel
	record Thing(@Id String id, String text, int whole, long big, boolean flag, BigDecimal amount, Instant moment,
			OffsetDateTime offsetMoment, LocalDateTime localMoment, LocalDate day, LocalTime hour, UUID uuid,
			byte[] payload, Map<String, Object> document, List<Object> items) {

	}

	@DataFlowModel
	record Place(@Id String id, @Vector(dimensions = 2) float[] spot) {

	}

}
