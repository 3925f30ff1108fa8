/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure.collision;

import io.dataflow.model.DataFlowModel;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;

/**
 * An application with two entities called {@code Item}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class CollisionApplication {

	/**
	 * What is sold.
	 */
	public static final class Sales {

		private Sales() {
		}

		/**
		 * In the default database.
		 */
		@DataFlowModel
		public record Item(@Id String id) {

		}

	}

	/**
	 * What was sold.
	 */
	public static final class Archive {

		private Archive() {
		}

		/**
		 * In the database of the archive.
		 */
		@DataFlowModel(database = "archive")
		public record Item(@Id String id) {

		}

	}

}
