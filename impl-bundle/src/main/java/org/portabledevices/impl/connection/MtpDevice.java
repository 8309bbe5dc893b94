package org.portabledevices.impl.connection;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.ptp.PtpException;

/**
 * A configured device: waits for the leave to connect to its address, connects, is registered while it is connected, and connects again when the connection is
 * lost, until it is closed. It never waits in {@link #start()}.
 * <p>
 * {@code waiting for the lease → connecting ⇄ waiting for the next attempt → registered → (lost, taken back) → waiting … → closed}. Connecting and registering
 * happen on the worker; nothing is called under the lock. Safe for use by several threads.
 */
public final class MtpDevice {

	/** The name of this backend. */
	public static final String BACKEND = "mtp";

	/** How long a close that finds nothing pending waits for the worker, which gives up an attempt to connect or ends the session; then it is cut off. */
	private static final Duration END = Duration.ofSeconds(1);

	/** Hears of changes, on any thread and under no lock: once for each change of state, not for each attempt. */
	public interface Listener {

		/**
		 * Tells of a change.
		 *
		 * @param state the new state.
		 * @param words what is connected, or why nothing is.
		 */
		void changed(State state, String words);
	}

	private final BackendHost host;
	private final Connections connections;
	private final Timer timer;
	private final Reachability reachability;
	private final DeviceWorker worker;
	private final String address;
	private volatile Connections.Lease lease;

	/** Guards what follows. */
	private final Object lock = new Object();
	private final Backoff backoff;
	private Settings settings;
	private boolean closing;
	private boolean finished;
	/** What connects or registers on the worker, null for nothing. */
	private Attempt underWay;
	/** The close has waited long enough for that: it ends alone. */
	private boolean abandoned;
	private Timer.Alarm retry = () -> {
	};
	private ConnectedDevice connected;
	private long connectedAt;

	/**
	 * Makes a device, which does nothing yet.
	 *
	 * @param host the engine.
	 * @param connections who else connects.
	 * @param timer the time.
	 * @param random chance, for the times between attempts.
	 * @param settings what is configured.
	 * @param listener hears of changes.
	 */
	public MtpDevice(BackendHost host, Connections connections, Timer timer, RandomGenerator random, Settings settings, Listener listener) {
		this.host = requireNonNull(host, "host");
		this.connections = requireNonNull(connections, "connections");
		this.timer = requireNonNull(timer, "timer");
		this.backoff = new Backoff(random);
		this.settings = requireNonNull(settings, "settings");
		this.address = settings.address();
		this.reachability = new Reachability(address, requireNonNull(listener, "listener"));
		this.worker = new DeviceWorker(address);
	}

	/** Begins to connect, in the background. Called once. */
	public void start() {
		lease = connections.acquire(address, () -> worker.execute(this::connect));
	}

	/**
	 * Takes other settings that need no new connection.
	 *
	 * @param changed the settings, with the same host, port and GUID.
	 * @throws IllegalArgumentException if they need a new connection.
	 */
	public void modify(Settings changed) {
		ConnectedDevice current;
		synchronized (lock) {
			if (!changed.sameConnection(settings)) {
				throw new IllegalArgumentException("another host, port or GUID needs another connection");
			}
			settings = changed;
			current = connected;
		}
		if (current != null) {
			current.registration().modify(options(changed));
			current.inUse(); // there may be another interval
		}
	}

	/**
	 * Tells whether settings can be taken without a new connection.
	 *
	 * @param other the settings.
	 * @return whether {@link #modify} takes them.
	 */
	public boolean takes(Settings other) {
		return settings().sameConnection(other);
	}

	/**
	 * Ends it, for a component's {@code @Deactivate}: waits as {@link DeviceRegistration#close()} does, and a second for what has no effect on anybody, such as a
	 * device that leaves CloseSession unanswered. Where the rest goes on in the background it closes the
	 * connection, ends the thread and gives the address free when nothing is pending any more. A second call does nothing.
	 */
	public void close() {
		Attempt attempt;
		Timer.Alarm next;
		synchronized (lock) {
			if (closing) {
				return;
			}
			closing = true;
			reachability.mute();
			attempt = underWay;
			next = retry;
		}
		next.cancel();
		if (attempt != null) {
			attempt.giveUp();
		}
		ConnectedDevice current = awaitOutcome();
		if (current == null) {
			if (finishUnlessUnderWay()) {
				worker.awaitEnd(END);
			}
			return;
		}
		current.registration().close();
		// If the bundle stops, the engine has waited for everything but the courtesies of the last connection.
		if (current.isClosed() && !worker.awaitEnd(END)) {
			current.cutOff();
		}
	}

