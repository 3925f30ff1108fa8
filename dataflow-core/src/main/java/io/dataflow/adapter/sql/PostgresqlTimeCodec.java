/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Lets DataFlow read the texts of times itself. The driver finds it as a service, unless
 * its option {@code autodetectExtensions} is off; no other type is read differently.
 *
 * @since 0.1.0
 */
public final class PostgresqlTimeCodec implements CodecRegistrar, Codec<PostgresqlTime> {

	@Override
	public Publisher<Void> register(PostgresqlConnection connection, ByteBufAllocator allocator,
			CodecRegistry registry) {
		return Mono.fromRunnable(() -> registry.addLast(this));
	}

	@Override
	public boolean canDecode(int dataType, Format format, Class<?> type) {
		return type == PostgresqlTime.class;
	}

	@Override
	public @Nullable PostgresqlTime decode(@Nullable ByteBuf buffer, int dataType, Format format,
			Class<? extends PostgresqlTime> type) {
		if (buffer == null || format != Format.FORMAT_TEXT) {
			return null;
		}
		return PostgresqlTime.parse(buffer.toString(StandardCharsets.US_ASCII));
	}

	@Override
	public boolean canEncode(Object value) {
		return false;
	}

	@Override
	public boolean canEncodeNull(Class<?> type) {
		return false;
	}

	@Override
	public EncodedParameter encode(Object value) {
		throw new UnsupportedOperationException("Times are bound as the driver binds them.");
	}

	@Override
	public EncodedParameter encode(Object value, int dataType) {
		return encode(value);
	}

	@Override
	public EncodedParameter encodeNull() {
		throw new UnsupportedOperationException("Nulls are bound as the driver binds them.");
	}

}
