/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.Index;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class FilterTests {

	private final EntityModel model = EntityModel.of(Member.class);

	private final Filter ann = Filter.equal(field("name"), "Ann");

	private final Filter old = new Filter.Comparison(field("age"), Filter.Operator.GT, 60);

	@Test
	void andOfNothingIsAll() {
		assertThat(Filter.and(List.of())).isEqualTo(Filter.all());
		assertThat(Filter.and(List.of(Filter.all(), Filter.all()))).isEqualTo(Filter.all());
	}

	@Test
	void orOfNothingIsNone() {
		assertThat(Filter.or(List.of())).isEqualTo(Filter.none());
		assertThat(Filter.or(List.of(Filter.none(), Filter.none()))).isEqualTo(Filter.none());
	}

	@Test
	void oneOperandStandsForItself() {
		assertThat(Filter.and(List.of(this.ann, Filter.all()))).isEqualTo(this.ann);
		assertThat(Filter.or(List.of(Filter.none(), this.ann))).isEqualTo(this.ann);
	}

	@Test
	void noneAbsorbsAndAllAbsorbsOr() {
		assertThat(Filter.and(List.of(this.ann, Filter.none()))).isEqualTo(Filter.none());
		assertThat(Filter.or(List.of(this.ann, Filter.all()))).isEqualTo(Filter.all());
	}

	@Test
	void nestedConnectivesAreFlattened() {
		assertThat(this.ann.and(this.old).and(this.ann))
			.isEqualTo(new Filter.And(List.of(this.ann, this.old, this.ann)));
		assertThat(Filter.or(List.of(Filter.or(List.of(this.ann, this.old)), this.ann)))
			.isEqualTo(new Filter.Or(List.of(this.ann, this.old, this.ann)));
	}

	@Test
	void negationOfAllIsNoneAndBack() {
		assertThat(Filter.not(Filter.all())).isEqualTo(Filter.none());
		assertThat(Filter.not(Filter.none())).isEqualTo(Filter.all());
	}

	@Test
	void negationOfNullCheckAndMembershipIsTheirs() {
		assertThat(Filter.not(new Filter.NullCheck(field("age"), false)))
			.isEqualTo(new Filter.NullCheck(field("age"), true));
		assertThat(Filter.not(new Filter.Membership(field("age"), List.of(1), false)))
			.isEqualTo(new Filter.Membership(field("age"), List.of(1), true));
		assertThat(Filter.not(this.ann)).isEqualTo(new Filter.Not(this.ann));
	}

	@Test
	void equalityOnAUniqueFieldSelectsAtMostOne() {
		assertThat(Filter.equal(field("id"), "m1").selectsAtMostOne()).isTrue();
		assertThat(Filter.equal(field("email"), "a@b.c").selectsAtMostOne()).isTrue();
		assertThat(this.ann.and(Filter.equal(field("id"), "m1")).selectsAtMostOne()).isTrue();
		assertThat(Filter.none().selectsAtMostOne()).isTrue();
	}

	@Test
	void otherFiltersMaySelectSeveral() {
		Filter byId = Filter.equal(field("id"), "m1");
		assertThat(this.ann.selectsAtMostOne()).isFalse();
		assertThat(Filter.all().selectsAtMostOne()).isFalse();
		assertThat(Filter.or(List.of(byId, this.ann)).selectsAtMostOne()).isFalse();
		assertThat(Filter.not(byId).selectsAtMostOne()).isFalse();
		assertThat(new Filter.Comparison(field("id"), Filter.Operator.LIKE, "m%").selectsAtMostOne()).isFalse();
	}

	@Test
	@SuppressWarnings("NullAway")
	void comparisonNeedsAValue() {
		assertThatNullPointerException().isThrownBy(() -> Filter.equal(field("name"), null))
			.withMessage("'value' must not be null");
	}

	private FieldModel field(String name) {
		return this.model.field(name);
	}

	@DataFlowModel(indexes = @Index(fields = "email", unique = true))
	record Member(@Id String id, String name, String email, int age) {

	}

}
