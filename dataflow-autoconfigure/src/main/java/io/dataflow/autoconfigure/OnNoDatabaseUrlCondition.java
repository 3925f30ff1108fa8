/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when no property says where the database is.
 */
final class OnNoDatabaseUrlCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConfiguredDatabase database = ConfiguredDatabase.of(context.getEnvironment());
		boolean mongodb = context.getEnvironment().containsProperty("spring.mongodb.uri");
		boolean matches = !database.hasUrl() && !database.springUrl() && !mongodb;
		return new ConditionOutcome(matches,
				ConditionMessage.forCondition("OnNoDatabaseUrl")
					.because((matches ? "did not find " : "found ") + ConfiguredDatabase.PROPERTY + ", "
							+ ConfiguredDatabase.VARIABLE + ", spring.r2dbc.url or spring.mongodb.uri"));
	}

}
