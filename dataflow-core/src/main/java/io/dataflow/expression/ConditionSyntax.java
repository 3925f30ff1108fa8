/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.expression;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.Assign;
import org.springframework.expression.spel.ast.BeanReference;
import org.springframework.expression.spel.ast.CompoundExpression;
import org.springframework.expression.spel.ast.ConstructorReference;
import org.springframework.expression.spel.ast.Elvis;
import org.springframework.expression.spel.ast.FunctionReference;
import org.springframework.expression.spel.ast.Indexer;
import org.springframework.expression.spel.ast.InlineList;
import org.springframework.expression.spel.ast.InlineMap;
import org.springframework.expression.spel.ast.Literal;
import org.springframework.expression.spel.ast.MethodReference;
import org.springframework.expression.spel.ast.OpAnd;
import org.springframework.expression.spel.ast.OpDec;
import org.springframework.expression.spel.ast.OpDivide;
import org.springframework.expression.spel.ast.OpEQ;
import org.springframework.expression.spel.ast.OpGE;
import org.springframework.expression.spel.ast.OpGT;
import org.springframework.expression.spel.ast.OpInc;
import org.springframework.expression.spel.ast.OpLE;
import org.springframework.expression.spel.ast.OpLT;
import org.springframework.expression.spel.ast.OpMinus;
import org.springframework.expression.spel.ast.OpModulus;
import org.springframework.expression.spel.ast.OpMultiply;
import org.springframework.expression.spel.ast.OpNE;
import org.springframework.expression.spel.ast.OpOr;
import org.springframework.expression.spel.ast.OpPlus;
import org.springframework.expression.spel.ast.OperatorBetween;
import org.springframework.expression.spel.ast.OperatorMatches;
import org.springframework.expression.spel.ast.OperatorNot;
import org.springframework.expression.spel.ast.OperatorPower;
import org.springframework.expression.spel.ast.Projection;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.Selection;
import org.springframework.expression.spel.ast.Ternary;
import org.springframework.expression.spel.ast.TypeReference;
import org.springframework.expression.spel.ast.VariableReference;

/**
 * Knows which constructs of the expression language a condition may use. What is not
 * listed is refused, so that a construct of a later version of the language is not
 * allowed by accident.
 */
final class ConditionSyntax {

	private static final int DEEPEST = 50;

	private static final Set<Class<?>> ALLOWED = Set.of(CompoundExpression.class, PropertyOrFieldReference.class,
			Indexer.class, InlineList.class, InlineMap.class, Ternary.class, Elvis.class, Projection.class,
			Selection.class, OpAnd.class, OpOr.class, OperatorNot.class, OpEQ.class, OpNE.class, OpLT.class, OpLE.class,
			OpGT.class, OpGE.class, OperatorBetween.class, OperatorMatches.class, OpPlus.class, OpMinus.class,
			OpMultiply.class, OpDivide.class, OpModulus.class);

	/**
	 * The power operator can keep a processor busy for hours with a single digit more.
	 */
	private static final Map<Class<?>, String> REFUSED = Map.of(TypeReference.class, "a type", BeanReference.class,
			"a bean", ConstructorReference.class, "a constructor", MethodReference.class, "a method",
			FunctionReference.class, "a function", Assign.class, "an assignment", OpInc.class, "an assignment",
			OpDec.class, "an assignment", OperatorPower.class, "a power");

	private ConditionSyntax() {
	}

	/**
	 * Refuse text whose brackets are nested so deeply that reading it needs a deep stack.
	 */
	static void checkDepth(String text) {
		int depth = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			depth += ("([{".indexOf(c) >= 0) ? 1 : (")]}".indexOf(c) >= 0) ? -1 : 0;
			if (depth > DEEPEST) {
				throw InvalidConditionException.unreadable(text,
						"nests its brackets more than " + DEEPEST + " levels deep.", null);
			}
		}
	}

	static void check(String text, SpelNode node) {
		String refused = refusal(node);
		if (refused != null) {
			throw InvalidConditionException.unreadable(text,
					"uses " + refused + ", '" + node.toStringAST() + "'; conditions only read maps and lists.", null);
		}
		for (int i = 0; i < node.getChildCount(); i++) {
			check(text, node.getChild(i));
		}
	}

	private static @Nullable String refusal(SpelNode node) {
		if (node instanceof Literal || ALLOWED.contains(node.getClass())) {
			return null;
		}
		if (node instanceof VariableReference) {
			boolean known = Set.of("#root", "#this").contains(node.toStringAST());
			return (known) ? null : "a variable";
		}
		return REFUSED.getOrDefault(node.getClass(), "something that is not allowed");
	}

}
