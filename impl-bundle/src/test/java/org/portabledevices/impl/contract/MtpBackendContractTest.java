package org.portabledevices.impl.contract;

import org.junit.jupiter.api.Tag;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.PortableDeviceContract;

/** The real backend keeps the contract, down to the packets: the storage of a camera, which can do nearly all of it. */
@Tag("once")
class MtpBackendContractTest extends PortableDeviceContract {

	@Override
	protected Harness harness() throws Exception {
		return new StorageHarness();
	}
}
