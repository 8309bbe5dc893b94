package org.portabledevices.engine.lane;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Runs tasks one after another, in the order in which they were given, each after everything that the one before did (contract 3.3, 3.7). Safe for use by any thread.
 * <p>
 * One word holds the state: how many tasks were given and have not returned. 0 is idle; whoever makes it 1 hands the lane to the pool; from then on it is ready, or one
 * worker runs it, until that worker has made it 0 again. So there is never more than one worker, and no wake-up is lost: a task is in the queue before it is counted, and
 * the worker leaves only by taking from the count exactly what it ran, in the same atomic step that tells it whether something is left.
 */
public final class Lane {

	/** Alone on its cache line: the threads that give tasks and the one that runs them all write it. */
	private static final int PENDING = 16;

	final LaneOwner owner;
	/** Since when it waits for a thread, by the pool's clock; guarded by the pool's lock. */
	long waitingSince;

	private final LanePool pool;
	private final String name;
	private final Queue<LaneTask> tasks = new ConcurrentLinkedQueue<>();
	private final AtomicIntegerArray words = new AtomicIntegerArray(2 * PENDING);
	/** The thread inside a task. A plain field: a thread asks only for itself, and sees its own writes. */
	private Thread runner;
	/** How many threads wait for the lane to be idle. Written under this object's monitor, read by the worker after it made the count 0. */
	private volatile int waiters;
	/** How often it was idle while somebody waited for that. Guarded by this object's monitor. */
	private int idleCount;

	Lane(LanePool pool, String name, LaneOwner owner) {
		this.pool = pool;
		this.name = name;
		this.owner = owner;
	}

	/**
	 * Runs a task behind all that were given before; not on the stack of the caller, and without waiting for anything held while a task runs.
	 *
	 * @param task the task. After it has run, nothing refers to it.
	 */
	public void execute(LaneTask task) {
		tasks.add(requireNonNull(task, "task"));
		if (words.getAndIncrement(PENDING) == 0) {
			pool.ready(this);
		}
	}

	/**
	 * Tells whether the calling thread is inside a task of this lane.
	 *
	 * @return whether it is.
	 */
	public boolean isCurrent() {
		return runner == Thread.currentThread();
	}

	/**
	 * Waits until the lane has nothing left to run. The limit is one of real time.
	 *
	 * @param nanos how long to wait at most.
	 * @return whether it was idle at some moment of the call; false at once if called by a task of this lane, and if the thread is interrupted, whose flag then stays.
	 */
	public boolean awaitIdle(long nanos) {
		if (isIdle()) {
			return true;
		}
		if (isCurrent()) {
			return false;
		}
		long deadline = System.nanoTime() + nanos;
		synchronized (this) {
			int before = idleCount;
			// The worker writes the count and then reads this; here it is written, and then the count is read. One of the two sees the other.
			waiters++;
			try {
				long left = nanos;
				while (!isIdle() && idleCount == before && left > 0) {
					TimeUnit.NANOSECONDS.timedWait(this, left);
					left = deadline - System.nanoTime();
				}
				return isIdle() || idleCount != before;
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return false;
			} finally {
				waiters--;
			}
		}
	}

	/** Answers the name, for logs. */
	@Override
	public String toString() {
		return name;
	}

	/** Runs what is there, at most so much; by the worker that was given this lane. Answers whether something is left, and the lane is still the worker's. */
	boolean run(LaneWorker worker, int most) {
		int allowed = most;
		int left = words.get(PENDING);
		while (left > 0 && allowed > 0 && !worker.isEnding()) {
			int done = runSome(worker, Math.min(left, allowed));
			allowed -= done;
			left = words.addAndGet(PENDING, -done);
		}
		if (left == 0) {
			becameIdle();
		}
		return left > 0;
	}

	private int runSome(LaneWorker worker, int count) {
		int done = 0;
		while (done < count && !worker.isEnding()) {
			LaneTask task = tasks.poll();
			if (task == null) {
				break; // dropped: the pool has closed
			}
			runner = Thread.currentThread();
			worker.run(this, task);
			runner = null;
			done++;
		}
		return done;
	}

	/** Takes what was not run, because the pool has closed; beside a worker perhaps, whose task does not return. Answers it in words. */
	List<String> drop() {
		List<String> dropped = new ArrayList<>();
		for (LaneTask task = tasks.poll(); task != null; task = tasks.poll()) {
			dropped.add(task.describe());
		}
		if (!dropped.isEmpty() && words.addAndGet(PENDING, -dropped.size()) == 0) {
			becameIdle();
		}
		return dropped;
	}

	private boolean isIdle() {
		return words.get(PENDING) == 0;
	}

	private void becameIdle() {
		if (waiters > 0) {
			synchronized (this) {
				idleCount++;
				notifyAll();
			}
		}
	}
}
