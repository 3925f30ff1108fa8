/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedFieldTests {

	@Test
	void modelKnowsItsTextAndItsVector() {
		EntityModel model = EntityModel.of(Article.class);
		assertThat(model.embeddedFields())
			.containsExactly(new EmbeddedField(model.field("embedding"), model.field("body_text")));
		assertThat(model.embeddedFields()).hasToString("[Article.embedding from 'body_text']");
	}

	@Test
	void vectorIsNotAskedOfCallers() {
		FieldModel embedding = EntityModel.of(Article.class).field("embedding");
		assertThat(embedding.nullable()).isFalse();
		assertThat(embedding.required()).isFalse();
		assertThat(embedding.embedded()).isTrue();
	}

	@Test
	void textThatDoesNotExistIsRefusedWithTheNearestName() {
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(Misspelt.class))
			.withMessage(
					"[DF-601] Model 'Misspelt' has @Embedded(from = \"contnet\") on 'embedding', but no such field.")
			.satisfies((ex) -> assertThat(ex.action()).contains("content"));
	}

	@Test
	void fieldThatIsNoVectorIsRefused() {
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(NoVector.class))
			.withMessageContaining("has @Embedded on 'embedding', which is no @Vector, or has a default.");
	}

	@Test
	void sourceThatIsNoTextIsRefused() {
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(NoText.class))
			.withMessageContaining("has @Embedded on 'embedding', made of 'count', which is no text.");
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(OfTheKey.class))
			.withMessageContaining("made of 'id', which is no text.");
	}

	@Test
	void vectorThatMustHaveAValueNeedsATextThatHasOne() {
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(MayLack.class))
			.withMessageContaining("which must have a value, although 'content' may be null.");
	}

	@DataFlowModel
	record Article(@Id String id, String bodyText,
			@Vector(dimensions = 4) @Embedded(from = "bodyText") float[] embedding) {

	}

	@DataFlowModel
	record Misspelt(@Id String id, String content,
			@Vector(dimensions = 4) @Embedded(from = "contnet") float[] embedding) {

	}

	@DataFlowModel
	record NoVector(@Id String id, String content, @Embedded(from = "content") String embedding) {

	}

	@DataFlowModel
	record NoText(@Id String id, int count, @Vector(dimensions = 4) @Embedded(from = "count") float[] embedding) {

	}

	@DataFlowModel
	record OfTheKey(@Id String id, @Vector(dimensions = 4) @Embedded(from = "id") float[] embedding) {

	}

	@DataFlowModel
	record MayLack(@Id String id, @Nullable String content,
			@Vector(dimensions = 4) @Embedded(from = "content") float[] embedding) {

	}

}
