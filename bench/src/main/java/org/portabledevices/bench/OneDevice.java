package org.portabledevices.bench;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.engine.core.ClientOwner;
import org.portabledevices.engine.core.Engine;
import org.portabledevices.engine.core.EngineLimits;
import org.portabledevices.engine.core.HostedService;
import org.portabledevices.engine.core.ServicePublisher;
import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.time.Clock;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** An engine with one client and one device of one slot, whose methods do as little as a method can, on the caller's thread. */
final class OneDevice implements AutoCloseable {

	/** Answers at once. */
	static final UUID ANSWER = new UUID(1, 1);
	/** Answers at once; it has a parameter that is checked, and a result that is. */
	static final UUID ADD_ONE = new UUID(1, 2);
	/** Never answers. */
	static final UUID HOLD = new UUID(1, 3);
	static final PropertyKey NUMBER = new PropertyKey(new UUID(2, 2), 2);
	static final PropertyKey SUM = new PropertyKey(new UUID(2, 2), 3);

	final Engine engine;
	final ServiceMethods methods;
	private final DeviceRegistration registration;
	private final Queue<InvocationContext> held = new ConcurrentLinkedQueue<>();

	/** Makes one that takes more pending invocations than any benchmark makes. */
	OneDevice(FlightLog flight) {
		EngineLimits usual = EngineLimits.DEFAULT;
		EngineLimits limits =
				new EngineLimits(usual.grace(), usual.reset(), usual.drain(), usual.stopGrace(), usual.stall(), usual.waiting(),
						Integer.MAX_VALUE, Integer.MAX_VALUE, usual.stuckClients(), usual.stuckClientsOfBundle());
		engine = new Engine(limits, Clock.system(), new Complaints(), flight);
		Services services = new Services();
		registration = engine.backend(new ClientOwner(1, "backend"), services).register(PortableDevice.builder("device", "Device").build(),
				List.of(description()), DeviceOptions.builder("bench").startsOnCallerThread().build(), new DeviceControl() {
				});
		methods = engine.service(engine.client(new ClientOwner(2, "client")), services.published.remove()).methods();
	}

	private ServiceDescription description() {
		return ServiceDescription.builder(new UUID(3, 3), "Bench")
				.method(MethodDescription.builder(ANSWER, "Answer").build(), context -> context.succeed(Values.empty()))
				.method(MethodDescription.builder(ADD_ONE, "AddOne")
						.parameter(ParameterDescription.builder(SUM, "Sum", ParameterUsage.RETURN, VariantType.UI4).build())
						.parameter(ParameterDescription.builder(NUMBER, "Number", ParameterUsage.IN, VariantType.UI4)
								.range(Variant.ui4(0), Variant.ui4(1_000)).build())
						.build(), context -> context.succeed(addOne(context.parameters())))
				.method(MethodDescription.builder(HOLD, "Hold").build(), context -> held.add(context)).build();
	}

	/** What the device does in {@link #ADD_ONE}. */
	static Values addOne(Values parameters) {
		return Values.of(SUM, Variant.ui4(parameters.get(NUMBER).asLong() + 1));
	}

	@Override
	public void close() {
		methods.cancelAll();
		held.forEach(InvocationContext::confirm);
		registration.close();
		registration.closed().toCompletableFuture().join(); // else the engine says what it could not do any more
		engine.close();
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

	/** What the engine complains of would spoil a measurement, so it is shown. */
	static final class Complaints implements EngineLog {

		@Override
		public void info(String message) {
		}

		@Override
		public void warn(String message) {
			System.err.println(message);
		}

		@Override
		public void warn(String message, Throwable cause) {
			System.err.println(message + ": " + cause);
		}
	}
}
