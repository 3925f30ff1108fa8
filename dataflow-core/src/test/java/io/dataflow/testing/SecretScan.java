/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.dataflow.logging.ValueLoggers;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Reads all that is logged while it is open, at {@code DEBUG} except for the loggers that
 * print values, and all that it is given, and looks for marked secrets in it.
 */
public final class SecretScan extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	/** A text that must appear nowhere. */
	public static final String TEXT = "s3cr3t-7f3a91";

	/** A number that must appear nowhere. */
	public static final int NUMBER = 1_987_654_301;

	private static final List<String> SECRETS = List.of(TEXT, String.valueOf(NUMBER),
			HexFormat.of().formatHex(TEXT.getBytes(StandardCharsets.UTF_8)));

	private final Map<Logger, @Nullable Level> levels = new HashMap<>();

	private final Queue<String> lines = new ConcurrentLinkedQueue<>();

	private SecretScan() {
	}

	/**
	 * Begin to read.
	 * @return the scan, which ends when it is closed
	 */
	public static SecretScan open() {
		SecretScan scan = new SecretScan();
		scan.level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.DEBUG);
		scan.level("io.dataflow", Level.DEBUG);
		ValueLoggers.names().forEach((name) -> scan.level(name, Level.INFO));
		Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		scan.setContext(root.getLoggerContext());
		scan.start();
		root.iteratorForAppenders().forEachRemaining((appender) -> appender.addFilter(new OnlyWarnings()));
		root.addAppender(scan);
		return scan;
	}

	private void level(String name, Level level) {
		Logger logger = logger(name);
		this.levels.put(logger, logger.getLevel());
		logger.setLevel(level);
	}

	private static Logger logger(String name) {
		return (Logger) LoggerFactory.getLogger(name);
	}

	@Override
	protected void append(ILoggingEvent event) {
		String error = (event.getThrowableProxy() != null)
				? System.lineSeparator() + ThrowableProxyUtil.asString(event.getThrowableProxy()) : "";
		this.lines.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage() + error);
	}

	/**
	 * Read something that is shown to somebody.
	 * @param shown the thing; of an error its trace with all causes and suppressed errors
	 */
	public void read(@Nullable Object shown) {
		if (shown instanceof Throwable error) {
			StringWriter trace = new StringWriter();
			error.printStackTrace(new PrintWriter(trace));
			this.lines.add("error: " + trace);
		}
		else if (shown instanceof Collection<?> collection) {
			collection.forEach(this::read);
		}
		else {
			this.lines.add("shown: " + shown);
		}
	}

	/**
	 * Return what was read and holds a secret.
	 * @return the lines, each with where it is from
	 */
	public List<String> leaks() {
		return this.lines.stream().filter((line) -> SECRETS.stream().anyMatch(line::contains)).toList();
	}

	/**
	 * Return what was logged by a logger.
	 * @param logger the name of the logger
	 * @return the lines
	 */
	public List<String> lines(String logger) {
		return this.lines.stream().filter((line) -> line.contains(" " + logger + ": ")).toList();
	}

	@Override
	public void close() {
		Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.detachAppender(this);
		this.levels.forEach(Logger::setLevel);
		root.iteratorForAppenders().forEachRemaining((appender) -> appender.clearAllFilters());
		stop();
	}

}
