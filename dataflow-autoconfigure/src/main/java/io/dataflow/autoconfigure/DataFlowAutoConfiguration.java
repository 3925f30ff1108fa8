/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.DataFlow;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.control.ControlNodes;
import io.dataflow.embedding.Embeddings;
import io.dataflow.lifecycle.Lifecycle;
import io.dataflow.lifecycle.RetentionJob;
import io.dataflow.migration.LateDatabase;
import io.dataflow.migration.Migrator;
import io.dataflow.migration.SchemaGate;
import io.dataflow.model.EntityModels;
import io.dataflow.node.SharedNodes;
import io.dataflow.observation.Observability;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.pipeline.Operations;
import io.dataflow.resilience.Resilience;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunListener;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowEngineBuilder;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for DataFlow: what lies between the
 * adapter and the application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { H2AutoConfiguration.class, PostgresqlAutoConfiguration.class,
		ConnectionFactoryAutoConfiguration.class, MongodbAutoConfiguration.class })
@ConditionalOnBean(Adapter.class)
@EnableConfigurationProperties(DataFlowProperties.class)
@ImportRuntimeHints(WorkflowFileHints.class)
public final class DataFlowAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@DependsOnDatabaseInitialization
	Migrator dataFlowMigrator(Adapter adapter, EntityModels models, DataFlowProperties properties) {
		return new Migrator(adapter, models, properties.schema().mode());
	}

	@Bean
	@ConditionalOnMissingBean
	SchemaGate dataFlowSchemaGate(Migrator migrator) {
		return new SchemaGate(migrator);
	}

	@Bean
	@ConditionalOnMissingBean
	Resilience dataFlowResilience(Adapter adapter, DataFlowProperties properties) {
		return new Resilience("default", adapter, properties.retry().settings(),
				properties.circuitBreaker().settings());
	}

	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	RetentionJob dataFlowRetentionJob(Adapter adapter, EntityModels models, DataFlowProperties properties) {
		return RetentionJob.of(adapter, models, properties.timeSeries().retentionInterval());
	}

	@Bean
	@ConditionalOnMissingBean
	Operations dataFlowOperations(Adapter adapter, DataFlowProperties properties, Observability observability,
			ObjectProvider<OperationInterceptor> interceptors, ObjectProvider<Clock> clock, EntityModels models,
			ObjectProvider<Embeddings> embeddings) {
		List<OperationInterceptor> all = new ArrayList<>(Lifecycle.interceptors(clock.getIfUnique(Clock::systemUTC)));
		all.addAll(embeddings.getIfAvailable(Embeddings::none).interceptors(models));
		interceptors.orderedStream().forEach(all::add);
		all.addAll(observability.interceptors("default", adapter.kind()));
		return new Operations(adapter, all).withBatchSize(properties.bulk().batchSize());
	}

	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	WorkflowEngine dataFlowWorkflowEngine(Adapter adapter, EntityModels models, Operations operations,
			DataFlowProperties properties, Observability observability, ObjectProvider<NamedDatabases> databases,
			ObjectProvider<RunListener> listeners, ConfigurableListableBeanFactory beans,
			ResourcePatternResolver resources, Environment environment) {
		WorkflowFiles files = WorkflowFiles.read(resources, properties.workflows().locations());
		WorkflowEngineBuilder builder = WorkflowEngine.builder().transactionSupport(operations);
		SharedNodes shared = new SharedNodes().on("default", adapter, models, operations);
		databases.ifAvailable((named) -> named.join(builder, shared));
		List<NodeType> types = new ArrayList<>(ControlNodes.nodeTypes());
		types.addAll(NodeTypeBeans.in(beans));
		builder.nodeTypes(types)
			.nodeTypes(shared.nodeTypes(types))
			.workflows(files.with(BeanFactoryUtils.beansOfTypeIncludingAncestors(beans, Workflow.class)))
			.timeout(properties.execution().timeout())
			.maxConcurrentNodes(properties.execution().maxConcurrentNodes())
			.historySize(properties.execution().historySize())
			.listeners(listeners.orderedStream().toList())
			.environment(variables(properties.execution().templateVariables(), environment));
		observability.observe(builder);
		WorkflowEngine engine = builder.build();
		files.validate(engine);
		return engine;
	}

	private static Map<String, String> variables(List<String> names, Environment environment) {
		Map<String, String> variables = new LinkedHashMap<>();
		for (String name : names) {
			String value = environment.getProperty(name);
			if (value != null) {
				variables.put(name, value);
			}
		}
		return variables;
	}

	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	DataFlow dataFlow(Adapter adapter, EntityModels models, SchemaGate schemaGate, Operations operations,
			WorkflowEngine engine, Resilience resilience, RetentionJob retention, DataFlowProperties properties,
			ObjectProvider<DatabaseUrl> url) {
		String place = url.stream().findFirst().map(DatabaseUrl::toString).orElse("of the application");
		return new DataFlow("default", adapter, models, schemaGate, operations, engine, resilience,
				LateDatabase.of(properties.startup().timeout(), place), retention);
	}

	@Bean
	@ConditionalOnMissingBean(name = "dataFlowLifecycle")
	DataFlowLifecycle dataFlowLifecycle(DataFlow dataFlow, Environment environment, DataFlowProperties properties) {
		return DataFlowLifecycle.of(dataFlow, environment, properties.startup().timeout());
	}

}
