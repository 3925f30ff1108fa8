/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class on a database. A constructor or method that declares a
 * {@link TestDatabase} is given the empty database of this class; nested classes share
 * it. The server is the first that is found: the address in
 * {@code DATAFLOW_TEST_<DATABASE>_URL}, a container where Docker answers, embedded
 * binaries. Without a server the tests are skipped and one line says so.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DatabaseExtension.class)
public @interface DatabaseTest {

	/**
	 * The database to run on.
	 * @return its name
	 */
	DatabaseName value();

}
