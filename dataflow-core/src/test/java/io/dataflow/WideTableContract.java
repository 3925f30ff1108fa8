/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.dataflow.model.DataFlowModel;
import io.dataflow.workflow.WorkflowRun;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables with so many columns that the records of a batch have more values than a
 * statement can have parameters.
 */
interface WideTableContract extends DataFlowContract {

	/** A hundred records have more values than SQLite takes, eighty more than H2 does. */
	int COLUMNS = 400;

	private static Class<?> type() {
		DynamicType.Builder<Object> type = new ByteBuddy().subclass(Object.class)
			.name("io.dataflow.Broad")
			.annotateType(AnnotationDescription.Builder.ofType(DataFlowModel.class).define("table", "broad").build())
			.defineField("id", String.class, Visibility.PUBLIC)
			.annotateField(AnnotationDescription.Builder.ofType(Id.class).build());
		for (int i = 0; i < COLUMNS; i++) {
			type = type.defineField("n" + i, int.class, Visibility.PUBLIC);
		}
		return type.make().load(WideTableContract.class.getClassLoader()).getLoaded();
	}

	private static Map<String, Object> broad(int number) {
		Map<String, Object> broad = new LinkedHashMap<>();
		broad.put("id", "b" + number);
		for (int i = 0; i < COLUMNS; i++) {
			broad.put("n" + i, number + i);
		}
		return broad;
	}

	@Test
	default void recordsOfManyColumnsAreCreatedAtOnce() {
		DataFlow instance = DataFlow.builder(database().another().url()).models(type()).build();
		instance.start().block(LIMIT);
		List<Map<String, Object>> data = IntStream.range(0, 250).mapToObj(WideTableContract::broad).toList();
		Map<String, Object> all = new LinkedHashMap<>(bulk("BroadBulkCreateNode", Map.of("data", data)));
		all.put("data", data);
		WorkflowRun created = await(instance.engine().run(workflow("BroadBulkCreateNode", all)));
		WorkflowRun read = await(instance.engine().run(workflow("BroadReadNode", Map.of("id", "b249"))));
		instance.close().block(LIMIT);
		assertThat(created.result("node")).containsEntry("inserted", 250L);
		assertThat(read.result("node")).containsAllEntriesOf(broad(249));
	}

}
