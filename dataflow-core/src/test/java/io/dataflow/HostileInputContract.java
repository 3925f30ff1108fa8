/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.dataflow.ContractEntities.Person;
import io.dataflow.error.DataFlowException;
import io.dataflow.query.Query;
import io.dataflow.workflow.WorkflowValidationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * No text from outside becomes SQL.
 */
interface HostileInputContract extends DataFlowContract {

	@ParameterizedTest
	@ValueSource(strings = { "name\"; DROP TABLE people; --", "name\" = 'x' OR \"id", "'", "\"", "people.name",
			"name ASC; DELETE FROM people", "name/**/", "`name`", "?1", "", " ", "name\u0000", "*" })
	default void namesThatAreNoFieldsAreRefused(String name) throws SQLException {
		ModelOperations<Person> people = db().model(Person.class);
		await(people.create(new Person("p1", "Ada", null, 1, true, null)));
		assertThat(code(() -> people.list(Query.where(Map.of(name, "x"))).blockLast(LIMIT))).isEqualTo("DF-605");
		assertThat(code(() -> people.count(Query.where(Map.of(name, Map.of("$gt", 1)))).block(LIMIT)))
			.isEqualTo("DF-605");
		assertThat(code(() -> people.update("p1", Map.of(name, "x")).block(LIMIT))).isEqualTo("DF-605");
		assertThat(code(() -> people.list(Query.all().orderBy(name)).blockLast(LIMIT))).isEqualTo("DF-910");
		assertThat(code(() -> people.list(Query.where(Map.of("name", Map.of("$" + name, "x")))).blockLast(LIMIT)))
			.isEqualTo("DF-907");
		try (Stranger stranger = Stranger.at(url())) {
			assertThat(stranger.values("people", "name")).containsExactly("Ada");
		}
	}

	@Test
	default void nodesRefuseNamesThatAreNoFields() {
		String name = "name\"; DROP TABLE people; --";
		assertThat(nodeCodes("PersonListNode", Map.of("filter", Map.of(name, 1)))).containsExactly("DF-605");
		assertThat(nodeCodes("PersonListNode", Map.of("order_by", List.of(name)))).containsExactly("DF-910");
		assertThat(nodeCodes("PersonUpdateNode", Map.of("filter", Map.of("id", "p1"), "fields", Map.of(name, 1))))
			.containsExactly("DF-605");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x'; DROP TABLE users; --", "\"quoted\"", "back\\slash", "$1 ? :name @p {}", "%_",
			"line\nbreak\ttab", "\u00e4\u00f6\u00fc \u4e16\u754c \ud83d\ude00", "", "  spaces  ", "/* comment */",
			"NULL", "null", "{{ inputs.name }}", "${jndi:ldap://x}" })
	default void textIsStoredAsItIs(String text) {
		ModelOperations<Person> people = db().model(Person.class);
		await(people.create(new Person("p1", text, text, 1, true, null)));
		assertThat(await(people.read("p1")).name()).isEqualTo(text);
		assertThat(await(people.list(Query.where(Map.of("name", text))).count())).isEqualTo(1);
		assertThat(await(people.update("p1", Map.of("email", text + text))).email()).isEqualTo(text + text);
	}

	private static String code(ThrowingCallable call) {
		DataFlowException failure = catchThrowableOfType(DataFlowException.class, call);
		assertThat(failure).isNotNull();
		return failure.code();
	}

	private List<String> nodeCodes(String type, Map<String, ?> parameters) {
		WorkflowValidationException refusal = catchThrowableOfType(WorkflowValidationException.class,
				() -> await(db().engine().run(workflow(type, parameters))));
		assertThat(refusal).isNotNull();
		return refusal.problems().stream().map((problem) -> problem.code()).toList();
	}

}
