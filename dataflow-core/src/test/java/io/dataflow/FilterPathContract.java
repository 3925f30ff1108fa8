/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dataflow.DataFlowContract.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Which records a filter selects that looks into documents or follows relations.
 */
interface FilterPathContract extends DataFlowContract {

	static Stream<Arguments> documentFilters() {
		return Stream.of(arguments(map("document.city", "Rome"), "a"),
				arguments(map("document", map("city", "Rome")), "a"),
				arguments(map("document", map("inner", map("deep", map("$in", List.of(1, 2, "x"))))), "ab"),
				arguments(map("document.inner.deep", map("$gt", 1)), "b"),
				arguments(map("document.inner.deep", map("$between", List.of(1, 10))), "ab"),
				arguments(map("document.inner.deep", map("$ne", 1)), "b"),
				arguments(map("document.inner.deep", "1"), ""), arguments(map("document.flag", true), "a"),
				arguments(map("document.flag", map("$ne", true)), "b"),
				arguments(map("document.city", map("$like", "R%")), "a"),
				arguments(map("document.city", map("$ilike", "r%")), "ac"),
				arguments(map("document.city", map("$regex", "^[Rr]o")), "ac"),
				arguments(map("document.city", map("$nin", List.of("Rome"))), "bc"),
				arguments(map("document.city", map("$not", map("$eq", "Rome"))), "bc"),
				arguments(map("document.city", map("$gt", "Rome")), "c"), arguments(map("document.none", null), "abcn"),
				arguments(map("document.flag", map("$null", true)), "cn"),
				arguments(map("document.flag", map("$exists", true)), "ab"),
				arguments(map("document.list.0", "x"), "a"), arguments(map("document.list.1", 2), "a"),
				arguments(map("document.list.2", map("$exists", true)), ""),
				arguments(map("document.city.0", map("$exists", true)), ""),
				arguments(map("document.list.key", map("$exists", true)), ""), arguments(map("items.0", "x"), "ab"),
				arguments(map("document.it's \"odd\" $1 ?", 1), "b"), arguments(map("document.inner.deep", 1.0), "a"),
				arguments(map("document.big", map("$gt", 9007199254740992L)), "c"));
	}

	static Stream<Arguments> containmentFilters() {
		return Stream.of(arguments(map("document", map("$contains", map("city", "Rome"))), "a"),
				arguments(map("document", map("$contains", map("inner", map("deep", 1)))), "a"),
				arguments(map("document", map("$contains", map())), "abc"),
				arguments(map("document", map("$contains", map("city", "Rome", "flag", false))), ""),
				arguments(map("items", map("$contains", "x")), "ab"), arguments(map("items", map("$contains", 1)), "a"),
				arguments(map("items", map("$contains", List.of("x", 1))), "a"),
				arguments(map("items", map("$contains", map("k", "v"))), "b"),
				arguments(map("items", map("$not", map("$contains", "y"))), "ab"),
				arguments(map("document.list", map("$contains", "x")), "a"),
				arguments(map("document.inner", map("$contains", map("deep", 2))), "b"),
				arguments(map("document.none", map("$not", map("$contains", "y"))), ""));
	}

	@ParameterizedTest(name = "{0} selects \"{1}\"")
	@MethodSource({ "io.dataflow.FilterPathContract#documentFilters",
			"io.dataflow.FilterPathContract#containmentFilters" })
	default void documentFilterSelects(Map<String, Object> filter, String expected) {
		run("SampleCreateNode", "id", "a", "document",
				map("city", "Rome", "flag", true, "inner", map("deep", 1), "list", List.of("x", 2)), "items",
				List.of("x", 1));
		run("SampleCreateNode", "id", "b", "document",
				map("city", "Paris", "flag", false, "inner", map("deep", 2, "z", "x"), "it's \"odd\" $1 ?", 1), "items",
				List.of("x", map("k", "v", "l", "w")));
		run("SampleCreateNode", "id", "c", "document",
				map("city", "rouen", "flag", null, "list", map("0", "x"), "big", 9007199254740993L));
		run("SampleCreateNode", "id", "n");
		assertThat(ids("SampleListNode", filter)).isEqualTo(expected);
	}

