/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.expression;

import java.util.Map;
import java.util.Objects;

import io.dataflow.error.Suggestion;
import org.jspecify.annotations.Nullable;

import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelMessage;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/**
 * A yes-or-no question about data, in the Spring Expression Language. It reads maps and
 * lists and nothing else: no types, beans, methods, constructors, functions or
 * assignments.
 *
 * <pre>{@code
 * Condition large = Condition.parse("total > 100 and customer.vip == true");
 * boolean result = large.test(Map.of("total", 250, "customer", Map.of("vip", true)));
 * }</pre>
 *
 * <p>
 * {@code customer.vip} and {@code items[0].price} must exist. What may be absent is read
 * as {@code customer['vip']}, which is then null, and {@code customer?.vip} allows
 * {@code customer} to be null. Order ({@code <}, {@code >=}, {@code between}) is defined
 * for two numbers, two texts or two values of another comparable type, not for null.
 * Immutable and thread-safe; parsed once.
 *
 * @since 0.1.0
 */
public final class Condition {

	private static final int LONGEST = 1000;

	private static final SpelExpressionParser PARSER = new SpelExpressionParser(
			new SpelParserConfiguration(SpelCompilerMode.OFF, null, false, false, 0, LONGEST));

	private static final ConditionContext CONTEXT = new ConditionContext();

	private final String text;

	private final SpelExpression expression;

	private Condition(String text, SpelExpression expression) {
		this.text = text;
		this.expression = expression;
	}

	/**
	 * Read a condition.
	 * @param text the condition, at most 1000 characters
	 * @return the condition
	 * @throws InvalidConditionException DF-801 when the text is empty, too long, no
	 * expression, or uses something that conditions may not
	 */
	public static Condition parse(String text) {
		Objects.requireNonNull(text, "'text' must not be null");
		checkSize(text);
		SpelExpression expression = expression(text);
		ConditionSyntax.check(text, expression.getAST());
		return new Condition(text, expression);
	}

	private static void checkSize(String text) {
		if (text.isBlank()) {
			throw InvalidConditionException.unreadable(text, "is empty.", null);
		}
		if (text.length() > LONGEST) {
			throw InvalidConditionException.unreadable(text,
					"has " + text.length() + " characters; " + LONGEST + " are allowed.", null);
		}
		ConditionSyntax.checkDepth(text);
	}

	private static SpelExpression expression(String text) {
		try {
			return PARSER.parseRaw(text);
		}
		catch (ParseException | IllegalStateException | IllegalArgumentException ex) {
			throw InvalidConditionException.unreadable(text, "is no expression: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Answer the question.
	 * @param variables the values by name; may hold null values
	 * @return the answer
	 * @throws InvalidConditionException DF-102 when a name is missing, values cannot be
	 * compared, or the result is neither true nor false
	 */
	public boolean test(Map<String, @Nullable Object> variables) {
		Objects.requireNonNull(variables, "'variables' must not be null");
		Object result = evaluate(variables);
		if (result instanceof Boolean answer) {
			return answer;
		}
		throw InvalidConditionException.unanswerable(this.text,
				"must give true or false, but gave "
						+ ((result != null) ? "a value of type " + result.getClass().getSimpleName() : "null") + ".",
				"Compare the value with something.", null);
	}

	private @Nullable Object evaluate(Map<String, @Nullable Object> variables) {
		try {
			return this.expression.getValue(CONTEXT, variables);
		}
		catch (SpelEvaluationException ex) {
			throw refused(ex, variables);
		}
		catch (RuntimeException ex) {
			throw InvalidConditionException.unanswerable(this.text,
					"failed with " + ex.getClass().getSimpleName() + ".", "Look at the cause of this error.", ex);
		}
	}

	private InvalidConditionException refused(SpelEvaluationException error, Map<String, @Nullable Object> variables) {
		@Nullable Object[] inserts = error.getInserts();
		boolean absent = error.getMessageCode() == SpelMessage.PROPERTY_OR_FIELD_NOT_READABLE;
		if (absent && inserts != null && inserts.length > 0) {
			String name = String.valueOf(inserts[0]);
			return InvalidConditionException.unanswerable(
					this.text, "names '" + name + "', which does not exist.", "Known at the top: "
							+ Suggestion.of(name, variables.keySet()) + " Read what may be absent as map['name'].",
					error);
		}
		return InvalidConditionException.unanswerable(this.text, "failed: " + error.getMessage(),
				"Check the values that it compares; read what may be null with ?. or compare it with null first.",
				error);
	}

	/**
	 * Return the condition as it was written.
	 * @return the text
	 */
	public String text() {
		return this.text;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
