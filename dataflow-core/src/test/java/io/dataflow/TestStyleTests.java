/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.dataflow.testing.TestRules;

@AnalyzeClasses(packages = "io.dataflow", importOptions = { OnlyIncludeTests.class, DoNotIncludeJars.class })
class TestStyleTests {

	@ArchTest
	static final ArchTests tests = ArchTests.in(TestRules.class);

}
