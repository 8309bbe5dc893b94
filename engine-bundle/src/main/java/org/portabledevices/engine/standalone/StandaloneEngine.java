package org.portabledevices.engine.standalone;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.engine.core.ClientOwner;
import org.portabledevices.engine.core.Engine;
import org.portabledevices.engine.core.EngineLimits;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.time.Clock;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.monitor.InvocationMonitor;

/**
 * The engine without a framework. It keeps the same contract; bundles are only names here, and whoever holds this object starts and stops them.
 * <p>
 * For a program that is no OSGi application, and for the tests of a backend. In a test its time may stand still: {@link #withoutTime} makes an engine whose time goes on when
 * {@link #pass} says so. Safe for use by any thread.
 */
public final class StandaloneEngine implements AutoCloseable {

	private static final long STEP_MILLIS = 50; // in steps, so that what one step sets going is timed from there

	/** Real time for each step while it stops, which threads that confirm have too: a machine may hold them up. */
	private static final long STOP_STEP_MILLIS = 10;

	private final Engine engine;
	/** {@code null} if time is real. */
	private final ManualClock clock;
	private final Registry registry;
	private final Map<String, StandaloneBundle> bundles = new ConcurrentHashMap<>();
	private final AtomicLong bundleIds = new AtomicLong();

	private StandaloneEngine(EngineLimits limits, ManualClock clock, EngineLog log) {
		this.clock = clock;
		engine = clock == null ? new Engine(limits, Clock.system(), log) : Engine.withoutTimer(limits, clock, log);
		registry = new Registry(engine);
	}

	/**
	 * Starts an engine.
	 *
	 * @param limits its limits, for example {@link EngineLimits#DEFAULT}.
	 * @param log where it says what happens.
	 * @return the engine.
	 */
	public static StandaloneEngine inRealTime(EngineLimits limits, EngineLog log) {
		return new StandaloneEngine(limits, null, log);
	}

	/**
	 * Starts an engine whose time stands still.
	 *
	 * @param limits its limits, for example {@link EngineLimits#DEFAULT}.
	 * @param log where it says what happens.
	 * @return the engine.
	 */
	public static StandaloneEngine withoutTime(EngineLimits limits, EngineLog log) {
		return new StandaloneEngine(limits, new ManualClock(), log);
	}

	/**
	 * Answers a bundle; one that is not there, or was stopped, is started.
	 *
	 * @param name its symbolic name.
	 * @return the bundle.
	 */
	public StandaloneBundle bundle(String name) {
		return bundles.computeIfAbsent(name, start());
	}

	private Function<String, StandaloneBundle> start() {
		return name -> new StandaloneBundle(engine, registry, new ClientOwner(bundleIds.incrementAndGet(), name), bundles);
	}

	/**
	 * Answers the engine as a backend sees it.
	 *
	 * @param bundle the symbolic name of the backend's bundle.
	 * @return the host of that bundle.
	 */
	public BackendHost host(String bundle) {
		return bundle(bundle).host();
	}

	/**
	 * Lists and cancels what is pending.
	 *
	 * @return the monitor.
	 */
	public InvocationMonitor monitor() {
		return engine;
	}

	/**
	 * Chooses the backend of what is followed.
	 *
	 * @return the choice.
	 */
	public BackendSelection selection() {
		return engine.selection();
	}

	/**
	 * Tells whether its time stands still.
	 *
	 * @return whether {@link #pass} is what lets time go on.
	 */
	public boolean isWithoutTime() {
		return clock != null;
	}

	/**
	 * Lets time go on.
	 *
	 * @param time how far.
	 * @throws IllegalStateException if time is real.
	 */
	public void pass(Duration time) {
		if (clock == null) {
			throw new IllegalStateException("time is real here and passes by itself");
		}
		for (long left = time.toMillis(); left > 0; left -= STEP_MILLIS) {
			clock.advanceMillis(Math.min(left, STEP_MILLIS));
			engine.timePassed();
		}
	}

	/**
	 * Waits until all that was handed over to threads of the engine has been done: callbacks, hooks, handlers.
	 *
	 * @param limit waits no longer.
	 * @return whether it has been done.
	 */
	public boolean settle(Duration limit) {
		long end = System.nanoTime() + limit.toNanos();
		boolean quiet = true;
		for (int i = 0; i < 2; i++) { // what a callback begins on a device is waited for too
			quiet = engine.backendLanes().awaitQuiet(end - System.nanoTime()) && engine.lanes().awaitQuiet(end - System.nanoTime());
		}
		return quiet;
	}

	/**
	 * Tells how many invocations are open.
	 *
	 * @return the number, of all clients.
	 */
	public int openCount() {
		return engine.openCount();
	}

	/** Stops the engine: everything ends (contract 4.6). In real time it may take as long as the stop grace and the 5 s for callbacks. */
	@Override
	public void close() {
		if (clock == null) {
			engine.close();
			return;
		}
		Thread stop = new Thread(engine::close, "engine stop"); // it waits for time to pass
		stop.start();
		try {
			while (stop.isAlive()) {
				pass(Duration.ofMillis(STEP_MILLIS));
				TimeUnit.MILLISECONDS.timedJoin(stop, STOP_STEP_MILLIS);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
