/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VectorTextTests {

	@Test
	void numbersAreWrittenWithAsManyDigitsAsTellThemApart() {
		assertThat(VectorText.of(new float[] { 1, -1, 0, 0.5f, -0.1f, 12.25f, 1000 }))
			.isEqualTo("[1,-1,0,0.5,-0.100000001,12.25,1000]");
		assertThat(VectorText.of(new float[] { 1.5e-9f, 3e20f })).isEqualTo("[1.5E-9,3.0E20]");
	}

	@Test
	void textOfTheDatabaseIsRead() {
		assertThat(VectorText.parse("[1,-0.5,1.5e-09,3e+20,16777216]")).containsExactly(1, -0.5f, 1.5e-9f, 3e20f,
				16777216);
		assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> VectorText.parse("[1,x]"));
	}

	@Test
	void everyNumberIsReadAsItWasWritten() {
		Random random = new Random(7);
		float[] vector = new float[200_000];
		for (int i = 0; i < vector.length; i++) {
			vector[i] = switch (i % 4) {
				case 0 -> random.nextFloat() * 2 - 1;
				case 1 -> (float) random.nextGaussian() / 20;
				case 2 -> Math.scalb(1f, random.nextInt(40) - 20);
				default -> any(random);
			};
		}
		String text = VectorText.of(vector);
		assertThat(VectorText.parse(text)).isEqualTo(vector);
		String[] numbers = text.substring(1, text.length() - 1).split(",");
		float[] parsed = new float[numbers.length];
		for (int i = 0; i < numbers.length; i++) {
			parsed[i] = Float.parseFloat(numbers[i]);
		}
		assertThat(parsed).isEqualTo(vector);
	}

	@Test
	void textsThatJavaWritesAreRead() {
		Random random = new Random(8);
		float[] vector = new float[100_000];
		for (int i = 0; i < vector.length; i++) {
			vector[i] = (i % 2 == 0) ? random.nextFloat() * 2 - 1 : any(random);
		}
		assertThat(VectorText.parse(Arrays.toString(vector).replace(" ", ""))).isEqualTo(vector);
	}

	private static float any(Random random) {
		float number = Float.intBitsToFloat(random.nextInt());
		return Float.isFinite(number) ? number : 0;
	}

}
