package org.portabledevices.tck.device;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.Status;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/**
 * A device with one service, whose methods are {@link KitMethods}. The kit proves itself on it, and tests of a framework swap it. It has no thread and no time of its own. Safe for
 * use by any thread.
 */
public final class KitDevice {

	/** The device ID, of each of these devices: backends that register it reach the same device. */
	public static final String DEVICE_ID = "tck-device-1";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final DeviceRegistration registration;
	private final Map<Long, Held> helds;
	private final AtomicLong tags;
	private volatile boolean wedged;
	private volatile boolean resetFails;

	/**
	 * Brings the device in.
	 *
	 * @param host the engine, as this backend sees it.
	 * @param backend the name of the backend.
	 * @param options adds options: slots, ranking, limits.
	 */
	public KitDevice(BackendHost host, String backend, UnaryOperator<DeviceOptions.Builder> options) {
		this(host, backend, options, new ConcurrentHashMap<>(), new AtomicLong());
	}

	/**
	 * Brings the device in a second time: the calls that are held are those of the first, by whichever backend they come.
	 *
	 * @param host the engine, as this backend sees it.
	 * @param backend the name of the backend.
	 * @param options adds options: slots, ranking, limits.
	 * @param first the device as the first backend has it.
	 */
	public KitDevice(BackendHost host, String backend, UnaryOperator<DeviceOptions.Builder> options, KitDevice first) {
		this(host, backend, options, first.helds, first.tags);
	}

	private KitDevice(BackendHost host, String backend, UnaryOperator<DeviceOptions.Builder> options, Map<Long, Held> helds,
			AtomicLong tags) {
		this.helds = helds;
		this.tags = tags;
		registration = host.register(PortableDevice.builder(DEVICE_ID, "Device of the conformance kit").build(), List.of(service()),
				options.apply(DeviceOptions.builder(backend).startsOnCallerThread()).build(), new Control());
	}

	private ServiceDescription service() {
		return ServiceDescription.builder(KitMethods.SERVICE, "Conformance")
				.method(KitMethods.ECHO, unlessWedged(KitDevice::echo))
				.method(KitMethods.FAIL, unlessWedged(context -> {
					throw new MethodFailure(Status.ofResponseCode(0x2019), "the device is busy, as it always is in this method");
				}))
				.method(KitMethods.HOLD, context -> hold(context, held -> context.confirm()))
				.method(KitMethods.FIXED, context -> hold(context, null))
				.method(KitMethods.DEAF, context -> hold(context, held -> {
					// it does not hear
				}))
				.method(KitMethods.SLOW, context -> hold(context, held -> held.answer = InvocationContext::confirm))
				.method(KitMethods.COUNT, context -> {
					hold(context, held -> context.confirm());
					if (!wedged) {
						context.progress(1, 3);
						context.progress(2, 3);
					}
				})
				.method(KitMethods.WAIT, context -> {
					hold(context, held -> context.confirm());
					context.releaseSlot();
				})
				.method(KitMethods.CHOOSE, unlessWedged(context -> context.succeed(Values.empty())))
				.method(KitMethods.MATCH, unlessWedged(context -> context.succeed(Values.empty())))
				.method(KitMethods.REFUSE, unlessWedged(context -> {
					int code = (int) context.parameters().get(KitMethods.CODE).asLong();
					context.fail(Status.ofResponseCode(code), "the device was asked to refuse");
				}))
				.method(KitMethods.NONSENSE,
						unlessWedged(context -> context.succeed(Values.of(KitMethods.RESULT, Variant.string("nonsense")))))
				.method(KitMethods.PAUSE, unlessWedged(KitDevice::pause))
				.method(KitMethods.DOWNLOAD, unlessWedged(context -> new Download(context).run()))
				.method(KitMethods.UPLOAD, unlessWedged(context -> new Upload(context).run()))
				.build();
	}

	private MethodHandler unlessWedged(MethodHandler handler) {
		return context -> {
			if (!wedged) {
				handler.start(context);
			}
		};
	}

