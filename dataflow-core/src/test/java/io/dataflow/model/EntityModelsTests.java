/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.List;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EntityModelsTests {

	@Test
	void ofShouldKeepTheOrderOfDeclaration() {
		EntityModels models = EntityModels.of(List.of(Order.class, Customer.class, Order.class));
		assertThat(models).extracting(EntityModel::name).containsExactly("Order", "Customer");
		assertThat(models.all()).containsExactlyElementsOf(models);
	}

	@Test
	void ofNothingShouldBeEmpty() {
		assertThat(EntityModels.of(List.of()).all()).isEmpty();
	}

	@Test
	void modelIsFoundByClassOrName() {
		EntityModels models = EntityModels.of(List.of(Customer.class));
		assertThat(models.model(Customer.class)).isSameAs(models.find("Customer"));
		assertThat(models.find("Order")).isNull();
	}

	@Test
	void modelWhenUnknownShouldListTheModels() {
		EntityModels models = EntityModels.of(List.of(Customer.class, Order.class));
		assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> models.model(Other.Customer.class))
			.withMessage("[DF-603] Class " + Other.Customer.class.getName() + " is not a model of this instance.")
			.satisfies((error) -> assertThat(error.model()).isEqualTo("Customer"))
			.satisfies((error) -> assertThat(error.action()).endsWith("Valid: Customer, Order."));
	}

	@Test
	void namesAreUniqueWithinAnInstance() {
		assertThatExceptionOfType(DuplicateModelException.class)
			.isThrownBy(() -> EntityModels.of(List.of(Customer.class, Other.Customer.class)))
			.withMessageStartingWith("[DF-602] Models " + Customer.class.getName() + " and ")
			.withMessageEndingWith("have the same name 'Customer'.")
			.satisfies((error) -> assertThat(error.first()).isEqualTo(Customer.class))
			.satisfies((error) -> assertThat(error.second()).isEqualTo(Other.Customer.class));
	}

	@Test
	void namesMayRepeatInAnotherInstance() {
		assertThat(EntityModels.of(List.of(Customer.class)).find("Customer"))
			.isNotSameAs(EntityModels.of(List.of(Other.Customer.class)).find("Customer"));
	}

	@Test
	void tablesAreUniqueWithinAnInstance() {
		assertThatExceptionOfType(DuplicateModelException.class)
			.isThrownBy(() -> EntityModels.of(List.of(Customer.class, Client.class)))
			.withMessageEndingWith("have the same table 'CUSTOMERS'.");
	}

	@Test
	void inDependencyOrderShouldBeginWithTargets() {
		assertThat(EntityModels.of(List.of(OrderItem.class, Order.class, Customer.class)).inDependencyOrder())
			.extracting(EntityModel::name)
			.containsExactly("Customer", "Order", "OrderItem");
	}

	@Test
	void inDependencyOrderShouldEndWithCircles() {
		assertThat(EntityModels.of(List.of(Chicken.class, Egg.class)).inDependencyOrder()).extracting(EntityModel::name)
			.containsExactly("Egg", "Chicken");
	}

	@Test
	void relationToNoModelIsAProblem() {
		assertThat(EntityModels.of(List.of(Order.class)).model(Order.class).problems()).singleElement()
			.returns(ErrorCode.RELATION_TARGET, ModelProblem::code)
			.returns(Severity.ERROR, ModelProblem::severity)
			.satisfies((problem) -> assertThat(problem.message()).contains(
					"Model 'Order' belongs by 'customerId' to " + Customer.class.getName() + ", which is not a model"));
	}

	@Test
	void relationOfAnotherTypeThanTheTargetsIdIsAProblem() {
		assertThat(EntityModels.of(List.of(Customer.class, Invoice.class)).model(Invoice.class).problems())
			.singleElement()
			.returns(ErrorCode.RELATION_CONFIGURATION, ModelProblem::code)
			.returns("Give the field the type String.", ModelProblem::action);
	}

	@Test
	void circleOfMandatoryRelationsIsAProblemOfItsFirstModel() {
		EntityModels models = EntityModels.of(List.of(Customer.class, Husband.class, Wife.class));
		assertThat(models.model(Husband.class).problems()).singleElement()
			.returns(ErrorCode.CIRCULAR_RELATION, ModelProblem::code)
			.satisfies((problem) -> assertThat(problem.message())
				.contains("needs itself: Husband.wife_id -> Wife, Wife.husband_id -> Husband."));
		assertThat(models.model(Wife.class).problems()).isEmpty();
	}

	@Test
	void mandatoryRelationToItselfIsAProblem() {
		assertThat(EntityModels.of(List.of(Worm.class)).model(Worm.class).problems()).singleElement()
			.returns(ErrorCode.CIRCULAR_RELATION, ModelProblem::code);
	}

	@Test
	void circleWithANullableRelationIsNoProblem() {
		assertThat(EntityModels.of(List.of(Chicken.class, Egg.class)))
			.allSatisfy((model) -> assertThat(model.problems()).isEmpty());
	}

	@Test
	void strictModelsAreRefusedTogether() {
		assertThatExceptionOfType(ModelValidationException.class)
			.isThrownBy(() -> EntityModels.of(List.of(StrictOrder.class, StrictInvoice.class)))
			.withMessageStartingWith("[VAL-009] Strict validation found 2 problems:")
			.withMessageContaining("Model 'StrictOrder'")
			.withMessageContaining("Model 'StrictInvoice'");
	}

	@Test
	void relationsOfUncheckedModelsAreNoProblem() {
		assertThat(EntityModels.of(List.of(UncheckedOrder.class)).model(UncheckedOrder.class).problems()).isEmpty();
	}

	@DataFlowModel
	private record Customer(String id) {

	}

	@DataFlowModel
	private record Order(String id, @BelongsTo(Customer.class) String customerId) {

	}

	@DataFlowModel
	private record OrderItem(String id, @BelongsTo(Order.class) String orderId) {

	}

	@DataFlowModel
	private record Invoice(String id, @BelongsTo(Customer.class) Long customerId) {

	}

	@DataFlowModel(table = "CUSTOMERS")
	private record Client(String id) {

	}

	@DataFlowModel
	private record Husband(String id, @BelongsTo(Wife.class) String wifeId) {

	}

	@DataFlowModel
	private record Wife(String id, @BelongsTo(Husband.class) String husbandId) {

	}

	@DataFlowModel
	private record Worm(String id, @BelongsTo(Worm.class) String wormId) {

	}

	@DataFlowModel
	private record Chicken(String id, @BelongsTo(Egg.class) String eggId) {

	}

	@DataFlowModel
	private record Egg(String id, @BelongsTo(Chicken.class) @Nullable String chickenId) {

	}

	@DataFlowModel(validation = Validation.STRICT)
	private record StrictOrder(String id, @BelongsTo(Customer.class) String customerId) {

	}

	@DataFlowModel(validation = Validation.STRICT)
	private record StrictInvoice(String id, @BelongsTo(Customer.class) String customerId) {

	}

	@DataFlowModel(validation = Validation.OFF)
	private record UncheckedOrder(String id, @BelongsTo(Customer.class) String customerId) {

	}

	private static final class Other {

		@DataFlowModel
		private record Customer(String id) {

		}

	}

}
