/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dataflow.model.BelongsTo;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.DefaultValue;
import io.dataflow.model.GeneratedId;
import io.dataflow.model.Index;
import io.dataflow.model.Validation;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * The entities of the compatibility kit.
 */
final class ContractEntities {

	/** All entities; those that others belong to come first. */
	static final List<Class<?>> ALL = List.of(Person.class, Ticket.class, Sample.class, Customer.class, Invoice.class,
			Note.class, Remark.class, Draft.class, Entry.class, Exact.class, Token.class);

	private ContractEntities() {
	}

	enum Color {

		RED, GREEN, BLUE

	}

	record Address(String street, @Nullable String city) {

	}

	/** The plain case: an id of the caller's, defaults, nullable fields. */
	@DataFlowModel
	record Person(@Id String id, String name, @Nullable String email, @DefaultValue("0") int age,
			@DefaultValue("true") boolean active, @Nullable String favouriteColor) {

	}

	/** A class: ids from the database, defaults from initialisers. */
	@DataFlowModel
	static class Ticket {

		@Id
		@Nullable Long id;

		String title = "untitled";

		@Nullable String status = "open";

		List<String> tags = new ArrayList<>();

		Map<String, Object> details = new LinkedHashMap<>(Map.of("source", "web"));

		int priority = 3;

	}

	/** One field of every type, all of them nullable. */
	@DataFlowModel
	record Sample(@Id String id, @Nullable String text, @Nullable Integer whole, @Nullable Long big,
			@Nullable Short small, @Nullable Byte tiny, @Nullable Double real, @Nullable Float single,
			@Nullable Boolean flag, @Nullable BigDecimal amount, @Nullable Instant moment,
			@Nullable OffsetDateTime offsetMoment, @Nullable LocalDateTime localMoment, @Nullable LocalDate day,
			@Nullable LocalTime hour, @Nullable UUID uuid, @Nullable Color color, byte @Nullable [] payload,
			@Nullable Map<String, Object> document, @Nullable List<Object> items, @Nullable Address address) {

	}

	/** What invoices belong to; the e-mail address is unique. */
	@DataFlowModel(indexes = @Index(fields = "email", unique = true))
	record Customer(@Id String id, @Nullable String email) {

	}

	/** A foreign key. */
	@DataFlowModel
	record Invoice(@Id String id, @BelongsTo(Customer.class) String customerId, BigDecimal total) {

	}

	/** Soft deletion. */
	@DataFlowModel(softDelete = true)
	record Note(@Id String id, String text) {

	}

	/** Relations that may be absent, one to what is deleted softly, one that leads on. */
	@DataFlowModel
	record Remark(@Id String id, @BelongsTo(Note.class) @Nullable String noteId,
			@BelongsTo(Invoice.class) @Nullable String invoiceId) {

	}

	/** Optimistic locking. */
	@DataFlowModel(versioned = true)
	record Draft(@Id String id, String text) {

	}

	/** Neither changed nor deleted. */
	@DataFlowModel(appendOnly = true)
	record Entry(@Id String id, String text) {

	}

	/** Parameters that are not declared are errors. */
	@DataFlowModel(validation = Validation.STRICT)
	record Exact(@Id String id, String label) {

	}

	/** Ids that are generated before the insert. */
	@DataFlowModel
	record Token(@Id @GeneratedId @Nullable UUID id, String label) {

	}

}
