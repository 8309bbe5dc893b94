package org.portabledevices.engine.lane;

import java.util.concurrent.atomic.AtomicInteger;

/** One thread of the pool. */
final class LaneWorker implements Runnable {

	/** The lane that it runs, null while it is free. Guarded by the pool's lock. */
	Lane lane;
	/** Since when it runs foreign code now and then, by the pool's coarse time; guarded by the pool's lock. */
	long usedSince = NEVER;
	/** What the watch saw of it last; guarded by the pool's lock. */
	final Watched watched = new Watched();

	static final long NEVER = Long.MIN_VALUE;

	private final LanePool pool;
	/** How many tasks it has begun. The watch sees from it whether the task is still the same, so that nobody reads the clock for each task. */
	private final AtomicInteger begun = new AtomicInteger();
	private volatile Thread thread;
	private LaneTask task;

	/** One task as the watch saw it. */
	static final class Watched {
		static final int NOTHING = -1;

		int begun = NOTHING;
		long since;
		boolean slow;
		boolean reported;
	}

	LaneWorker(LanePool pool) {
		this.pool = pool;
	}

	@Override
	public void run() {
		thread = Thread.currentThread();
		boolean more = pool.take(this);
		while (more) {
			boolean left = lane.run(this, LanePool.TURN);
			more = pool.giveBackAndTake(this, left);
		}
	}

	/** Runs one task as foreign code expects: no interrupt from before, our context class loader. Whatever it throws, the lane goes on (contract 3.4). */
	void run(Lane its, LaneTask next) {
		task = next;
		begun.lazySet(begun.getPlain() + 1);
		try {
			pool.reset();
			next.run();
		} catch (Throwable e) {
			pool.failed(its, next, e);
		} finally {
			task = null;
		}
	}

	int begun() {
		return begun.get();
	}

	/** Answers what it runs just now, null for nothing; a look from outside, possibly late. */
	LaneTask task() {
		begun.get();
		return task;
	}

	Thread thread() {
		return thread;
	}

	boolean isEnding() {
		return pool.isClosed();
	}
}
