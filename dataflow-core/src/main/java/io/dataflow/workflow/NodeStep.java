/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import io.dataflow.logging.Masking;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A node in flight: subscribes to what the node returned and reports its one value.
 */
final class NodeStep implements Step, CoreSubscriber<Map<String, ? extends @Nullable Object>> {

	@SuppressWarnings("rawtypes")
	private static final AtomicReferenceFieldUpdater<NodeStep, Subscription> SUBSCRIPTION = AtomicReferenceFieldUpdater
		.newUpdater(NodeStep.class, Subscription.class, "subscription");

	private final GraphRun graph;

	private final int index;

	private volatile @Nullable Subscription subscription;

	private @Nullable Map<String, ? extends @Nullable Object> value;

	private @Nullable Throwable error;

	private boolean done;

	NodeStep(GraphRun graph, int index) {
		this.graph = graph;
		this.index = index;
	}

	@Override
	public int index() {
		return this.index;
	}

	@Override
	public String id() {
		return this.graph.node(this.index).id();
	}

	@Override
	public StepFailure failure(Throwable cause) {
		return new StepFailure(id(), null, cause);
	}

	@Override
	public boolean stop() {
		Operators.terminate(SUBSCRIPTION, this);
		return true;
	}

	@Override
	public void settle() {
		if (this.error != null) {
			this.graph.fail(this.index, failure(this.error));
		}
		else {
			this.graph.complete(this.index, this.value);
		}
	}

	@Override
	public Context currentContext() {
		return this.graph.context();
	}

	@Override
	public void onSubscribe(Subscription s) {
		if (Operators.setOnce(SUBSCRIPTION, this, s)) {
			s.request(Long.MAX_VALUE);
		}
	}

	@Override
	public void onNext(Map<String, ? extends @Nullable Object> result) {
		if (this.done) {
			Operators.onNextDropped(result, currentContext());
			return;
		}
		this.value = result;
	}

	@Override
	public void onError(Throwable cause) {
		if (this.done) {
			Operators.onErrorDropped(Masking.ofLog().mask(cause), currentContext());
			return;
		}
		this.done = true;
		this.error = cause;
		this.graph.report(this);
	}

	@Override
	public void onComplete() {
		if (!this.done) {
			this.done = true;
			this.graph.report(this);
		}
	}

}
