/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.Failure;
import io.dataflow.adapter.OperationFailedException;
import io.dataflow.error.DataFlowException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static io.dataflow.adapter.mongodb.MongoThings.one;
import static org.assertj.core.api.Assertions.assertThat;

class MongoDeploymentTests {

	private static final String MEMBER = "{'setName': 'rs0'}";

	private static final String SINGLE = "{'isWritablePrimary': true}";

	private final List<String> asked = new ArrayList<>();

	private MongoDeployment answering(String... answers) {
		return new MongoDeployment((name) -> {
			this.asked.add(name);
			return Mono.just(BsonDocument.parse(answers[Math.min(this.asked.size(), answers.length) - 1]));
		});
	}

	@Test
	void memberOfAReplicaSetIsAskedOnce() {
		MongoDeployment deployment = answering(MEMBER);
		assertThat(one(deployment.isReplicated())).isTrue();
		assertThat(one(deployment.isReplicated())).isTrue();
		assertThat(this.asked).containsExactly("hello");
	}

	@Test
	void routerOfAClusterIsReplicated() {
		assertThat(one(answering("{'msg': 'isdbgrid'}").isReplicated())).isTrue();
		assertThat(one(answering("{'msg': 'other'}").isReplicated())).isFalse();
	}

	@Test
	void serverThatStandsAloneIsAskedAgain() {
		MongoDeployment deployment = answering(SINGLE, MEMBER);
		assertThat(one(deployment.isReplicated())).isFalse();
		assertThat(one(deployment.isReplicated())).isTrue();
	}

	@Test
	void oldServerIsAskedByTheOlderCommand() {
		for (DataFlowException error : List.of(OperationFailedException.withCode(new Failure("ask", null, null), 20),
				new CapabilityNotSupportedException(DatabaseKind.MONGODB, "it", "Do it elsewhere."))) {
			this.asked.clear();
			MongoDeployment deployment = new MongoDeployment((name) -> {
				this.asked.add(name);
				return name.equals("hello") ? Mono.error(error) : Mono.just(BsonDocument.parse(MEMBER));
			});
			assertThat(one(deployment.isReplicated())).isTrue();
			assertThat(this.asked).containsExactly("hello", "isMaster");
		}
	}

}
