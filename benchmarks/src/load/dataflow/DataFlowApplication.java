/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.dataflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with the starter and nothing set but the database. The profile chooses
 * the way to a product.
 */
@SpringBootApplication
public class DataFlowApplication {

	public static void main(String[] arguments) {
		System.out.println("listening " + SpringApplication.run(DataFlowApplication.class, arguments)
			.getEnvironment()
			.getProperty("local.server.port"));
	}

}
