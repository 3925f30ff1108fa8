/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.CreateVectorIndex;
import io.dataflow.operation.HybridSearch;
import io.dataflow.operation.VectorDistance;
import io.dataflow.operation.VectorSearch;

/**
 * Writes the statements on vectors in the words of pgvector. How many records are wanted
 * stands in them as a number, since the planner prefers other plans to an index when it
 * does not know it.
 */
final class VectorSql {

	/**
	 * What keeps the first ranks of a ranking from counting for much more than others.
	 */
	private static final int RANK_OFFSET = 60;

	private final SqlDialect dialect;

	private final SqlRenderer renderer;

	VectorSql(SqlDialect dialect) {
		this.dialect = dialect;
		this.renderer = new SqlRenderer(dialect);
	}

	static List<FieldModel> fields(VectorSearch search) {
		List<FieldModel> all = search.model().fields();
		return (search.returnVector()) ? all : all.stream().filter((field) -> !field.equals(search.field())).toList();
	}

	/**
	 * What was found is sorted again, as an index may yield it out of order. The server
	 * believes that it is in order, but not by a sum.
	 */
	SqlStatement search(VectorSearch search, boolean indexed) {
		SqlBuilder sql = new SqlBuilder(this.dialect);
		VectorSettings settings = settings(search, search.limit(), indexed);
		sql.append("WITH " + settings.before() + "_found AS MATERIALIZED (SELECT ");
		columns(sql, "", fields(search));
		String distance = distance(sql, search);
		String alias = alias(search.model(), "distance");
		sql.append(", ").append(distance).append(" AS ").identifier(alias);
		nearest(sql, search, distance, search.limit(), settings);
		sql.append(") SELECT * FROM _found" + settings.restored("_found") + " ORDER BY ");
		return sql.identifier(alias).append(" + 0").build();
	}

	/**
	 * What makes settings is not read by several processes at once, so a search that
	 * reads all records makes none.
	 */
	private static VectorSettings settings(VectorSearch search, int candidates, boolean indexed) {
		return indexed ? VectorSettings.of(search.tuning(), candidates) : VectorSettings.NONE;
	}

	/**
	 * Rank by the vector and by the words, and join the rankings.
	 */
	SqlStatement hybrid(HybridSearch search, boolean indexed) {
		SqlBuilder sql = new SqlBuilder(this.dialect);
		VectorSearch nearest = search.nearest();
		String id = sql.quote(search.model().id().name());
		int candidates = candidates(nearest);
		VectorSettings settings = settings(nearest, candidates, indexed);
		sql.append("WITH " + settings.before()
				+ "_found AS MATERIALIZED (SELECT i, ROW_NUMBER() OVER (ORDER BY d, i) AS r FROM (SELECT " + id
				+ " AS i, ");
		String distance = distance(sql, nearest);
		sql.append(distance).append(" AS d");
		nearest(sql, nearest, distance, candidates, settings);
		sql.append(") AS c WHERE d <> 'NaN')");
		if (search.text() != null) {
			words(sql.append(", _words AS (SELECT i, ROW_NUMBER() OVER (ORDER BY s DESC, i) AS r FROM (SELECT " + id),
					search, search.text(), candidates);
		}
		sql.append(" SELECT ");
		columns(sql, "t.", fields(nearest));
		sql.append(", j.s FROM (");
		scores(sql, search);
		sql.append(") AS j JOIN ").identifier(search.model().table()).append(" AS t ON t." + id + " = j.i");
		return sql.append(settings.restored("_found") + " ORDER BY j.s DESC, j.i LIMIT " + nearest.limit()).build();
	}

	private static int candidates(VectorSearch search) {
		return 2 * search.limit();
	}

	private void words(SqlBuilder sql, HybridSearch search, HybridSearch.TextSearch text, int candidates) {
		String language = "'" + text.language() + "'::regconfig";
		String document = "to_tsvector(" + language + ", " + sql.quote(text.field().name()) + ")";
		String query = "websearch_to_tsquery(" + language + ", " + sql.bind(text.query()) + ")";
		sql.append(" AS i, ts_rank_cd(" + document + ", " + query + ") AS s FROM ")
			.identifier(search.model().table())
			.append(" WHERE " + document + " @@ " + query);
		this.renderer.and(sql, search.filter());
		sql.append(" ORDER BY s DESC, i LIMIT " + candidates + ") AS c)");
	}

