/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets DataFlow generate a {@code String} id that the caller omits, as the text of a
 * UUIDv7. Ids of type {@code UUID}, {@code Long} and {@code Integer} are generated
 * without it.
 *
 * @since 0.1.0
 */
@Documented
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
public @interface GeneratedId {

}
