package org.portabledevices.engine.core;

import java.util.List;

/** Publishes nothing: there is no framework, and the races take services where they are made. */
final class NoPublisher implements ServicePublisher {

	@Override
	public void publish(List<HostedService> services) {
	}

	@Override
	public void changed(List<HostedService> services) {
	}

	@Override
	public void withdraw(List<HostedService> services, Runnable done) {
		done.run();
	}

	@Override
	public boolean isBundleStopping() {
		return false;
	}

	@Override
	public boolean isFrameworkStopping() {
		return false;
	}
}
