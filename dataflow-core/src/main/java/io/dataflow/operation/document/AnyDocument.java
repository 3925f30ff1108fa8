/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.Validation;
import org.springframework.data.annotation.Id;

/**
 * What every document has.
 *
 * @param id the id
 */
@DataFlowModel(validation = Validation.OFF)
record AnyDocument(@Id String id) {

	static final EntityModel MODEL = EntityModel.of(AnyDocument.class);

}
