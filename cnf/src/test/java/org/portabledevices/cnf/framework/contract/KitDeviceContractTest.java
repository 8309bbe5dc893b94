package org.portabledevices.cnf.framework.contract;

import org.osgi.framework.FrameworkUtil;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.PortableDeviceContract;
import org.portabledevices.tck.device.KitHarness;
import org.portabledevices.tck.framework.FrameworkSurroundings;

/** The kit on its own device, where bundles are bundles. */
class KitDeviceContractTest extends PortableDeviceContract {

	@Override
	protected Harness harness() throws Exception {
		return new KitHarness(new FrameworkSurroundings(FrameworkUtil.getBundle(KitDeviceContractTest.class).getBundleContext()));
	}
}
