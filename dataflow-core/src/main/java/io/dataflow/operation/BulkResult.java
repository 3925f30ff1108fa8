/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a bulk call did.
 *
 * @param total how many records it was given, or how many it found by a filter
 * @param inserted how many records it added
 * @param updated how many records it changed
 * @param deleted how many records it removed or marked as deleted
 * @param ids the primary keys of the stored records by their positions in the call, as
 * far as they were asked for; a record that was skipped or refused is absent
 * @param failures the records that were refused while others were stored, in their order
 * @since 0.1.0
 */
public record BulkResult(long total, long inserted, long updated, long deleted, Map<Long, Object> ids,
		List<BulkFailure> failures) {

	private static final BulkResult NONE = new BulkResult(0, 0, 0, 0, Map.of(), List.of());

	public BulkResult {
		ids = Collections.unmodifiableMap(ids);
		failures = List.copyOf(failures);
	}

	/**
	 * Return the result of doing nothing.
	 * @return the result
	 */
	public static BulkResult none() {
		return NONE;
	}

	/**
	 * Return the result of adding records.
	 * @param inserted how many
	 * @param ids their primary keys by position, if they are wanted
	 * @return the result
	 */
	public static BulkResult inserted(long inserted, Map<Long, Object> ids) {
		return new BulkResult(inserted, inserted, 0, 0, ids, List.of());
	}

	/**
	 * Return the result of changing records.
	 * @param updated how many
	 * @return the result
	 */
	public static BulkResult updated(long updated) {
		return new BulkResult(updated, 0, updated, 0, Map.of(), List.of());
	}

	/**
	 * Return the result of removing records.
	 * @param deleted how many
	 * @return the result
	 */
	public static BulkResult deleted(long deleted) {
		return new BulkResult(deleted, 0, 0, deleted, Map.of(), List.of());
	}

	/**
	 * Return the result for a record that could not be stored.
	 * @param failure what is wrong
	 * @return the result
	 */
	public static BulkResult failed(BulkFailure failure) {
		return new BulkResult(1, 0, 0, 0, Map.of(), List.of(failure));
	}

	/**
	 * Return this result for another number of records.
	 * @param given how many records the call was given
	 * @return the result
	 */
	public BulkResult of(long given) {
		return new BulkResult(given, this.inserted, this.updated, this.deleted, this.ids, this.failures);
	}

	/**
	 * Return the result of doing this and something else.
	 * @param other the other result
	 * @return the sum
	 */
	public BulkResult plus(BulkResult other) {
		return new BulkResult(this.total + other.total, this.inserted + other.inserted, this.updated + other.updated,
				this.deleted + other.deleted, sum(other.ids), sum(other.failures));
	}

	private Map<Long, Object> sum(Map<Long, Object> others) {
		if (this.ids.isEmpty() || others.isEmpty()) {
			return (this.ids.isEmpty()) ? others : this.ids;
		}
		Map<Long, Object> sum = new HashMap<>(this.ids);
		sum.putAll(others);
		return sum;
	}

	private List<BulkFailure> sum(List<BulkFailure> others) {
		if (others.isEmpty()) {
			return this.failures;
		}
		List<BulkFailure> sum = new ArrayList<>(this.failures);
		sum.addAll(others);
		return sum;
	}

	/**
	 * Return how many records were stored, changed or removed.
	 * @return the number
	 */
	public long processed() {
		return this.inserted + this.updated + this.deleted;
	}

	/**
	 * Return how many records were refused.
	 * @return the number
	 */
	public long failed() {
		return this.failures.size();
	}

	/**
	 * Return how many records were neither stored nor refused: they existed already, a
	 * later record of the call replaced them, or there was nothing to change.
	 * @return the number
	 */
	public long skipped() {
		return this.total - processed() - failed();
	}

}
