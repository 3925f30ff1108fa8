/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Keeps the texts of the statements that an operation sends to the database, for those
 * who watch operations. They put it into the Reactor Context of the operation; adapters
 * {@link #report} to it. What is kept is bounded: at most {@value #MOST} different texts
 * of at most {@value #LONGEST} characters.
 * <p>
 * A text has markers in place of values. An adapter that writes values into its
 * statements must report a text without them.
 *
 * @since 0.1.0
 */
public final class StatementTexts {

	/** How many texts are kept of an operation: the first ones, each once. */
	public static final int MOST = 10;

	/** How many characters of a text are kept. */
	public static final int LONGEST = 2000;

	private final List<StatementTexts> outer;

	private List<String> texts = List.of();

	private @Nullable String last;

	private long begin;

	private @Nullable Object attempter;

	private StatementTexts(List<StatementTexts> outer, @Nullable Object attempter) {
		this.outer = outer;
		this.attempter = attempter;
	}

	/**
	 * Begin to keep texts. What is reported goes to those who already keep the texts of
	 * the same subscriber as well.
	 * @param subscriber the context of the subscriber
	 * @return no texts yet
	 */
	public static StatementTexts of(ContextView subscriber) {
		return of(subscriber, null);
	}

	/**
	 * Begin to keep texts, as {@link #of(ContextView)} does.
	 * @param subscriber the context of the subscriber
	 * @param attempter what may keep the texts of its first attempt in these
	 * @return no texts yet
	 */
	public static StatementTexts of(ContextView subscriber, @Nullable Object attempter) {
		return new StatementTexts(kept(subscriber).map(List::of).orElse(List.of()), attempter);
	}

	/**
	 * Begin to keep the texts of what several subscribers want together. What is reported
	 * goes to those who already keep the texts of any of them as well.
	 * @param subscribers the contexts of the subscribers
	 * @return no texts yet
	 */
	public static StatementTexts ofAll(Collection<? extends ContextView> subscribers) {
		return new StatementTexts(subscribers.stream().flatMap((subscriber) -> kept(subscriber).stream()).toList(),
				null);
	}

	private static Optional<StatementTexts> kept(ContextView subscriber) {
		return subscriber.getOrEmpty(StatementTexts.class);
	}

	/**
	 * Return the texts of an attempt at what a subscriber wants. Those that are kept of
	 * the whole for this attempter serve for the first attempt, so that its texts are
	 * kept once; every other attempt begins to keep its own, which go to the whole as
	 * well.
	 * @param subscriber the context of the subscriber
	 * @param attempter who makes the attempt
	 * @return no texts yet
	 */
	public static StatementTexts ofAttempt(ContextView subscriber, Object attempter) {
		StatementTexts kept = subscriber.<@Nullable StatementTexts>getOrDefault(StatementTexts.class, null);
		if (kept == null) {
			return new StatementTexts(List.of(), null);
		}
		return (kept.isFirst(attempter)) ? kept : new StatementTexts(List.of(kept), null);
	}

	private synchronized boolean isFirst(Object other) {
		boolean first = this.attempter == other && this.texts.isEmpty();
		this.attempter = null;
		return first;
	}

	/**
	 * Tell whoever keeps texts of a statement that is about to be sent.
	 * @param context the context in which it is sent
	 * @param text the text, without values
	 */
	public static void report(ContextView context, String text) {
		StatementTexts kept = context.<@Nullable StatementTexts>getOrDefault(StatementTexts.class, null);
		if (kept != null) {
			kept.report(text, System.nanoTime());
		}
	}

	private void report(String text, long now) {
		add(text, now);
		for (StatementTexts each : this.outer) {
			each.report(text, now);
		}
	}

	/**
	 * Keep the texts of what is subscribed to with a context.
	 * @param context the context
	 * @return the context with this
	 */
	public Context in(Context context) {
		return (context.<@Nullable StatementTexts>getOrDefault(StatementTexts.class, null) == this) ? context
				: context.put(StatementTexts.class, this);
	}

	private synchronized void add(String text, long now) {
		if (text.equals(this.last)) {
			return;
		}
		if (this.texts.isEmpty()) {
			this.texts = new ArrayList<>(1);
			this.begin = now;
		}
		String kept = (text.length() > LONGEST) ? text.substring(0, LONGEST - 1) + "…" : text;
		this.last = kept;
		if (this.texts.size() < MOST && !this.texts.contains(kept)) {
			this.texts.add(kept);
		}
	}

	/**
	 * Return the texts.
	 * @return the texts in the order in which they were first reported; a copy
	 */
	public synchronized List<String> all() {
		return List.copyOf(this.texts);
	}

	/**
	 * Return all texts as one.
	 * @return the texts, separated by semicolons; empty when there are none
	 */
	public synchronized String joined() {
		return (this.texts.size() == 1) ? this.texts.get(0) : String.join("; ", this.texts);
	}

	/**
	 * Return how long the database has been at work.
	 * @param since since when to count, as {@link System#nanoTime()} tells it
	 * @param now now, likewise
	 * @return nanoseconds since then, or since the first statement if that was later;
	 * zero when there was none
	 */
	public synchronized long elapsed(long since, long now) {
		if (this.texts.isEmpty()) {
			return 0;
		}
		return now - ((this.begin - since > 0) ? this.begin : since);
	}

}
