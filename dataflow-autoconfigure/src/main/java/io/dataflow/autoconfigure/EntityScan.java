/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.dataflow.model.DataFlowModel;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the classes with {@link DataFlowModel} in the packages of the application.
 */
final class EntityScan {

	private static final String ENTITY_SCAN_PACKAGES = "org.springframework.boot.persistence.autoconfigure.EntityScanPackages";

	private final ClassPathScanningCandidateComponentProvider scanner;

	private final ClassLoader classLoader;

	EntityScan(Environment environment, ResourceLoader resourceLoader) {
		this.scanner = new ClassPathScanningCandidateComponentProvider(false, environment);
		this.scanner.setResourceLoader(resourceLoader);
		this.scanner.addIncludeFilter(new AnnotationTypeFilter(DataFlowModel.class));
		this.classLoader = scanner(resourceLoader);
	}

	/**
	 * Return the classes, ordered by name.
	 */
	List<Class<?>> find(BeanFactory beanFactory) {
		List<Class<?>> types = new ArrayList<>();
		for (String name : packages(beanFactory)) {
			for (BeanDefinition candidate : this.scanner.findCandidateComponents(name)) {
				types.add(ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), this.classLoader));
			}
		}
		return types.stream().distinct().sorted(Comparator.comparing(Class::getName)).toList();
	}

	private Collection<String> packages(BeanFactory beanFactory) {
		Set<String> packages = new LinkedHashSet<>();
		if (AutoConfigurationPackages.has(beanFactory)) {
			packages.addAll(AutoConfigurationPackages.get(beanFactory));
		}
		if (ClassUtils.isPresent(ENTITY_SCAN_PACKAGES, this.classLoader)) {
			packages.addAll(EntityScanPackages.get(beanFactory).getPackageNames());
		}
		return packages;
	}

	private static ClassLoader scanner(ResourceLoader resourceLoader) {
		ClassLoader classLoader = resourceLoader.getClassLoader();
		return (classLoader != null) ? classLoader : EntityScan.class.getClassLoader();
	}

}
