package org.portabledevices.cnf.framework.contract;

/** The camera in memory. A second backend reaches it only as long as the first does. */
final class SimulatorHarness extends ConfiguredHarness {

	SimulatorHarness() throws Exception {
		super(1);
	}

	@Override
	public String filter() {
		return storage("");
	}

	@Override
	void pull() {
		camera.control("unplug");
	}

	@Override
	void plugIn() {
		camera.control("replug");
	}

	@Override
	public void failReset() {
		camera.control("next reset: fail");
	}

	@Override
	public void withdraw() throws Exception {
		withdraw(camera.device);
	}

	@Override
	public void stopBackend() throws Exception {
		camera.bundle("org.portabledevices.sim").stop();
	}
}
