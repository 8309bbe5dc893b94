package org.portabledevices.tck.broken;

import java.time.Duration;
import java.util.List;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tracker.ServiceFollower;

/** Surroundings in which everything is right but what a subclass breaks. */
class BrokenSurroundings implements Surroundings {

	final Surroundings right;

	BrokenSurroundings(Surroundings right) {
		this.right = right;
	}

	@Override
	public Client open(String bundle, String filter) throws Exception {
		return right.open(bundle, filter);
	}

	@Override
	public BackendHost host(String bundle) throws Exception {
		return right.host(bundle);
	}

	@Override
	public ServiceFollower follower(String bundle) throws Exception {
		return right.follower(bundle);
	}

	@Override
	public InvocationMonitor monitor() {
		return right.monitor();
	}

	@Override
	public BackendSelection selection() {
		return right.selection();
	}

	@Override
	public void stop(String bundle) throws Exception {
		right.stop(bundle);
	}

	@Override
	public void stopEngine() throws Exception {
		right.stopEngine();
	}

	@Override
	public void pass(Duration time) throws Exception {
		right.pass(time);
	}

	@Override
	public List<String> log() {
		return right.log();
	}

	@Override
	public void close() throws Exception {
		right.close();
	}
}
