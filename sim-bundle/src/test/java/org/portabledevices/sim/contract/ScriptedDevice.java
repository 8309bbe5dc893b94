package org.portabledevices.sim.contract;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.sim.Simulation;
import org.portabledevices.sim.SimulationBuilder;
import org.portabledevices.sim.device.Journal;
import org.portabledevices.tck.host.ObservedHost;

/** A simulated device that gives each scripted call its line of script when it comes, and tells it what its trace says of it. */
final class ScriptedDevice implements Journal {

	private final List<ScriptedCall> calls;
	/** By number and name, as the trace has them. */
	private final Map<String, ScriptedCall> begun = new ConcurrentHashMap<>();
	private final Simulation simulation;
	/** What starts now: a device with one slot starts one call at a time. */
	private volatile ScriptedCall starting;

	ScriptedDevice(SimulationBuilder builder, BackendHost host, String backend, List<ScriptedCall> calls) {
		this.calls = calls;
		simulation = builder.journal(this).start(new ObservedHost(host, backend, this::starts));
	}

	Simulation simulation() {
		return simulation;
	}

	private void starts(InvocationContext context) {
		ScriptedCall found = calls.stream().filter(call -> call.is(context)).findFirst().orElse(null);
		starting = found;
		if (found != null) {
			found.starts(simulation, context);
		}
	}

	/** A line is OFFSET WAY NUMBER NAME EVENT. */
	@Override
	public void trace(String device, String line) {
		String[] words = line.split(" ", 5);
		String key = words[2] + ' ' + words[3];
		if (starting != null) {
			begun.put(key, starting);
			starting = null;
		}
		ScriptedCall call = begun.get(key);
		if (call != null) {
			call.befell(simulation, words[4]);
		}
	}

	@Override
	public void info(String words) {
		// the kit looks at ends
	}

	@Override
	public void warn(String words, Throwable cause) {
		// as above
	}
}
