package org.portabledevices.sim.work;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;

/**
 * What a listing lists.
 *
 * @param key the key of the list in the results.
 * @param count how many there are.
 * @param total what is told as the total, negative if a real device would not know it.
 * @param items describes each.
 */
public record Listing(PropertyKey key, int count, long total, Items items) {

	/** Finds what to list. */
	public interface Finder {

		/** Finds it. */
		Listing find(InvocationContext context) throws Exception;
	}

	/** What is listed. */
	public interface Items {

		/** Describes one, by its number from 0. */
		Values at(int index) throws Exception;
	}
}
