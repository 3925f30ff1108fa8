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
 * Matches when a URL of DataFlow is set, be it valid or not.
 */
final class OnDatabaseUrlCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean found = ConfiguredDatabase.of(context.getEnvironment()).hasUrl();
		return new ConditionOutcome(found,
				ConditionMessage.forCondition("OnDatabaseUrl")
					.because((found ? "found " : "did not find ") + ConfiguredDatabase.PROPERTY + " or "
							+ ConfiguredDatabase.VARIABLE));
	}

}
