/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.CreateVectorIndex;
import io.dataflow.operation.HybridSearch;
import io.dataflow.operation.VectorDistance;
import io.dataflow.operation.VectorSearch;
import io.dataflow.operation.VectorTuning;
import io.dataflow.operation.VectorTuning.IterativeScan;
import io.dataflow.query.Filter;

/**
 * Writes the statements on vectors in the words of pgvector. How many records are wanted
 * stands in them as a number, since the planner prefers other plans to an index when it
 * does not know it.
 */
final class VectorSql {

	/** How many candidates an HNSW index keeps unless told. */
	private static final int DEFAULT_EF_SEARCH = 40;

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

	SqlStatement search(VectorSearch search) {
		SqlBuilder sql = new SqlBuilder(this.dialect);
		boolean unordered = search.tuning().iterativeScan() == IterativeScan.RELAXED_ORDER;
		sql.append((unordered) ? "WITH f AS MATERIALIZED (SELECT " : "SELECT ");
		columns(sql, "", fields(search));
		String distance = distance(sql, search);
		sql.append(", ").append(distance).append(" AS ").identifier(alias(search.model(), "distance"));
		nearest(sql, search, distance, search.limit());
		if (unordered) {
			sql.append(") SELECT * FROM f ORDER BY ").identifier(alias(search.model(), "distance"));
		}
		return sql.build();
	}

	/**
	 * Rank by the vector and by the words, and join the rankings.
	 */
	SqlStatement hybrid(HybridSearch search) {
		SqlBuilder sql = new SqlBuilder(this.dialect);
		VectorSearch nearest = search.nearest();
		String id = sql.quote(search.model().id().name());
		int candidates = candidates(nearest);
		sql.append("WITH v AS (SELECT i, ROW_NUMBER() OVER (ORDER BY d, i) AS r FROM (SELECT " + id + " AS i, ");
		String distance = distance(sql, nearest);
		sql.append(distance).append(" AS d");
		nearest(sql, nearest, distance, candidates);
		sql.append(") AS c WHERE d <> 'NaN')");
		if (search.text() != null) {
			words(sql.append(", w AS (SELECT i, ROW_NUMBER() OVER (ORDER BY s DESC, i) AS r FROM (SELECT " + id),
					search, search.text(), candidates);
		}
		sql.append(" SELECT ");
		columns(sql, "t.", fields(nearest));
		sql.append(", j.s FROM (");
		scores(sql, search);
		sql.append(") AS j JOIN ").identifier(search.model().table()).append(" AS t ON t." + id + " = j.i");
		return sql.append(" ORDER BY j.s DESC, j.i LIMIT " + nearest.limit()).build();
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
			sql.append("SELECT v.i, " + vector + " AS s FROM v");
			return;
		}
		sql.append("SELECT COALESCE(v.i, w.i) AS i, COALESCE(" + vector + ", 0) + COALESCE("
				+ score(sql.bind(search.textWeight()), "w") + ", 0) AS s FROM v FULL JOIN w ON v.i = w.i");
	}

	private static String score(String weight, String ranking) {
		return weight + "::double precision / (" + RANK_OFFSET + " + " + ranking + ".r)";
	}

	private void nearest(SqlBuilder sql, VectorSearch search, String distance, int limit) {
		sql.append(" FROM ").identifier(search.model().table()).append(" WHERE ");
		sql.append((search.field().nullable()) ? sql.quote(search.field().name()) + " IS NOT NULL" : "TRUE");
		this.renderer.and(sql, search.filter());
		settings(search, limit)
			.forEach((name, value) -> sql.append(" AND (SELECT " + setting(name, value) + ") IS NOT NULL"));
		sql.append(" ORDER BY ").append(distance).append(" LIMIT " + limit);
	}

	/**
	 * The settings are made by the statement that they are for, before it reads from an
	 * index, and end with it unless it is part of a transaction. An older pgvector has
	 * not all of them.
	 */
	private static String setting(String name, String value) {
		String setting = "set_config('" + name + "', '" + value + "', true)";
		return (name.endsWith("iterative_scan"))
				? "CASE WHEN current_setting('" + name + "', true) IS NULL THEN '' ELSE " + setting + " END" : setting;
	}

	static Map<String, String> settings(HybridSearch search) {
		return settings(search.nearest(), candidates(search.nearest()));
	}

	static Map<String, String> settings(VectorSearch search) {
		return settings(search, search.limit());
	}

	private static Map<String, String> settings(VectorSearch search, int limit) {
		Map<String, String> settings = new LinkedHashMap<>();
		VectorTuning tuning = search.tuning();
		if (tuning.efSearch() != null || limit > DEFAULT_EF_SEARCH) {
			settings.put("hnsw.ef_search", String.valueOf(
					(tuning.efSearch() != null) ? tuning.efSearch() : Math.min(limit, VectorTuning.MAX_EF_SEARCH)));
		}
		if (tuning.probes() != null) {
			settings.put("ivfflat.probes", String.valueOf(tuning.probes()));
		}
		IterativeScan scan = tuning.iterativeScan();
		if (scan == null && !(search.filter() instanceof Filter.All)) {
			scan = IterativeScan.STRICT_ORDER;
		}
		if (scan != null) {
			settings.put("hnsw.iterative_scan", scan.text());
			settings.put("ivfflat.iterative_scan",
					((scan == IterativeScan.RELAXED_ORDER) ? scan : IterativeScan.OFF).text());
		}
		return settings;
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
	 * class and options.
	 */
	SqlStatement findIndex(String name) {
		return new SqlBuilder(this.dialect).append("""
				SELECT t.relname, m.amname, o.opcname, array_to_string(i.reloptions, ','), a.attname
				FROM pg_class i
				JOIN pg_index x ON x.indexrelid = i.oid
				JOIN pg_class t ON t.oid = x.indrelid
				JOIN pg_am m ON m.oid = i.relam
				JOIN pg_opclass o ON o.oid = x.indclass[0]
				LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
				WHERE i.relnamespace = current_schema()::regnamespace AND i.relname =\s""").parameter(name).build();
	}

}
