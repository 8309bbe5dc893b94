package org.portabledevices.engine.lane;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Runs tasks one after another, in the order in which they were given, each after everything that the one before did (contract 3.3, 3.7). Safe for use by any thread.
 * <p>
 * One word holds the state. Its lower half counts the tasks that are pending: given, and not returned. 0 is idle; whoever makes it 1 hands the lane to the pool; from then on it
 * is ready, or one worker runs it, until that worker has made it 0 again. So there is never more than one worker, and no wake-up is lost: a task is in the queue before it is
 * counted, and the worker leaves only by taking from the count exactly what it ran, in the same atomic step that tells it whether something is left. The upper half counts, and
 * wraps, all that were ever given: so one look at the word tells whether what somebody waits for has returned, however much was given since.
 */
public final class Lane {

	/** Alone on its cache line: the threads that give tasks and the one that runs them all write it. */
	private static final int WORD = 8;
	/** One task more, in both halves of the word. */
	private static final long GIVEN = (1L << 32) + 1;

	final LaneOwner owner;
	/** Since when it waits for a thread, by the pool's clock; guarded by the pool's lock. */
	long waitingSince;

	private final LanePool pool;
	private final String name;
	private final Queue<LaneTask> tasks = new ConcurrentLinkedQueue<>();
	private final AtomicLongArray words = new AtomicLongArray(2 * WORD);
	/** The thread inside a task. A plain field: a thread asks only for itself, and sees its own writes. */
	private Thread runner;
	/** How many threads wait for tasks to return. Written under this object's monitor, read by the worker after it has written the word. */
	private volatile int waiters;

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
		if (pending(words.getAndAdd(WORD, GIVEN)) == 0) {
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
	 * Waits until all tasks that were given before the call have returned, or were dropped because the pool has closed; not for those that are given meanwhile. The limit is one of
	 * real time.
	 *
	 * @param nanos how long to wait at most.
	 * @return whether they have; false at once if called by a task of this lane, and if the thread is interrupted, whose flag then stays.
	 */
	public boolean awaitGiven(long nanos) {
		int last = given(words.get(WORD));
		if (hasReturned(last)) {
			return true;
		}
		if (isCurrent()) {
			return false;
		}
		long deadline = System.nanoTime() + nanos;
		synchronized (this) {
			// The worker writes the word and then reads this; here it is written, and then the word is read. One of the two sees the other.
			waiters++;
			try {
				long left = nanos;
				while (!hasReturned(last) && left > 0) {
					TimeUnit.NANOSECONDS.timedWait(this, left);
					left = deadline - System.nanoTime();
				}
				return hasReturned(last);
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
		int left = pending(words.get(WORD));
		while (left > 0 && allowed > 0 && !worker.isEnding()) {
			int done = runSome(worker, Math.min(left, allowed));
			allowed -= done;
			left = returned(done);
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
		returned(dropped.size());
		return dropped;
	}

	/** Takes so many from the count, and wakes who waits for them. Answers how many are left. */
	private int returned(int count) {
		int left = pending(words.addAndGet(WORD, -count)); // never more than are pending, so the upper half stays as it is
		if (waiters > 0) {
			synchronized (this) {
				notifyAll();
			}
		}
		return left;
	}

	/** Tells whether one has returned, and all before it: by its number among all that were given. */
	private boolean hasReturned(int number) {
		long word = words.get(WORD);
		if (pending(word) == 0) {
			return true;
		}
		// What is dropped is counted too, though it stands behind a task that may not have returned.
		return given(word) - pending(word) - number >= 0 && !pool.isClosed();
	}

	private static int pending(long word) {
		return (int) word;
	}

	private static int given(long word) {
		return (int) (word >>> 32);
	}
}
