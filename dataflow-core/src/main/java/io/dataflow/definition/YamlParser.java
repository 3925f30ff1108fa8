/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dataflow.definition.YamlNode.Entry;
import io.dataflow.definition.YamlNode.Mapping;
import io.dataflow.definition.YamlNode.Scalar;
import io.dataflow.definition.YamlNode.Sequence;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML, of which JSON is a part, into nodes with their places. It works on events,
 * so that what is nested too deeply or grows by aliases is refused before it is built.
 */
final class YamlParser {

	static final int DEEPEST = 50;

	private static final int MOST_BY_ALIASES = 10_000;

	private final String source;

	private final Findings findings;

	private final Iterator<Event> events;

	private final Map<String, Anchored> anchors = new HashMap<>();

	private int depth;

	private int deepest;

	private int size;

	private int byAliases;

	private YamlParser(String source, Iterator<Event> events, Findings findings) {
		this.source = source;
		this.events = events;
		this.findings = findings;
	}

	/**
	 * Read the one document of a text.
	 * @return the document, or {@code null} when nothing can be made of it
	 */
	static @Nullable YamlNode parse(String text, String source, Findings findings) {
		try {
			LoadSettings settings = LoadSettings.builder()
				.setLabel(source)
				.setCodePointLimit(text.length() + 1)
				.build();
			return new YamlParser(source, new Parse(settings).parseString(text).iterator(), findings).document();
		}
		catch (UnreadableException ex) {
			findings.add(ErrorCode.BUILD_FAILED, ex.location, ex.problem, ex.action);
		}
		catch (YamlEngineException ex) {
			new SyntaxProblem(text, source).addTo(findings, ex);
		}
		return null;
	}

	private @Nullable YamlNode document() {
		YamlNode root = null;
		while (this.events.hasNext()) {
			Event event = this.events.next();
			if (event.getEventId() == Event.ID.DocumentStart && root != null) {
				throw new UnreadableException(location(event), "The file holds several documents.",
						"Put each workflow into a file of its own.");
			}
			root = (event instanceof NodeEvent) ? node(event) : root;
		}
		if (root == null) {
			throw new UnreadableException(new SourceLocation(this.source, 1, 1), "The definition is empty.",
					"Write at least 'name' and 'nodes'.");
		}
		return root;
	}

	private YamlNode node(Event event) {
		if (event instanceof AliasEvent alias) {
			return resolve(alias);
		}
		int sizeBefore = this.size++;
		int deepestBefore = this.deepest;
		this.deepest = this.depth;
		YamlNode node = (event instanceof ScalarEvent scalar) ? scalar(scalar)
				: collection((CollectionStartEvent) event);
		((NodeEvent) event).getAnchor()
			.ifPresent((anchor) -> this.anchors.put(anchor.getValue(),
					new Anchored(node, this.size - sizeBefore, this.deepest - this.depth)));
		this.deepest = Math.max(this.deepest, deepestBefore);
		return node;
	}

	private YamlNode resolve(AliasEvent alias) {
		String name = alias.getAlias().getValue();
		Anchored target = this.anchors.get(name);
		if (target == null) {
			throw new UnreadableException(location(alias), "There is no anchor &" + name + " before *" + name + ".",
					"Correct the name; an alias cannot be a part of what it stands for. A text that begins with * "
							+ "needs quotes.");
		}
		this.size += target.size();
		this.byAliases += target.size();
		if (this.byAliases > MOST_BY_ALIASES) {
			throw new UnreadableException(location(alias),
					"Aliases stand for more than " + MOST_BY_ALIASES + " values.", "Use fewer aliases.");
		}
		this.deepest = Math.max(this.deepest, this.depth + target.height());
		ensureDepth(alias, this.depth + target.height());
		return target.node();
	}

	private Scalar scalar(ScalarEvent event) {
		String tag = tag(event, event.getTag());
		boolean plain = event.isPlain() && event.getTag().isEmpty();
		return new Scalar(event.getValue(), plain, tag, location(event));
	}

	private YamlNode collection(CollectionStartEvent start) {
		String tag = tag(start, start.getTag());
		if (tag != null) {
			this.findings.add(ErrorCode.BUILD_FAILED, location(start), "The tag !" + tag + " is for single values.",
					"Remove it.");
		}
		this.depth++;
		ensureDepth(start, this.depth);
		this.deepest = Math.max(this.deepest, this.depth);
		YamlNode node = (start.getEventId() == Event.ID.SequenceStart) ? sequence(start) : mapping(start);
		this.depth--;
		return node;
	}

	private Sequence sequence(Event start) {
		List<YamlNode> items = new ArrayList<>();
		for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
			items.add(node(event));
		}
		return new Sequence(List.copyOf(items), location(start));
	}

	private Mapping mapping(Event start) {
		Map<String, Entry> entries = new LinkedHashMap<>();
		for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
			YamlNode key = node(event);
			SourceLocation place = location(event);
			YamlNode value = node(next());
			if (!(key instanceof Scalar scalar) || scalar.tag() != null) {
				this.findings.add(ErrorCode.BUILD_FAILED, place, "The key of a map is " + key.describe() + ".",
						"Use a text as the key. A template such as \"{{ inputs.name }}\" needs quotes.");
			}
			else if (entries.putIfAbsent(scalar.text(), new Entry(place, value)) != null) {
				this.findings.add(ErrorCode.INVALID_WORKFLOW, place,
						"The key '" + YamlNode.shortened(scalar.text()) + "' is there twice.",
						"Remove one of them, or give it another name.");
			}
		}
		return new Mapping(entries, location(start));
	}

	private Event next() {
		return this.events.next();
	}

	private @Nullable String tag(Event event, Optional<String> tag) {
		String text = tag.orElse("!");
		if (text.equals("!") || text.matches("tag:yaml.org,2002:(str|seq|map)")) {
			return null;
		}
		if (text.startsWith("!") && ValueTag.find(text.substring(1)).isPresent()) {
			return text.substring(1);
		}
		this.findings.add(ErrorCode.BUILD_FAILED, location(event),
				"The tag '" + YamlNode.shortened(text) + "' is not known.",
				"Valid: !" + String.join(", !", ValueTag.tags()) + ".");
		return null;
	}

	private void ensureDepth(Event event, int reached) {
		if (reached > DEEPEST) {
			throw new UnreadableException(location(event), "Lists and maps are nested more than " + DEEPEST + " deep.",
					"Nest them less.");
		}
	}

	private SourceLocation location(Event event) {
		return event.getStartMark()
			.map((mark) -> new SourceLocation(this.source, mark.getLine() + 1, mark.getColumn() + 1))
			.orElse(new SourceLocation(this.source, 1, 1));
	}

	/**
	 * What an alias stands for.
	 *
	 * @param node the node
	 * @param size how many nodes it has with all its parts
	 * @param height how deep its parts are nested
	 */
	private record Anchored(YamlNode node, int size, int height) {

	}

	/**
	 * Ends the reading of a text.
	 */
	private static final class UnreadableException extends YamlEngineException {

		private final SourceLocation location;

		private final String problem;

		private final String action;

		UnreadableException(SourceLocation location, String problem, String action) {
			super(problem);
			this.location = location;
			this.problem = problem;
			this.action = action;
		}

	}

}
