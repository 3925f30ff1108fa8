/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.logging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * Puts {@value #MASK} in the place of secrets before something is logged. Immutable.
 * <p>
 * A key counts as secret when its name contains one of {@link #keys()}, without regard to
 * case and with {@code -} for {@code _}; so {@code primary_key} and {@code author} are
 * masked too.
 *
 * @since 0.1.0
 */
public final class Masking {

	/** What stands in the place of a secret. */
	public static final String MASK = "***MASKED***";

	/**
	 * The name of the logger that tells whether secrets are masked in the log: they are
	 * unless its level is {@code OFF}. It logs nothing itself.
	 */
	public static final String LOGGER = "dataflow-masking";

	private static final Masking CREDENTIALS = new Masking(
			new LinkedHashSet<>(List.of("password", "passwd", "passphrase", "pwd", "token", "secret", "credential")),
			true);

	private static final Masking STANDARD = CREDENTIALS.withKeys("key", "auth", "api_key", "access_token",
			"refresh_token", "private", "ssn", "credit_card", "creditcard", "card_number", "cardnumber", "cvv", "cvc");

	private static final Masking NONE = new Masking(Set.of(), false);

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	private final Set<String> keys;

	private final boolean texts;

	private Masking(Set<String> keys, boolean texts) {
		this.keys = Collections.unmodifiableSet(keys);
		this.texts = texts;
	}

	/**
	 * Return the masking that DataFlow itself uses.
	 * @return the masking
	 */
	public static Masking standard() {
		return STANDARD;
	}

	/**
	 * Return the masking of what DataFlow logs.
	 * @return the standard one, or one that masks nothing while the logger
	 * {@value #LOGGER} is off
	 */
	public static Masking ofLog() {
		// without a backend nobody has switched it off
		return (logger.isErrorEnabled() || logger instanceof NOPLogger) ? STANDARD : NONE;
	}

	/**
	 * Return a masking whose keys are names of credentials only, and no words that are
	 * parts of other names as well, such as {@code key} and {@code auth}.
	 * @return the masking
	 */
	public static Masking ofCredentials() {
		return CREDENTIALS;
	}

	/**
	 * Return a masking that takes more keys for secret.
	 * @param more parts of the names of keys
	 * @return the masking
	 */
	public Masking withKeys(String... more) {
		Set<String> all = new LinkedHashSet<>(this.keys);
		Arrays.stream(more).map(Masking::normal).forEach(all::add);
		return new Masking(all, this.texts);
	}

	/**
	 * Return what makes a key secret.
	 * @return parts of names, in lower case
	 */
	public Set<String> keys() {
		return this.keys;
	}

	/**
	 * Tell whether the value of a key is masked.
	 * @param key the name of the key
	 * @return whether the name contains one of {@link #keys()}
	 */
	public boolean isSecret(String key) {
		String name = normal(key);
		return this.keys.stream().anyMatch(name::contains);
	}

	/**
	 * Mask the values of secret keys, at any depth of maps and collections. Everything
	 * else stays as it is, texts too: {@link #mask(String)} looks into those.
	 * @param values names to values
	 * @return a copy with the same keys in the same order; null stays null
	 */
	public Map<String, @Nullable Object> mask(Map<String, ? extends @Nullable Object> values) {
		Map<String, @Nullable Object> masked = new LinkedHashMap<>();
		values.forEach((key, value) -> masked.put(key, masked(key, value)));
		return masked;
	}

	private @Nullable Object masked(Object key, @Nullable Object value) {
		return (value != null && isSecret(String.valueOf(key))) ? MASK : masked(value);
	}

	private @Nullable Object masked(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
			map.forEach((key, inner) -> copy.put(key, masked(String.valueOf(key), inner)));
			return copy;
		}
		if (value instanceof Collection<?> collection) {
			List<@Nullable Object> copy = new ArrayList<>(collection.size());
			collection.forEach((element) -> copy.add(masked(element)));
			return copy;
		}
		return value;
	}

	/**
	 * Mask what looks like a secret in a text: passwords of URLs, bearer and basic
	 * authorization, {@code password=...} and the like, keys of cloud services, signed
	 * tokens, private keys, and the values that databases quote in their messages.
	 * @param text the text, for instance the message of an error
	 * @return the text without them
	 */
	public String mask(String text) {
		return this.texts ? SecretText.mask(text) : text;
	}

	/**
	 * Return an error to log in the place of another: its type, its causes and where it
	 * came from, with all messages masked.
	 * @param error the error
	 * @return what stands for it
	 */
	public Throwable mask(Throwable error) {
		return this.texts ? MaskedError.of(error) : error;
	}

	private static String normal(String key) {
		return key.toLowerCase(Locale.ROOT).replace('-', '_');
	}

}
