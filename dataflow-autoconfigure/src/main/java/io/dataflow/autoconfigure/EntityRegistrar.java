/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.List;

import io.dataflow.ModelOperations;
import io.dataflow.model.DataFlowModel;
import io.dataflow.node.EntityNodes;
import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConstructorArgumentValues;
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
		List<String> nodeBeans = types.stream().flatMap((type) -> registerEntity(registry, type).stream()).toList();
		RootBeanDefinition definition = new RootBeanDefinition(EntityTypes.class);
		definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		ConstructorArgumentValues arguments = definition.getConstructorArgumentValues();
		arguments.addIndexedArgumentValue(0, types.stream().map(Class::getName).toArray(String[]::new));
		arguments.addIndexedArgumentValue(1, nodeBeans.toArray(String[]::new));
		registry.registerBeanDefinition(TYPES, definition);
	}

	/**
	 * Register the beans of an entity.
	 * @return the names of those that are node types
	 */
	private static List<String> registerEntity(BeanDefinitionRegistry registry, Class<?> type) {
		ResolvableType operations = ResolvableType.forClassWithGenerics(ModelOperations.class, type);
		register(registry, StringUtils.uncapitalize(type.getSimpleName()) + "ModelOperations",
				product(operations, "dataFlowEntityOperations", "of", type.getName()));
		ResolvableType nodeType = ResolvableType.forClass(NodeType.class);
		boolean appendOnly = type.getAnnotation(DataFlowModel.class).appendOnly();
		return EntityNodes.names(type.getSimpleName(), appendOnly)
			.stream()
			.filter((name) -> register(registry, StringUtils.uncapitalize(name),
					product(nodeType, "dataFlowEntityNodes", "nodeType", name)))
			.map(StringUtils::uncapitalize)
			.toList();
	}

	// lazy, because a start with hundreds of them needs few
	private static RootBeanDefinition product(ResolvableType type, String factory, String method, String argument) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(type);
		definition.setFactoryBeanName(factory);
		definition.setFactoryMethodName(method);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, argument);
		definition.setLazyInit(true);
		return definition;
	}

	private static boolean register(BeanDefinitionRegistry registry, String name, RootBeanDefinition definition) {
		if (registry.containsBeanDefinition(name)) {
			return false;
		}
		registry.registerBeanDefinition(name, definition);
		return true;
	}

}
