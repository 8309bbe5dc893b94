package org.portabledevices.cnf.framework.swap;

import java.util.Map;
import java.util.function.IntConsumer;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.tck.device.KitDevice;

/**
 * The device of the conformance kit as a bundle brings it in: the component of each of the bundles that are swapped. The one that came last is the best, as a new release would be,
 * until it is given another ranking through the service that it is.
 */
public final class KitBackend implements IntConsumer {

	private static final int SLOTS = 4;
	private static final long NANOS_PER_MILLI = 1_000_000;

	private final String backend;
	private final KitDevice device;

	/** Brings the device in. */
	public KitBackend(BackendHost host, Map<String, ?> properties) {
		backend = (String) properties.get("backend");
		device = new KitDevice(host, backend, options -> options.slots(SLOTS).ranking(rankingOfTheLast()));
	}

	private static int rankingOfTheLast() {
		return (int) (System.nanoTime() / NANOS_PER_MILLI % Integer.MAX_VALUE);
	}

	/** Takes the device back. */
	public void deactivate() {
		device.registration().close();
	}

	@Override
	public void accept(int ranking) {
		device.registration().modify(DeviceOptions.builder(backend).ranking(ranking).build());
	}
}
