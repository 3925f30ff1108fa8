/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.DataFlow;
import io.dataflow.DataFlowBuilder;
import io.dataflow.UnknownDatabaseException;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.autoconfigure.DataFlowProperties.Database;
import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModels;
import io.dataflow.node.EntityNodes;
import io.dataflow.node.SharedNodes;
import io.dataflow.workflow.WorkflowEngineBuilder;
import io.r2dbc.spi.ConnectionFactories;
import org.jspecify.annotations.Nullable;

/**
 * The databases beside the default one, each an instance of its own with the entities
 * that name it. Their connections are no beans, so that Spring Boot configures those of
 * the default one as if they were not there.
 */
final class NamedDatabases {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final DatabaseNames names;

	private final Map<String, DataFlow> instances = new LinkedHashMap<>();

	private final Map<String, EntityNodes> nodes = new LinkedHashMap<>();

	/**
	 * Create the instances.
	 * @param configured what the configuration says
	 * @param types the entity classes, those of the default database too
	 * @param settings sets what all instances have in common
	 * @throws UnknownDatabaseException DF-601 when an entity names a database that is not
	 * configured
	 * @throws NamedDatabaseException when an instance cannot be created
	 */
	NamedDatabases(ConfiguredDatabases configured, EntityTypes types, InstanceSettings settings) {
		this.names = DatabaseNames.of(configured.names(), types.types());
		Map<String, List<Class<?>>> entities = entities(types.types());
		try {
			for (String name : this.names.all()) {
				DataFlow instance = create(name, configured.properties(name), entities.get(name), settings);
				this.instances.put(name, instance);
				this.nodes.put(name, new EntityNodes(instance.models(), instance.operations(), name));
			}
		}
		catch (DataFlowException ex) {
			close();
			throw ex;
		}
	}

	private Map<String, List<Class<?>>> entities(Collection<Class<?>> types) {
		Map<String, List<Class<?>>> entities = new LinkedHashMap<>();
		this.names.all().forEach((name) -> entities.put(name, new ArrayList<>()));
		Map<String, String> unknown = new LinkedHashMap<>();
		for (Class<?> type : types) {
			String given = DatabaseNames.of(type);
			String name = (given != null) ? this.names.find(given) : null;
			if (name != null) {
				Objects.requireNonNull(entities.get(name)).add(type);
			}
			else if (given != null) {
				unknown.put(type.getSimpleName(), given);
			}
		}
		if (!unknown.isEmpty()) {
			List<String> valid = new ArrayList<>(List.of(DatabaseNames.DEFAULT));
			valid.addAll(this.names.all());
			throw new UnknownDatabaseException(unknown, valid);
		}
		return entities;
	}

	private static DataFlow create(String name, Database properties, @Nullable List<Class<?>> entities,
			InstanceSettings settings) {
		try {
			DataFlowBuilder builder = DataFlow.builder(url(name, properties.url()))
				.name(name)
				.models(Objects.requireNonNullElse(entities, List.<Class<?>>of()).toArray(Class<?>[]::new))
				.schema(properties.schema().mode())
				.pool(properties.pool().settings());
			settings.apply(builder);
			return builder.build();
		}
		catch (DataFlowException ex) {
			throw new NamedDatabaseException(name, ex);
		}
	}

	private static String url(String name, @Nullable String text) {
		if (text == null) {
			throw InvalidPropertyException.missing("dataflow.databases." + name + ".url");
		}
		DatabaseUrl url = DatabaseUrl.parse(text);
		MissingDriverException.requireDriver(url.kind());
		if (new SqlAdapterProvider().supports(url.kind()) && !ConnectionFactories.supports(R2dbcOptions.of(url))) {
			throw MissingDriverException.r2dbc(url.kind());
		}
		return text;
	}

	/**
	 * Return an instance.
	 * @param name its name, as an entity or the configuration may spell it
	 */
	DataFlow get(String name) {
		DataFlow instance = this.instances.get(String.valueOf(this.names.find(name)));
		if (instance == null) {
			throw new UnknownDatabaseException(Map.of(DatabaseNames.bean(name), name), this.names.all());
		}
		return instance;
	}

	Collection<DataFlow> all() {
		return this.instances.values();
	}

	/**
	 * Return the instance of an entity, or {@code null} when that is the default one.
	 */
	@Nullable DataFlow of(Class<?> type) {
		String name = DatabaseNames.of(type);
		return (name != null) ? get(name) : null;
	}

	/**
	 * Return the node types of a database.
	 */
	EntityNodes nodes(DataFlow instance) {
		return Objects.requireNonNull(this.nodes.get(instance.name()));
	}

	/**
	 * Let an engine work with these databases.
	 * @param engine what has transactions on them
	 * @param nodes the nodes that it has once for all databases
	 */
	void join(WorkflowEngineBuilder engine, SharedNodes nodes) {
		this.instances.forEach((name, instance) -> {
			engine.transactionSupport(name, instance.operations());
			nodes.on(name, instance.adapter(), instance.models(), instance.operations());
		});
	}

	/**
	 * Check that one engine can know the entities of all databases.
	 * @param models the entities of the default database
	 */
	void check(EntityModels models) {
		List<EntityModels> all = new ArrayList<>(List.of(models));
		this.instances.values().forEach((instance) -> all.add(instance.models()));
		EntityModels.requireDistinctNames(all);
	}

	/**
	 * Close what a start that failed has left open; otherwise it is closed already.
	 */
	void close() {
		this.instances.values().forEach((instance) -> new DataFlowLifecycle(instance, LIMIT, LIMIT).destroy());
	}

}
