/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of the repository, whichever of its folders the tests run in.
 */
final class Repository {

	private static final Path ROOT = root(Path.of("").toAbsolutePath());

	private Repository() {
	}

	/**
	 * Return the files below a folder, without what the build produces.
	 * @param folder the folder, from the root of the repository
	 * @param name what the name of a file must be like
	 * @return the files in the order of their paths; empty when there is no such folder
	 */
	static List<Path> files(String folder, Predicate<String> name) {
		if (!Files.isDirectory(ROOT.resolve(folder))) {
			return List.of();
		}
		try (Stream<Path> paths = Files.walk(ROOT.resolve(folder))) {
			return paths.filter(Files::isRegularFile)
				.map(ROOT::relativize)
				.filter((path) -> name.test(path.getFileName().toString()))
				.filter((path) -> Stream.of("target", ".git").noneMatch((part) -> contains(path, part)))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static boolean exists(String file) {
		return Files.isRegularFile(ROOT.resolve(file));
	}

	static String read(Path file) {
		try {
			return Files.readString(ROOT.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean contains(Path path, String part) {
		return Stream.iterate(path, (parent) -> parent != null, Path::getParent)
			.anyMatch((parent) -> parent.getFileName().toString().equals(part));
	}

	private static Path root(Path folder) {
		return Files.exists(folder.resolve("mvnw")) ? folder : root(folder.getParent());
	}

}
