package org.portabledevices.sim.backend;

import java.time.Duration;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.time.SimulatedTime.Appointment;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Trouble;
import org.portabledevices.sim.trouble.Troubles;
import org.portabledevices.values.Values;

/**
 * One method that a device works on. All of it happens in the device's time, one step after another, so no step meets a cancel half-way. It is over when it was
 * answered, has confirmed a cancel, or was dropped; then nothing more happens.
 */
abstract class Work {

	/** A step; what it throws is how the work fails. */
	interface Step {

		void run() throws Exception;
	}

	/** What every work has. */
	record Setting(Works works, InvocationContext context, SimulatedTime time, Troubles troubles, Trouble trouble) {
	}

	private final Setting setting;
	private Appointment next = () -> {
	};
	private boolean stopping;
	private boolean over;

	Work(Setting setting) {
		this.setting = setting;
	}

	/** Does what the method is for; called when the latency has passed. */
	abstract void begin() throws Exception;

	/** Gives back what the work holds; called once, when it is over. */
	void release() throws Exception {
	}

	final InvocationContext context() {
		return setting.context;
	}

	final Behaviour behaviour() {
		return setting.troubles.behaviour();
	}

	final void start() {
		setting.works.add(this);
		setting.context.onCancel(() -> setting.time.execute(this::stop));
		setting.time.execute(() -> {
			if (!over && !stopping) {
				later(setting.trouble.delay(), this::beginUnlessItFails);
			}
		});
	}

	/** Goes on later; at once, but behind what is due already, when there is nothing to wait for. */
	final void later(Duration delay, Step step) {
		next = setting.time.schedule(delay, () -> perform(step));
	}

	/** Goes on when something outside calls the action. */
	final Runnable onCall(Step step) {
		return () -> setting.time.execute(() -> perform(step));
	}

	final void succeed(Values results) {
		end();
		setting.context.succeed(results);
	}

	private void beginUnlessItFails() throws Exception {
		if (setting.trouble.fails()) {
			throw Failures.of(ResponseCode.GENERAL_ERROR, "the simulated device failed, as it was configured to");
		}
		begin();
	}

	private void perform(Step step) {
		if (over || stopping) {
			return;
		}
		try {
			step.run();
		} catch (StoppedException e) {
			stop(); // the hook has been called too, and comes after this
		} catch (Exception e) {
			MethodFailure failure = Failures.of(e);
			if (!over) {
				end();
				setting.context.fail(failure.status(), failure.getMessage());
			}
		}
	}

	private void stop() {
		if (over || stopping || setting.trouble.losesCancel()) {
			return;
		}
		stopping = true;
		next.cancel();
		Duration late = setting.trouble.lateCompletion();
		if (late.isZero()) {
			confirm();
		} else {
			next = setting.time.schedule(late, this::confirm);
		}
	}

	private void confirm() {
		if (!over) {
			end();
			setting.context.confirm();
		}
	}

	/** Ends without an answer, since nobody waits for one. */
	final void drop() {
		if (!over) {
			end();
		}
	}

	private void end() {
		over = true;
		next.cancel();
		setting.works.remove(this);
		try {
			release();
		} catch (Exception e) {
			// what it held is of no use any more; the answer does not depend on it
		}
	}
}
