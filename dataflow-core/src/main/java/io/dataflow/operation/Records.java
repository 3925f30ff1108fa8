/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.dataflow.model.EmbeddedField;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import org.jspecify.annotations.Nullable;

/**
 * The records of one batch of a bulk call. What is the same in all of them is kept once,
 * so that giving each record a time stamp costs nothing per record.
 *
 * @since 0.1.0
 */
public final class Records {

	private final EntityModel model;

	private final List<BulkRow> rows;

	/** What is the same in all records. */
	private final BulkRow constants;

	/** Whether all records are known to have values for the same fields. */
	private final boolean alike;

	private Records(EntityModel model, List<BulkRow> rows, BulkRow constants, boolean alike) {
		this.model = model;
		this.rows = rows;
		this.constants = constants;
		this.alike = alike;
	}

	/**
	 * Make a batch.
	 * @param model the model
	 * @param rows the records; the list is adopted, not copied
	 * @return the batch
	 */
	public static Records of(EntityModel model, List<BulkRow> rows) {
		return new Records(model, rows, BulkRow.of(model, -1), alike(rows));
	}

	private static boolean alike(List<BulkRow> rows) {
		for (BulkRow row : rows) {
			if (!row.isLike(rows.get(0))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return the last of the records that have the same key.
	 * @param model the model
	 * @param rows the records
	 * @param keys the fields of the key
	 * @return the records without those that a later one replaces
	 */
	public static List<BulkRow> last(EntityModel model, List<BulkRow> rows, List<FieldModel> keys) {
		return distinct(model, rows, keys, (earlier, later) -> later);
	}

	/**
	 * Return one record for each key, which has the effect of all that have this key in
	 * their order.
	 * @param model the model
	 * @param rows the records
	 * @param keys the fields of the key
	 * @return the records
	 */
	public static List<BulkRow> merged(EntityModel model, List<BulkRow> rows, List<FieldModel> keys) {
		return distinct(model, rows, keys, (earlier, later) -> withoutOutdated(model, earlier, later).merge(later));
	}

	/**
	 * A vector is not that of a text that comes later.
	 */
	private static BulkRow withoutOutdated(EntityModel model, BulkRow earlier, BulkRow later) {
		BulkRow current = earlier;
		for (EmbeddedField field : model.embeddedFields()) {
			int vector = model.fields().indexOf(field.vector());
			if (later.has(model.fields().indexOf(field.source())) && !later.has(vector)) {
				current = current.without(vector);
			}
		}
		return current;
	}

	private static List<BulkRow> distinct(EntityModel model, List<BulkRow> rows, List<FieldModel> keys,
			BinaryOperator<BulkRow> choice) {
		int[] columns = keys.stream().mapToInt(model.fields()::indexOf).toArray();
		Map<Object, BulkRow> distinct = new LinkedHashMap<>(rows.size() * 2);
		for (BulkRow row : rows) {
			distinct.merge(key(row, columns), row, choice);
		}
		return (distinct.size() == rows.size()) ? rows : new ArrayList<>(distinct.values());
	}

	private static Object key(BulkRow row, int[] columns) {
		if (columns.length == 1) {
			return Objects.requireNonNullElse(row.get(columns[0]), List.of());
		}
		List<@Nullable Object> key = new ArrayList<>(columns.length);
		for (int column : columns) {
			key.add(row.get(column));
		}
		return key;
	}

	/**
	 * Return the model.
	 * @return the model
	 */
	public EntityModel model() {
		return this.model;
	}

	/**
	 * Return how many records there are.
	 * @return the number
	 */
	public int size() {
		return this.rows.size();
	}

	/**
	 * Return the position of a record in the call.
	 * @param row the position in this batch
	 * @return the position in the call
	 */
	public long index(int row) {
		return this.rows.get(row).index();
	}

	/**
	 * Return the fields that at least one record has a value for.
	 * @return the fields, in the order of the model
	 */
	public List<FieldModel> fields() {
		List<FieldModel> fields = new ArrayList<>();
		for (int column = 0; column < this.model.fields().size(); column++) {
			if (present(column)) {
				fields.add(this.model.fields().get(column));
			}
		}
		return fields;
	}

	private boolean present(int column) {
		long looked = (this.alike) ? 1 : this.rows.size();
		return isConstant(column) || this.rows.stream().limit(looked).anyMatch((row) -> row.has(column));
	}

	/**
	 * Return the position of a field.
	 * @param field a field of the model
	 * @return the position in the model, which the other methods take
	 */
	public int column(FieldModel field) {
		return this.model.fields().indexOf(field);
	}

	/**
	 * Tell whether all records have the same value because it was given once for all.
	 * @param column the position of the field
	 * @return whether {@link #value} is the same for all records
	 */
	public boolean isConstant(int column) {
		return this.constants.has(column);
	}

	/**
	 * Tell whether a record has a value, be it null.
	 * @param row the position in this batch
	 * @param column the position of the field
	 * @return whether the field is present
	 */
	public boolean has(int row, int column) {
		return isConstant(column) || this.rows.get(row).has(column);
	}

	/**
	 * Tell whether it is known that each record has a value for some fields, be it null,
	 * without a look at each.
	 * @param columns the positions of the fields
	 * @return whether all fields are present in all records; {@code false} also when that
	 * is not known
	 */
	public boolean surelyHave(int... columns) {
		return this.alike && IntStream.of(columns).allMatch(this::present);
	}

	/**
	 * Return a value.
	 * @param row the position in this batch
	 * @param column the position of the field
	 * @return the value in normal form, {@code null} when it is null or absent
	 */
	public @Nullable Object value(int row, int column) {
		return isConstant(column) ? this.constants.get(column) : this.rows.get(row).get(column);
	}

	/**
	 * Return what only one record has.
	 * @param row the position in this batch
	 * @return the record, without what is the same in all
	 */
	public BulkRow row(int row) {
		return this.rows.get(row);
	}

	/**
	 * Return the records with the same value in each.
	 * @param field the field
	 * @param value the value in normal form
	 * @return the records
	 */
	public Records with(FieldModel field, @Nullable Object value) {
		BulkRow more = this.constants.copy();
		more.set(column(field), value);
		return new Records(this.model, this.rows, more, this.alike);
	}

	/**
	 * Return the records after each was looked at.
	 * @param change takes a record and returns it or a changed copy
	 * @return the records
	 */
	public Records map(UnaryOperator<BulkRow> change) {
		List<BulkRow> changed = new ArrayList<>(this.rows.size());
		this.rows.forEach((row) -> changed.add(change.apply(row)));
		return new Records(this.model, changed, this.constants, alike(changed));
	}

	/**
	 * Return some of the records.
	 * @param positions their positions in this batch
	 * @return the records
	 */
	public Records only(List<Integer> positions) {
		return new Records(this.model, positions.stream().map(this.rows::get).toList(), this.constants, this.alike);
	}

	/**
	 * Part the records into pieces.
	 * @param size how many records a piece has at most, at least 1
	 * @return the pieces in their order
	 */
	public List<Records> portions(int size) {
		if (size() <= size) {
			return List.of(this);
		}
		List<Records> portions = new ArrayList<>();
		for (int start = 0; start < size(); start += size) {
			List<BulkRow> portion = this.rows.subList(start, Math.min(start + size, size()));
			portions.add(new Records(this.model, portion, this.constants, this.alike));
		}
		return portions;
	}

	/**
	 * Part the records by the fields that they have values for.
	 * @return batches in which every record has a value for every field of the batch
	 */
	public List<Records> shapes() {
		if (this.alike && !this.rows.isEmpty()) {
			return List.of(this);
		}
		Map<BitSet, List<BulkRow>> shapes = new LinkedHashMap<>(2);
		BulkRow previous = null;
		List<BulkRow> shape = new ArrayList<>();
		for (BulkRow row : this.rows) {
			if (previous == null || !previous.isLike(row)) {
				shape = shapes.computeIfAbsent(shape(row), (key) -> new ArrayList<>());
			}
			shape.add(row);
			previous = row;
		}
		return shapes.values().stream().map((part) -> new Records(this.model, part, this.constants, true)).toList();
	}

	private BitSet shape(BulkRow row) {
		BitSet shape = new BitSet();
		for (int column = 0; column < this.model.fields().size(); column++) {
			shape.set(column, row.has(column));
		}
		return shape;
	}

}
