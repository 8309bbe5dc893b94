package org.portabledevices.sim.store;

import java.util.HashMap;
import java.util.Map;

import org.portabledevices.ptp.ResponseException;

/** Counts the bytes that have come for files which are not whole yet, so that several together do not take more room than there is. Safe for use by several threads. */
final class Arriving {

	private final Storages storages;
	private final Map<Integer, Long> counts = new HashMap<>();

	Arriving(Storages storages) {
		this.storages = storages;
	}

	/** Counts bytes that have come; false, and nothing counted, if there is no room for them. */
	synchronized boolean takes(int storageId, long count) throws ResponseException {
		long before = of(storageId);
		if (count > storages.storage(storageId).capacity() - storages.used(storageId) - before) {
			return false;
		}
		counts.put(storageId, before + count);
		return true;
	}

	/** Counts them no more: they are on the storage, or thrown away. */
	synchronized void gives(int storageId, long count) {
		counts.merge(storageId, -count, Long::sum);
	}

	synchronized long of(int storageId) {
		return counts.getOrDefault(storageId, 0L);
	}
}
