/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a node is fed by nodes that run before it, and whether it runs when some of them
 * give nothing.
 *
 * @param node the node
 * @param bindings the connections
 * @param references what its templates refer to
 */
record NodeInflow(PlannedNode node, List<InputBinding> bindings, List<TemplateSource> references) {

	boolean isEmpty() {
		return this.bindings.isEmpty() && this.references.isEmpty();
	}

	IntStream sources() {
		return IntStream.concat(this.bindings.stream().mapToInt(InputBinding::source),
				this.references.stream().mapToInt(TemplateSource::node));
	}

	/**
	 * Return whether the node is to run, now that all nodes that feed it have ended.
	 * <p>
	 * It does not when something it depends on has failed, or when a template refers to a
	 * branch that was not taken. Of the inputs that connections feed, one that is
	 * required must be given; and when none that is required is given, all must be, so
	 * that no filter is left out without a word. An input that has another value, from a
	 * parameter or a run input, is not missing; an entry of a map only when there is
	 * another value for that very entry. Node types that join branches need only one.
	 */
	Liveness liveness(RunState state) {
		Liveness templates = ofTemplates(state);
		if (templates != Liveness.LIVE || this.bindings.isEmpty()) {
			return templates;
		}
		return (this.node.type().joinsBranches()) ? ofJoin(state) : ofInputs(state);
	}

	private Liveness ofTemplates(RunState state) {
		Liveness all = Liveness.LIVE;
		for (TemplateSource reference : this.references) {
			Liveness liveness = state.liveness(reference.node(), reference.path());
			all = (liveness.compareTo(all) > 0) ? liveness : all;
		}
		return all;
	}

	private Liveness ofJoin(RunState state) {
		Liveness best = Liveness.BROKEN;
		for (InputBinding binding : this.bindings) {
			Liveness liveness = state.liveness(binding.source(), binding.path());
			best = (liveness.compareTo(best) < 0) ? liveness : best;
		}
		return best;
	}

	private Liveness ofInputs(RunState state) {
		Map<String, Input> inputs = new LinkedHashMap<>();
		for (InputBinding binding : this.bindings) {
			Liveness liveness = state.liveness(binding.source(), binding.path());
			if (liveness == Liveness.BROKEN) {
				return liveness;
			}
			inputs.computeIfAbsent(binding.port().name(), (name) -> new Input(binding.port().required()))
				.add(binding, liveness == Liveness.LIVE, this.node, state);
		}
		return (suffice(inputs.values())) ? Liveness.LIVE : Liveness.INACTIVE;
	}

	private static boolean suffice(Collection<Input> inputs) {
		boolean live = false;
		boolean requiredLive = false;
		boolean missing = false;
		for (Input input : inputs) {
			if (input.required && input.isMissing()) {
				return false;
			}
			live |= input.isLive();
			requiredLive |= input.required && input.isLive();
			missing |= input.isMissing();
		}
		return live && (requiredLive || !missing);
	}

	/**
	 * One input and what its connections give. Any one of them is enough, but a map that
	 * is fed by entry must get them all.
	 */
	private static final class Input {

		private final boolean required;

		private boolean live;

		private boolean otherValue;

		private boolean entryMissing;

		Input(boolean required) {
			this.required = required;
		}

		void add(InputBinding binding, boolean isLive, PlannedNode node, RunState state) {
			this.live |= isLive;
			if (!isLive && node.hasOtherValue(binding, state)) {
				this.otherValue = true;
			}
			else if (!isLive && binding.isEntry()) {
				this.entryMissing = true;
			}
		}

		boolean isLive() {
			return this.live && !this.entryMissing;
		}

		boolean isMissing() {
			return this.entryMissing || (!this.live && !this.otherValue);
		}

	}

}
