/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.dataflow.model.FieldModel;
import io.dataflow.model.JsonTree;
import io.netty.buffer.ByteBuf;

/**
 * Values as PostgreSQL itself keeps them in messages: numbers in network order, times in
 * microseconds since the year 2000.
 */
final class PostgresqlBinary {

	private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

	private static final long EPOCH_SECOND = EPOCH.toEpochDay() * 24 * 60 * 60;

	private static final int JSONB_VERSION = 1;

	/** Decimals have digits of four decimal places each. */
	private static final int PLACES = 4;

	private static final BigInteger BASE = BigInteger.valueOf(10_000);

	private static final int NEGATIVE = 0x4000;

	private PostgresqlBinary() {
	}

	static void write(ByteBuf bytes, FieldModel field, Object value) {
		switch (field.type()) {
			case STRING, ENUM -> text(bytes, value.toString());
			case INTEGER -> bytes.writeInt((Integer) value);
			case LONG -> bytes.writeLong((Long) value);
			case DOUBLE -> bytes.writeDouble((Double) value);
			case DECIMAL -> decimal(bytes, (BigDecimal) value);
			case BOOLEAN -> bytes.writeByte((Boolean) value ? 1 : 0);
			case INSTANT -> bytes.writeLong(microseconds((Instant) value));
			case OFFSET_DATE_TIME -> bytes.writeLong(microseconds(((OffsetDateTime) value).toInstant()));
			case LOCAL_DATE_TIME -> bytes.writeLong(microseconds(((LocalDateTime) value).toInstant(ZoneOffset.UTC)));
			case DATE -> bytes.writeInt((int) (((LocalDate) value).toEpochDay() - EPOCH.toEpochDay()));
			case TIME -> bytes.writeLong(((LocalTime) value).toNanoOfDay() / 1000);
			case UUID -> uuid(bytes, (UUID) value);
			case BYTES -> bytes.writeBytes((byte[]) value);
			case VECTOR -> vector(bytes, (float[]) value);
			case JSON -> text(bytes.writeByte(JSONB_VERSION), JsonTree.write(value));
		}
	}

	private static void text(ByteBuf bytes, String text) {
		bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
	}

	private static long microseconds(Instant instant) {
		return (instant.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + instant.getNano() / 1000;
	}

	private static void uuid(ByteBuf bytes, UUID uuid) {
		bytes.writeLong(uuid.getMostSignificantBits()).writeLong(uuid.getLeastSignificantBits());
	}

	private static void vector(ByteBuf bytes, float[] vector) {
		bytes.writeShort(vector.length).writeShort(0);
		for (float number : vector) {
			bytes.writeFloat(number);
		}
	}

	private static void decimal(ByteBuf bytes, BigDecimal value) {
		int fraction = (value.scale() + PLACES - 1) / PLACES;
		List<Integer> digits = new ArrayList<>();
		BigInteger rest = value.abs().setScale(fraction * PLACES).unscaledValue();
		while (rest.signum() != 0) {
			BigInteger[] parts = rest.divideAndRemainder(BASE);
			digits.add(parts[1].intValue());
			rest = parts[0];
		}
		bytes.writeShort(digits.size()).writeShort((digits.isEmpty()) ? 0 : digits.size() - fraction - 1);
		bytes.writeShort((value.signum() < 0) ? NEGATIVE : 0).writeShort(value.scale());
		for (int i = digits.size() - 1; i >= 0; i--) {
			bytes.writeShort(digits.get(i));
		}
	}

}
