/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.filter.Filter;
import io.dataflow.error.DataFlowException;
import io.dataflow.logging.ValueLoggers;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Reads all that is logged while it is open, at {@code DEBUG} except for the loggers that
 * print values, and all that it is given, and looks for secrets in it.
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

	private final Filter<ILoggingEvent> onlyWarnings = new OnlyWarnings();

	private final Function<String, List<String>> search;

	private SecretScan(Function<String, List<String>> search) {
		this.search = search;
	}

	/**
	 * Begin to read, and look for {@link #TEXT} and {@link #NUMBER}.
	 * @return the scan, which ends when it is closed
	 */
	public static SecretScan open() {
		return open((line) -> SECRETS.stream().filter(line::contains).toList());
	}

	/**
	 * Begin to read, and look for other secrets.
	 * @param search returns those that are in a line
	 * @return the scan, which ends when it is closed
	 */
	public static SecretScan open(Function<String, List<String>> search) {
		SecretScan scan = new SecretScan(search);
		scan.level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.DEBUG);
		scan.level("io.dataflow", Level.DEBUG);
		ValueLoggers.names().forEach((name) -> scan.level(name, Level.INFO));
		Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		scan.setContext(root.getLoggerContext());
		scan.start();
		root.iteratorForAppenders().forEachRemaining((appender) -> appender.addFilter(scan.onlyWarnings));
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
		String error = (event.getThrowableProxy() instanceof ThrowableProxy proxy)
				? System.lineSeparator() + messages(proxy.getThrowable()) : "";
		this.lines.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage() + error);
	}

	/**
	 * Return what an error says, with its causes and suppressed errors. Frames of stack
	 * traces hold no values, but names that values may have as well.
	 */
	private static String messages(Throwable error) {
		Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
		StringBuilder messages = new StringBuilder();
		collect(error, all, messages);
		return messages.toString();
	}

	private static void collect(@Nullable Throwable error, Set<Throwable> all, StringBuilder messages) {
		if (error == null || !all.add(error)) {
			return;
		}
		String action = (error instanceof DataFlowException known) ? " " + known.action() : "";
		messages.append(error).append(action).append(System.lineSeparator());
		collect(error.getCause(), all, messages);
		Stream.of(error.getSuppressed()).forEach((other) -> collect(other, all, messages));
	}

	/**
	 * Read something that is shown to somebody.
	 * @param shown the thing; an error with all its causes and suppressed errors
	 */
	public void read(@Nullable Object shown) {
		if (shown instanceof Throwable error) {
			this.lines.add("error: " + messages(error));
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
		return this.lines.stream().filter((line) -> !this.search.apply(line).isEmpty()).toList();
	}

	/**
	 * Return what was read since the last call and holds a secret, and forget what was
	 * read.
	 * @return the lines, each with the secrets in it before where it is from
	 */
	public List<String> takeLeaks() {
		return Stream.generate(this.lines::poll).takeWhile(Objects::nonNull).distinct().flatMap(this::leak).toList();
	}

	private Stream<String> leak(String line) {
		List<String> found = this.search.apply(line);
		return (found.isEmpty()) ? Stream.empty() : Stream.of(found + " in " + line);
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
		root.iteratorForAppenders().forEachRemaining(this::removeFilter);
		stop();
	}

	private void removeFilter(Appender<ILoggingEvent> appender) {
		List<Filter<ILoggingEvent>> others = appender.getCopyOfAttachedFiltersList();
		others.remove(this.onlyWarnings);
		appender.clearAllFilters();
		others.forEach(appender::addFilter);
	}

}
