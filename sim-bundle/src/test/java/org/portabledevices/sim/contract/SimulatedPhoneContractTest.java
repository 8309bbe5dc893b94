package org.portabledevices.sim.contract;

import org.junit.jupiter.api.Tag;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.PortableDeviceContract;

/** The simulator keeps the contract: the contacts of its phone. */
@Tag("once")
class SimulatedPhoneContractTest extends PortableDeviceContract {

	@Override
	protected Harness harness() {
		return new ContactsHarness();
	}
}
