/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What has happened in one run of a {@code TransactionManagerNode}. Its signals come one
 * at a time.
 */
final class SagaJournal {

	private final TransactionPlan plan;

	private final long begin = System.nanoTime();

	private final Map<String, @Nullable Object> results = new LinkedHashMap<>();

	private final List<String> compensated = new ArrayList<>();

	private final List<Map<String, @Nullable Object>> failed = new ArrayList<>();

	private String id = "";

	private int retries;

	private @Nullable Throwable cause;

	SagaJournal(TransactionPlan plan) {
		this.plan = plan;
	}

	void began(String transactionId) {
		this.id = transactionId;
	}

	void retried() {
		this.retries++;
	}

	void completed(SagaStep step, @Nullable Map<String, @Nullable Object> result) {
		this.results.put(step.id(), result);
	}

	void failed(SagaStep step, Throwable error) {
		this.cause = ChildFailure.cause(error);
		this.failed.add(failure(step.id(), step.node(), "step", error));
	}

	void compensated(SagaStep step) {
		this.compensated.add(step.id());
	}

	void compensationFailed(SagaStep step, Throwable error) {
		this.failed.add(failure(step.id(), step.compensation(), "compensation", error));
	}

	/**
	 * Take note of the end by an error that need not be that of a step.
	 */
	void broken(Throwable error) {
		if (this.cause == null) {
			this.cause = error;
		}
	}

	/**
	 * Forget what a rollback has undone.
	 */
	void rolledBack() {
		this.results.clear();
	}

	/**
	 * Forget an attempt that is repeated as a whole.
	 */
	void repeated() {
		this.results.clear();
		this.failed.clear();
		this.cause = null;
	}

	private static Map<String, @Nullable Object> failure(String step, @Nullable String node, String phase,
			Throwable error) {
		ChildFailure failure = ChildFailure.ofNode(error);
		Map<String, @Nullable Object> entry = new LinkedHashMap<>();
		entry.put("step", step);
		entry.put("node", node);
		entry.put("phase", phase);
		entry.put("code", failure.code().code());
		entry.put("message", failure.message());
		return Collections.unmodifiableMap(entry);
	}

	/**
	 * Return the time that is left to the steps; zero or less when there is none.
	 */
	Duration left() {
		return this.plan.timeout().minusNanos(System.nanoTime() - this.begin);
	}

	Map<String, @Nullable Object> results() {
		return Collections.unmodifiableMap(new LinkedHashMap<>(this.results));
	}

	List<String> completed() {
		return List.copyOf(this.results.keySet());
	}

	List<String> compensated() {
		return this.compensated;
	}

	List<String> failedSteps() {
		return this.failed.stream().map((entry) -> String.valueOf(entry.get("step"))).toList();
	}

	@Nullable Throwable cause() {
		return this.cause;
	}

	/**
	 * Return how a saga ended that was not committed.
	 */
	SagaStatus outcome() {
		if (this.failed.stream().anyMatch((entry) -> "compensation".equals(entry.get("phase")))) {
			return SagaStatus.COMPENSATION_FAILED;
		}
		return (this.results.isEmpty()) ? SagaStatus.FAILED : SagaStatus.COMPENSATED;
	}

	boolean isUncertain() {
		return this.cause instanceof StepStoppedException stopped && stopped.isUncertain();
	}

	Map<String, @Nullable Object> report(SagaStatus status) {
		Map<String, @Nullable Object> report = new LinkedHashMap<>();
		report.put("success", status == SagaStatus.COMMITTED);
		report.put("transaction_id", this.id);
		report.put("transaction_type", this.plan.type().text());
		report.put("status", status.text());
		report.put("operations_total", this.plan.steps().size());
		report.put("operations_completed", this.results.size());
		report.put("operations_failed", this.failed.size());
		report.put("completed_operations", completed());
		report.put("failed_operations", List.copyOf(this.failed));
		report.put("error_details", (status == SagaStatus.COMMITTED) ? null : errorDetails());
		report.put("metadata", metadata());
		report.put("results", results());
		return report;
	}

	private Map<String, @Nullable Object> errorDetails() {
		Map<String, @Nullable Object> details = new LinkedHashMap<>();
		if (!this.failed.isEmpty()) {
			details.putAll(this.failed.get(0));
		}
		else if (this.cause != null) {
			ChildFailure failure = ChildFailure.ofNode(this.cause);
			details.put("code", failure.code().code());
			details.put("message", failure.message());
		}
		details.put("uncertain", isUncertain());
		return details;
	}

	private Map<String, Object> metadata() {
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("duration_seconds", (System.nanoTime() - this.begin) / 1e9);
		metadata.put("retries_attempted", this.retries);
		metadata.put("timeout_seconds", this.plan.timeout().toNanos() / 1e9);
		metadata.put("compensated_operations", List.copyOf(this.compensated));
		metadata.put("operations_without_compensation", withoutCompensation());
		return metadata;
	}

	private List<String> withoutCompensation() {
		return this.plan.steps()
			.stream()
			.filter((step) -> step.compensation() == null && this.results.containsKey(step.id()))
			.map(SagaStep::id)
			.toList();
	}

	String message(SagaStatus status) {
		StringBuilder message = new StringBuilder("The ").append(this.plan.type().text())
			.append(" ended as ")
			.append(status.text())
			.append(".");
		for (Map<String, @Nullable Object> entry : this.failed) {
			message.append(("step".equals(entry.get("phase"))) ? " Step '" : " The compensation of step '")
				.append(entry.get("step"))
				.append("' failed: ")
				.append(entry.get("message"));
		}
		if (this.failed.isEmpty() && this.cause != null) {
			message.append(" ").append(ChildFailure.ofNode(this.cause).message());
		}
		return message.toString();
	}

}
