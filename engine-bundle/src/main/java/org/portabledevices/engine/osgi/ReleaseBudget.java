package org.portabledevices.engine.osgi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.Bundle;

/** How long the release of a client may wait for what is being called: a second, and for all clients of a bundle that stops a second together (contract 4.1). */
final class ReleaseBudget {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final Map<Long, Long> ends = new ConcurrentHashMap<>();

	long nanosFor(Bundle bundle) {
		if (bundle.getState() != Bundle.STOPPING) {
			return SECOND;
		}
		long end = ends.computeIfAbsent(bundle.getBundleId(), unused -> System.nanoTime() + SECOND);
		return Math.max(0, end - System.nanoTime());
	}

	void forget(long bundleId) {
		ends.remove(bundleId);
	}
}
