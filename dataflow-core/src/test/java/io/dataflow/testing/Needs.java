/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what the tests of a contract, or one of them, need of the server of a
 * {@link DatabaseTest}. Where the server cannot do it they are skipped, and say where
 * they run.
 */
@Documented
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

	/**
	 * What is needed.
	 * @return the capabilities
	 */
	Capability[] value();

}
