package org.portabledevices.impl.contract;

import org.junit.jupiter.api.Tag;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.PortableDeviceContract;

/** The real backend keeps the contract where a method waits for events: the shutter of a camera. */
@Tag("once")
class MtpCaptureContractTest extends PortableDeviceContract {

	@Override
	protected Harness harness() throws Exception {
		return new CaptureHarness();
	}
}
