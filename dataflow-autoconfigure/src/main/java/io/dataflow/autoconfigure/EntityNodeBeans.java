/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.TimeSeries;
import io.dataflow.node.EntityNodes;
import io.dataflow.workflow.NodeType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * Makes a bean of each node type generated for an entity. They are ready-made objects, as
 * hundreds of definitions would slow every search for a bean down. A bean of the same
 * name that the application declares takes the place of ours.
 */
final class EntityNodeBeans implements BeanFactoryPostProcessor {

	private final EntityTypes types;

	EntityNodeBeans(EntityTypes types) {
		this.types = types;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		ObjectProvider<EntityNodes> nodes = beanFactory.getBeanProvider(EntityNodes.class);
		ObjectProvider<NamedDatabases> databases = beanFactory.getBeanProvider(NamedDatabases.class);
		for (Class<?> type : this.types.types()) {
			boolean appendOnly = type.getAnnotation(DataFlowModel.class).appendOnly();
			boolean timeSeries = type.isAnnotationPresent(TimeSeries.class);
			List<String> names = new ArrayList<>(EntityNodes.names(type.getSimpleName(), appendOnly, timeSeries));
			names.addAll(EntityNodes.vectorNames(type));
			for (String name : names) {
				String bean = StringUtils.uncapitalize(name);
				if (!beanFactory.containsBeanDefinition(bean) && !beanFactory.containsSingleton(bean)) {
					beanFactory.registerSingleton(bean,
							NodeType.deferred(name, () -> nodes(type, nodes, databases).nodeType(name)));
				}
			}
		}
	}

	private static EntityNodes nodes(Class<?> type, ObjectProvider<EntityNodes> nodes,
			ObjectProvider<NamedDatabases> databases) {
		if (DatabaseNames.of(type) == null) {
			return nodes.getObject();
		}
		NamedDatabases named = databases.getObject();
		return named.nodes(Objects.requireNonNull(named.of(type)));
	}

}
