package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.time.Clock;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** An engine with one device on the bench: most of its methods do nothing but hand their context to the test, which answers when it likes. */
final class Bench implements AutoCloseable {

	/** Does what the test does with its context. */
	static final UUID HOLD = new UUID(1, 1);
	/** Answers its Number as its Result, before its handler returns. */
	static final UUID ECHO = new UUID(1, 2);
	/** As HOLD, but it cannot be cancelled. */
	static final UUID FIXED = new UUID(1, 3);
	/** As HOLD, with data to a sink. */
	static final UUID DOWNLOAD = new UUID(1, 4);
	/** As HOLD, with data from a source. */
	static final UUID UPLOAD = new UUID(1, 5);
	/** As ECHO, but the test answers. */
	static final UUID ASK = new UUID(1, 6);
	/** Runs {@link #script}. */
	static final UUID SCRIPT = new UUID(1, 7);
	static final PropertyKey NUMBER = new PropertyKey(new UUID(2, 2), 2);
	static final PropertyKey RESULT = new PropertyKey(new UUID(2, 2), 3);
	static final DeviceControl NO_CONTROL = new DeviceControl() {
	};
	private static final long STEP_MILLIS = 50;

	final BlockingQueue<InvocationContext> started = new LinkedBlockingQueue<>();
	final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
	/** The threads that have logged something. */
	final Set<Thread> loggedBy = ConcurrentHashMap.newKeySet();
	final Published published = new Published();
	/** The clock of a bench whose time only goes on when it {@linkplain #pass passes}. */
	final ManualClock clock;
	final Engine engine;
	final HostedBackend backend;
	final DeviceRegistration device;
	final Client client;
	final ClientService service;
	/** What SCRIPT does. */
	volatile MethodHandler script = InvocationContext::confirm;
	/** What all do that leave it to the test. */
	volatile MethodHandler handler = this::hold;
	private final Queue<InvocationContext> all = new ConcurrentLinkedQueue<>();
	private volatile boolean isClosing;

	/** A bench in real time. */
	Bench() {
		this(EngineLimits.DEFAULT, null, options -> options, NO_CONTROL);
	}

	/** A bench; in real time, if there is no clock. */
	Bench(EngineLimits limits, Clock clock, UnaryOperator<DeviceOptions.Builder> options, DeviceControl control) {
		this(limits, clock, options, control, FlightLog.NONE);
	}

	/** A bench that tells a flight recorder what happens. */
	Bench(EngineLimits limits, Clock clock, UnaryOperator<DeviceOptions.Builder> options, DeviceControl control, FlightLog flight) {
		this.clock = clock instanceof ManualClock manual ? manual : null;
		engine = new Engine(limits, clock == null ? Clock.system() : clock, new Log(), flight, clock == null);
		backend = engine.backend(new ClientOwner(7, "backend"), published);
		device = register("bench", options, control);
		client = engine.client(new ClientOwner(8, "client"));
		service = engine.service(client, published.services.get(0));
	}

	/** A bench whose time only goes on when it {@linkplain #pass passes}. */
	static Bench withoutTime() {
		return withoutTime(NO_CONTROL);
	}

	static Bench withoutTime(DeviceControl control) {
		return new Bench(EngineLimits.DEFAULT, new ManualClock(), options -> options, control);
	}

	static Bench withoutTime(UnaryOperator<DeviceOptions.Builder> options) {
		return new Bench(EngineLimits.DEFAULT, new ManualClock(), options, NO_CONTROL);
	}

	/** Lets time go on, as the timer sees it: in steps. */
	void pass(Duration time) {
		for (long left = time.toMillis(); left > 0; left -= STEP_MILLIS) {
			clock.advanceMillis(Math.min(left, STEP_MILLIS));
			engine.wheel.advance();
		}
	}

	/** Registers one more device, the same one perhaps in another backend. */
	DeviceRegistration register(String backendName, UnaryOperator<DeviceOptions.Builder> options, DeviceControl control) {
		return backend.register(PortableDevice.builder("device-1", "Device").build(), List.of(description()),
				options.apply(DeviceOptions.builder(backendName)).build(), control);
	}

