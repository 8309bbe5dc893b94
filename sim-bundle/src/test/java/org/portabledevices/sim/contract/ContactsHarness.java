package org.portabledevices.sim.contract;

import java.util.UUID;

import org.portabledevices.service.ServiceProperties;
import org.portabledevices.sim.Simulation;
import org.portabledevices.sim.SimulationBuilder;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ServiceTypes;

/** The contacts of the simulated phone: no bulk data, and all kinds of parameters. */
final class ContactsHarness extends SimulatorHarness {

	private static final UUID MY_CUSTOM_METHOD = UUID.fromString("ecfc865f-7b43-4d76-9c6b-d67309a3f6f7");
	private static final PropertyKey INTEGER_PARAM = new PropertyKey(MY_CUSTOM_METHOD, 3);
	private static final PropertyKey OBJECT_ID_PARAM = new PropertyKey(MY_CUSTOM_METHOD, 4);

	@Override
	SimulationBuilder device() {
		return Simulation.phone();
	}

	@Override
	public String filter() {
		return "(" + ServiceProperties.SERVICE_TYPE + "=" + ServiceTypes.CONTACTS + ")";
	}

	@Override
	public SampleCall succeeding() {
		return tagged(0);
	}

	@Override
	SampleCall tagged(int tag) {
		return new SampleCall(MY_CUSTOM_METHOD,
				Values.builder().set(INTEGER_PARAM, Variant.ui4(tag)).set(OBJECT_ID_PARAM, Variant.string("o1")).build());
	}
}
