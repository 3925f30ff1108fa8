/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Rules for the product code of a module, to be included with {@code ArchTests.in(...)}.
 */
public final class CodeRules {

	/** Names that say nothing about what a thing is. */
	@ArchTest
	public static final ArchRule typesAreNamedByTheirRole = noClasses().should()
		.haveSimpleNameEndingWith("Manager")
		.orShould()
		.haveSimpleNameEndingWith("Helper")
		.orShould()
		.haveSimpleNameEndingWith("Utils")
		.orShould()
		.haveSimpleNameEndingWith("Impl");

	@ArchTest
	public static final ArchRule packagesAreNamedByTheirSubject = noClasses().should()
		.resideInAnyPackage("..util..", "..utils..", "..helper..", "..common..", "..impl..", "..internal..");

	@ArchTest
	public static final ArchRule packagesAreNullMarked = classes().should(resideInANullMarkedPackage());

	@ArchTest
	public static final ArchRule classesAreFinalOrAbstract = classes().that(are(instantiableTypes()))
		.should()
		.haveModifier(JavaModifier.FINAL)
		.because("inheritance that was not designed cannot be changed later")
		.allowEmptyShould(true);

	@ArchTest
	public static final ArchRule staticFieldsAreFinal = fields().that()
		.areStatic()
		.should()
		.beFinal()
		.because("several instances live in one application")
		.allowEmptyShould(true);

	@ArchTest
	public static final ArchRule nothingIsBoundToAThread = noClasses().should()
		.dependOnClassesThat()
		.areAssignableTo(ThreadLocal.class)
		.because("a reactive call changes threads; the Reactor Context travels with it");

	@ArchTest
	public static final ArchRule nothingBlocks = noClasses().that()
		.doNotHaveFullyQualifiedName("io.dataflow.workflow.WorkflowEngine")
		.should()
		.accessTargetWhere(Calls.blockTheThread())
		.because("only the blocking methods of WorkflowEngine may, and they refuse to on an event loop");

	@ArchTest
	public static final ArchRule nothingSubscribesOnItsOwn = noClasses().should()
		.accessTargetWhere(Calls.subscribeWithoutSubscriber())
		.because("errors, cancellation and the Reactor Context of such a subscription are lost");

	@ArchTest
	public static final ArchRule errorsHaveATypeOfTheirOwn = noClasses().should()
		.accessTargetWhere(Calls.createRuntimeException())
		.because("callers handle types, and users need a code");

	@ArchTest
	public static final ArchRule lettersChangeCaseInANamedLocale = noClasses().should()
		.accessTargetWhere(Calls.changeCaseWithoutLocale())
		.because("'ID'.toLowerCase() is not 'id' in Turkish");

	@ArchTest
	public static final ArchRule standardStreamsAreLeftAlone = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

	private CodeRules() {
	}

	private static DescribedPredicate<JavaClass> instantiableTypes() {
		return DescribedPredicate.describe("instantiable types",
				(type) -> !type.isInterface() && !type.isEnum() && !type.isAnonymousClass()
						&& !type.getModifiers().contains(JavaModifier.ABSTRACT)
						&& !type.getModifiers().contains(JavaModifier.SYNTHETIC));
	}

	private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
		return new ArchCondition<>("reside in a package whose package-info is @NullMarked") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
					events.add(SimpleConditionEvent.violated(type, type.getPackageName()
							+ " has no package-info with @NullMarked (" + type.getSimpleName() + ")"));
				}
			}
		};
	}

}
