package org.portabledevices.cnf.framework.contract;

import org.portabledevices.tck.Harness;
import org.portabledevices.tck.PortableDeviceContract;

/** The real backend keeps the contract as it is installed and configured: over PTP/IP, against the simulator's responder. */
class MtpBackendContractTest extends PortableDeviceContract {

	@Override
	protected Harness harness() throws Exception {
		return new MtpHarness();
	}
}
