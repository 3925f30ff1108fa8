/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldTypeException;
import io.dataflow.model.UnknownFieldException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FieldValuesTests {

	private final EntityModel model = EntityModel.of(Pet.class);

	private final FieldValues values = new FieldValues(this.model);

	@Test
	void recordHasColumnsAndCoercedValues() {
		assertThat(this.values.record(map("id", "p1", "petName", "Rex", "age", "5")))
			.containsExactly(Map.entry("id", "p1"), Map.entry("pet_name", "Rex"), Map.entry("age", 5));
	}

	@Test
	void recordKeepsNullWhereItIsAValue() {
		assertThat(this.values.record(map("owner", null))).containsOnlyKeys("owner").containsEntry("owner", null);
	}

	@Test
	void recordLeavesOutWhatIsManaged() {
		assertThat(this.values
			.record(map("pet_name", "Rex", "created_at", "x", "updatedAt", "y", "deleted_at", null, "version", 3)))
			.containsOnlyKeys("pet_name");
	}

	@Test
	void nullForAFieldThatMustHaveAValueIsRefused() {
		assertThatExceptionOfType(NullValueException.class)
			.isThrownBy(() -> this.values.record(map("pet_name", null, "age", null, "owner", null)))
			.withMessage("[DF-109] Pet must have a value in [pet_name, age] but was given null.");
	}

	@Test
	void nullForAKeyThatIsGeneratedIsNoValue() {
		FieldValues counted = new FieldValues(EntityModel.of(Counted.class));
		assertThat(counted.record(map("id", null))).containsEntry("id", null);
		assertThatExceptionOfType(NullValueException.class).isThrownBy(() -> this.values.record(map("id", null)))
			.withMessageContaining("[id]");
	}

	@Test
	void unknownFieldIsRefused() {
		assertThatExceptionOfType(UnknownFieldException.class).isThrownBy(() -> this.values.record(map("agee", 1)))
			.withMessage("[DF-605] Model 'Pet' has no field 'agee'.");
		assertThatExceptionOfType(UnknownFieldException.class).isThrownBy(() -> this.values.assignments(map("agee", 1)))
			.withMessageContaining("'agee'");
	}

	@Test
	void valueOfTheWrongTypeIsRefused() {
		assertThatExceptionOfType(FieldTypeException.class).isThrownBy(() -> this.values.record(map("age", true)))
			.withMessageContaining("[DF-102] Field 'age' of model 'Pet'");
	}

	@Test
	void assignmentsSetValuesInOrder() {
		assertThat(this.values.assignments(map("age", "5", "owner", null)))
			.isEqualTo(List.of(new Assignment.SetValue(this.model.field("age"), 5),
					new Assignment.SetValue(this.model.field("owner"), null)));
	}

	@Test
	void assignmentsOfNothingButManagedFieldsAreEmpty() {
		assertThat(this.values.assignments(map("created_at", "x"))).isEmpty();
	}

	@Test
	void assignmentToThePrimaryKeyIsRefused() {
		assertThatExceptionOfType(IdInFieldsException.class)
			.isThrownBy(() -> this.values.assignments(map("age", 1, "id", "p2")))
			.withMessage("[DF-905] An update of Pet cannot change its primary key 'id'.");
	}

	private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put(String.valueOf(pairs[i]), pairs[i + 1]);
		}
		return map;
	}

	@DataFlowModel(softDelete = true, versioned = true)
	record Pet(@Id String id, String petName, int age, @Nullable String owner) {

	}

	@DataFlowModel
	record Counted(@Id @Nullable Long id) {

	}

}