	/** Waits for what is under way, since it may end as a registration that is to be closed here; answers what is registered. */
	private ConnectedDevice awaitOutcome() {
		long end = System.nanoTime() + END.toNanos();
		synchronized (lock) {
			try {
				for (long left = END.toMillis(); underWay != null && !underWay.isResolving() && left > 0; left =
						(end - System.nanoTime()) / 1_000_000) {
					lock.wait(left);
				}
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			abandoned = underWay != null;
			return connected;
		}
	}

	private boolean finishUnlessUnderWay() {
		synchronized (lock) {
			if (underWay != null) {
				return false; // whoever is there sees to it
			}
		}
		finish();
		return true;
	}

	/**
	 * Says how it is.
	 *
	 * @return a snapshot, made without waiting.
	 */
	public ConfiguredDevice snapshot() {
		ConnectedDevice current;
		synchronized (lock) {
			current = connected;
		}
		return reachability.snapshot(current == null ? 0 : current.registration().pendingCount());
	}

	/** Answers the settings as they are now. */
	Settings settings() {
		synchronized (lock) {
			return settings;
		}
	}

	/** The connection of a registered device cannot be used any more; its registration ends next. */
	void lost(String why) {
		reachability.unreachable(why);
	}

	private void connect() {
		Settings current;
		Attempt attempt = new Attempt();
		synchronized (lock) {
			if (closing) {
				return;
			}
			underWay = attempt;
			current = settings;
		}
		try {
			register(Link.open(current, attempt), current);
		} catch (PtpException | RuntimeException e) {
			reachability.unreachable(words(e));
			boolean alone;
			synchronized (lock) {
				underWay = null;
				alone = abandoned;
				lock.notifyAll();
				scheduleNext();
			}
			if (alone) {
				finish();
			}
		}
	}

	private void register(Link link, Settings current) {
		long now = timer.nanoTime();
		ConnectedDevice device = new ConnectedDevice(this, link, worker, timer);
		DeviceRegistration registration;
		try {
			registration = host.register(link.device(), device.services(current), options(current), device);
		} catch (RuntimeException e) {
			link.closePolitely();
			throw e;
		}
		device.registered(registration);
		reachability.connected(link.device(), link.session().peer());
		link.attach(device);
		Settings latest;
		boolean alone;
		synchronized (lock) {
			underWay = null;
			connected = device;
			connectedAt = now;
			latest = settings;
			alone = abandoned;
			lock.notifyAll();
		}
		registration.closed().thenRun(() -> ended(device));
		if (latest != current) {
			registration.modify(options(latest));
		}
		device.inUse();
		if (alone) {
			registration.gone("the device was taken back while it connected");
		}
	}

	/** The registration has ended, on a thread of the engine. */
	private void ended(ConnectedDevice device) {
		boolean closed;
		synchronized (lock) {
			closed = closing;
			connected = null;
		}
		if (closed) {
			finish();
			return;
		}
		if (reachability.isConnected()) {
			reachability.unreachable("the engine took the device back");
		}
		synchronized (lock) {
			if (timer.nanoTime() - connectedAt >= settings.reconnectMax().toNanos()) {
				// a device that is lost again and again is not worth the shortest time
				backoff.reset();
			}
			scheduleNext();
		}
	}

	/** Called under the lock. */
	private void scheduleNext() {
		if (!closing) {
			retry = timer.after(backoff.next(settings.reconnectMin(), settings.reconnectMax()), () -> worker.execute(this::connect));
		}
	}

	/** Gives the address free behind whatever the worker still has to do, and ends the worker. */
	private void finish() {
		synchronized (lock) {
			if (finished) {
				return;
			}
			finished = true;
		}
		worker.execute(lease::release);
		worker.shutdown();
	}

	private static DeviceOptions options(Settings settings) {
		// Handlers only hand over to the worker, so they may start on the caller's thread; hooks run on the engine's executor, never on the worker (7.2, 7.3).
		return DeviceOptions.builder(BACKEND).ranking(settings.ranking()).slots(1).startsOnCallerThread()
				.grace(settings.confirmationLimit()).build();
	}

	private static String words(Exception e) {
		return e.getMessage() == null ? e.toString() : e.getMessage();
	}
}
