/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
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
 * Registers a bean with the operations of each entity class, and one that knows all of
 * them. The definitions consist of names and classes only, so that they can be written
 * ahead of time. A bean of the same name that the application declares takes the place of
 * ours.
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
		types.forEach((type) -> registerOperations(registry, type));
		registerInstances(registry, this.environment, types);
		RootBeanDefinition definition = new RootBeanDefinition(EntityTypes.class);
		definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		definition.getConstructorArgumentValues()
			.addIndexedArgumentValue(0, types.stream().map(Class::getName).toArray(String[]::new));
		registry.registerBeanDefinition(TYPES, definition);
	}

	/**
	 * Register the databases that the configuration or entities name: ahead of time,
	 * environment variables need not be there yet.
	 */
	private static void registerInstances(BeanDefinitionRegistry registry, Environment environment,
			List<Class<?>> types) {
		Set<String> found = new LinkedHashSet<>(new ConfiguredDatabases(environment).names());
		types.stream().map(DatabaseNames::of).filter(Objects::nonNull).forEach(found::add);
		for (String name : DatabaseNames.of(found, types).all()) {
			String bean = DatabaseNames.bean(name);
			if (!registry.containsBeanDefinition(bean)) {
				RootBeanDefinition definition = new RootBeanDefinition();
				definition.setTargetType(DataFlow.class);
				definition.setFactoryBeanName("dataFlowNamedDatabases");
				definition.setFactoryMethodName("get");
				definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
				definition.setDefaultCandidate(false);
				definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
				registry.registerBeanDefinition(bean, definition);
			}
		}
	}

	// lazy, because a start with hundreds of them needs few
	private static void registerOperations(BeanDefinitionRegistry registry, Class<?> type) {
		String name = StringUtils.uncapitalize(type.getSimpleName()) + "ModelOperations";
		if (!registry.containsBeanDefinition(name)) {
			RootBeanDefinition definition = new RootBeanDefinition();
			definition.setTargetType(ResolvableType.forClassWithGenerics(ModelOperations.class, type));
			definition.setFactoryBeanName("dataFlowEntityOperations");
			definition.setFactoryMethodName("of");
			definition.getConstructorArgumentValues().addIndexedArgumentValue(0, type.getName());
			definition.setLazyInit(true);
			registry.registerBeanDefinition(name, definition);
		}
	}

}