	ClientService clientOf(long bundle) {
		return engine.service(engine.client(new ClientOwner(bundle, "client" + bundle)), published.services.get(0));
	}

	private ServiceDescription description() {
		ParameterDescription number = ParameterDescription.builder(NUMBER, "Number", ParameterUsage.IN, VariantType.UI4)
				.range(Variant.ui4(0), Variant.ui4(1000)).defaultValue(Variant.ui4(1)).build();
		ParameterDescription result = ParameterDescription.builder(RESULT, "Result", ParameterUsage.RETURN, VariantType.UI4).build();
		return ServiceDescription.builder(new UUID(3, 3), "Bench")
				.method(MethodDescription.builder(HOLD, "Hold").build(), context -> handler.start(context))
				.method(MethodDescription.builder(ECHO, "Echo").parameter(result).parameter(number).build(),
						context -> context.succeed(Values.of(RESULT, context.parameters().get(NUMBER))))
				.method(MethodDescription.builder(FIXED, "Fixed").notCancellable().build(), context -> handler.start(context))
				.method(MethodDescription.builder(DOWNLOAD, "Download").bulkData(BulkData.FROM_DEVICE).build(),
						context -> handler.start(context))
				.method(MethodDescription.builder(UPLOAD, "Upload").bulkData(BulkData.TO_DEVICE).build(), context -> handler.start(context))
				.method(MethodDescription.builder(ASK, "Ask").parameter(result).parameter(number).build(),
						context -> handler.start(context))
				.method(MethodDescription.builder(SCRIPT, "Script").build(), context -> script.start(context))
				.build();
	}

	private void hold(InvocationContext context) {
		all.add(context);
		started.add(context);
		if (isClosing) {
			context.confirm();
		}
	}

	InvocationContext nextStarted() throws InterruptedException {
		InvocationContext context = started.poll(10, TimeUnit.SECONDS);
		assertNotNull(context, "nothing started within 10 s");
		return context;
	}

	/** Waits until all that was handed over to threads of the engine has been done. */
	void settle() {
		for (int i = 0; i < 2; i++) { // what a callback begins on a device is waited for too
			assertTrue(engine.deviceLanes.awaitQuiet(TimeUnit.SECONDS.toNanos(10)), "a device's lane does not come to rest");
			assertTrue(engine.clientLanes.awaitQuiet(TimeUnit.SECONDS.toNanos(10)), "a client's lane does not come to rest");
		}
	}

	/** Waits for what no callback tells. */
	static void await(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (!condition.getAsBoolean()) {
			assertTrue(System.nanoTime() < end, () -> "not within 10 s: " + what);
			Thread.onSpinWait();
		}
	}

	/** What a callback does that does not return before the test says so. Answers false if it waited for too long. */
	static boolean block(CountDownLatch latch) {
		try {
			return latch.await(20, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			return false; // the engine stops
		}
	}

	void assertNothingStarted() {
		settle();
		assertEquals(List.of(), List.copyOf(started));
	}

	/** What has been delivered leaves nothing behind (contract 6.1). */
	void assertNothingIsLeft() {
		settle();
		assertEquals(0, engine.openCount());
		assertEquals(List.of(), engine.pending());
		assertEquals(0, device.pendingCount());
	}

	void assertLogged(String words) throws InterruptedException {
		for (String line = logged.poll(10, TimeUnit.SECONDS); line != null; line = logged.poll(10, TimeUnit.SECONDS)) {
			if (line.contains(words)) {
				return;
			}
		}
		fail("nothing was logged that contains: " + words);
	}

	void assertNotLogged(String words) {
		assertFalse(logged.stream().anyMatch(line -> line.contains(words)), () -> "logged: " + logged);
	}

	@Override
	public void close() {
		isClosing = true;
		all.forEach(InvocationContext::confirm);
		engine.close();
	}

	private final class Log implements EngineLog {

		@Override
		public void info(String message) {
			loggedBy.add(Thread.currentThread());
			logged.add(message);
		}

		@Override
		public void warn(String message) {
			info(message);
		}

		@Override
		public void warn(String message, Throwable cause) {
			info(message + " " + cause);
		}
	}
}
