/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One run of a {@code ForEachNode}.
 */
final class ForEachRun {

	private final WorkflowEngine engine;

	private final ForEach forEach;

	private final @Nullable Object[] results;

	private final Queue<FailedItem> failed = new ConcurrentLinkedQueue<>();

	ForEachRun(WorkflowEngine engine, ForEach forEach) {
		this.engine = engine;
		this.forEach = forEach;
		this.results = new @Nullable Object[forEach.items().size()];
	}

	Mono<Map<String, @Nullable Object>> run() {
		return Flux.range(0, this.results.length)
			.flatMap(this::item, this.forEach.concurrency(), 1)
			.then(Mono.fromSupplier(this::result));
	}

	private Mono<WorkflowRun> item(int index) {
		Mono<WorkflowRun> run = this.engine.run(this.forEach.child(), this.forEach.options(index))
			.doOnNext((done) -> this.results[index] = done.result(ForEach.NODE));
		if (!this.forEach.continueOnError()) {
			return run.onErrorMap((error) -> new ItemFailedException(index, this.forEach.name(), error));
		}
		return run.onErrorResume((error) -> {
			this.failed.add(new FailedItem(index, ChildFailure.ofNode(error)));
			return Mono.empty();
		});
	}

	private Map<String, @Nullable Object> result() {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("results", Collections.unmodifiableList(Arrays.asList(this.results)));
		result.put("count", this.results.length);
		result.put("succeeded", this.results.length - this.failed.size());
		result.put("failed", this.failed.size());
		result.put("errors", errors());
		return result;
	}

	private List<Map<String, Object>> errors() {
		List<FailedItem> ordered = new ArrayList<>(this.failed);
		ordered.sort((left, right) -> Integer.compare(left.index(), right.index()));
		return ordered.stream().map(FailedItem::asMap).toList();
	}

	private record FailedItem(int index, ChildFailure failure) {

		Map<String, Object> asMap() {
			Map<String, Object> error = new LinkedHashMap<>();
			error.put("index", this.index);
			error.put("code", this.failure.code().code());
			error.put("message", this.failure.message());
			return error;
		}

	}

}
