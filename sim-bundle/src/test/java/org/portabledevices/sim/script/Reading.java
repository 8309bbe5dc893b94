package org.portabledevices.sim.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.portabledevices.sim.device.DeviceSettings.Profile;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trace.Trace;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Conduct;
import org.portabledevices.sim.trouble.NextCalls;
import org.portabledevices.sim.trouble.Script;
import org.portabledevices.sim.trouble.Trouble;
import org.portabledevices.sim.trouble.Troubles;

/** A script that was read, and what it does to calls of a camera. */
final class Reading {

	static final Names NAMES = Profile.CAMERA.names();

	final VirtualTime time = new VirtualTime();
	final NextCalls nextCalls = new NextCalls();
	final Troubles troubles;

	private Reading(long seed, Conduct conduct) {
		troubles = new Troubles("sim", seed, conduct, nextCalls, new Trace(time, 0, line -> {
		}));
	}

	static Reading of(String... lines) {
		return of(1, Behaviour.PERFECT, lines);
	}

	static Reading of(long seed, Behaviour behaviour, String... lines) {
		return new Reading(seed, new Conduct(behaviour, script(lines)));
	}

	static Reading ofCurve(String... lines) {
		return new Reading(1, new Conduct(Behaviour.PERFECT, ScriptReader.read(List.of(), List.of(lines), NAMES)));
	}

	static Script script(String... lines) {
		return ScriptReader.read(List.of(lines), List.of(), NAMES);
	}

	Trouble next(String name) {
		return troubles.next(name);
	}

	/** Tells which of so many calls are troubled, by their numbers. */
	List<Integer> troubled(int count, String name) {
		List<Integer> numbers = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			if (!next(name).isNone()) {
				numbers.add(i);
			}
		}
		return numbers;
	}

	/** Answers the latencies, in milliseconds, of so many calls. */
	List<Long> millis(int count) {
		List<Long> times = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			times.add(next("Download").delay().toMillis());
		}
		return times;
	}

	Reading after(Duration duration) {
		time.advance(duration);
		return this;
	}
}
