/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The English plural of a noun in small letters. Words in {@link #IRREGULAR} come first,
 * then the rules by ending. A plural that is not listed there gets an ending like any
 * other noun ({@code types} becomes {@code typeses}): entities are named in the singular.
 */
final class Plural {

	private static final String IRREGULAR_WORDS = """
			person people; salesperson salespeople; chairperson chairpeople; spokesperson spokespeople;
			child children; grandchild grandchildren; stepchild stepchildren; godchild godchildren;
			schoolchild schoolchildren; man men; woman women; businessman businessmen;
			businesswoman businesswomen; cameraman cameramen; chairman chairmen; chairwoman chairwomen;
			congressman congressmen; congresswoman congresswomen; craftsman craftsmen; doorman doormen;
			fireman firemen; fisherman fishermen; foreman foremen; freshman freshmen;
			gentleman gentlemen; gentlewoman gentlewomen; handyman handymen; journeyman journeymen;
			layman laymen; mailman mailmen; middleman middlemen; milkman milkmen; nobleman noblemen;
			policeman policemen; policewoman policewomen; postman postmen; repairman repairmen;
			salesman salesmen; saleswoman saleswomen; serviceman servicemen; servicewoman servicewomen;
			snowman snowmen; spokesman spokesmen; spokeswoman spokeswomen; sportsman sportsmen;
			sportswoman sportswomen; statesman statesmen; superman supermen; tradesman tradesmen;
			watchman watchmen; workman workmen; foot feet; forefoot forefeet; tooth teeth;
			eyetooth eyeteeth; goose geese; mongoose mongooses; mouse mice; dormouse dormice;
			louse lice; ox oxen; die dice; penny pence; brother brothers;

			leaf leaves; half halves; elf elves; loaf loaves; meatloaf meatloaves; thief thieves;
			shelf shelves; bookshelf bookshelves; calf calves; wolf wolves; werewolf werewolves;
			scarf scarves; wharf wharves; hoof hooves; self selves; sheaf sheaves; behalf behalves;
			safe safes; cafe cafes; giraffe giraffes; carafe carafes; fife fifes; strife strifes;

			analysis analyses; basis bases; crisis crises; diagnosis diagnoses; hypothesis hypotheses;
			thesis theses; axis axes; antithesis antitheses; catharsis catharses; ellipsis ellipses;
			emphasis emphases; genesis geneses; nemesis nemeses; neurosis neuroses; oasis oases;
			paralysis paralyses; parenthesis parentheses; prognosis prognoses; psychosis psychoses;
			symbiosis symbioses; synopsis synopses; synthesis syntheses; testis testes;
			photosynthesis photosyntheses; metamorphosis metamorphoses; dialysis dialyses;
			catalysis catalyses; hypnosis hypnoses; sepsis sepses;

			matrix matrices; vertex vertices; vortex vortices; cortex cortices; codex codices;
			helix helices; index indexes; appendix appendixes; apex apexes; complex complexes;

			datum data; medium media; bacterium bacteria; curriculum curricula;
			memorandum memoranda; millennium millennia; symposium symposia; consortium consortia;
			spectrum spectra; stratum strata; addendum addenda; erratum errata; ovum ova;
			quantum quanta; referendum referenda; momentum momenta; equilibrium equilibria;
			stadium stadiums; aquarium aquariums; compendium compendiums; album albums; forum forums;
			museum museums; premium premiums; vacuum vacuums; minimum minimums; maximum maximums;

			alumnus alumni; fungus fungi; nucleus nuclei; radius radii; stimulus stimuli;
			bacillus bacilli; cactus cacti; focus foci; locus loci; syllabus syllabi;
			terminus termini; thesaurus thesauri; corpus corpora; genus genera; opus opera;
			viscus viscera; bus buses; status statuses; virus viruses; campus campuses; bonus bonuses;
			census censuses; octopus octopuses; platypus platypuses; prospectus prospectuses;
			apparatus apparatuses; consensus consensuses; nexus nexuses; circus circuses;

			criterion criteria; phenomenon phenomena; automaton automata; polyhedron polyhedra;
			alga algae; alumna alumnae; antenna antennae; formula formulas; larva larvae;
			nebula nebulae; vertebra vertebrae; schema schemas; schemata schemata; stigma stigmata;
			stoma stomata; dogma dogmas;

			hero heroes; superhero superheroes; antihero antiheroes; potato potatoes; tomato tomatoes;
			echo echoes; veto vetoes; torpedo torpedoes; volcano volcanoes; tornado tornadoes;
			embargo embargoes; mosquito mosquitoes; buffalo buffaloes; domino dominoes; cargo cargoes;
			mango mangoes; motto mottoes; photo photos; piano pianos; video videos; memo memos; logo logos;

			quiz quizzes; whiz whizzes; fez fezzes; gas gases; yes yeses; stomach stomachs;
			monarch monarchs; patriarch patriarchs; epoch epochs; loch lochs; eunuch eunuchs;
			bureau bureaus; plateau plateaus; tableau tableaux; chateau chateaux; corps corps;

			brotherinlaw brothersinlaw; daughterinlaw daughtersinlaw; fatherinlaw fathersinlaw;
			motherinlaw mothersinlaw; sisterinlaw sistersinlaw; soninlaw sonsinlaw;
			parentinlaw parentsinlaw; passerby passersby; runnerup runnersup
			""";

	private static final String SAME_IN_PLURAL = """
			data metadata media news series species sheep fish deer moose shrimp swine bison salmon
			trout cod squid aircraft spacecraft hovercraft watercraft offspring means headquarters
			crossroads barracks gallows analytics statistics mathematics physics economics politics
			ethics electronics genetics graphics logistics mechanics metrics athletics gymnastics
			linguistics acoustics robotics informatics information feedback equipment software hardware
			firmware middleware malware freeware shareware research money cash audio music furniture
			luggage baggage knowledge advice traffic evidence homework machinery jewelry scenery stationery
			mail weather electricity progress police cattle people children men women feet teeth geese mice
			oxen dice criteria phenomena bacteria analyses indices matrices vertices axes alumni stimuli
			scissors pants trousers shorts glasses jeans clothes tweezers pliers thanks goods earnings savings
			settings rice wheat bread butter sugar salt milk water sand gold silver oxygen hydrogen
			japanese chinese portuguese swiss
			""";

	private static final String IN_LAW = "_in_law";

	private static final Map<String, String> IRREGULAR = irregular();

	private static final Pattern HISSING = Pattern.compile(".*(s|x|z|ch|sh)");

	private static final Pattern CONSONANT_AND_Y = Pattern.compile(".*[^aeiou]y");

	private Plural() {
	}

	/**
	 * Return the plural of the last word of a name, or of the word before {@code in_law}.
	 * @param snakeCaseName words in small letters, joined by {@code _}
	 * @return the name with its last word in the plural
	 */
	static String ofName(String snakeCaseName) {
		if (snakeCaseName.endsWith(IN_LAW)) {
			return ofName(snakeCaseName.substring(0, snakeCaseName.length() - IN_LAW.length())) + IN_LAW;
		}
		int lastWord = snakeCaseName.lastIndexOf('_') + 1;
		return snakeCaseName.substring(0, lastWord) + of(snakeCaseName.substring(lastWord));
	}

	private static String of(String word) {
		String irregular = IRREGULAR.get(word);
		if (irregular != null) {
			return irregular;
		}
		if (HISSING.matcher(word).matches()) {
			return word + "es";
		}
		if (CONSONANT_AND_Y.matcher(word).matches()) {
			return word.substring(0, word.length() - 1) + "ies";
		}
		return (word.endsWith("fe")) ? word.substring(0, word.length() - 2) + "ves" : word + "s";
	}

	private static Map<String, String> irregular() {
		Map<String, String> words = new HashMap<>();
		for (String word : SAME_IN_PLURAL.trim().split("\\s+")) {
			words.put(word, word);
		}
		for (String pair : IRREGULAR_WORDS.trim().split(";\\s*")) {
			int space = pair.indexOf(' ');
			words.put(pair.substring(0, space), pair.substring(space + 1));
		}
		return Collections.unmodifiableMap(words);
	}

}
