/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.dataflow.logging.LogCategory;

/**
 * Tells of the problems of models as their {@link Validation} demands.
 */
final class ModelReport {

	private ModelReport() {
	}

	/**
	 * Refuse the strict models that have problems, all at once, else log those of the
	 * others, once per model.
	 */
	static void publish(List<EntityModel> models) {
		List<ModelProblem> refused = models.stream()
			.filter((model) -> model.validation() == Validation.STRICT)
			.flatMap((model) -> model.problems().stream())
			.filter((problem) -> problem.severity() != Severity.INFO)
			.sorted(Comparator.comparing(ModelProblem::severity))
			.toList();
		if (!refused.isEmpty()) {
			throw new ModelValidationException(refused);
		}
		models.forEach(ModelReport::log);
	}

	private static void log(EntityModel model) {
		List<ModelProblem> problems = model.problems();
		if (problems.stream().anyMatch((problem) -> problem.severity() != Severity.INFO)) {
			LogCategory.CORE.logger()
				.warn("{} has problems:{}", model.type().getName(),
						problems.stream().map((problem) -> "\n  " + problem).collect(Collectors.joining()));
		}
	}

}
