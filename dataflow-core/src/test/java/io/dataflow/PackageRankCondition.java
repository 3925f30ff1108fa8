/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * Holds when a class sees only its own package and packages of lower ranks. A package
 * that has no rank is a violation of its own.
 */
final class PackageRankCondition extends ArchCondition<JavaClass> {

	private final String base;

	private final Map<String, Integer> ranks;

	/**
	 * Create a condition.
	 * @param base the name of the root package
	 * @param ranks the rank of each package, by its name below the root; the root itself
	 * is the empty name
	 */
	PackageRankCondition(String base, Map<String, Integer> ranks) {
		super("see only packages of lower ranks");
		this.base = base;
		this.ranks = ranks;
	}

	@Override
	public void check(JavaClass type, ConditionEvents events) {
		String from = type.getPackageName();
		if (!hasRank(from)) {
			violate(type, from + " has no rank: add it to the ranks of " + ArchitectureTests.class.getSimpleName()
					+ " (" + type.getSimpleName() + ")", events);
			return;
		}
		type.getDirectDependenciesFromSelf()
			.stream()
			.filter(leaves(from))
			.forEach((dependency) -> check(from, dependency, events));
	}

	private Predicate<Dependency> leaves(String from) {
		return (dependency) -> {
			String to = packageSeen(dependency);
			return (to.equals(this.base) || to.startsWith(this.base + ".")) && !to.equals(from);
		};
	}

	private void check(String from, Dependency dependency, ConditionEvents events) {
		String to = packageSeen(dependency);
		if (!hasRank(to)) {
			violate(dependency, from + " sees " + to + ", which has no rank: " + dependency.getDescription(), events);
		}
		else if (rank(from) == rank(to)) {
			violate(dependency, from + " and " + to + " have the same rank " + rank(to)
					+ " and must not see each other: " + dependency.getDescription(), events);
		}
		else if (rank(from) < rank(to)) {
			violate(dependency, from + " of rank " + rank(from) + " must see lower ranks only, but sees " + to
					+ " of rank " + rank(to) + ": " + dependency.getDescription(), events);
		}
	}

	private static String packageSeen(Dependency dependency) {
		return dependency.getTargetClass().getBaseComponentType().getPackageName();
	}

	private boolean hasRank(String name) {
		return this.ranks.containsKey(shortName(name));
	}

	private int rank(String name) {
		return this.ranks.get(shortName(name));
	}

	private String shortName(String name) {
		return name.equals(this.base) ? "" : name.substring(this.base.length() + 1);
	}

	private static void violate(Object culprit, String message, ConditionEvents events) {
		events.add(SimpleConditionEvent.violated(culprit, message));
	}

}
