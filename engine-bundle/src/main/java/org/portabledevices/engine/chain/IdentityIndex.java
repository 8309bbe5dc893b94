package org.portabledevices.engine.chain;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Finds elements by an object that they have in common, which is compared by identity: neither its {@code equals} nor its {@code hashCode} is called (contract 7.6). A key with
 * one element, which is the rule, has no chain before somebody asks for it.
 *
 * @param <T> the elements.
 */
public final class IdentityIndex<T> {

	/** A node that is alone, or a chain. */
	private final Map<Object, Object> entries = new IdentityHashMap<>();

	/** Adds a node under a key, behind those that are there. */
	public void add(Object key, Chain.Node<T> node) {
		Object there = entries.putIfAbsent(key, node);
		if (there != null) {
			chain(key, there).add(node);
		}
	}

	/** Takes a node out. A key without nodes leaves nothing behind. */
	public void remove(Object key, Chain.Node<T> node) {
		Object there = entries.get(key);
		if (there == node || there instanceof Chain<?> chain && chain(key, chain).remove(node) && chain.isEmpty()) {
			entries.remove(key);
		}
	}

	/** The chain of a key, {@code null} if it has no elements. It must not be kept beyond the lock, except by a cursor. */
	public Chain<T> find(Object key) {
		Object there = entries.get(key);
		return there == null ? null : chain(key, there);
	}

	@SuppressWarnings("unchecked") // what add puts there
	private Chain<T> chain(Object key, Object there) {
		if (there instanceof Chain<?>) {
			return (Chain<T>) there;
		}
		Chain<T> chain = new Chain<>();
		chain.add((Chain.Node<T>) there);
		entries.put(key, chain);
		return chain;
	}
}
