/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.adapter.DatabaseKind;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless a URL of DataFlow names MongoDB, to which no connections of R2DBC lead.
 */
final class OnNoMongodbUrlCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean mongodb = ConfiguredDatabase.of(context.getEnvironment()).kind() == DatabaseKind.MONGODB;
		return new ConditionOutcome(!mongodb, ConditionMessage.forCondition("OnNoMongodbUrl")
			.because((mongodb) ? "the database is MongoDB" : "the database is not MongoDB"));
	}

}
