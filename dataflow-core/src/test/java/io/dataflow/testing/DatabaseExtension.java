/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Serves {@link DatabaseTest}.
 */
final class DatabaseExtension implements ExecutionCondition, ParameterResolver, BeforeTestExecutionCallback {

	private static final Namespace NAMESPACE = Namespace.create(DatabaseExtension.class);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		for (DatabaseName other : others(context)) {
			ConditionEvaluationResult result = evaluate(context, other);
			if (result.isDisabled()) {
				return result;
			}
		}
		ConditionEvaluationResult found = evaluate(context, name(context));
		return (found.isDisabled()) ? found
				: missing(context, name(context)).map(ConditionEvaluationResult::disabled).orElse(found);
	}

	private static Optional<String> missing(ExtensionContext context, DatabaseName name) {
		DatabaseServer server = databases(context).server(name).orElseThrow();
		return context.getTestMethod()
			.stream()
			.flatMap((method) -> Stream.of(method.getAnnotation(Needs.class),
					method.getDeclaringClass().getAnnotation(Needs.class)))
			.filter(Objects::nonNull)
			.flatMap((needs) -> Stream.of(needs.value()))
			.filter((capability) -> !server.capabilities().contains(capability))
			.map((capability) -> capability.missingOn(name.title() + " (" + server.description() + ")"))
			.findFirst();
	}

	private static List<DatabaseName> others(ExtensionContext context) {
		return context.getTestMethod()
			.stream()
			.flatMap((method) -> Stream.of(method.getParameters()))
			.map((parameter) -> parameter.getAnnotation(OtherDatabase.class))
			.filter(Objects::nonNull)
			.map(OtherDatabase::value)
			.toList();
	}

	private static ConditionEvaluationResult evaluate(ExtensionContext context, DatabaseName name) {
		TestDatabases databases = databases(context);
		return databases.server(name)
			.map((server) -> ConditionEvaluationResult.enabled(server.description()))
			.orElseGet(() -> ConditionEvaluationResult.disabled("no " + name.title(), databases.misses(name)));
	}

	@Override
	public void beforeTestExecution(ExtensionContext context) {
		databases(context).count(name(context));
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == TestDatabase.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		DatabaseName name = parameter.findAnnotation(OtherDatabase.class)
			.map(OtherDatabase::value)
			.orElseGet(() -> name(context));
		DatabaseServer server = databases(context).server(name).orElseThrow();
		return outermostClass(context).getStore(NAMESPACE)
			.computeIfAbsent(name, (key) -> new TestDatabase(key, server), TestDatabase.class);
	}

	private static DatabaseName name(ExtensionContext context) {
		return AnnotationSupport
			.findAnnotation(context.getRequiredTestClass(), DatabaseTest.class, context.getEnclosingTestClasses())
			.orElseThrow()
			.value();
	}

	private static TestDatabases databases(ExtensionContext context) {
		return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).computeIfAbsent(TestDatabases.class);
	}

	private static ExtensionContext outermostClass(ExtensionContext context) {
		return context.getParent()
			.filter((parent) -> parent.getTestClass().isPresent())
			.map(DatabaseExtension::outermostClass)
			.orElse(context);
	}

}
