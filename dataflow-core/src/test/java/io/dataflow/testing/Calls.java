/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.test.StepVerifier;

/**
 * Calls and method references that the rules forbid.
 */
final class Calls {

	private static final Set<String> PUBLISHER_TO_COLLECTION = Set.of("toIterable", "toStream");

	private Calls() {
	}

	static DescribedPredicate<JavaAccess<?>> blockTheThread() {
		return DescribedPredicate.describe("blocks the thread",
				(access) -> sleeps(access.getTarget()) || blocksOnPublisher(access.getTarget())
						|| is(access.getTarget(), Future.class, Set.of("get", "join"))
						|| is(access.getTarget(), Thread.class, Set.of("join"))
						|| is(access.getTarget(), CountDownLatch.class, Set.of("await")));
	}

	static DescribedPredicate<JavaAccess<?>> sleep() {
		return DescribedPredicate.describe("sleeps", (access) -> sleeps(access.getTarget()));
	}

	static DescribedPredicate<JavaAccess<?>> subscribeWithoutSubscriber() {
		return DescribedPredicate.describe("subscribes without a Subscriber",
				(access) -> is(access.getTarget(), Publisher.class, Set.of("subscribe"))
						&& !takesSubscriber(access.getTarget()));
	}

	static DescribedPredicate<JavaAccess<?>> createRuntimeException() {
		return DescribedPredicate.describe("creates a plain RuntimeException",
				(access) -> access.getTarget().getOwner().isEquivalentTo(RuntimeException.class)
						&& access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
						&& !callsSuperConstructor(access));
	}

	static DescribedPredicate<JavaAccess<?>> changeCaseWithoutLocale() {
		return DescribedPredicate.describe("changes the case without a Locale",
				(access) -> is(access.getTarget(), String.class, Set.of("toLowerCase", "toUpperCase"))
						&& parameters(access.getTarget()).isEmpty());
	}

	static DescribedPredicate<JavaAccess<?>> verifyWithoutTimeLimit() {
		return DescribedPredicate.describe("verifies without a time limit",
				(access) -> access.getTarget().getName().equals("verifyComplete")
						&& access.getTarget().getOwner().getName().startsWith(StepVerifier.class.getName()));
	}

	private static boolean sleeps(AccessTarget target) {
		return is(target, Thread.class, Set.of("sleep")) || is(target, TimeUnit.class, Set.of("sleep"));
	}

	private static boolean blocksOnPublisher(AccessTarget target) {
		return target.getOwner().isAssignableTo(Publisher.class)
				&& (target.getName().startsWith("block") || PUBLISHER_TO_COLLECTION.contains(target.getName()));
	}

	private static boolean is(AccessTarget target, Class<?> owner, Set<String> names) {
		return names.contains(target.getName()) && target.getOwner().isAssignableTo(owner);
	}

	private static boolean takesSubscriber(AccessTarget target) {
		List<JavaClass> parameters = parameters(target);
		return parameters.size() == 1 && parameters.get(0).isAssignableTo(Subscriber.class);
	}

	private static boolean callsSuperConstructor(JavaAccess<?> access) {
		return access.getOrigin() instanceof JavaConstructor && access.getOriginOwner()
			.getRawSuperclass()
			.filter((superclass) -> superclass.equals(access.getTargetOwner()))
			.isPresent();
	}

	private static List<JavaClass> parameters(AccessTarget target) {
		return (target instanceof CodeUnitAccessTarget codeUnit) ? codeUnit.getRawParameterTypes() : List.of();
	}

}
