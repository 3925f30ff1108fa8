/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/**
 * What DataFlow logs while this is open.
 */
final class CapturedLog implements AutoCloseable {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.dataflow");

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	CapturedLog() {
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	/**
	 * Return the warnings that mention an error code.
	 */
	List<String> warnings(String code) {
		return warnings().stream().filter((message) -> message.contains("[" + code + "]")).toList();
	}

	/**
	 * Return all warnings.
	 */
	List<String> warnings() {
		return List.copyOf(this.appender.list)
			.stream()
			.filter((event) -> event.getLevel() == Level.WARN)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
	}

}
