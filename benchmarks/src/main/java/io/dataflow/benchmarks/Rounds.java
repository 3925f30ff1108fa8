/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

import com.sun.management.OperatingSystemMXBean;

/**
 * Measurements of all contenders in rounds. In every round each contender has one turn,
 * in an order that changes, and is compared with the driver's turn of the same round:
 * what else happens on the machine hits all alike.
 */
final class Rounds {

	/** Enough for the compiler, as the first rounds are many times slower. */
	private static final int WARMUP = 150;

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private final String title;

	private final List<Contender> contenders;

	private final double[][] times;

	private final double[][] processorTimes;

	private Rounds(String title, List<Contender> contenders, int rounds) {
		this.title = title;
		this.contenders = contenders;
		this.times = new double[Contender.values().length][rounds];
		this.processorTimes = new double[Contender.values().length][rounds];
	}

	/**
	 * Warm up and measure.
	 * @param turn one turn of a contender, which returns the nanoseconds of a call
	 */
	static Rounds of(String title, Collection<Contender> contenders, int rounds, ToDoubleFunction<Contender> turn) {
		List<Contender> order = new ArrayList<>(contenders);
		Random random = new Random(42);
		for (int i = 0; i < WARMUP; i++) {
			order.forEach(turn::applyAsDouble);
		}
		Rounds result = new Rounds(title, List.copyOf(contenders), rounds);
		for (int round = 0; round < rounds; round++) {
			Collections.shuffle(order, random);
			for (Contender contender : order) {
				long processorTime = SYSTEM.getProcessCpuTime();
				result.times[contender.ordinal()][round] = turn.applyAsDouble(contender);
				result.processorTimes[contender.ordinal()][round] = SYSTEM.getProcessCpuTime() - processorTime;
			}
		}
		return result;
	}

	@Override
	public String toString() {
		StringBuilder table = new StringBuilder(this.title).append(
				"\n\n| contender | ratio to the driver | middle half of the rounds | processor time of the JVM |\n|---|---|---|---|\n");
		for (Contender contender : this.contenders) {
			Quantiles time = ratios(contender);
			table.append("| %s | %.2f | %.2f to %.2f | %.2f |%n".formatted(contender.name().toLowerCase(Locale.ROOT),
					time.median(), time.lower(), time.upper(), processorTime(contender)));
		}
		return table.toString();
	}

	/**
	 * The clock of processor time is too coarse for single turns.
	 */
	private double processorTime(Contender contender) {
		return Arrays.stream(this.processorTimes[contender.ordinal()]).sum()
				/ Arrays.stream(this.processorTimes[Contender.DRIVER.ordinal()]).sum();
	}

	private Quantiles ratios(Contender contender) {
		double[] ratios = this.times[contender.ordinal()].clone();
		for (int round = 0; round < ratios.length; round++) {
			ratios[round] /= this.times[Contender.DRIVER.ordinal()][round];
		}
		return Quantiles.of(ratios);
	}

}
