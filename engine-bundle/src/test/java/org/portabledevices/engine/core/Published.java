package org.portabledevices.engine.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A publisher without a framework: it remembers what is published. */
final class Published implements ServicePublisher {

	final List<HostedService> services = new CopyOnWriteArrayList<>();
	volatile boolean bundleIsStopping;
	volatile boolean frameworkIsStopping;
	volatile Runnable whenChanged = () -> {
	};

	@Override
	public void publish(List<HostedService> published) {
		services.addAll(published);
		whenChanged.run();
	}

	@Override
	public void changed(List<HostedService> changed) {
		whenChanged.run();
	}

	@Override
	public void withdraw(List<HostedService> withdrawn, Runnable done) {
		services.removeAll(withdrawn);
		whenChanged.run();
		done.run();
	}

	@Override
	public boolean isBundleStopping() {
		return bundleIsStopping;
	}

	@Override
	public boolean isFrameworkStopping() {
		return frameworkIsStopping;
	}
}
