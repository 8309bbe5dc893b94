package org.portabledevices.sim.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.portabledevices.sim.script.Names;
import org.portabledevices.sim.script.ScriptReader;
import org.portabledevices.sim.time.SimulatedTime.Appointment;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trace.Trace;
import org.portabledevices.sim.trouble.Conduct;
import org.portabledevices.sim.trouble.Incident;
import org.portabledevices.sim.trouble.NextCalls;
import org.portabledevices.sim.trouble.Script;
import org.portabledevices.sim.trouble.Troubles;

/** What befalls a device: its calls, in memory and on the wire, and itself; and the trace of it. Safe for use by several threads. */
public final class Fate {

	private static final String MEMORY = "sim";
	private static final String WIRE = "ptp";

	private final SimulatedTime time;
	private final Trace trace;
	private final NextCalls nextCalls = new NextCalls();
	private final Troubles memory;
	private final Troubles wire;
	private final Names names;
	private final Consumer<Incident> device;
	private final List<Appointment> appointments = new ArrayList<>();

	/**
	 * Makes the fate of a device, which begins with {@link #change}.
	 *
	 * @param device has befall it what the script says of points in time.
	 */
	Fate(SimulatedTime time, DeviceSettings settings, Journal journal, Consumer<Incident> device) {
		this.time = time;
		this.device = device;
		names = settings.profile().names();
		trace = new Trace(time, settings.traceLines(), line -> journal.trace(settings.name(), line));
		memory = new Troubles(MEMORY, settings.seed(), Conduct.PERFECT, nextCalls, trace);
		wire = new Troubles(WIRE, settings.seed() + 1, Conduct.PERFECT, nextCalls, trace);
	}

	/** Answers what happened to it. */
	public Trace trace() {
		return trace;
	}

	Troubles memory() {
		return memory;
	}

	Troubles wire() {
		return wire;
	}

	/** Changes what is to come. */
	synchronized void change(Conduct conduct) {
		memory.change(conduct);
		wire.change(conduct);
		end();
		Duration now = trace.offset();
		for (Script.Timed timed : conduct.script().timed()) {
			if (timed.after().compareTo(now) >= 0) {
				appointments.add(time.schedule(timed.after().minus(now), () -> device.accept(timed.incident())));
			}
		}
	}

	/**
	 * Has something befall the next call that a line of a script is for, in whichever way it comes, and no other.
	 *
	 * @throws IllegalArgumentException if the line is wrong.
	 */
	public void next(String line) {
		nextCalls.add(ScriptReader.readNext(line, names));
	}

	/** From now on it answers nothing, until its session is reset. */
	public void wedge() {
		memory.patient().wedge();
		wire.patient().wedge();
		trace.addOfDevice("is wedged");
	}

	/** Has all calls that stall go on. */
	public void letGo() {
		memory.patient().letGo();
		wire.patient().letGo();
	}

	/** Has nothing befall the device any more. */
	synchronized void end() {
		appointments.forEach(Appointment::cancel);
		appointments.clear();
	}
}
