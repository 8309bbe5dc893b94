package org.portabledevices.sim.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.portabledevices.sim.Simulation;
import org.portabledevices.sim.SimulationBuilder;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tck.standalone.StandaloneSurroundings;

/** A simulated device: what the kit does to it is script, and its time goes with the engine's. */
abstract class SimulatorHarness extends Harness {

	private static final String BUNDLE = "backend";
	private static final String SECOND = "sim-second";
	/** More than the kit ever lets pass: what is late by so much comes when it is let go. */
	private static final Duration LATE = Duration.ofDays(30);

	private final StandaloneSurroundings surroundings = StandaloneSurroundings.withoutTime();
	private final VirtualTime time = VirtualTime.withThread("simulated time", failure -> {
		throw new AssertionError(failure);
	});
	private final List<ScriptedCall> calls = new CopyOnWriteArrayList<>();
	private final ScriptedDevice first;
	private ScriptedDevice second;
	private int lastTag;

	SimulatorHarness() {
		first = connect(1, BUNDLE, "sim");
	}

	/** Makes the device. */
	abstract SimulationBuilder device();

	/** Makes a call that succeeds, different from all others. */
	abstract SampleCall tagged(int tag);

	/** Makes a call that succeeds, to which something is to happen. */
	final HeldCall scripted(SampleCall call, String effects) {
		return scripted(call, effects, () -> {
			// it goes on, and that is all
		});
	}

	private HeldCall scripted(SampleCall call, String effects, Runnable whenLetGo) {
		ScriptedCall scripted = new ScriptedCall(call, effects, whenLetGo);
		calls.add(scripted);
		return scripted;
	}

	final int nextTag() {
		return ++lastTag;
	}

	private HeldCall scripted(String effects) {
		return scripted(tagged(nextTag()), effects);
	}

	private ScriptedDevice connect(int ranking, String bundle, String backend) {
		return new ScriptedDevice(device().ranking(ranking).time(time), surroundings.host(bundle), backend, calls);
	}

	@Override
	public Surroundings surroundings() {
		return surroundings;
	}

	@Override
	public SampleCall failing() {
		return scripted("fail Device_Busy").call();
	}

	@Override
	public SampleCall failingWith(int responseCode) {
		return scripted("fail 0x%04X".formatted(responseCode)).call();
	}

	@Override
	public HeldCall held() {
		return scripted("stall");
	}

	@Override
	public HeldCall losesCancel() {
		return scripted("stall, cancel lost");
	}

	@Override
	public HeldCall confirmsLate() {
		return scripted(tagged(nextTag()), "stall, cancel late %dmin".formatted(LATE.toMinutes()), () -> time.advance(LATE)); // the device's time only
	}

	@Override
	public void unplug() {
		simulation().unplug();
	}

	@Override
	public void replug() {
		simulation().replug();
	}

	@Override
	public void wedge() {
		simulation().wedge();
	}

	@Override
	public void failReset() {
		simulation().next("reset: fail");
	}

	@Override
	public void withdraw() {
		simulation().close();
	}

	@Override
	public void stopBackend() {
		surroundings.stop(BUNDLE);
		simulation().close();
	}

	@Override
	public String connectSecondBackend() {
		second = connect(0, SECOND, SECOND);
		return SECOND;
	}

	@Override
	public void pass(Duration passing) {
		time.advance(passing);
		surroundings.pass(passing);
	}

	private Simulation simulation() {
		return first.simulation();
	}

	@Override
	public void close() {
		simulation().close();
		if (second != null) {
			second.simulation().close();
		}
		surroundings.close();
		time.close();
	}
}
