/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A program that judges files, where the machine has it.
 */
final class Tool {

	private Tool() {
	}

	/**
	 * Run a program that must agree.
	 * @return what it prints
	 */
	static String run(Path folder, String... command) throws IOException, InterruptedException {
		assumeTrue(isOnPath(command[0]), () -> command[0] + " is not on the path");
		Process process = start(folder, command);
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(output).isZero();
		return output;
	}

	/**
	 * Skip the test unless a program can do something.
	 */
	static void assume(String... command) throws IOException, InterruptedException {
		assumeTrue(isOnPath(command[0]), () -> command[0] + " is not on the path");
		Process process = start(Path.of("."), command);
		process.getInputStream().readAllBytes();
		assumeTrue(process.waitFor() == 0, () -> "'" + String.join(" ", command) + "' does not work");
	}

	private static Process start(Path folder, String... command) throws IOException {
		return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
	}

	private static boolean isOnPath(String program) {
		return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
			.splitAsStream(String.valueOf(System.getenv("PATH")))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program)));
	}

}
