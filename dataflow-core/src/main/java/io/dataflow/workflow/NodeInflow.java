/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

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
	 * that no filter is left out without a word. Node types that join branches need only
	 * one.
	 */
	Liveness liveness(RunState state) {
		Liveness templates = ofTemplates(state);
		if (templates != Liveness.LIVE) {
			return templates;
		}
		if (this.node.type().joinsBranches()) {
			return ofJoin(state);
		}
		Inputs inputs = new Inputs();
		for (InputBinding binding : this.bindings) {
			Liveness liveness = ofPort(binding.port(), state);
			if (liveness == Liveness.BROKEN) {
				return liveness;
			}
			inputs.add(liveness, binding.port().required(), this.node.hasOtherValue(binding.port(), state));
		}
		return (inputs.suffice(this.bindings.isEmpty())) ? Liveness.LIVE : Liveness.INACTIVE;
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
		Liveness best = (this.bindings.isEmpty()) ? Liveness.LIVE : Liveness.BROKEN;
		for (InputBinding binding : this.bindings) {
			Liveness liveness = state.liveness(binding.source(), binding.path());
			best = (liveness.compareTo(best) < 0) ? liveness : best;
		}
		return best;
	}

	/**
	 * An input is given by any one of its connections, but a map that is fed by entry
	 * must get them all.
	 */
	private Liveness ofPort(Port port, RunState state) {
		@Nullable Liveness whole = null;
		for (InputBinding binding : this.bindings) {
			if (binding.port().equals(port)) {
				Liveness liveness = state.liveness(binding.source(), binding.path());
				if (liveness == Liveness.BROKEN || (binding.isEntry() && liveness != Liveness.LIVE)) {
					return liveness;
				}
				whole = (whole == null || liveness.compareTo(whole) < 0) ? liveness : whole;
			}
		}
		return (whole != null) ? whole : Liveness.LIVE;
	}

	/**
	 * Counts inputs by what became of them.
	 */
	private static final class Inputs {

		private boolean live;

		private boolean requiredLive;

		private boolean requiredMissing;

		private boolean missing;

		void add(Liveness liveness, boolean required, boolean otherValue) {
			if (liveness == Liveness.LIVE) {
				this.live = true;
				this.requiredLive |= required;
			}
			else if (!otherValue) {
				this.missing = true;
				this.requiredMissing |= required;
			}
		}

		boolean suffice(boolean unconnected) {
			return unconnected || (this.live && !this.requiredMissing && (this.requiredLive || !this.missing));
		}

	}

}
