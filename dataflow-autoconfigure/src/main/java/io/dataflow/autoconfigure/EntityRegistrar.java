/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.ModelOperations;
import io.dataflow.model.DataFlowModel;
import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.ResourceLoaderAware;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Registers beans for each entity class: one per generated node type and one with its
 * operations. The definitions consist of names and classes only, so that they can be
 * written ahead of time. A bean of the same name that the application declares takes the
 * place of ours.
 */
final class EntityRegistrar
		implements ImportBeanDefinitionRegistrar, BeanFactoryAware, EnvironmentAware, ResourceLoaderAware {

	static final String TYPES = "dataFlowEntityTypes";

	private static final List<String> READING = List.of("Create", "Read", "List", "Count");

	private static final List<String> CHANGING = List.of("Update", "Delete");

	private @Nullable BeanFactory beanFactory;

	private @Nullable Environment environment;

	private @Nullable ResourceLoader resourceLoader;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void setResourceLoader(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry,
			BeanNameGenerator beanNames) {
		Assert.state(this.beanFactory != null && this.environment != null && this.resourceLoader != null,
				"the registrar must be called by Spring");
		List<Class<?>> types = new EntityScan(this.environment, this.resourceLoader).find(this.beanFactory);
		RootBeanDefinition definition = new RootBeanDefinition(EntityTypes.class);
		definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		definition.getConstructorArgumentValues()
			.addIndexedArgumentValue(0, types.stream().map(Class::getName).toArray(String[]::new));
		register(registry, TYPES, definition);
		types.forEach((type) -> registerEntity(registry, type));
	}

	/**
	 * Return the names of the node types that an entity class gets.
	 */
	static List<String> nodeTypes(Class<?> type) {
		DataFlowModel model = type.getAnnotation(DataFlowModel.class);
		List<String> names = new ArrayList<>(READING);
		if (!model.appendOnly()) {
			names.addAll(CHANGING);
		}
		return names.stream().map((name) -> type.getSimpleName() + name + "Node").toList();
	}

	private static void registerEntity(BeanDefinitionRegistry registry, Class<?> type) {
		for (String name : nodeTypes(type)) {
			RootBeanDefinition node = product(ResolvableType.forClass(NodeType.class), "nodeType", name);
			node.setFactoryBeanName("dataFlowEntityNodes");
			register(registry, StringUtils.uncapitalize(name), node);
		}
		ResolvableType operationsType = ResolvableType.forClassWithGenerics(ModelOperations.class, type);
		RootBeanDefinition operations = product(operationsType, "of", type.getName());
		operations.setFactoryBeanName("dataFlowEntityOperations");
		register(registry, StringUtils.uncapitalize(type.getSimpleName()) + "ModelOperations", operations);
	}

	private static RootBeanDefinition product(ResolvableType type, String factoryMethod, String argument) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(type);
		definition.setFactoryMethodName(factoryMethod);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, argument);
		return definition;
	}

	private static void register(BeanDefinitionRegistry registry, String name, RootBeanDefinition definition) {
		if (!registry.containsBeanDefinition(name)) {
			registry.registerBeanDefinition(name, definition);
		}
	}

}
