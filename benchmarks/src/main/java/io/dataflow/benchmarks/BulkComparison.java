/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import io.dataflow.ModelOperations;
import io.dataflow.adapter.DatabaseKind;
import reactor.core.publisher.Flux;

/**
 * Compares bulk calls of DataFlow with the best that the driver alone can do, in one JVM
 * and in turns, and prints a table of rates.
 *
 * @since 0.1.0
 */
public final class BulkComparison {

	private static final String COPY = "raw COPY";

	private static final String UPDATE = "raw UPDATE … FROM unnest";

	private static final String UPSERT_NEW = "raw ON CONFLICT of new records";

	private static final String UPSERT_KNOWN = "raw ON CONFLICT of known records";

	private static final String BATCH = "raw add() batch";

	private static final String VALUES = "raw multi-row VALUES";

	private static final String LITERALS = "raw multi-row VALUES of literals";

	private static final String BATCH_UPDATE = "raw UPDATE as add() batch";

	private static final int WARMUP = 4;

	private final BenchmarkDatabase database;

	private final ModelOperations<Reading> readings;

	private final List<Reading> records;

	private final List<Reading> changed;

	private BulkComparison(BenchmarkDatabase database, int rows) {
		this.database = database;
		this.readings = database.dataFlow().model(Reading.class);
		this.records = records(rows, "reading ");
		this.changed = records(rows, "changed ");
	}

	private static List<Reading> records(int rows, String name) {
		return LongStream.range(0, rows)
			.mapToObj((n) -> new Reading(n + 1, name + n, BigDecimal.valueOf(n, 2), (int) n))
			.toList();
	}

	/**
	 * Run the comparison.
	 * @param arguments the number of rounds, the number of records, and the database,
	 * PostgreSQL if none is given; each may be left out
	 */
	public static void main(String[] arguments) {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 15;
		int rows = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 100_000;
		DatabaseKind kind = (arguments.length > 2) ? DatabaseKind.valueOf(arguments[2].toUpperCase(Locale.ROOT))
				: DatabaseKind.POSTGRESQL;
		try (BenchmarkDatabase database = BenchmarkDatabase.open(kind)) {
			BulkComparison comparison = new BulkComparison(database, rows);
			comparison.compare(comparison.on(kind), rounds);
		}
	}

	private List<Turn> on(DatabaseKind kind) {
		return switch (kind) {
			case H2 -> onH2();
			case MYSQL, MARIADB -> onMysql();
			case POSTGRESQL -> onPostgresql();
			default -> throw new IllegalArgumentException("see SqliteBulkComparison");
		};
	}

	private List<Turn> onMysql() {
		RawMysqlBulk raw = new RawMysqlBulk(this.database.pool());
		return List.of(Turn.fresh(VALUES, raw::parameters, VALUES), Turn.fresh(LITERALS, raw::literals, VALUES),
				Turn.fresh("bulkCreate", (all) -> this.readings.bulkCreate(Flux.fromIterable(all)), VALUES, LITERALS),
				Turn.filled("bulkUpdate", (all) -> this.readings.bulkUpdate(Flux.fromIterable(all)), VALUES),
				Turn.fresh("bulkUpsert of new records", (all) -> this.readings.bulkUpsert(Flux.fromIterable(all)),
						VALUES),
				Turn.filled("bulkUpsert of known records", (all) -> this.readings.bulkUpsert(Flux.fromIterable(all)),
						VALUES));
	}

	private List<Turn> onPostgresql() {
		RawBulk raw = new RawBulk(this.database.pool());
		return List.of(Turn.fresh(COPY, raw::copy, COPY), Turn.filled(UPDATE, raw::update, UPDATE, COPY),
				Turn.fresh("bulkCreate", (all) -> this.readings.bulkCreate(Flux.fromIterable(all)), COPY),
				Turn.filled("bulkUpdate", (all) -> this.readings.bulkUpdate(Flux.fromIterable(all)), UPDATE),
				Turn.fresh(UPSERT_NEW, raw::upsert, COPY), Turn.filled(UPSERT_KNOWN, raw::upsert, COPY),
				Turn.fresh("bulkUpsert of new records", (all) -> this.readings.bulkUpsert(Flux.fromIterable(all)), COPY,
						UPSERT_NEW),
				Turn.filled("bulkUpsert of known records", (all) -> this.readings.bulkUpsert(Flux.fromIterable(all)),
						COPY, UPSERT_KNOWN));
	}

	private List<Turn> onH2() {
		RawH2Bulk raw = new RawH2Bulk(this.database.pool());
		return List.of(Turn.fresh(BATCH, raw::insertBatch, BATCH), Turn.fresh(VALUES, raw::insertValues, BATCH),
				Turn.filled(BATCH_UPDATE, raw::update, BATCH_UPDATE),
				Turn.fresh("bulkCreate", (all) -> this.readings.bulkCreate(Flux.fromIterable(all)), BATCH, VALUES),
				Turn.filled("bulkUpdate", (all) -> this.readings.bulkUpdate(Flux.fromIterable(all)), BATCH_UPDATE),
				Turn.fresh("bulkUpsert of new records", (all) -> this.readings.bulkUpsert(Flux.fromIterable(all)),
						BATCH),
				Turn.filled("bulkUpsert of known records", (all) -> this.readings.bulkUpsert(Flux.fromIterable(all)),
						BATCH_UPDATE));
	}

	private void compare(List<Turn> turns, int rounds) {
		Map<String, double[]> times = new HashMap<>();
		for (int round = -WARMUP; round < rounds; round++) {
			for (Turn turn : turns) {
				double time = time(turn);
				if (round >= 0) {
					times.computeIfAbsent(turn.name(), (name) -> new double[rounds])[round] = time;
				}
			}
		}
		System.out.println("| call | records per second | compared with | ratio |\n|---|--:|---|--:|");
		for (Turn turn : turns) {
			turn.measures().forEach((measure) -> print(turn.name(), measure, times));
		}
	}

	private void print(String call, String measure, Map<String, double[]> all) {
		double[] times = Objects.requireNonNull(all.get(call));
		double[] others = Objects.requireNonNull(all.get(measure));
		double[] ratios = new double[times.length];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = others[i] / times[i];
		}
		double rate = this.records.size() * 1e9 / Quantiles.of(times).median();
		System.out.printf("| %s | %.0f | %s | %.2f |%n", call, rate, measure, Quantiles.of(ratios).median());
	}

	private double time(Turn turn) {
		if (turn.fresh()) {
			this.database.sql("TRUNCATE TABLE " + this.database.name("reading"));
		}
		long start = System.nanoTime();
		Completion.of(turn.call().apply((turn.fresh()) ? this.records : this.changed));
		return System.nanoTime() - start;
	}

}
