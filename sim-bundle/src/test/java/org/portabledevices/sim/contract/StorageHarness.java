package org.portabledevices.sim.contract;

import org.portabledevices.service.ServiceProperties;
import org.portabledevices.sim.Simulation;
import org.portabledevices.sim.SimulationBuilder;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StorageMethods;

/** The storage of the simulated camera. */
final class StorageHarness extends SimulatorHarness {

	private static final String FOLDER = "/DCIM/100SIMUL";

	@Override
	SimulationBuilder device() {
		return Simulation.camera().largeObject(2);
	}

	@Override
	public String filter() {
		return "(" + ServiceProperties.SERVICE_TYPE + "=" + ServiceTypes.STORAGE + ")";
	}

	@Override
	public SampleCall succeeding() {
		return new SampleCall(StorageMethods.GET_OBJECT_INFO.id(), Values.of(StorageMethods.OBJECT, Variant.string(FOLDER)));
	}

	/** Lists the objects of a format that there is none of, and of which every call has its own. */
	@Override
	SampleCall tagged(int tag) {
		return new SampleCall(StorageMethods.LIST_OBJECTS.id(),
				Values.of(StorageMethods.FORMAT, Variant.string("0x%04X".formatted(0xB000 + tag))));
	}

	/** Deletes one of the pictures, of which there are four. */
	@Override
	public HeldCall notCancellable() {
		return scripted(new SampleCall(StorageMethods.DELETE.id(),
				Values.of(StorageMethods.OBJECT, Variant.string(FOLDER + "/SIM_%04d.JPG".formatted(nextTag())))), "stall");
	}

	@Override
	public SampleCall download() {
		return new SampleCall(StorageMethods.DOWNLOAD.id(), Values.of(StorageMethods.OBJECT, Variant.string(FOLDER + "/LARGE.BIN")));
	}

	@Override
	public SampleCall upload(int length) {
		return new SampleCall(StorageMethods.UPLOAD.id(),
				Values.of(StorageMethods.NAME, Variant.string("KIT_%04d.BIN".formatted(nextTag()))));
	}
}
