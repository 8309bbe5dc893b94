package org.portabledevices.cnf.framework.lives.backend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.osgi.framework.FrameworkUtil;
import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.values.Values;

/**
 * A component with one device, whose methods end as the test likes. It is written as any backend is: registers when it is activated, closes when it is deactivated. {@code finish} and
 * {@code journal} are all that it has of the test.
 */
public final class HeldBackend implements DeviceControl {

	private static final int SLOTS = 4;

	private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
		Thread thread = new Thread(task, "held backend");
		thread.setDaemon(true);
		return thread;
	});
	private final CountDownLatch finish;
	private final Consumer<String> journal;
	private final DeviceRegistration registration;

	public HeldBackend(BackendHost host, CountDownLatch finish, Consumer<String> journal, Map<String, Object> properties) {
		this.finish = finish;
		this.journal = journal;
		ServiceDescription service = ServiceDescription.builder(HeldMethods.SERVICE, "Held")
				.method(MethodDescription.builder(HeldMethods.ANSWER, "Answer").build(),
						MethodHandler.blocking(threads, context -> Values.empty()))
				.method(MethodDescription.builder(HeldMethods.FINISH, "Finish").build(), MethodHandler.blocking(threads, this::finish))
				.method(MethodDescription.builder(HeldMethods.HOLD, "Hold").build(), context -> context.onCancel(context::confirm))
				.method(MethodDescription.builder(HeldMethods.IGNORE, "Ignore").build(), this::ignore)
				.method(MethodDescription.builder(HeldMethods.FIXED, "Fixed").notCancellable().build(), this::ignore)
				.method(MethodDescription.builder(HeldMethods.STOP, "Stop").build(), this::stop)
				.build();
		DeviceOptions options = DeviceOptions.builder(HeldMethods.BACKEND).slots(SLOTS)
				.drain(Duration.ofMillis((Long) properties.get("drain.ms"))).build();
		registration = host.register(PortableDevice.builder("held-device", "Held device").build(), List.of(service), options, this);
	}

	private Values finish(InvocationContext context) throws InterruptedException {
		finish.await();
		return Values.empty();
	}

	private void ignore(InvocationContext context) {
		journal.accept("started");
	}

	private void stop(InvocationContext context) throws Exception {
		FrameworkUtil.getBundle(HeldBackend.class).stop();
		context.succeed(Values.empty());
	}

	public void deactivate() {
		journal.accept("deactivating");
		registration.close();
		journal.accept("deactivated");
		registration.closed().thenRun(threads::shutdownNow);
	}

	@Override
	public void close() {
		journal.accept("closed");
	}
}
