/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.logging;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what looks like a secret in a text. Each pattern does an amount of work that
 * grows with the text at most, whatever the text is.
 */
final class SecretText {

	private static final String PAIR_NAMES = "passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key"
			+ "|private[_-]?key|credential|authorization|credit[_-]?card|card[_-]?number|ssn|cvv";

	private static final List<Rule> RULES = List.of(
			// a private key
			rule("(?s)(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----).*?(-----END [A-Z ]{0,40}PRIVATE KEY-----|$)", "$1",
					"$2"),
			// a URL: the last @ of a word ends a password, which may hold others
			rule("([a-zA-Z][a-zA-Z0-9+.-]{1,30}://[^\\s/?#:@\"<>]*+:)[^\\s\"<>]*@", "$1", "@"),
			rule("([a-zA-Z][a-zA-Z0-9+.-]{1,30}://)[^\\s/?#:@\"<>]++@", "$1", "@"),
			// a header
			rule("(?i)\\b(bearer\\s+)[a-z0-9._~+/=-]+", "$1", ""),
			rule("\\b((?i:basic)\\s+)(?=[a-z+/]{0,200}[A-Z0-9=])[A-Za-z0-9+/=]{6,}", "$1", ""),
			// a name and its value
			rule("(?i)(?<![\\w.-])([\\w.-]{0,60}?(?:" + PAIR_NAMES
					+ ")[\\w.-]{0,60}+\\\\?[\"']?\\s{0,8}[=:]\\s{0,8})(\"[^\"]*+\"|'[^']*+'|[^\\s,;&)}\\]]++)", "$1",
					""),
			// what databases say of values, up to the end, since a value may look like
			// one
			rule("(?s)(Key \\([^)]{1,300}+\\)=)\\(.*", "$1", ""), rule("(?i)(\\bdetail: *)[^\\r\\n]+", "$1", ""),
			rule("(?s)(Failing row contains )\\(.*", "$1", ""),
			rule("(?s)(invalid input (?:syntax|value) for [^:]{1,80}: )\".*", "$1", ""),
			rule("(?s)(Duplicate entry )'.*", "$1", ""),
			rule("(?s)((?:Incorrect|Truncated incorrect) [\\w() ]{1,40}value: )'.*", "$1", ""),
			rule("(?s)(\\bVALUES )\\(.*", "$1", ""), rule("(?s)(Data conversion error converting )\".*", "$1", ""),
			rule("(?s)(Value too long for column \"[^\"]{1,200}+\": )\".*", "$1", ""),
			// keys of services and signed tokens, which tell what they are
			rule("()\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b", "$1", ""),
			rule("()\\b(?:gh[pousr]_|sk-|sk_|pk_|rk_|xox[abprs]-)[A-Za-z0-9_-]{16,}", "$1", ""),
			rule("()\\beyJ[\\w-]{5,}\\.[\\w-]+\\.[\\w-]*", "$1", ""));

	private SecretText() {
	}

	static String mask(String text) {
		String masked = text;
		for (Rule rule : RULES) {
			masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
		}
		return masked;
	}

	private static Rule rule(String expression, String before, String after) {
		return new Rule(Pattern.compile(expression), before + Masking.MASK + after);
	}

	private record Rule(Pattern pattern, String replacement) {

	}

}
