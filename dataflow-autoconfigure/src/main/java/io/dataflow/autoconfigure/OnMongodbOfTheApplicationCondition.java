/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import com.mongodb.reactivestreams.client.MongoClient;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/**
 * Matches when the application says where a MongoDB is: by a client, by connection
 * details, for instance of a container, or by the property of Spring Boot. The client on
 * localhost that Spring Boot has without any of them is nothing that anybody asked for.
 */
final class OnMongodbOfTheApplicationCondition extends AnyNestedCondition {

	OnMongodbOfTheApplicationCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnBean(MongoClient.class)
	static final class OnClient {

	}

	@ConditionalOnBean(MongoConnectionDetails.class)
	static final class OnConnectionDetails {

	}

	@ConditionalOnProperty("spring.mongodb.uri")
	static final class OnUri {

	}

}
