/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.Arrays;

import io.dataflow.adapter.DatabaseKind;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Decides {@link ConditionalOnDatabase}.
 */
final class OnDatabaseCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		DatabaseKind[] wanted = metadata.getAnnotations()
			.get(ConditionalOnDatabase.class)
			.getEnumArray("value", DatabaseKind.class);
		DatabaseKind kind = ConfiguredDatabase.of(context.getEnvironment()).kind();
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnDatabase.class,
				Arrays.toString(wanted));
		if (kind == null) {
			return ConditionOutcome.noMatch(message.because("no URL of DataFlow names a database"));
		}
		return new ConditionOutcome(Arrays.asList(wanted).contains(kind),
				message.because("the database is " + kind.title()));
	}

}