	private static void scores(SqlBuilder sql, HybridSearch search) {
		String vector = score(sql.bind(search.vectorWeight()), "v");
		if (search.text() == null) {
			sql.append("SELECT v.i, " + vector + " AS s FROM _found AS v");
			return;
		}
		sql.append("SELECT COALESCE(v.i, w.i) AS i, COALESCE(" + vector + ", 0) + COALESCE("
				+ score(sql.bind(search.textWeight()), "w")
				+ ", 0) AS s FROM _found AS v FULL JOIN _words AS w ON v.i = w.i");
	}

	private static String score(String weight, String ranking) {
		return weight + "::double precision / (" + RANK_OFFSET + " + " + ranking + ".r)";
	}

	private void nearest(SqlBuilder sql, VectorSearch search, String distance, int limit, VectorSettings settings) {
		sql.append(" FROM ").identifier(search.model().table()).append(" WHERE ");
		sql.identifier(search.field().name()).append(" IS NOT NULL");
		this.renderer.and(sql, search.filter());
		sql.append(settings.made() + " ORDER BY ").append(distance).append(" LIMIT " + limit);
	}

	private static String distance(SqlBuilder sql, VectorSearch search) {
		String operator = switch (search.distance()) {
			case COSINE -> " <=> ";
			case L2 -> " <-> ";
			case INNER_PRODUCT -> " <#> ";
		};
		return sql.quote(search.field().name()) + operator + sql.bind(search.field(), search.vector());
	}

	private static void columns(SqlBuilder sql, String prefix, List<FieldModel> fields) {
		for (int i = 0; i < fields.size(); i++) {
			sql.append(((i > 0) ? ", " : "") + prefix).identifier(fields.get(i).name());
		}
	}

	/**
	 * Return a name that no column of the model has.
	 */
	private static String alias(EntityModel model, String name) {
		String alias = name;
		while (model.find(alias) != null) {
			alias = "_" + alias;
		}
		return alias;
	}

	static String operatorClass(VectorDistance distance) {
		return switch (distance) {
			case COSINE -> "vector_cosine_ops";
			case L2 -> "vector_l2_ops";
			case INNER_PRODUCT -> "vector_ip_ops";
		};
	}

	/**
	 * Return what an index is like, as the catalogue lists it.
	 */
	static String options(CreateVectorIndex.Method method) {
		return (method instanceof CreateVectorIndex.Hnsw hnsw)
				? "m=" + hnsw.m() + ",ef_construction=" + hnsw.efConstruction()
				: "lists=" + ((CreateVectorIndex.Ivfflat) method).lists();
	}

	SqlStatement createIndex(CreateVectorIndex index, String name) {
		return new SqlBuilder(this.dialect).append("CREATE INDEX IF NOT EXISTS ")
			.identifier(name)
			.append(" ON ")
			.identifier(index.model().table())
			.append(" USING " + index.method().text() + " (")
			.identifier(index.field().name())
			.append(" " + operatorClass(index.distance()) + ") WITH (" + options(index.method()) + ")")
			.build();
	}

	/**
	 * Return a query for what the index of a name is like: its table, method, operator
	 * class and options. An index is in the schema of its table.
	 */
	SqlStatement findIndex(CreateVectorIndex index, String name) {
		SqlBuilder sql = new SqlBuilder(this.dialect).append("""
				SELECT t.relname, m.amname, o.opcname, array_to_string(i.reloptions, ','), a.attname
				FROM pg_class s
				JOIN pg_class i ON i.relnamespace = s.relnamespace
				JOIN pg_index x ON x.indexrelid = i.oid
				JOIN pg_class t ON t.oid = x.indrelid
				JOIN pg_am m ON m.oid = i.relam
				JOIN pg_opclass o ON o.oid = x.indclass[0]
				LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
				WHERE s.oid =\s""");
		String table = sql.quote(index.model().table());
		sql.append("CAST(").parameter(table).append(" AS regclass) AND i.relname = ");
		return sql.parameter(name).build();
	}

}
