package org.portabledevices.sim.work;

import java.util.ArrayDeque;
import java.util.Deque;

import org.portabledevices.backend.SessionReset;
import org.portabledevices.sim.time.SimulatedTime.Appointment;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.time.Times;
import org.portabledevices.sim.trouble.Incident;
import org.portabledevices.sim.trouble.Trouble;
import org.portabledevices.sim.trouble.Troubles;

/** A reset of the session: succeeds, fails, or is not answered, as it is told to. What runs goes on until it has succeeded. */
public final class ResetWork {

	private final Works works;
	private final SimulatedTime time;
	private final Troubles troubles;
	private final SessionReset reset;
	private final Trouble trouble;
	private final Deque<Incident> incidents;
	private Appointment next = () -> {
	};

	/** Makes one for what the engine asks. */
	public ResetWork(Works works, SimulatedTime time, Troubles troubles, SessionReset reset) {
		this.works = works;
		this.time = time;
		this.troubles = troubles;
		this.reset = reset;
		trouble = troubles.nextReset();
		incidents = new ArrayDeque<>(trouble.incidents());
	}

	/** Begins it. */
	public void start() {
		time.execute(() -> {
			troubles.begins(trouble);
			next = time.schedule(trouble.delay(), this::step);
		});
	}

	private void step() {
		Incident incident = incidents.poll();
		if (incident == null) {
			works.ready();
			troubles.tell(trouble, "succeeds");
			reset.succeed();
		} else if (incident.kind() == Incident.Kind.FAIL) {
			troubles.tell(trouble, "fails");
			reset.fail("the simulated device could not be reset, as it was configured to");
		} else {
			stall(incident);
		}
	}

	private void stall(Incident incident) {
		Runnable letGo = () -> {
			next.cancel();
			troubles.tell(trouble, "is let go");
			step();
		};
		works.addStalledReset(letGo);
		if (incident.time() == null) {
			troubles.tell(trouble, "stalls");
		} else {
			troubles.tell(trouble, "stalls for " + Times.text(incident.time()));
			next = time.schedule(incident.time(), () -> {
				works.removeStalledReset(letGo);
				step();
			});
		}
	}
}
