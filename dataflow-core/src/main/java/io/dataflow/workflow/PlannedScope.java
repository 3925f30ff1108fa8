/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * A transaction group prepared for runs.
 *
 * @param id the id of the group
 * @param nodes the indexes of its nodes
 * @param graph the steps inside it
 */
record PlannedScope(String id, int[] nodes, StepGraph graph) {

}
