/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * A node that a template refers to.
 *
 * @param node the index of the node
 * @param path where in its result the value is
 */
record TemplateSource(int node, OutputPath path) {

}
