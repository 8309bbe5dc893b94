package org.portabledevices.sim.contract;

import org.junit.jupiter.api.Tag;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.PortableDeviceContract;

/** The simulator keeps the contract: the storage of its camera. */
@Tag("once")
class SimulatedCameraContractTest extends PortableDeviceContract {

	@Override
	protected Harness harness() {
		return new StorageHarness();
	}
}
