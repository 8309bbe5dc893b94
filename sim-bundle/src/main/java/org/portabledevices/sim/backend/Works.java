package org.portabledevices.sim.backend;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.portabledevices.backend.MethodHandler;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trouble.Trouble;
import org.portabledevices.sim.trouble.Troubles;

/** What a simulated device is working on. Safe for use by several threads. */
final class Works {

	private final SimulatedTime time;
	private final Troubles troubles;
	/** Whether looking something up can take time, as it does where files are read. */
	private final boolean slow;
	private final Set<Work> running = ConcurrentHashMap.newKeySet();

	/** Makes one of the works that move data or wait. */
	interface Begin {

		Work begin(Work.Setting setting) throws Exception;
	}

	Works(SimulatedTime time, Troubles troubles, boolean slow) {
		this.time = time;
		this.troubles = troubles;
		this.slow = slow;
	}

	/** Makes a handler of what can be answered at once. Without trouble it is answered on the thread that starts it. */
	MethodHandler instant(Answer answer) {
		return context -> {
			Trouble trouble = troubles.next();
			if (trouble == Trouble.NONE && !slow) {
				context.succeed(Failures.translated(() -> answer.answer(context)));
			} else {
				new InstantWork(new Work.Setting(this, context, time, troubles, trouble), answer).start();
			}
		};
	}

	/** Makes a handler of what takes its time. */
	MethodHandler lasting(Begin begin) {
		return context -> begin.begin(new Work.Setting(this, context, time, troubles, troubles.next())).start();
	}

	void add(Work work) {
		running.add(work);
	}

	void remove(Work work) {
		running.remove(work);
	}

	/** Drops all that runs, without an answer; then does something. */
	void drop(Runnable then) {
		time.execute(() -> {
			List.copyOf(running).forEach(Work::drop);
			then.run();
		});
	}
}
