/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package startup;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts, prints the milliseconds from the launch of the JVM, which
 * {@code startup.launched} tells, until the application was ready and the kilobytes of
 * heap that are in use then, and stops. What an AOT cache lets the JVM do before it counts
 * itself as started is part of that.
 */
@SpringBootApplication
public class StartupApplication {

	public static void main(String[] arguments) throws InterruptedException {
		try (ConfigurableApplicationContext context = SpringApplication.run(StartupApplication.class, arguments)) {
			long millis = System.currentTimeMillis() - Long.getLong("startup.launched", 0);
			System.out.println("started " + millis + " " + usedKilobytes());
		}
	}

	private static long usedKilobytes() throws InterruptedException {
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		for (int i = 0; i < 3; i++) {
			memory.gc();
			Thread.sleep(100);
		}
		return memory.getHeapMemoryUsage().getUsed() / 1024;
	}

}
