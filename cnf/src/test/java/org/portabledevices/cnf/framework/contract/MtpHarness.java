package org.portabledevices.cnf.framework.contract;

import org.osgi.service.cm.Configuration;

/** The camera over PTP/IP; its second backend is the simulator, whose ranking hides it from the filter until then. */
final class MtpHarness extends ConfiguredHarness {

	private static final int HIDDEN = -7;

	private final Configuration device;

	MtpHarness() throws Exception {
		super(HIDDEN);
		device = camera.connectMtp(1);
	}

	@Override
	public String filter() {
		return storage("(!(service.ranking=%d))".formatted(HIDDEN));
	}

	@Override
	void pull() throws Exception {
		camera.serve(false);
	}

	@Override
	void plugIn() throws Exception {
		camera.serve(true);
	}

	@Override
	public void withdraw() throws Exception {
		withdraw(device);
	}

	@Override
	public void stopBackend() throws Exception {
		camera.bundle("org.portabledevices.impl").stop();
	}

	@Override
	public String connectSecondBackend() throws Exception {
		camera.rank(0);
		surroundings().open("second look", storage("(service.ranking=0)")).release();
		return "sim";
	}
}
