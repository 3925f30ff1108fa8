/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.Arrays;
import java.util.List;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VectorModelTests {

	private static final FieldModel FIELD = EntityModels.of(List.of(Document.class))
		.model(Document.class)
		.field("embedding");

	@Test
	void vectorHasDimensions() {
		assertThat(FIELD.type()).isEqualTo(FieldType.VECTOR);
		assertThat(FIELD.dimensions()).isEqualTo(3);
		EntityModel model = EntityModels.of(List.of(Document.class)).model(Document.class);
		assertThat(model.field("large").dimensions()).isEqualTo(1536);
		assertThat(model.field("plain").type()).isEqualTo(FieldType.JSON);
		assertThat(model.field("plain").dimensions()).isZero();
	}

	@Test
	void coerceToVector() {
		float[] vector = { 1, 2, 0.5f };
		assertThat(FIELD.coerce(vector)).isEqualTo(vector);
		assertThat(FIELD.coerce(new double[] { 1, 2, 0.5 })).isEqualTo(vector);
		assertThat(FIELD.coerce(List.of(1, 2L, 0.5))).isEqualTo(vector);
		assertThat(FIELD.coerce(new Float[] { 1f, 2f, 0.5f })).isEqualTo(vector);
		assertThat(FIELD.coerce("[1, 2, 0.5]")).isEqualTo(vector);
		assertThat(FIELD.coerce(null)).isNull();
	}

	@Test
	void coerceToVectorShouldRefuseAllElse() {
		assertThatRefused(List.of(1, 2)).withMessage("[DF-102] Field 'embedding' of model 'Document' takes a list of 3 "
				+ "finite numbers, but was given one of 2.");
		assertThatRefused(new float[] { 1, Float.NaN, 2 }).withMessageContaining("one whose element 1 is NaN");
		assertThatRefused(new float[] { Float.POSITIVE_INFINITY, 1, 2 })
			.withMessageContaining("one whose element 0 is infinite as a float");
		assertThatRefused(new double[] { 1, 2, 1e39 }).withMessageContaining("element 2 is infinite as a float");
		assertThatRefused(Arrays.asList(1, null, 2)).withMessageContaining("element 1 is null");
		assertThatRefused(List.of(1, "2", 3)).withMessageContaining("element 1 is a String");
		assertThatRefused("[1, 2").withMessageContaining("but was given String");
		assertThatRefused(1.5).withMessageContaining("but was given Double");
	}

	private static ThrowableAssertAlternative<FieldTypeException> assertThatRefused(Object value) {
		return assertThatExceptionOfType(FieldTypeException.class).isThrownBy(() -> FIELD.coerce(value));
	}

	@Test
	void initialVectorBelongsToOneRecord() {
		FieldModel field = EntityModels.of(List.of(Start.class)).model(Start.class).field("origin");
		assertThat((float[]) field.constantDefault()).containsExactly(0, 1);
		assertThat(field.defaultValue()).isNotSameAs(field.defaultValue());
	}

	@Test
	void vectorIsAnArrayOfFloats() {
		assertThatInvalid(Doubles.class).withMessageContaining("has @Vector on 'embedding' of the type double[].");
	}

	@Test
	void dimensionsAreLimited() {
		assertThatInvalid(Nothing.class).withMessageContaining("has @Vector on 'embedding' with 0 dimensions.");
		assertThatInvalid(TooLong.class).withMessageContaining("with 16001 dimensions.");
	}

	@Test
	void ordinaryIndexIsNotForVectors() {
		assertThatInvalid(Indexed.class).withMessageContaining("has an index on the vector field 'embedding'.");
	}

	private static ThrowableAssertAlternative<InvalidModelException> assertThatInvalid(Class<?> type) {
		return assertThatExceptionOfType(InvalidModelException.class)
			.isThrownBy(() -> EntityModels.of(List.<Class<?>>of(type)));
	}

	@DataFlowModel
	record Document(@Id String id, @Vector(dimensions = 3) float @Nullable [] embedding, @Vector float[] large,
			float[] plain) {

	}

	@DataFlowModel
	record Doubles(@Id String id, @Vector double[] embedding) {

	}

	@DataFlowModel
	record Nothing(@Id String id, @Vector(dimensions = 0) float[] embedding) {

	}

	@DataFlowModel
	record TooLong(@Id String id, @Vector(dimensions = 16_001) float[] embedding) {

	}

	@DataFlowModel(indexes = @Index(fields = "embedding"))
	record Indexed(@Id String id, @Vector float[] embedding) {

	}

	@DataFlowModel
	static final class Start {

		@Id
		private @Nullable String id;

		@Vector(dimensions = 2)
		private float[] origin = { 0, 1 };

	}

}
