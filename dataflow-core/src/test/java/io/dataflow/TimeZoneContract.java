/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Consumer;

import io.dataflow.ContractEntities.Sample;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.workflow.RunOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times are the same whatever zones the process, the server and its sessions are in.
 */
interface TimeZoneContract extends DataFlowContract {

	/** Points in time and local times at which clocks are changed in the zones below. */
	List<Map<String, Object>> TIMES = List.of(
			Map.of("moment", Instant.parse("2026-03-29T02:30:00.123456Z"), "offset_moment",
					OffsetDateTime.parse("2026-10-25T00:30:00.5Z"), "local_moment",
					LocalDateTime.parse("2026-03-29T02:30:00.123456"), "day", LocalDate.parse("2026-03-29"), "hour",
					LocalTime.parse("02:30:00.123456")),
			Map.of("moment", Instant.parse("2026-03-08T02:30:00.999999Z"), "offset_moment",
					OffsetDateTime.parse("2026-11-01T03:30:00Z"), "local_moment",
					LocalDateTime.parse("2026-03-08T02:30:00"), "day", LocalDate.parse("2026-03-08"), "hour",
					LocalTime.MIDNIGHT),
			Map.of("moment", Instant.parse("2011-12-30T12:00:00Z"), "offset_moment",
					OffsetDateTime.parse("2011-12-30T00:00:00Z"), "local_moment",
					LocalDateTime.parse("2011-12-30T00:00:00"), "day", LocalDate.parse("2011-12-30"), "hour",
					LocalTime.parse("23:59:59.999999")));

	/** How often each of the times is written, by every way of writing. */
	int WRITINGS = 4;

	@ParameterizedTest
	@ValueSource(strings = { "Europe/Berlin", "America/St_Johns", "Pacific/Apia" })
	default void timesAreTheSameInEveryZone(String zone) throws SQLException {
		serverZone("-03:30");
		try {
			inZone("UTC", (instance) -> write(instance, "u"));
			inZone(zone, (instance) -> write(instance, "z"));
			for (String reader : List.of(zone, "Asia/Kolkata", "UTC")) {
				inZone(reader, this::assertThatAllAreThere);
			}
			try (Stranger stranger = Stranger.at(url())) {
				for (String field : TIMES.get(0).keySet()) {
					assertThat(stranger.countDistinct("samples", field)).as("different values of " + field)
						.isEqualTo(3);
				}
			}
		}
		finally {
			serverZone("+00:00");
		}
	}

	@Test
	default void timeOfAChangeIsThatOfTheClock() {
		Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
		inZone("Pacific/Apia", (instance) -> {
			run(instance, "SampleCreateNode", Map.of("id", "s"));
			run(instance, "SampleUpdateNode",
					Map.of("filter", Map.of("id", "s"), "fields", Map.of("moment", Map.of("$now", true),
							"offset_moment", Map.of("$now", true), "local_moment", Map.of("$now", true))));
		});
		Sample sample = await(db().model(Sample.class).read("s"));
		Map<String, @Nullable Object> row = run("SampleReadNode", "id", "s");
		assertThat((Instant) row.get("created_at")).isBetween(before, Instant.now());
		assertThat((Instant) row.get("updated_at")).isBetween(before, Instant.now());
		assertThat(sample.moment()).isBetween(before, Instant.now());
		assertThat(sample.offsetMoment()).isEqualTo(OffsetDateTime.parse(sample.moment() + ""));
		assertThat(sample.localMoment()).isEqualTo(LocalDateTime.parse((sample.moment() + "").replace("Z", "")));
	}

	private void write(PooledInstance instance, String prefix) {
		List<Map<String, Object>> created = new ArrayList<>();
		List<Map<String, Object>> updated = new ArrayList<>();
		List<Map<String, Object>> upserted = new ArrayList<>();
		for (int i = 0; i < TIMES.size(); i++) {
			run(instance, "SampleCreateNode", record(prefix + "s" + i, TIMES.get(i)));
			run(instance, "SampleCreateNode", Map.of("id", prefix + "u" + i));
			created.add(record(prefix + "c" + i, TIMES.get(i)));
			updated.add(record(prefix + "u" + i, TIMES.get(i)));
			upserted.add(record(prefix + "p" + i, TIMES.get(i)));
		}
		run(instance, "SampleBulkCreateNode", Map.of("data", created));
		run(instance, "SampleBulkUpdateNode", Map.of("data", updated));
		run(instance, "SampleBulkUpsertNode", Map.of("data", upserted));
	}

	private static Map<String, Object> record(String id, Map<String, Object> times) {
		Map<String, Object> record = new LinkedHashMap<>(times);
		record.put("id", id);
		return record;
	}

	private void assertThatAllAreThere(PooledInstance instance) {
		ModelOperations<Sample> samples = instance.db().model(Sample.class);
		for (Map<String, Object> times : TIMES) {
			times.forEach((field, value) -> assertThat(await(samples.count(Query.where(Map.of(field, value)))))
				.as("records with %s of %s", field, value)
				.isEqualTo(2L * WRITINGS));
			List<Map<String, @Nullable Object>> rows = await(samples
				.aggregate(Query.where(Map.of("day", times.get("day"))), List.copyOf(times.keySet()),
						Map.of("n", Map.of("$count", "*")), Map.of())
				.collectList());
			assertThat(rows).singleElement().satisfies((row) -> assertThat(row).containsAllEntriesOf(times));
			assertThat(await(samples.list(Query.where(times)).map(TimeZoneContract::times).distinct().collectList()))
				.containsExactly(times);
		}
	}

	private static Map<String, Object> times(Sample sample) {
		return Map.of("moment", sample.moment(), "offset_moment", sample.offsetMoment(), "local_moment",
				sample.localMoment(), "day", sample.day(), "hour", sample.hour());
	}

	private void run(PooledInstance instance, String type, Map<String, ?> parameters) {
		Map<String, Object> all = new LinkedHashMap<>(parameters);
		all.putAll(bulk(type, parameters));
		await(instance.db().engine().run(workflow(type, all), RunOptions.none()));
	}

	private void inZone(String zone, Consumer<PooledInstance> work) {
		TimeZone before = TimeZone.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone(zone));
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			work.accept(instance);
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

	private void serverZone(String offset) throws SQLException {
		if (!database().has(Capability.SQL)) {
			// the server has no sessions with a zone
			return;
		}
		try (Stranger stranger = Stranger.at(url())) {
			stranger.execute(Dialects.serverZone(database().name(), offset));
		}
	}

}