	private static void echo(InvocationContext context) {
		context.succeed(Values.of(KitMethods.RESULT, context.parameters().get(KitMethods.NUMBER)));
	}

	/** Its time is the JDK's. */
	private static void pause(InvocationContext context) {
		context.onCancel(context::confirm);
		CompletableFuture
				.delayedExecutor(context.parameters().get(KitMethods.MILLISECONDS).asLong(), TimeUnit.MILLISECONDS, Runnable::run)
				.execute(() -> context.succeed(Values.empty()));
	}

	private void hold(InvocationContext context, Consumer<Held> whenToldToStop) {
		Held held = helds.computeIfAbsent(context.parameters().get(KitMethods.TAG).asLong(),
				tag -> new Held(KitMethods.HOLD, tag, Values.empty(), PATIENCE));
		if (whenToldToStop != null) {
			context.onCancel(() -> {
				held.stopCount.incrementAndGet();
				if (!wedged) {
					whenToldToStop.accept(held); // before the test hears of it, and lets it go
				}
				held.toldToStop.complete(context);
			});
		}
		held.running.complete(context);
	}

	/**
	 * Makes a call of a method that is held.
	 *
	 * @param method HOLD, FIXED, DEAF, SLOW, COUNT or WAIT.
	 * @return a call that is made once.
	 */
	public HeldCall held(MethodDescription method) {
		return held(method, Values.empty());
	}

	/**
	 * Makes a call of a method that is held.
	 *
	 * @param method HOLD, FIXED, DEAF, SLOW, COUNT or WAIT.
	 * @param more parameters besides the tag.
	 * @return a call that is made once.
	 */
	public HeldCall held(MethodDescription method, Values more) {
		return held(method, more, PATIENCE);
	}

	HeldCall held(MethodDescription method, Values more, Duration patience) {
		long tag = tags.incrementAndGet();
		Held held = new Held(method, tag, more, patience);
		helds.put(tag, held);
		return held;
	}

	/**
	 * Answers the registration.
	 *
	 * @return the registration.
	 */
	public DeviceRegistration registration() {
		return registration;
	}

	/** Falls silent until its session is reset. */
	public void wedge() {
		wedged = true;
	}

	/** Lets the next reset of its session fail. */
	public void failReset() {
		resetFails = true;
	}

	private final class Control implements DeviceControl {

		@Override
		public void reset(SessionReset reset) {
			if (resetFails) {
				reset.fail("the session of the kit's device could not be reset, as it was told");
				return;
			}
			wedged = false;
			reset.succeed();
		}
	}

	private final class Held implements HeldCall {

		private final SampleCall call;
		private final Duration patience;
		private final CompletableFuture<InvocationContext> running = new CompletableFuture<>();
		private final CompletableFuture<InvocationContext> toldToStop = new CompletableFuture<>();
		private final AtomicInteger stopCount = new AtomicInteger();
		/** What it answers when it is let go. */
		private volatile Consumer<InvocationContext> answer = context -> context.succeed(Values.empty());

		Held(MethodDescription method, long tag, Values more, Duration patience) {
			this.patience = patience;
			call = new SampleCall(method.id(), Values.builder().set(KitMethods.TAG, Variant.ui4(tag)).setAll(more).build());
		}

		@Override
		public SampleCall call() {
			return call;
		}

		@Override
		public void awaitRunning() throws Exception {
			running.get(patience.toNanos(), TimeUnit.NANOSECONDS);
		}

		@Override
		public void awaitToldToStop() throws Exception {
			toldToStop.get(patience.toNanos(), TimeUnit.NANOSECONDS);
		}

		@Override
		public boolean hasRun() {
			return running.isDone();
		}

		@Override
		public int stopCount() {
			return stopCount.get();
		}

		@Override
		public Values received() {
			return running.join().parameters();
		}

		@Override
		public void letGo() {
			running.thenAccept(context -> {
				if (!wedged) {
					answer.accept(context);
				}
			});
		}
	}
}
