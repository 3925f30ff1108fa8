/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.migration.SchemaGate;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaDiff;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tells whether the schema is ready and is what the models ask for. It looks until it has
 * found nothing amiss, and not at every question.
 */
final class SchemaCheck implements HealthCheck {

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private static final Duration LIMIT = Duration.ofSeconds(2);

	/** How long looking may keep a connection when nobody waits any more. */
	private static final Duration LOOK_LIMIT = Duration.ofSeconds(15);

	private static final int LONGEST_LIST = 5;

	private final SchemaGate schema;

	private final DatabasePing ping;

	private final Duration interval;

	private final OneAtATime<ComponentHealth> look;

	private volatile @Nullable Sight last;

	SchemaCheck(SchemaGate schema, DatabasePing ping) {
		this(schema, ping, INTERVAL);
	}

	SchemaCheck(SchemaGate schema, DatabasePing ping, Duration interval) {
		this.schema = schema;
		this.ping = ping;
		this.interval = interval;
		this.look = new OneAtATime<>(Mono.defer(this::look), LIMIT, () -> unseen("it takes long"));
	}

	@Override
	public String name() {
		return "schema";
	}

	@Override
	public Mono<ComponentHealth> check() {
		return Mono.defer(() -> {
			if (!this.schema.isOpen()) {
				return Mono.just(ComponentHealth.unhealthy("The schema is not ready yet."));
			}
			Sight sight = this.last;
			return (sight != null && sight.isValid(this.interval)) ? Mono.just(sight.health())
					: lookIfPossible().timeout(LIMIT, Mono.fromSupplier(() -> unseen("it takes long")));
		});
	}

	private Mono<ComponentHealth> lookIfPossible() {
		return this.ping.answer()
			.flatMap((answer) -> (answer.isGiven()) ? this.look.result()
					: Mono.fromSupplier(() -> unseen("the database gives no answer")));
	}

	private Mono<ComponentHealth> look() {
		return this.schema.difference()
			.timeout(LOOK_LIMIT)
			.map(SchemaCheck::health)
			.onErrorResume(CapabilityNotSupportedException.class,
					(error) -> Mono.just(ComponentHealth.healthy("The database has no schema.")))
			.onErrorResume((error) -> Mono.fromSupplier(() -> unseen("looking at it failed")))
			.doOnNext((health) -> this.last = new Sight(health, now()));
	}

	/**
	 * What was seen last is the best guess.
	 */
	private ComponentHealth unseen(String reason) {
		Sight sight = this.last;
		return (sight != null) ? sight.health()
				: ComponentHealth.degraded("The schema could not be compared with the models: " + reason + ".");
	}

	private static ComponentHealth health(SchemaDiff diff) {
		List<String> missing = diff.changes()
			.stream()
			.filter((change) -> change instanceof SchemaChange.CreateTable || change instanceof SchemaChange.AddColumn)
			.map(SchemaChange::description)
			.toList();
		if (!missing.isEmpty()) {
			return ComponentHealth.unhealthy("The schema is behind the models, missing: " + list(missing));
		}
		return (diff.isEmpty()) ? ComponentHealth.healthy("The schema is what the models ask for.")
				: ComponentHealth.degraded("The schema differs from the models: " + list(diff.descriptions()));
	}

	private static String list(List<String> items) {
		String shown = String.join(", ", items.subList(0, Math.min(LONGEST_LIST, items.size())));
		int more = items.size() - LONGEST_LIST;
		return (more > 0) ? shown + " and " + more + " more." : shown + ".";
	}

	private static long now() {
		return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
	}

	private record Sight(ComponentHealth health, long time) {

		boolean isValid(Duration interval) {
			return this.health.status() == HealthStatus.HEALTHY || now() - this.time < interval.toMillis();
		}

	}

}
