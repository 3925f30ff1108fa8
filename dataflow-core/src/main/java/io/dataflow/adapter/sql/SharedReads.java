/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.query.Filter;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionContext;
import reactor.core.publisher.Flux;

/**
 * Lets reads of one record each share statements when there are many at once, so that a
 * busy application sends fewer of them. A read alone is sent as it is, and so is one in a
 * transaction. When as many as the processors can use are under way for the same model,
 * further ones wait until one of these is answered, or a moment at most, and all that
 * came until then go together. None is sent with a statement that was under way when it
 * came: each sees what was committed before it.
 * <p>
 * The records are told apart by their primary keys, which must be whole numbers or UUIDs:
 * texts may be equal to the database and differ here. Records with bytes may be too large
 * to hold many at once. Connections that somebody else has made may depend on who asks
 * for them, so that only those of a {@link DatabasePool} are shared; databases in this
 * process gain nothing.
 */
final class SharedReads {

	/**
	 * Longer than a statement takes that finds one record, shorter than a user notices.
	 */
	private static final Duration PATIENCE = Duration.ofMillis(50);

	private final SqlExecutor executor;

	private final SqlRenderer renderer;

	private final RowReader reader;

	private final int parallel;

	private final Map<Kind, ReadQueue> queues = new ConcurrentHashMap<>();

	private SharedReads(SqlExecutor executor, SqlRenderer renderer, RowReader reader, int parallel) {
		this.executor = executor;
		this.renderer = renderer;
		this.reader = reader;
		this.parallel = parallel;
	}

	/**
	 * Create reads.
	 * @param connectionFactory where connections come from
	 * @param dialect the dialect of the database
	 */
	static SharedReads of(ConnectionFactory connectionFactory, SqlDialect dialect, SqlExecutor executor,
			SqlRenderer renderer, RowReader reader) {
		int parallel = (connectionFactory instanceof DatabasePool pool && EventLoopConnections.serve(dialect.kind()))
				? Math.max(2, Math.min(2 * Runtime.getRuntime().availableProcessors(), pool.settings().maxSize())) : 0;
		return new SharedReads(executor, renderer, reader, parallel);
	}

	/**
	 * Read records.
	 */
	Flux<Row> select(Select select) {
		Object key = (this.parallel > 0) ? key(select) : null;
		if (key == null) {
			return alone(select);
		}
		return Flux.deferContextual((context) -> {
			boolean inTransaction = context.hasKey(TransactionContext.class);
			return inTransaction ? alone(select) : queue(select).read(select, key, context);
		});
	}

	private ReadQueue queue(Select select) {
		return this.queues.computeIfAbsent(new Kind(select.model(), rest(select)),
				(kind) -> new ReadQueue(this.parallel, PATIENCE, this::alone, (reads) -> together(kind, reads)));
	}

	private Flux<Row> alone(Select select) {
		// rows in portions cost the server one more answer, which a single record is not
		// worth
		boolean streaming = !select.page().limited() && !select.filter().selectsAtMostOne();
		return this.executor.execute(this.renderer.select(select), streaming, description(select.model()),
				this.reader.of(select.model()));
	}

	private Flux<?> together(Kind kind, SharedStatement reads) {
		EntityModel model = kind.model();
		Filter filter = new Filter.Membership(model.id(), reads.keys(), false).and(kind.rest());
		return this.executor
			.execute(this.renderer.select(Select.of(model, filter)), false, description(model), (result) -> result
				.map((row, metadata) -> reads.accept(this.reader.key(model, row), () -> this.reader.read(model, row))));
	}

	private static String description(EntityModel model) {
		return "read " + model.name();
	}

	/**
	 * Return the primary key by which a single record is read, and by nothing else but
	 * that it was not deleted softly.
	 * @return the key, or {@code null} when the read cannot be shared
	 */
	private static @Nullable Object key(Select select) {
		EntityModel model = select.model();
		if (!isShareable(model) || select.page().limited() || select.page().offset() > 0) {
			return null;
		}
		Filter filter = select.filter();
		if (filter instanceof Filter.And and && and.operands().size() == 2 && isLiving(model, and.operands().get(1))) {
			filter = and.operands().get(0);
		}
		boolean byKey = filter instanceof Filter.Comparison comparison && comparison.operator() == Filter.Operator.EQ
				&& comparison.field() == model.id();
		return byKey ? ((Filter.Comparison) filter).value() : null;
	}

	/**
	 * Records of a time series may have the same key.
	 */
	private static boolean isShareable(EntityModel model) {
		FieldType type = model.id().type();
		return model.id().unique() && (type == FieldType.LONG || type == FieldType.INTEGER || type == FieldType.UUID)
				&& model.fields().stream().noneMatch((field) -> field.type() == FieldType.BYTES);
	}

	private static boolean isLiving(EntityModel model, Filter filter) {
		return model.deletedAt() != null && filter.equals(new Filter.NullCheck(model.deletedAt(), false));
	}

	/**
	 * Return what a record must satisfy beside having the key.
	 */
	private static Filter rest(Select select) {
		return (select.filter() instanceof Filter.And and) ? and.operands().get(1) : Filter.all();
	}

	/**
	 * What reads must have in common to share a statement.
	 */
	private record Kind(EntityModel model, Filter rest) {

	}

}
