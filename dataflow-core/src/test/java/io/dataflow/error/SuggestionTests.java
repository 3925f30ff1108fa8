/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.error;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuggestionTests {

	private static final List<String> NAMES = List.of("age", "email", "name");

	@Test
	void nearestForgivesCaseAndOneLetter() {
		assertThat(Suggestion.nearest("Emial", NAMES)).contains("email");
		assertThat(Suggestion.nearest("NAME", NAMES)).contains("name");
	}

	@Test
	void nearestWhenLettersChangedPlacesShouldFind() {
		assertThat(Suggestion.nearest("nmae", NAMES)).contains("name");
	}

	@Test
	void nearestWhenNothingIsNearShouldBeEmpty() {
		assertThat(Suggestion.nearest("quantity", NAMES)).isEmpty();
		assertThat(Suggestion.nearest("name", List.of())).isEmpty();
	}

	@Test
	void sentenceListsWhatIsValid() {
		assertThat(Suggestion.of("nam", NAMES)).isEqualTo("Did you mean 'name'? Valid: age, email, name.");
		assertThat(Suggestion.of("x", NAMES)).isEqualTo("Valid: age, email, name.");
	}

}
