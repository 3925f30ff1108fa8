/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DocumentationTests {

	@TestFactory
	Stream<DynamicTest> javaSamplesAreTestedSources() {
		return pages().flatMap((page) -> JavaFence.in(page, Repository.read(page)).stream())
			.map((fence) -> DynamicTest.dynamicTest(fence.toString(), () -> isTestedSource(fence)));
	}

	@Test
	void sampleIsReadWithoutItsIndentation() {
		String markdown = """
				1. Declare it:
				   <!-- snippet: a/B.java#c -->
				   ```java
				   record User(String id) {
				   	// a tab
				   }
				   ```
				""";
		assertThat(JavaFence.in(Path.of("README.md"), markdown)).containsExactly(new JavaFence(Path.of("README.md"), 3,
				"<!-- snippet: a/B.java#c -->", "record User(String id) {\n\t// a tab\n}"));
	}

	@Test
	void sampleEqualsTheTaggedLinesOfItsSource() {
		// tag::equal[]
		String code = "String code = ";
		// end::equal[]
		String tests = "dataflow-core/src/test/java/io/dataflow/docs/DocumentationTests.java";
		isTestedSource(new JavaFence(Path.of("README.md"), 1, "<!-- snippet: " + tests + "#equal -->",
				code + '"' + code + "\";"));
	}

	@Test
	void sampleWithoutSourceIsRefused() {
		JavaFence fence = new JavaFence(Path.of("README.md"), 1, "Like this:", "int a;");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> isTestedSource(fence))
			.withMessageContaining("README.md:1 needs a line '<!-- snippet: path/File.java#tag -->'");
	}

	@Test
	void sampleWithMissingTagIsRefused() {
		JavaFence fence = new JavaFence(Path.of("README.md"), 1, "<!-- snippet: mvnw#none -->", "int a;");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> isTestedSource(fence))
			.withMessageContaining("has no line '// tag::none[]'");
	}

	private static void isTestedSource(JavaFence fence) {
		assertThat(fence.hasSource())
			.as("%s needs a line '<!-- snippet: path/File.java#tag -->' directly before it", fence)
			.isTrue();
		assertThat(fence.code()).as("%s equals %s", fence, fence.source()).isEqualTo(fence.expected());
	}

	private static Stream<Path> pages() {
		List<Path> single = Stream.of("README.md", "CONTRIBUTING.md", "benchmarks/README.md")
			.filter(Repository::exists)
			.map(Path::of)
			.toList();
		return Stream.concat(single.stream(), Repository.files("docs", (name) -> name.endsWith(".md")).stream());
	}

}
