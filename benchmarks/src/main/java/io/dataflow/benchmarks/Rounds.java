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
 * in an order that changes, and is compared with the turn of the first contender in the
 * same round: what else happens on the machine hits all alike.
 *
 * @param <C> what a contender is
 */
final class Rounds<C extends Enum<C>> {

	/** Enough for the compiler, as the first rounds are many times slower. */
	private static final int WARMUP = 150;

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private final String title;

	private final List<C> contenders;

	private final double[][] times;

	private final double[][] processorTimes;

	private Rounds(String title, List<C> contenders, int rounds) {
		this.title = title;
		this.contenders = contenders;
		this.times = new double[contenders.size()][rounds];
		this.processorTimes = new double[contenders.size()][rounds];
	}

	/**
	 * Warm up and measure.
	 * @param turn one turn of a contender, which returns the nanoseconds of a call
	 */
	static <C extends Enum<C>> Rounds<C> of(String title, Collection<C> contenders, int rounds,
			ToDoubleFunction<C> turn) {
		List<C> order = new ArrayList<>(contenders);
		Random random = new Random(42);
		for (int i = 0; i < WARMUP; i++) {
			order.forEach(turn::applyAsDouble);
		}
		Rounds<C> result = new Rounds<>(title, List.copyOf(contenders), rounds);
		for (int round = 0; round < rounds; round++) {
			Collections.shuffle(order, random);
			for (C contender : order) {
				int index = result.contenders.indexOf(contender);
				long processorTime = SYSTEM.getProcessCpuTime();
				result.times[index][round] = turn.applyAsDouble(contender);
				result.processorTimes[index][round] = SYSTEM.getProcessCpuTime() - processorTime;
			}
		}
		return result;
	}

	@Override
	public String toString() {
		StringBuilder table = new StringBuilder(this.title).append(
				"\n\n| contender | ratio to %s | middle half of the rounds | processor time of the JVM |\n|---|---|---|---|\n"
					.formatted(name(0)));
		for (int i = 0; i < this.contenders.size(); i++) {
			Quantiles time = ratios(i);
			table.append("| %s | %.2f | %.2f to %.2f | %.2f |%n".formatted(name(i), time.median(), time.lower(),
					time.upper(), processorTime(i)));
		}
		return table.toString();
	}

	private String name(int index) {
		return this.contenders.get(index).name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The clock of processor time is too coarse for single turns.
	 */
	private double processorTime(int index) {
		return Arrays.stream(this.processorTimes[index]).sum() / Arrays.stream(this.processorTimes[0]).sum();
	}

	private Quantiles ratios(int index) {
		double[] ratios = this.times[index].clone();
		for (int round = 0; round < ratios.length; round++) {
			ratios[round] /= this.times[0][round];
		}
		return Quantiles.of(ratios);
	}

}
