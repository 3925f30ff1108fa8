/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Rules for the tests of a module, to be included with {@code ArchTests.in(...)}.
 */
public final class TestRules {

	@ArchTest
	public static final ArchRule verificationsEndInTime = noClasses().should()
		.accessTargetWhere(Calls.verifyWithoutTimeLimit())
		.because("it waits for ever when nothing arrives; use expectComplete().verify(Duration)");

	@ArchTest
	public static final ArchRule testsDoNotSleep = noClasses().should()
		.accessTargetWhere(Calls.sleep())
		.because("it is too short on a busy machine and too long on all others");

	private TestRules() {
	}

}
