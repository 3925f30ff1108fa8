/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.io.IOException;

/**
 * Holds a PostgreSQL database with products for the servers of a load comparison, until
 * its input ends.
 *
 * @since 0.1.0
 */
public final class LoadDatabase {

	private LoadDatabase() {
	}

	/**
	 * Open the database and print its URL.
	 * @param arguments none
	 * @throws IOException when the input cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		try (BenchmarkDatabase database = BenchmarkDatabase.open()) {
			database.sql("DROP TABLE IF EXISTS movement");
			System.out.println("database " + database.url());
			while (System.in.read() >= 0) {
				Thread.onSpinWait();
			}
		}
	}

}
