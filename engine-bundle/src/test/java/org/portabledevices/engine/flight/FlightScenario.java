package org.portabledevices.engine.flight;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.engine.core.ClientOwner;
import org.portabledevices.engine.core.Engine;
import org.portabledevices.engine.core.EngineLimits;
import org.portabledevices.engine.core.HostedService;
import org.portabledevices.engine.core.ServicePublisher;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.time.Clock;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.values.Values;

/** One invocation in an engine that looks for Flight Recorder. Tests load it into loaders of their own, so it uses nothing but the engine and the API. */
public final class FlightScenario implements Supplier<String> {

	private static final UUID METHOD = new UUID(1, 1);

	/** Answers how the invocation ended, and what the engine logged. */
	@Override
	public String get() {
		Log log = new Log();
		try (Engine engine = new Engine(EngineLimits.DEFAULT, Clock.system(), log, JavaFlightRecorder.find(log))) {
			Services services = new Services();
			ServiceDescription service = ServiceDescription.builder(new UUID(2, 2), "Scenario")
					.method(MethodDescription.builder(METHOD, "Run").build(), context -> context.succeed(Values.empty())).build();
			engine.backend(new ClientOwner(1, "backend"), services).register(PortableDevice.builder("scenario", "Scenario").build(),
					List.of(service), DeviceOptions.builder("scenario").build(), new DeviceControl() {
					});
			engine.service(engine.client(new ClientOwner(2, "client")), services.published.remove()).methods().invoke(METHOD, null);
			return "SUCCEEDED " + log.lines;
		} catch (Exception e) {
			return e + " " + log.lines;
		}
	}

	private static final class Services implements ServicePublisher {

		final Queue<HostedService> published = new ConcurrentLinkedQueue<>();

		@Override
		public void publish(List<HostedService> services) {
			published.addAll(services);
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
			return true;
		}
	}

	private static final class Log implements EngineLog {

		final Queue<String> lines = new ConcurrentLinkedQueue<>();

		@Override
		public void info(String message) {
			lines.add(message);
		}

		@Override
		public void warn(String message) {
			lines.add(message);
		}

		@Override
		public void warn(String message, Throwable cause) {
			lines.add(message);
		}
	}
}
