package org.portabledevices.sim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.sim.device.DeviceSettings.Profile;
import org.portabledevices.sim.device.Journal;
import org.portabledevices.sim.device.SimulatedDevice;
import org.portabledevices.sim.device.SimulatedDevices;
import org.portabledevices.sim.responder.ResponderKeeper;
import org.portabledevices.sim.responder.Serving;
import org.portabledevices.sim.time.RealTime;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.time.VirtualTime;

/**
 * A simulated device in plain Java, for tests: what it does is scripted, and its time passes when the test says so.
 * <p>
 * <pre>{@code
 * try (Simulation camera = Simulation.camera().script("2 Download: stall at 64KiB for 30s").start(host)) {
 * 	… // invoke Download twice, through the engine that the host belongs to
 * 	camera.advance(Duration.ofSeconds(30));
 * 	camera.trace().forEach(System.out::println);
 * }
 * }</pre>
 * The language of scripts is that of the configuration. Safe for use by several threads.
 */
public final class Simulation implements AutoCloseable {

	private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final SimulatedTime time;
	private final boolean ownsTime;
	private final Journal journal;
	private final SimulatedDevices devices = new SimulatedDevices();
	private final SimulatedDevice device;
	private RealTime keepersTime;
	private ResponderKeeper keeper;

	Simulation(SimulationBuilder settings, BackendHost host) {
		time = settings.time();
		ownsTime = settings.ownsTime();
		journal = new NotifyingJournal(settings.journal());
		devices.addListener(this::changed);
		device = SimulatedDevice.start(host, devices, time, journal, settings.settings());
	}

	/** Begins a camera: services Device, Storage and StillImageCapture, four pictures on its card. */
	public static SimulationBuilder camera() {
		return new SimulationBuilder(Profile.CAMERA, "Simulated Camera");
	}

	/** Begins a phone: service Contacts. */
	public static SimulationBuilder phone() {
		return new SimulationBuilder(Profile.PHONE, "Simulated Phone");
	}

	/** Answers its Plug and Play device ID. */
	public String deviceId() {
		return device.deviceId();
	}

	/** Tells how it is: CONNECTED, or UNREACHABLE and why. */
	public ConfiguredDevice state() {
		return device.snapshot(Optional.ofNullable(address()).map(Object::toString));
	}

	/**
	 * Waits, in real time and bounded, until it is so.
	 *
	 * @throws IllegalStateException if it is not within 10 s.
	 */
	public void awaitState(ConfiguredDevice.State wanted) {
		if (!await(() -> state().state() == wanted)) {
			throw new IllegalStateException("%s is %s, not %s: %s".formatted(device.deviceId(), state().state(), wanted, state().reason()));
		}
	}

	/** Answers what happened to it, the oldest first; the newest {@link SimulationBuilder#traceLines} lines. */
	public List<String> trace() {
		return device.fate().trace().lines();
	}

	/**
	 * Waits, in real time and bounded, until a line of the trace contains some text.
	 *
	 * @return the first line that does.
	 * @throws IllegalStateException if there is none within 10 s; the message has the trace.
	 */
	public String awaitTrace(String text) {
		if (!await(() -> trace().stream().anyMatch(line -> line.contains(text)))) {
			throw new IllegalStateException("no line of the trace contains \"%s\":%n%s".formatted(text, String.join("\n", trace())));
		}
		return trace().stream().filter(line -> line.contains(text)).findFirst().orElseThrow();
	}

	/**
	 * Has something befall the next call that a line of a script is for, and no other: {@code "Download: stall at 65536"}. Of several such lines a call uses up the
	 * oldest.
	 *
	 * @throws IllegalArgumentException if the line is wrong.
	 */
	public void next(String line) {
		device.fate().next(line);
	}

	/** Has all calls that stall go on. */
	public void letGo() {
		device.fate().letGo();
	}

	/** From now on it answers nothing, until its session is reset. */
	public void wedge() {
		device.fate().wedge();
	}

	/** Unplugs it, until {@link #replug}. On the wire, initiators are cut off, and the port refuses connections. */
	public void unplug() {
		device.unplug(null);
	}

	/**
	 * Plugs it in again, and waits, bounded, until it is registered: what was pending when it was unplugged has to end first. If it was served, it is again when this returns.
	 */
	public void replug() {
		device.replug();
		awaitState(ConfiguredDevice.State.CONNECTED);
		ResponderKeeper served = keeper();
		if (served != null) {
			served.update(); // it may still listen for the device that is gone
			await(() -> address() != null);
		}
	}

	/**
	 * Answers its time, to share it with others.
	 *
	 * @throws IllegalStateException if its time is real.
	 */
	public VirtualTime time() {
		if (time instanceof VirtualTime virtual) {
			return virtual;
		}
		throw new IllegalStateException("its time is real and passes by itself");
	}

	/** Lets its time pass, and has done what is due by then. */
	public void advance(Duration duration) {
		time().advance(duration);
	}

	/** Has done what is due now. */
	public void settle() {
		time().settle();
	}

	/**
	 * Serves it over PTP/IP, on a free port of the loopback interface; a camera only.
	 *
	 * @return the address, which it keeps while it is unplugged.
	 * @throws IOException if it cannot listen.
	 */
	public InetSocketAddress serve() throws IOException {
		synchronized (this) {
			if (keeper == null) {
				keepersTime =
						new RealTime("portabledevices-sim-responder", failure -> journal.warn("the responder failed: " + failure, failure));
				keeper = new ResponderKeeper(Serving.anybody("127.0.0.1", 0), keepersTime, journal, device::served, this::changed);
				devices.addListener(keeper);
			}
		}
		keeper.run();
		if (!await(() -> address() != null)) {
			throw new IOException("%s is not served: it is not plugged in, or not a camera".formatted(device.deviceId()));
		}
		return address();
	}

	/** Takes it back. When the engine's bundle is not stopping, it drains in the background. */
	@Override
	public void close() {
		device.close();
		synchronized (this) {
			if (keeper != null) {
				keeper.close();
				keepersTime.close();
			}
		}
		if (ownsTime) {
			device.ended().whenComplete((nothing, failure) -> time.close());
		}
	}

	private InetSocketAddress address() {
		ResponderKeeper served = keeper();
		return served == null ? null : served.endpoint().map(ResponderKeeper.Endpoint::address).orElse(null);
	}

	private synchronized ResponderKeeper keeper() {
		return keeper;
	}

	private interface Condition {

		boolean holds();
	}

	private synchronized boolean await(Condition condition) {
		long end = System.nanoTime() + LIMIT_NANOS;
		try {
			while (!condition.holds()) {
				long left = end - System.nanoTime();
				if (left <= 0) {
					return false;
				}
				TimeUnit.NANOSECONDS.timedWait(this, left);
			}
			return true;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private synchronized void changed() {
		notifyAll();
	}

	/** Wakes who waits for a line of the trace. */
	private final class NotifyingJournal implements Journal {

		private final Journal reader;

		NotifyingJournal(Journal reader) {
			this.reader = reader;
		}

		@Override
		public void info(String words) {
			reader.info(words);
		}

		@Override
		public void warn(String words, Throwable cause) {
			reader.warn(words, cause);
		}

		@Override
		public void trace(String name, String line) {
			reader.trace(name, line);
			changed();
		}
	}
}