	static Stream<Arguments> relationFilters() {
		return Stream.of(arguments(map("customer.email", "ann@x"), "12"),
				arguments(map("customer", map("email", "ann@x")), "12"),
				arguments(map("customer", map("email", map("$like", "%@x"))), "123"),
				arguments(map("customer.email", map("$ne", "ann@x")), "3"), arguments(map("customer.email", null), "4"),
				arguments(map("$not", map("customer.email", "ann@x")), "34"),
				arguments(map("customer", map("$or", List.of(map("email", null), map("id", "c2")))), "34"),
				arguments(map("customer.email", "ann@x", "total", map("$gt", 10)), "2"),
				arguments(map("$or", List.of(map("customer.id", "c2"), map("total", 10))), "13"),
				arguments(map("customer.email", map("$in", List.of("x' OR '1'='1"))), ""));
	}

	@ParameterizedTest(name = "{0} selects \"{1}\"")
	@MethodSource("io.dataflow.FilterPathContract#relationFilters")
	default void relationFilterSelects(Map<String, Object> filter, String expected) {
		run("CustomerCreateNode", "id", "c1", "email", "ann@x");
		run("CustomerCreateNode", "id", "c2", "email", "bob@x");
		run("CustomerCreateNode", "id", "c3");
		run("InvoiceCreateNode", "id", "1", "customer_id", "c1", "total", 10);
		run("InvoiceCreateNode", "id", "2", "customer_id", "c1", "total", 20);
		run("InvoiceCreateNode", "id", "3", "customer_id", "c2", "total", 30);
		run("InvoiceCreateNode", "id", "4", "customer_id", "c3", "total", 40);
		assertThat(ids("InvoiceListNode", filter)).isEqualTo(expected);
		assertThat(run("InvoiceCountNode", "filter", filter)).containsEntry("count", (long) expected.length());
	}

	@Test
	default void relationFilterChangesAndDeletes() {
		run("CustomerCreateNode", "id", "c1", "email", "ann@x");
		run("InvoiceCreateNode", "id", "1", "customer_id", "c1", "total", 10);
		assertThat(run("InvoiceUpdateNode", "filter", map("customer.email", "ann@x"), "fields", map("total", 11)))
			.containsEntry("updated", true);
		assertThat(run("InvoiceDeleteNode", "filter", map("customer.email", "ann@x"))).containsEntry("deleted", true);
	}

	@Test
	default void relatedRecordsThatWereDeletedSoftlyDoNotExist() {
		run("NoteCreateNode", "id", "n1", "text", "a");
		run("NoteCreateNode", "id", "n2", "text", "a");
		run("RemarkCreateNode", "id", "1", "note_id", "n1");
		run("RemarkCreateNode", "id", "2", "note_id", "n2");
		run("RemarkCreateNode", "id", "3");
		run("NoteDeleteNode", "id", "n1");
		assertThat(ids("RemarkListNode", map("note.text", "a"))).isEqualTo("2");
		assertThat(ids("RemarkListNode", map("note", map("deleted_at", null)))).isEqualTo("2");
		assertThat(ids("RemarkListNode", map("$not", map("note.text", "a")))).isEqualTo("13");
		assertThat(ids("RemarkListNode", map("$or", List.of(map("note.text", "a"), map("id", "3"))))).isEqualTo("23");
	}

	@Test
	default void relationLeadsOverRelations() {
		run("CustomerCreateNode", "id", "c1", "email", "ann@x");
		run("CustomerCreateNode", "id", "c2", "email", "bob@x");
		run("InvoiceCreateNode", "id", "i1", "customer_id", "c1", "total", 10);
		run("InvoiceCreateNode", "id", "i2", "customer_id", "c2", "total", 20);
		run("RemarkCreateNode", "id", "1", "invoice_id", "i1");
		run("RemarkCreateNode", "id", "2", "invoice_id", "i2");
		run("RemarkCreateNode", "id", "3");
		assertThat(ids("RemarkListNode", map("invoice.customer.email", "ann@x"))).isEqualTo("1");
		assertThat(ids("RemarkListNode", map("invoice", map("total", 20, "customer", map("email", "bob@x")))))
			.isEqualTo("2");
		assertThat(ids("RemarkListNode", map("$not", map("invoice.customer.email", "bob@x")))).isEqualTo("13");
	}

	private String ids(String type, Map<String, Object> filter) {
		return String.join("",
				values(run(type, "filter", filter, "order_by", "id"), "id").stream().map(String::valueOf).toList());
	}

}
