/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.dataflow.testing.CodeRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "io.dataflow", importOptions = { DoNotIncludeTests.class, DoNotIncludeJars.class })
class ArchitectureTests {

	/** A package sees lower ranks only: a new package is one line here. */
	private static final Map<String, Integer> RANKS = Map.ofEntries(
	// @formatter:off
			Map.entry("error", 0),
			Map.entry("logging", 0),
			Map.entry("model", 1),
			Map.entry("expression", 1),
			Map.entry("transaction", 1),
			Map.entry("workflow", 2),
			Map.entry("query", 2),
			Map.entry("schema", 2),
			Map.entry("control", 3),
			Map.entry("definition", 3),
			Map.entry("operation", 3),
			Map.entry("operation.document", 4),
			Map.entry("control.http", 4),
			Map.entry("pipeline", 4),
			Map.entry("adapter", 5),
			Map.entry("adapter.sqlite", 5),
			Map.entry("adapter.sql", 6),
			Map.entry("adapter.mongodb", 6),
			Map.entry("lifecycle", 6),
			Map.entry("node", 6),
			Map.entry("embedding", 6),
			Map.entry("migration", 6),
			Map.entry("resilience", 6),
			Map.entry("health", 7),
			Map.entry("observation", 6),
			Map.entry("", 8)
	// @formatter:on
	);

	@ArchTest
	static final ArchRule packagesSeeOnlyLowerRanks = classes().should(new PackageRankCondition("io.dataflow", RANKS));

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("io.dataflow.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule workflowKnowsNoDatabase = noClasses().that()
		.resideInAnyPackage("io.dataflow.workflow..", "io.dataflow.control..", "io.dataflow.definition..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.dataflow.model..", "io.dataflow.query..", "io.dataflow.operation..",
				"io.dataflow.pipeline..", "io.dataflow.adapter..", "io.dataflow.node..", "io.r2dbc..",
				"org.springframework.data..")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchTests code = ArchTests.in(CodeRules.class);

}
