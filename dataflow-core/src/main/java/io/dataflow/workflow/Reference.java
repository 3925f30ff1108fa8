/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What stands between the braces of a template.
 */
sealed interface Reference {

	/**
	 * Return the value.
	 * @throws io.dataflow.error.DataFlowException when there is none
	 */
	@Nullable Object value(TemplateValues values);

	/**
	 * Read a reference.
	 * @param text what stands between the braces
	 * @return the reference, or {@code null} when the text is none
	 */
	static @Nullable Reference parse(String text) {
		String trimmed = text.trim();
		String[] segments = trimmed.split("\\.", -1);
		if (Arrays.stream(segments).anyMatch((segment) -> segment.isBlank() || !segment.equals(segment.trim()))) {
			return null;
		}
		String rest = (segments.length > 1) ? trimmed.substring(segments[0].length() + 1) : "";
		return switch (segments[0]) {
			case "now" -> (segments.length == 1) ? new Now() : null;
			case "env" -> (segments.length == 2) ? new Variable(rest) : null;
			case "inputs" -> (segments.length > 1) ? new Input(segments[1], OutputPath.parse(rest)) : null;
			default -> (!IdCheck.isValid(segments[0])) ? null
					: new Output(segments[0], OutputPath.parse((rest.isEmpty()) ? OutputPath.WHOLE : rest));
		};
	}

	/**
	 * The time at which the run began.
	 */
	record Now() implements Reference {

		@Override
		public Object value(TemplateValues values) {
			return values.startedAt();
		}

	}

	/**
	 * A variable of the environment.
	 */
	record Variable(String name) implements Reference {

		@Override
		public @Nullable Object value(TemplateValues values) {
			return values.variable(this.name);
		}

	}

	/**
	 * An input of the run.
	 *
	 * @param name the name of the input
	 * @param path the whole path, which begins with the name
	 */
	record Input(String name, OutputPath path) implements Reference {

		@Override
		public @Nullable Object value(TemplateValues values) {
			return values.input(this.name, this.path);
		}

	}

	/**
	 * An output of a node, or an input of the workflow where no node has the name.
	 *
	 * @param node the id of the node
	 * @param path the path into its result
	 */
	record Output(String node, OutputPath path) implements Reference {

		@Override
		public @Nullable Object value(TemplateValues values) {
			return values.output(this.node, this.path);
		}

		Input asInput() {
			String rest = this.path.toString();
			return new Input(this.node,
					OutputPath.parse((rest.equals(OutputPath.WHOLE)) ? this.node : this.node + "." + rest));
		}

	}

}
