package org.portabledevices.cnf.framework.contract;

import org.portabledevices.tck.Harness;
import org.portabledevices.tck.PortableDeviceContract;

/** The simulator keeps the contract as it is installed and configured. */
class SimulatorContractTest extends PortableDeviceContract {

	@Override
	protected Harness harness() throws Exception {
		return new SimulatorHarness();
	}
}
