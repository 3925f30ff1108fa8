/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

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
		DatabaseName name = name(context);
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
		DatabaseName name = name(context);
		DatabaseServer server = databases(context).server(name).orElseThrow();
		return outermostClass(context).getStore(NAMESPACE)
			.computeIfAbsent(TestDatabase.class, (type) -> new TestDatabase(name, server), TestDatabase.class);
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
