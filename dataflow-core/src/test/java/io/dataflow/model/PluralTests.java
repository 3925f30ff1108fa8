/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PluralTests {

	@ParameterizedTest
	@CsvSource({ "User, users", "Category, categories", "Person, people", "OrderItem, order_items",
			"UserActivity, user_activities", "OrderStatus, order_statuses", "Child, children", "Box, boxes",
			"Bus, buses", "Hero, heroes", "Leaf, leaves", "Roof, roofs", "Analysis, analyses", "Quiz, quizzes",
			"Knife, knives", "Toy, toys", "Photo, photos", "HTTPServer, http_servers", "APIKey, api_keys" })
	void tableIsThePluralOfTheClass(String className, String table) {
		assertThat(Plural.ofName(Identifiers.snakeCase(className))).isEqualTo(table);
	}

	@ParameterizedTest
	@ValueSource(strings = { "data", "sheep", "series", "metadata", "feedback", "information", "equipment", "software",
			"hardware", "analytics", "statistics", "news", "media", "criteria", "species", "audio", "aircraft",
			"research", "money" })
	void uncountableAndPluralNounsStay(String noun) {
		assertThat(Plural.ofName(noun)).isEqualTo(noun);
	}

	@ParameterizedTest
	@CsvSource({ "salesman, salesmen", "chairwoman, chairwomen", "foot, feet", "tooth, teeth", "goose, geese",
			"mouse, mice", "ox, oxen", "die, dice", "half, halves", "elf, elves", "loaf, loaves", "thief, thieves",
			"shelf, shelves", "calf, calves", "wolf, wolves", "scarf, scarves", "wharf, wharves", "hoof, hooves",
			"self, selves", "belief, beliefs" })
	void nounsWithAnotherVowelOrConsonant(String noun, String plural) {
		assertThat(Plural.ofName(noun)).isEqualTo(plural);
	}

	@ParameterizedTest
	@CsvSource({ "basis, bases", "crisis, crises", "diagnosis, diagnoses", "hypothesis, hypotheses", "thesis, theses",
			"axis, axes", "matrix, matrices", "vertex, vertices", "vortex, vortices", "cortex, cortices",
			"codex, codices", "index, indexes", "appendix, appendixes", "apex, apexes", "datum, data", "medium, media",
			"bacterium, bacteria", "curriculum, curricula", "memorandum, memoranda", "millennium, millennia",
			"symposium, symposia", "consortium, consortia", "spectrum, spectra", "stratum, strata", "addendum, addenda",
			"erratum, errata", "stadium, stadiums", "aquarium, aquariums", "compendium, compendiums", "alumnus, alumni",
			"fungus, fungi", "nucleus, nuclei", "radius, radii", "stimulus, stimuli", "corpus, corpora",
			"genus, genera", "criterion, criteria", "phenomenon, phenomena" })
	void nounsFromLatinAndGreek(String noun, String plural) {
		assertThat(Plural.ofName(noun)).isEqualTo(plural);
	}

	@ParameterizedTest
	@CsvSource({ "potato, potatoes", "tomato, tomatoes", "echo, echoes", "veto, vetoes", "torpedo, torpedoes",
			"volcano, volcanoes", "tornado, tornadoes", "brotherinlaw, brothersinlaw", "church, churches",
			"dish, dishes", "class, classes", "buzz, buzzes", "wife, wives", "cafe, cafes", "day, days" })
	void nounsByEnding(String noun, String plural) {
		assertThat(Plural.ofName(noun)).isEqualTo(plural);
	}

	@Test
	void relativesByMarriage() {
		assertThat(Plural.ofName("brother_in_law")).isEqualTo("brothers_in_law");
	}

	@Test
	void pluralsAreTakenForSingulars() {
		assertThat(Plural.ofName("types")).isEqualTo("typeses");
	}

}
