/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.Update;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Adds and changes rows of databases whose statements do not yield them, and reads them
 * afterwards in the same transaction.
 */
final class LaterReads {

	private final SqlRenderer renderer;

	private final SqlExecutor executor;

	private final RowReader reader;

	private final EntireRow entireRow;

	private final ChangeThenRead changes;

	LaterReads(SqlDialect dialect, SqlRenderer renderer, SqlExecutor executor, RowReader reader) {
		this.renderer = renderer;
		this.executor = executor;
		this.reader = reader;
		this.entireRow = new EntireRow(renderer, executor);
		this.changes = new ChangeThenRead(executor, dialect);
	}

	Flux<Row> insert(Insert insert, String description) {
		if (this.entireRow.isEntire(insert)) {
			return this.entireRow.insert(insert, description);
		}
		return isUniform(insert) ? add(insert, description) : atomically(
				Flux.fromIterable(insert.rows()).concatMap((row) -> add(insert.withRows(List.of(row)), description)));
	}

	/**
	 * The keys that the database gives follow each other only when it gives them to all
	 * rows of a statement.
	 */
	private static boolean isUniform(Insert insert) {
		String id = insert.model().id().name();
		long given = insert.rows().stream().filter((row) -> row.has(id)).count();
		return given == 0 || given == insert.rows().size();
	}

	private Flux<Row> add(Insert insert, String description) {
		return this.changes.execute(this.renderer.insert(insert), this.renderer.inserted(insert),
				this.reader.of(insert.model()), description);
	}

	Flux<Row> update(Update update, String description) {
		return change(update.model(), update.filter(), update.assignments(),
				(filter) -> this.renderer.update(update.withFilter(filter)), description);
	}

	/**
	 * A filter on the id tells which row it was; for any other the rows are found, and
	 * locked, before they are changed and maybe no longer satisfy it.
	 * @param model the model
	 * @param filter which rows are changed
	 * @param assignments what changes
	 * @param sql writes the statement for a filter
	 * @param description what is done
	 * @return the rows after the change
	 */
	Flux<Row> change(EntityModel model, Filter filter, List<Assignment> assignments, Function<Filter, SqlStatement> sql,
			String description) {
		FieldModel id = model.id();
		Object fixed = fixed(id, filter);
		if (fixed != null) {
			return this.changes.execute(sql.apply(filter), read(model, assignments, List.of(fixed)),
					this.reader.of(model), description);
		}
		Flux<Object> ids = this.executor
			.execute(this.renderer.locked(model, filter), false, description, this.reader.of(model))
			.map((row) -> Objects.requireNonNull(row.get(id.name())));
		return atomically(ids.collectList()
			.filter((found) -> !found.isEmpty())
			.flatMapMany((found) -> this.changes.execute(sql.apply(SqlRenderer.ids(model, found)),
					read(model, assignments, found), this.reader.of(model), description)));
	}

	private SqlStatement read(EntityModel model, List<Assignment> assignments, List<Object> ids) {
		List<Object> now = assignments.stream()
			.filter((assignment) -> assignment.field().equals(model.id()))
			.map((assignment) -> (assignment instanceof Assignment.SetValue set) ? set.value() : null)
			.filter(Objects::nonNull)
			.map(Object.class::cast)
			.toList();
		return this.renderer.locked(model, SqlRenderer.ids(model, (now.isEmpty()) ? ids : now));
	}

	private static @Nullable Object fixed(FieldModel id, Filter filter) {
		if (filter instanceof Filter.Comparison comparison) {
			boolean fixes = comparison.operator() == Filter.Operator.EQ && comparison.field().equals(id);
			return fixes ? comparison.value() : null;
		}
		if (filter instanceof Filter.And and) {
			return and.operands()
				.stream()
				.map((operand) -> fixed(id, operand))
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null);
		}
		return null;
	}

	private Flux<Row> atomically(Flux<Row> work) {
		return this.executor.atomically(work.collectList()).flatMapIterable((rows) -> rows);
	}

}
