package org.portabledevices.engine.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.portabledevices.engine.chain.Chain;

/**
 * The invocations of one client that wait for a backend. What is held to one backend goes by a route of its own, and those of one route do not stand in the way of another's.
 * Guarded by the client's lock.
 */
final class WaitingCalls {

	private final Map<Route, Chain<AcceptedInvocation>> chains = new IdentityHashMap<>(2);

	boolean isEmpty() {
		return chains.isEmpty();
	}

	void add(AcceptedInvocation call) {
		call.queueNode = new Chain.Link<>(call);
		chain(call).add(call.queueNode);
	}

	/** Adds one that was taken out a moment ago. */
	void addFirst(AcceptedInvocation call) {
		call.queueNode = new Chain.Link<>(call);
		chain(call).addFirst(call.queueNode);
	}

	void remove(AcceptedInvocation call) {
		Chain<AcceptedInvocation> chain = chains.get(call.route);
		chain.remove(call.queueNode);
		call.queueNode = null;
		if (chain.isEmpty()) {
			chains.remove(call.route);
		}
	}

	/** Answers the one that was accepted first, of all that do not go by one of some routes; {@code null} if there is none. */
	AcceptedInvocation first(Collection<Route> without) {
		AcceptedInvocation first = null;
		for (Map.Entry<Route, Chain<AcceptedInvocation>> entry : chains.entrySet()) {
			AcceptedInvocation call = entry.getValue().first();
			if (!without.contains(entry.getKey()) && (first == null || call.number < first.number)) {
				first = call;
			}
		}
		return first;
	}

	List<AcceptedInvocation> all() {
		List<AcceptedInvocation> all = new ArrayList<>();
		for (Chain<AcceptedInvocation> chain : chains.values()) {
			Chain<AcceptedInvocation>.Cursor cursor = chain.cursor();
			for (AcceptedInvocation call = cursor.next(); call != null; call = cursor.next()) {
				all.add(call);
			}
			cursor.close();
		}
		return all;
	}

	private Chain<AcceptedInvocation> chain(AcceptedInvocation call) {
		return chains.computeIfAbsent(call.route, unused -> new Chain<>());
	}
}
