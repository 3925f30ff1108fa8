/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;

/**
 * What a run needs once its workflow and options have been checked.
 *
 * @param plan the plan
 * @param inputs the run inputs
 * @param settings how to run the steps
 * @param timeout the time limit; zero for none
 */
record PreparedRun(WorkflowPlan plan, RunInputs inputs, RunSettings settings, Duration timeout) {

}
