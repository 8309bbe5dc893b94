package org.portabledevices.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.service.InvocationOptions;

/**
 * Prints how many bytes of heap one pending invocation takes beside its parameters and its callback, found by the difference that many make. Runs in a Java of its own, whose
 * collector leaves nothing behind.
 */
public final class Memory {

	/** What is measured. */
	enum Kind {
		/** Ours, queued, its results not wanted. */
		ENGINE,
		/** Ours, queued, with a callback of its own. */
		ENGINE_WITH_CALLBACK,
		/** Ours, queued, with a callback of its own and a deadline. */
		ENGINE_WITH_DEADLINE,
		/** A future with a callback. */
		FUTURE_WITH_CALLBACK,
		/** A future with a callback and a timeout. */
		FUTURE_WITH_DEADLINE
	}

	private static final int COUNT = 200_000;
	/** What is there before and after, so that it is in neither figure. In fields, since a compiler lets go of variables early. */
	private static final Arrivals[] CALLBACKS = new Arrivals[COUNT];
	private static final Object[] PENDING = new Object[COUNT];

	private Memory() {
	}

	/**
	 * Measures one kind.
	 *
	 * @param args its name.
	 */
	public static void main(String[] args) throws Exception {
		Kind kind = Kind.valueOf(args[0]);
		try (OneDevice device = new OneDevice(FlightLog.NONE)) {
			for (int i = 0; i < COUNT; i++) {
				CALLBACKS[i] = new Arrivals();
			}
			make(kind, device, 1); // the one that runs, and what is there once only
			long before = used();
			make(kind, device, COUNT);
			System.out.println((used() - before) / COUNT);
		}
	}

	private static void make(Kind kind, OneDevice device, int count) throws Exception {
		InvocationOptions options = kind == Kind.ENGINE_WITH_DEADLINE
				? InvocationOptions.builder().deadline(Duration.ofHours(1)).build() : InvocationOptions.none();
		for (int i = 0; i < count; i++) {
			PENDING[i] = switch (kind) {
				case ENGINE -> device.methods.invokeAsync(OneDevice.HOLD, null, null, options);
				case ENGINE_WITH_CALLBACK, ENGINE_WITH_DEADLINE -> device.methods.invokeAsync(OneDevice.HOLD, null, CALLBACKS[i], options);
				case FUTURE_WITH_CALLBACK, FUTURE_WITH_DEADLINE -> future(kind, CALLBACKS[i]);
			};
		}
	}

	private static CompletableFuture<Object> future(Kind kind, Arrivals callback) {
		CompletableFuture<Object> future = new CompletableFuture<>();
		if (kind == Kind.FUTURE_WITH_DEADLINE) {
			future.orTimeout(1, TimeUnit.HOURS);
		}
		future.whenComplete((results, failure) -> callback.arrive());
		return future;
	}

	private static long used() {
		for (int i = 0; i < 8; i++) { // only every fourth leaves no gaps behind
			System.gc();
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}
}
