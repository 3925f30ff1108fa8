/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Records;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.query.Aggregation;
import io.dataflow.query.JsonPath;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Remembers the texts and bytes that tests give to operations and nodes, and finds them
 * again in what is shown to somebody. The names of models and fields are no values,
 * whoever gives them, and neither is what stands in a line for other reasons.
 */
public final class GivenValues implements OperationInterceptor {

	/** Parameters of nodes that hold values, beside those named like a field. */
	private static final List<String> PARAMETERS = List.of("ids", "filter", "fields", "data", "where", "create",
			"update");

	/** What of an operation holds no values. */
	private static final Set<Class<?>> SETTINGS = Set.of(JsonPath.class, Sort.class, Page.class, Aggregation.class);

	/** A UUID is one word. */
	private static final Pattern WORD = Pattern
		.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|[\\p{L}\\p{N}_]+");

	/**
	 * What a line holds for other reasons: numbers, which messages may show, words of
	 * messages and of SQL, single letters and few signs.
	 */
	private static final Pattern COMMON = Pattern.compile("[-+.\\dE]*|NaN|-?Infinity|[a-z]+|[A-Z_]+|.|(?=.*\\W).{2,3}",
			Pattern.DOTALL);

	/** Whoever reads a record by an id is told that there is none with that id. */
	private static final Pattern ID_OF_NOTHING = Pattern.compile("There is no \\w+ with id '[^']*'");

	private final Set<EntityModel> models = ConcurrentHashMap.newKeySet();

	private final Set<String> names = ConcurrentHashMap.newKeySet();

	private final Set<String> words = ConcurrentHashMap.newKeySet();

	private final Set<String> texts = ConcurrentHashMap.newKeySet();

	/**
	 * Begin to remember.
	 * @param types the entities of the tests
	 * @param others what is shown for another reason although tests give it
	 */
	public GivenValues(Collection<? extends Class<?>> types, Set<String> others) {
		EntityModels.of(types).forEach(this::learn);
		this.names.addAll(others);
	}

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		learn(operation.model());
		this.names.add(operation.subject());
		note(operation);
		return next.proceed(operation);
	}

	@Override
	public boolean rewrites() {
		return false;
	}

	private void learn(EntityModel model) {
		if (this.models.add(model)) {
			this.names.addAll(List.of(model.name(), model.table()));
			model.fields().forEach((field) -> this.names.add(field.name()));
		}
	}

	/**
	 * Remember the values among the parameters of a node, which may refuse them.
	 * @param parameters the parameters
	 */
	public void noteParameters(Map<String, ? extends @Nullable Object> parameters) {
		parameters.forEach((name, value) -> {
			if (PARAMETERS.contains(name) || this.names.contains(name)) {
				note(value);
			}
		});
	}

	private void note(@Nullable Object given) {
		if (given instanceof Map<?, ?> map) {
			map.values().forEach((value) -> note(value));
		}
		else if (given instanceof Collection<?> collection) {
			collection.forEach(this::note);
		}
		else if (given instanceof Records records) {
			note(records);
		}
		else if (given instanceof Record record && !SETTINGS.contains(record.getClass())) {
			Stream.of(record.getClass().getRecordComponents()).forEach((component) -> note(value(record, component)));
		}
		else if (given instanceof byte[] bytes) {
			text(HexFormat.of().formatHex(bytes));
		}
		else if (given instanceof String || given instanceof UUID) {
			text(given.toString());
		}
	}

	private void note(Records records) {
		for (FieldModel field : records.fields()) {
			int column = records.column(field);
			for (int row = 0; row < records.size(); row++) {
				note(records.value(row, column));
			}
		}
	}

	private static @Nullable Object value(Record record, RecordComponent component) {
		try {
			component.getAccessor().setAccessible(true);
			return component.getAccessor().invoke(record);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("No value of " + component, ex);
		}
	}

	private void text(String text) {
		if (!COMMON.matcher(text).matches()) {
			((WORD.matcher(text).matches()) ? this.words : this.texts).add(text);
		}
	}

	/**
	 * Find what was given.
	 * @param line what is shown to somebody
	 * @return the values in it: those that are words as whole words, others anywhere
	 */
	public List<String> in(String line) {
		String answer = ID_OF_NOTHING.matcher(line).replaceAll("");
		Stream<String> whole = WORD.matcher(answer).results().map(MatchResult::group).filter(this.words::contains);
		Stream<String> parts = this.texts.stream().filter(answer::contains);
		return Stream.concat(whole, parts).filter((text) -> !this.names.contains(text)).distinct().toList();
	}

}
