/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Clock;

import io.dataflow.adapter.Adapter;
import io.dataflow.embedding.Embeddings;
import io.dataflow.model.EntityModels;
import io.dataflow.node.EntityNodes;
import io.dataflow.observation.Observability;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.pipeline.Operations;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the entities: scans the packages
 * of the application, and those of {@code @EntityScan}, for classes with
 * {@link io.dataflow.model.DataFlowModel}. An entity {@code User} gets the node beans
 * {@code userCreateNode}, {@code userReadNode} and so on, and the bean
 * {@code userModelOperations}; only the first letter of the class name is changed, so
 * that {@code URLEntry} leads to {@code uRLEntryCreateNode}. A database beside the
 * default one is a {@link io.dataflow.DataFlow} bean {@code analyticsDataFlow} that is
 * injected where its name is asked for as a qualifier.
 *
 * @since 0.1.0
 */
// last, since the conditions of all that follow would look through hundreds of beans
@AutoConfiguration(after = DataFlowAutoConfiguration.class)
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnBean(Adapter.class)
@Import(EntityRegistrar.class)
public final class EntityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EntityModels dataFlowEntityModels(EntityTypes types) {
		return EntityModels.of(types.ofDefault());
	}

	@Bean
	EntityNodes dataFlowEntityNodes(EntityModels models, Operations operations) {
		return new EntityNodes(models, operations, "default");
	}

	@Bean
	static EntityNodeBeans dataFlowEntityNodeBeans(EntityTypes types) {
		return new EntityNodeBeans(types);
	}

	@Bean
	EntityOperations dataFlowEntityOperations(EntityModels models, Operations operations, NamedDatabases databases) {
		return new EntityOperations(models, operations, databases);
	}

	@Bean(destroyMethod = "close")
	NamedDatabases dataFlowNamedDatabases(Environment environment, EntityTypes types, EntityModels models,
			DataFlowProperties properties, ObjectProvider<OperationInterceptor> interceptors,
			ObjectProvider<Clock> clock, Observability observability, ObjectProvider<Embeddings> embeddings) {
		InstanceSettings settings = new InstanceSettings(properties, interceptors.orderedStream().toList(),
				clock.getIfUnique(Clock::systemUTC), observability, embeddings.getIfAvailable(Embeddings::none));
		NamedDatabases databases = new NamedDatabases(new ConfiguredDatabases(environment), types, settings);
		databases.check(models);
		return databases;
	}

	@Bean
	NamedDatabasesLifecycle dataFlowNamedDatabasesLifecycle(NamedDatabases databases, Environment environment,
			DataFlowProperties properties) {
		return new NamedDatabasesLifecycle(databases, environment, properties.startup().timeout());
	}

}
