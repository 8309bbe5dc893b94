package org.portabledevices.engine.chain;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Finds elements by an object that they have in common, which is compared by identity: neither its {@code equals} nor its {@code hashCode} is called (contract 7.6).
 *
 * @param <T> the elements.
 */
public final class IdentityIndex<T> {

	private final Map<Object, Chain<T>> chains = new IdentityHashMap<>();

	/** Adds a node under a key, behind those that are there. */
	public void add(Object key, Chain.Node<T> node) {
		chains.computeIfAbsent(key, unused -> new Chain<>()).add(node);
	}

	/** Takes a node out. A key without nodes leaves nothing behind. */
	public void remove(Object key, Chain.Node<T> node) {
		Chain<T> chain = chains.get(key);
		if (chain != null && chain.remove(node) && chain.isEmpty()) {
			chains.remove(key);
		}
	}

	/** The chain of a key, {@code null} if it has no elements. It must not be kept beyond the lock, except by a cursor. */
	public Chain<T> find(Object key) {
		return chains.get(key);
	}
}
