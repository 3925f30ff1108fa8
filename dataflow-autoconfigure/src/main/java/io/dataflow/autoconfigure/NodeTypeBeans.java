/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.workflow.NodeType;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * Finds the node types among the beans. To have them injected would be the same, but
 * Spring makes and keeps a bean definition for each candidate that has none, as the
 * hundreds that are generated for entities.
 */
final class NodeTypeBeans {

	private NodeTypeBeans() {
	}

	/**
	 * Return the node types that would be injected.
	 */
	static List<NodeType> in(ConfigurableListableBeanFactory beans) {
		List<NodeType> types = new ArrayList<>();
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, NodeType.class)) {
			// without the required type, as a bean may be null
			if (isCandidate(beans, name) && beans.getBean(name) instanceof NodeType type) {
				types.add(type);
			}
		}
		return types;
	}

	private static boolean isCandidate(ConfigurableListableBeanFactory beans, String name) {
		if (!beans.containsLocalBean(name)
				&& beans.getParentBeanFactory() instanceof ConfigurableListableBeanFactory parent) {
			return isCandidate(parent, name);
		}
		if (!beans.containsBeanDefinition(name)) {
			return true;
		}
		BeanDefinition definition = beans.getMergedBeanDefinition(name);
		return definition.isAutowireCandidate()
				&& !(definition instanceof AbstractBeanDefinition bean && !bean.isDefaultCandidate());
	}

}
