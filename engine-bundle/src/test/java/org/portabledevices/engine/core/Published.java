package org.portabledevices.engine.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A publisher without a framework: it remembers what is published. */
final class Published implements ServicePublisher {

	final List<HostedService> services = new CopyOnWriteArrayList<>();
	volatile boolean bundleIsStopping;
	volatile boolean frameworkIsStopping;
	/** Takes services back: at once, or when somebody lets it. */
	volatile Consumer<Runnable> registrar = Runnable::run;
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
		registrar.accept(() -> {
			services.removeAll(withdrawn);
			whenChanged.run();
			done.run();
		});
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
