package org.portabledevices.sim;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.sim.camera.Card;
import org.portabledevices.sim.device.DeviceSettings.Profile;
import org.portabledevices.sim.device.DeviceSettings;
import org.portabledevices.sim.device.Journal;
import org.portabledevices.sim.script.ScriptReader;
import org.portabledevices.sim.time.RealTime;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Conduct;

/** What a {@link Simulation} is made of. For one thread. */
public final class SimulationBuilder {

	private static final int TRACE_LINES = 10_000;

	private final Profile profile;
	private String name;
	private String serialNumber = "SIMT0001";
	private long seed = 1;
	private List<String> script = List.of();
	private List<String> curve = List.of();
	private Behaviour behaviour = Behaviour.PERFECT;
	private int largeObject;
	private Path folder;
	private int traceLines = TRACE_LINES;
	private int ranking;
	private boolean real;
	private VirtualTime time;
	private Journal journal = new Journal() {

		@Override
		public void info(String words) {
			// a test asks for the trace
		}

		@Override
		public void warn(String words, Throwable cause) {
			// as above
		}

		@Override
		public void trace(String device, String line) {
			// as above
		}
	};

	SimulationBuilder(Profile profile, String name) {
		this.profile = profile;
		this.name = name;
	}

	/** Sets the friendly name. */
	public SimulationBuilder name(String text) {
		name = requireNonNull(text, "name");
		return this;
	}

	/** Sets the serial number, from which the device ID follows. */
	public SimulationBuilder serialNumber(String text) {
		serialNumber = requireNonNull(text, "serial number");
		return this;
	}

	/** Sets what is by chance follows from, 1 unless set. */
	public SimulationBuilder seed(long value) {
		seed = value;
		return this;
	}

	/** Sets the script. */
	public SimulationBuilder script(String... lines) {
		script = List.of(lines);
		return this;
	}

	/** Sets the latency curve. */
	public SimulationBuilder latencyCurve(String... lines) {
		curve = List.of(lines);
		return this;
	}

	/** Sets rates and times that are not scripted. */
	public SimulationBuilder behaviour(Behaviour rates) {
		behaviour = requireNonNull(rates, "behaviour");
		return this;
	}

	/** Sets how fast data goes; 0, as it is unless set, for as fast as it can. */
	public SimulationBuilder bytesPerSecond(long speed) {
		behaviour = behaviour.withBytesPerSecond(speed);
		return this;
	}

	/** Sets the size, in MiB, of an additional file {@code /DCIM/100SIMUL/LARGE.BIN} on the card. */
	public SimulationBuilder largeObject(int mib) {
		largeObject = mib;
		return this;
	}

	/** Puts the files of a folder on the card, which is written too, in place of the samples. */
	public SimulationBuilder folder(Path path) {
		folder = requireNonNull(path, "folder");
		return this;
	}

	/** Sets the ranking of the services. */
	public SimulationBuilder ranking(int value) {
		ranking = value;
		return this;
	}

	/** Sets how many lines of the trace are kept, 10,000 unless set. */
	public SimulationBuilder traceLines(int count) {
		traceLines = count;
		return this;
	}

	/** Lets it live in real time. Unless said, it lives in a virtual time of its own, in which what is due now is done at once. */
	public SimulationBuilder realTime() {
		real = true;
		return this;
	}

	/** Lets it live in a time that others live in too; who made it closes it. */
	public SimulationBuilder time(VirtualTime shared) {
		time = requireNonNull(shared, "time");
		return this;
	}

	/** Sets where it tells what operators would read in the log; nowhere unless set. */
	public SimulationBuilder journal(Journal reader) {
		journal = requireNonNull(reader, "journal");
		return this;
	}

	/**
	 * Starts the device, and waits, bounded, until it is registered.
	 *
	 * @param host an engine.
	 * @throws IllegalArgumentException if a setting or a line of the script is wrong.
	 */
	public Simulation start(BackendHost host) {
		Simulation simulation = new Simulation(this, host);
		simulation.awaitState(State.CONNECTED);
		return simulation;
	}

	DeviceSettings settings() {
		Conduct conduct = new Conduct(behaviour, ScriptReader.read(script, curve, profile.names()));
		return new DeviceSettings(profile, name, serialNumber, seed,
				Card.of(folder == null ? "" : folder.toString(), folder != null, largeObject), Duration.ZERO, Duration.ZERO, conduct,
				traceLines, ranking);
	}

	SimulatedTime time() {
		if (time != null) {
			return time;
		}
		String thread = "portabledevices-sim-" + name;
		return real ? new RealTime(thread, this::failed) : VirtualTime.withThread(thread, this::failed);
	}

	boolean ownsTime() {
		return time == null;
	}

	Journal journal() {
		return journal;
	}

	private void failed(Throwable failure) {
		journal.warn("the simulator failed: " + failure, failure);
	}
}
