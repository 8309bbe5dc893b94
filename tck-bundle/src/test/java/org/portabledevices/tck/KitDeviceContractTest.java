package org.portabledevices.tck;

import org.portabledevices.tck.device.KitHarness;
import org.portabledevices.tck.standalone.StandaloneSurroundings;

/** The kit on its own device, which can do everything: no rule is skipped. */
class KitDeviceContractTest extends PortableDeviceContract {

	@Override
	protected Harness harness() throws Exception {
		return new KitHarness(StandaloneSurroundings.withoutTime());
	}
}
