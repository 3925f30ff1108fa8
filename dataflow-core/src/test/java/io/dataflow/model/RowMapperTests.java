/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RowMapperTests {

	private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123456789Z");

	private final EntityModel product = EntityModel.of(Product.class);

	private final EntityModel order = EntityModel.of(Order.class);

	@Test
	void toRowShouldHaveDeclaredColumnsInOrderAndNormalForm() {
		Product entity = new Product("p1", new BigDecimal("1.50"), Size.LARGE, Optional.of("note"), Set.of("a"),
				new Dimensions(1, 2), (short) 3, 0.1f, NOW, "hidden", null);
		Map<String, @Nullable Object> row = this.product.toRow(entity);
		assertThat(row).containsExactly(Map.entry("id", "p1"), Map.entry("unit_price", new BigDecimal("1.5")),
				Map.entry("size", "LARGE"), Map.entry("note", "note"), Map.entry("tags", List.of("a")),
				Map.entry("dimensions", Map.of("width", 1, "height", 2)), Map.entry("shelf", 3),
				Map.entry("weight", 0.1), Map.entry("made", Instant.parse("2026-01-31T12:00:00.123456Z")),
				entry("meta", null));
	}

	@Test
	void toEntityShouldRestoreRecords() {
		Product entity = new Product("p1", new BigDecimal("1.5"), Size.LARGE, Optional.empty(), Set.of("a", "b"),
				new Dimensions(1, 2), (short) 3, 0.1f, Instant.EPOCH, null, Map.of("a", Arrays.asList(1, null)));
		assertThat(this.product.toEntity(this.product.toRow(entity))).isEqualTo(entity);
	}

	@Test
	void toEntityWhenColumnIsMissingShouldUseDefaults() {
		Product entity = (Product) this.product.toEntity(new HashMap<>(Map.of("id", "p1", "created_at", NOW)));
		assertThat(entity).isEqualTo(
				new Product("p1", null, Size.SMALL, Optional.empty(), null, null, (short) 7, 0, null, null, null));
	}

	@Test
	void toEntityShouldNormaliseForeignValues() {
		Product entity = (Product) this.product
			.toEntity(new HashMap<>(Map.of("id", "p1", "shelf", 4L, "made", "1970-01-01T00:00:00Z")));
		assertThat(entity.shelf()).isEqualTo((short) 4);
		assertThat(entity.made()).isEqualTo(Instant.EPOCH);
	}

	@Test
	void toEntityWhenPrimitiveIsNullShouldFail() {
		Map<String, @Nullable Object> row = new HashMap<>();
		row.put("shelf", null);
		assertThatExceptionOfType(FieldTypeException.class).isThrownBy(() -> this.product.toEntity(row))
			.withMessageContaining("Field 'shelf' of model 'Product'")
			.withMessageContaining("null by the database");
	}

	@Test
	void toEntityWhenConstantIsUnknownShouldFail() {
		assertThatExceptionOfType(FieldTypeException.class)
			.isThrownBy(() -> this.product.toEntity(new HashMap<>(Map.of("size", "HUGE"))))
			.withMessageContaining("one of SMALL, LARGE");
	}

	@Test
	void toEntityWhenJsonDoesNotFitShouldFail() {
		assertThatExceptionOfType(FieldTypeException.class)
			.isThrownBy(() -> this.product.toEntity(new HashMap<>(Map.of("dimensions", List.of(1)))))
			.withMessageContaining("an object that is a Dimensions");
	}

	@Test
	void toRowWhenValueDoesNotFitShouldFail() {
		Product entity = new Product("p1", new BigDecimal("0.00000000001"), Size.LARGE, Optional.empty(), Set.of(),
				new Dimensions(1, 2), (short) 3, 0, NOW, null, null);
		assertThatExceptionOfType(FieldTypeException.class).isThrownBy(() -> this.product.toRow(entity))
			.withMessageContaining("Field 'unit_price'");
	}

	@Test
	void toRowWhenJsonCannotBeWrittenShouldFail() {
		Product entity = new Product("p1", BigDecimal.ONE, Size.LARGE, Optional.empty(), Set.of(), new Dimensions(1, 2),
				(short) 3, 0, NOW, null, Map.of("a", Double.NaN));
		assertThatExceptionOfType(FieldTypeException.class).isThrownBy(() -> this.product.toRow(entity))
			.withMessageContaining("Field 'meta'");
	}

	@Test
	void toEntityShouldRestorePrivateFieldsOfClasses() {
		Order entity = (Order) this.order
			.toEntity(new HashMap<>(Map.of("id", 5L, "customer_id", "c1", "version", 2L, "items", List.of("a"))));
		assertThat(entity.id).isEqualTo(5);
		assertThat(entity.customerId).isEqualTo("c1");
		assertThat(entity.version).isEqualTo(2);
		assertThat(entity.items).containsExactly("a");
	}

	@Test
	void toEntityWhenColumnIsMissingShouldKeepInitialisers() {
		Order entity = (Order) this.order.toEntity(new HashMap<>());
		assertThat(entity.status).isEqualTo("open");
		assertThat(entity.note).isEmpty();
	}

	@Test
	void toRowWhenPrimitiveIdIsZeroShouldHaveNoId() {
		assertThat(this.order.toRow(new Order())).containsEntry("id", null).containsEntry("status", "open");
	}

	@Test
	void toEntityWhenConstructorFailsShouldSayWhy() {
		assertThatExceptionOfType(InvalidModelException.class)
			.isThrownBy(() -> EntityModel.of(Refusing.class).toEntity(new HashMap<>(Map.of("id", ""))))
			.withMessageContaining("constructor that failed: java.lang.IllegalArgumentException: empty");
	}

	private static Map.Entry<String, @Nullable Object> entry(String key, @Nullable Object value) {
		return new SimpleEntry<>(key, value);
	}

	@DataFlowModel
	private record Product(String id, BigDecimal unitPrice, @DefaultValue("SMALL") Size size, Optional<String> note,
			Set<String> tags, Dimensions dimensions, @DefaultValue("7") short shelf, float weight, Instant made,
			@Transient String hidden, @Nullable Map<String, Object> meta) {

	}

	private record Dimensions(int width, int height) {

	}

	private enum Size {

		SMALL, LARGE

	}

	@DataFlowModel
	private static final class Order {

		private long id;

		private String customerId;

		private String status = "open";

		private Optional<String> note = Optional.empty();

		private List<String> items;

		@Version
		private int version;

		private Order() {
		}

	}

	@DataFlowModel
	private record Refusing(String id) {

		private Refusing {
			if (id.isEmpty()) {
				throw new IllegalArgumentException("empty");
			}
		}

	}

}
