package org.portabledevices.sim.trouble;

import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trace.Trace;

/** Makes troubles for tests. */
public final class TestTroubles {

	private TestTroubles() {
	}

	/** A perfect device of seed 1 without a trace. */
	public static Troubles perfect(SimulatedTime time) {
		return new Troubles("sim", 1, Conduct.PERFECT, new NextCalls(), new Trace(time, 0, line -> {
		}));
	}
}
