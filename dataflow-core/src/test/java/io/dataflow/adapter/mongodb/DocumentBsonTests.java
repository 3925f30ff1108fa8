/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dataflow.operation.document.InvalidDocumentException;
import io.dataflow.operation.document.InvalidObjectIdException;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DocumentBson}, {@link FoundDocument} and {@link BsonSize}.
 */
class DocumentBsonTests {

	private static BsonValue encoded(Object value) {
		return DocumentBson.stored(Map.of("v", value)).get("v");
	}

	@Test
	void valuesHaveTheirTypes() {
		assertThat(encoded((short) 3)).isEqualTo(new BsonInt32(3));
		assertThat(encoded(3L)).isEqualTo(new BsonInt64(3));
		assertThat(encoded(1.5f)).isEqualTo(new BsonDouble(1.5));
		assertThat(encoded(new BigDecimal("1.50"))).isEqualTo(new BsonDecimal128(Decimal128.parse("1.50")));
		assertThat(encoded(BigInteger.TEN)).isEqualTo(new BsonInt64(10));
		assertThat(encoded(BigInteger.TWO.pow(70))).isInstanceOf(BsonDecimal128.class);
		assertThat(encoded('c')).isEqualTo(new BsonString("c"));
		assertThat(encoded(DayOfWeek.MONDAY)).isEqualTo(new BsonString("MONDAY"));
		assertThat(encoded(new UUID(0, 1))).isEqualTo(new BsonBinary(new UUID(0, 1)));
		assertThat(encoded(OffsetDateTime.parse("1970-01-01T01:00:01+01:00"))).isEqualTo(new BsonDateTime(1000));
		assertThat(encoded(LocalDate.of(2026, 1, 2))).isEqualTo(new BsonString("2026-01-02"));
		assertThat(encoded(new float[] { 0.5f, 1 }).asArray()).containsExactly(new BsonDouble(0.5), new BsonDouble(1));
		assertThat(encoded(new ObjectId("65f000000000000000000001")))
			.isEqualTo(new BsonObjectId(new ObjectId("65f000000000000000000001")));
	}

	@Test
	void extendedJsonIsRead() {
		assertThat(encoded(Map.of("$oid", "65f000000000000000000001"))).isInstanceOf(BsonObjectId.class);
		assertThat(encoded(Map.of("$date", "1970-01-01T00:00:01Z"))).isEqualTo(new BsonDateTime(1000));
		assertThat(encoded(Map.of("$numberDecimal", "1.5"))).isInstanceOf(BsonDecimal128.class);
		assertThat(encoded(Map.of("$timestamp", Map.of("t", 1, "i", 2)))).isEqualTo(new BsonTimestamp(1, 2));
		assertThat(encoded(Map.of("$regularExpression", Map.of("pattern", "a", "options", "i"))))
			.isEqualTo(new BsonRegularExpression("a", "i"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "$date", "$numberDecimal", "$uuid", "$binary", "$timestamp" })
	void extendedJsonThatIsWrongIsRefused(String type) {
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> encoded(Map.of(type, "nonsense")))
			.withMessageContaining("is written with " + type);
	}

	@Test
	void textThatIsNoObjectIdIsRefused() {
		assertThatExceptionOfType(InvalidObjectIdException.class).isThrownBy(() -> encoded(Map.of("$oid", "12")))
			.withMessage("[DF-102] 'v' is '12', which is no ObjectId.");
	}

	@Test
	void valueThatDocumentsCannotHoldIsRefused() {
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> encoded(Duration.ZERO))
			.withMessageContaining("is a Duration, which documents cannot hold");
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> encoded(Instant.MAX))
			.withMessageContaining("is a date beyond");
	}

	@Test
	void documentThatContainsItselfIsRefused() {
		Map<String, Object> endless = new LinkedHashMap<>();
		endless.put("again", List.of(endless));
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> DocumentBson.stored(endless))
			.withMessageContaining("nested more than 100 deep");
	}

	@Test
	void operatorsAreNamesOnlyWhereTheyAreSaid() {
		assertThat(DocumentBson.said(Map.of("n", Map.of("$gt", 1)))).containsKey("n");
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> DocumentBson.stored(Map.of("n", Map.of("$gt", 1))))
			.withMessageContaining("'$gt' cannot be the name of a field");
	}

	@Test
	void rareValuesAreWrittenAsExtendedJson() {
		BsonDocument rare = BsonDocument.parse("{a: {$timestamp: {t: 1, i: 2}}, b: {$regex: 'x', $options: 'i'},"
				+ " c: {$minKey: 1}, d: {$numberDecimal: 'NaN'}, e: {$numberDecimal: '-0'}, f: null, g: {$undefined: true}}");
		Map<String, Object> values = new LinkedHashMap<>(FoundDocument.of(rare).values());
		assertThat(values).containsEntry("a", Map.of("$timestamp", Map.of("t", 1L, "i", 2L)))
			.containsEntry("b", Map.of("$regularExpression", Map.of("pattern", "x", "options", "i")))
			.containsEntry("c", Map.of("$minKey", 1))
			.containsEntry("d", "NaN")
			.containsEntry("e", BigDecimal.ZERO)
			.containsEntry("f", null)
			.containsEntry("g", null);
	}

	@Test
	void sizeIsThatOfWhatIsSent() {
		BsonDocument document = BsonDocument.parse("{a: 'grün €😀', b: 1, c: {$numberLong: '5'}, d: [1, 'x', {y: 1.5}],"
				+ " e: {$oid: '65f000000000000000000001'}, f: {$date: 0}, g: {$numberDecimal: '1.5'}, h: null, i: true,"
				+ " j: {$binary: {base64: 'AAEC', subType: '00'}}, k: {$regex: 'x', $options: 'i'}, l: [0,1,2,3,4,5,6,7,8,9,10],"
				+ " m: {$timestamp: {t: 1, i: 2}}, 'né': {}}");
		long written = new RawBsonDocument(document, new BsonDocumentCodec()).getByteBuffer().remaining();
		assertThat(BsonSize.of(document)).isEqualTo(written);
	}

}
