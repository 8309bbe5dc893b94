package org.portabledevices.engine.core;

import java.util.concurrent.Executor;

import org.portabledevices.engine.lane.Lane;
import org.portabledevices.engine.lane.LaneTask;

/**
 * Runs what is a backend's for one device: handlers, on-cancel hooks, its control. On the backend's executor, if it has one, else in a lane of the engine; and never on the
 * stack of a client's call, since an executor is foreign code too.
 */
final class BackendExecutor {

	private final Engine engine;
	private final Lane lane;
	private volatile Executor executor;

	/** Makes an executor; without a backend's, all runs in the lane. */
	BackendExecutor(Engine engine, Lane lane, Executor executorOrNull) {
		this.engine = engine;
		this.lane = lane;
		this.executor = executorOrNull;
	}

	/** Runs something. If the backend's executor does not take it, that is logged. */
	void execute(LaneTask task) {
		execute(task, () -> engine.log.warn(task.describe() + " could not run: the backend's executor takes no work"));
	}

	/**
	 * Runs something.
	 *
	 * @param refused is run instead, on a thread of the engine, if the backend's executor does not take it.
	 */
	void execute(LaneTask task, Runnable refused) {
		Executor current = executor;
		if (current == null) {
			lane.execute(task);
			return;
		}
		lane.execute(new LaneTask() {
			@Override
			public void run() {
				try {
					current.execute(() -> runLogged(task));
				} catch (RuntimeException | Error e) { // whatever an executor throws: the task will not run, and somebody waits for what it would do
					refused.run();
				}
			}

			@Override
			public String describe() {
				return task.describe();
			}
		});
	}

	/** Runs something on a thread of the engine. */
	void executeInLane(LaneTask task) {
		lane.execute(task);
	}

	/** Forgets the backend's executor: what comes now runs in the lane. */
	void forget() {
		executor = null;
	}

	private void runLogged(LaneTask task) {
		try {
			task.run();
		} catch (Throwable e) {
			engine.log.warn(task.describe() + " threw", e);
		}
	}
}
