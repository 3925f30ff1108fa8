/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.dataflow.model.BelongsTo;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.Index;
import io.dataflow.schema.SchemaSnapshot.Column;
import io.dataflow.schema.SchemaSnapshot.Table;
import io.dataflow.schema.SchemaSnapshot.TableIndex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaDiffTests {

	@Test
	void emptySchemaLacksTablesThenKeysThenIndexes() {
		SchemaDiff diff = SchemaDiff.between(EntityModels.of(List.of(Book.class, Author.class)),
				new SchemaSnapshot(Map.of()));
		assertThat(diff.changes()).extracting(SchemaChange::description)
			.containsExactly("create table authors", "create table books", "add foreign key books.author_id to authors",
					"create index idx_authors_name on authors", "create index idx_books_author_id on books");
		assertThat(diff.conflicts()).isEmpty();
		assertThat(diff.isEmpty()).isFalse();
	}

	@Test
	void equalSchemaLacksNothing() {
		assertThat(diff(index("any", true, "name"), columns()).isEmpty()).isTrue();
	}

	@Test
	void missingColumnIsAdded() {
		SchemaDiff diff = diff(index("any", true, "name"), column("id"), column("created_at"), column("updated_at"));
		assertThat(diff.descriptions()).containsExactly("missing: add column authors.name",
				"missing: add column authors.born");
	}

	@Test
	void indexThatIsNotUniqueDoesNotServeForOneThatIs() {
		assertThat(diff(index("any", false, "name"), columns()).descriptions())
			.containsExactly("missing: create index idx_authors_name on authors");
	}

	@Test
	void indexOfMoreColumnsDoesNotServe() {
		assertThat(diff(index("any", true, "name", "born"), columns()).changes()).hasSize(1);
	}

	@Test
	void columnOfAnotherTypeIsAConflict() {
		Column[] columns = columns();
		columns[1] = new Column("name", "boolean", false, false, (field) -> false);
		assertThat(diff(index("any", true, "name"), columns).conflicts())
			.containsExactly("column authors.name is boolean but Author declares STRING");
	}

	@Test
	void columnThatRefusesNullIsAConflictWhereTheModelAllowsIt() {
		Column[] columns = columns();
		columns[2] = new Column("born", "integer", false, true, (field) -> true);
		assertThat(diff(index("any", true, "name"), columns).conflicts())
			.containsExactly("column authors.born is NOT NULL but Author declares it nullable");
	}

	@Test
	void foreignColumnIsAConflictOnlyWhenItKeepsRecordsFromBeingWritten() {
		Column[] columns = Arrays.copyOf(columns(), 8);
		columns[5] = new Column("harmless", "text", true, false, (field) -> false);
		columns[6] = new Column("defaulted", "text", false, true, (field) -> false);
		columns[7] = new Column("required", "text", false, false, (field) -> false);
		assertThat(diff(index("any", true, "name"), columns).conflicts())
			.containsExactly("column authors.required is NOT NULL without a default but Author does not declare it");
	}

	private static SchemaDiff diff(TableIndex index, Column... columns) {
		Table table = Table.of("authors", List.of(columns), List.of(index));
		return SchemaDiff.between(EntityModels.of(List.of(Author.class)), new SchemaSnapshot(Map.of("authors", table)));
	}

	private static TableIndex index(String name, boolean unique, String... columns) {
		return new TableIndex(name, List.of(columns), unique);
	}

	private static Column[] columns() {
		return new Column[] { column("id"), column("name"), new Column("born", "integer", true, false, (field) -> true),
				column("created_at"), column("updated_at") };
	}

	private static Column column(String name) {
		return new Column(name, "any", false, false, (field) -> true);
	}

	@DataFlowModel(indexes = @Index(fields = "name", unique = true))
	record Author(@Id String id, String name, @Nullable Integer born) {

	}

	@DataFlowModel
	record Book(@Id String id, @BelongsTo(Author.class) String authorId) {

	}

}
