package org.portabledevices.sim;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.engine.core.EngineLimits;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.standalone.OpenService;
import org.portabledevices.engine.standalone.StandaloneEngine;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.values.Values;

/** A simulated device with a real engine, in one time that passes when a test says so. */
final class EngineFixture implements AutoCloseable {

	private static final EngineLog SILENT = new EngineLog() {

		@Override
		public void info(String message) {
			// the tests look at ends
		}

		@Override
		public void warn(String message) {
			// as above
		}

		@Override
		public void warn(String message, Throwable cause) {
			// as above
		}
	};

	private final StandaloneEngine engine = StandaloneEngine.withoutTime(EngineLimits.DEFAULT, SILENT);
	private final BlockingQueue<Invocation> ended = new LinkedBlockingQueue<>();
	private final ServiceMethodCallback callback = (invocation, status, results) -> ended.add(invocation);
	private Simulation simulation;

	EngineFixture start(SimulationBuilder builder) {
		simulation = builder.start(host());
		simulation.time().addListener(engine::pass);
		return this;
	}

	BackendHost host() {
		return engine.host("sim");
	}

	Simulation simulation() {
		return simulation;
	}

	PortableDeviceService open(String service) throws InterruptedException {
		OpenService open = engine.bundle("client").open("(portabledevices.service.name=" + service + ")");
		return open.service();
	}

	Invocation invoke(PortableDeviceService service, MethodDescription method, Values parameters) throws InvocationRefusedException {
		return service.methods().invokeAsync(method.id(), parameters, callback);
	}

	Invocation invoke(PortableDeviceService service, MethodDescription method, Values parameters, InvocationOptions options)
			throws InvocationRefusedException {
		return service.methods().invokeAsync(method.id(), parameters, callback, options);
	}

	/** Lets device and engine do what is due now. */
	void settle() {
		for (int i = 0; i < 3; i++) {
			engine.settle(Duration.ofSeconds(10));
			simulation.settle();
		}
	}

	/** Waits for the next end, in real time. */
	Invocation ended() throws InterruptedException {
		Invocation next = ended.poll(10, TimeUnit.SECONDS);
		if (next == null) {
			throw new AssertionError("nothing ended; the trace is\n" + String.join("\n", simulation.trace()));
		}
		return next;
	}

	@Override
	public void close() {
		if (simulation != null) {
			simulation.close();
		}
		engine.close();
	}
}
