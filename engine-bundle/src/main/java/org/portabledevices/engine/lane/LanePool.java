package org.portabledevices.engine.lane;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.thread.EngineThreads;
import org.portabledevices.engine.time.Clock;
import org.portabledevices.engine.time.TimerWheel;

/**
 * The threads that run all lanes: two at rest, and one more for each lane that does not return (contract 3.4). Safe for use by any thread.
 * <p>
 * Lanes that have something to run stand in one queue, and each runs at most {@value #TURN} tasks before it goes to the end of the queue. Where no thread is free for more
 * than 250 ms, the {@link LaneWatch} adds one for each lane that waits, as long as no more lanes than configured are stuck. Of one owner never more lanes run at once than
 * may be stuck, and one besides that serves its others; further ones are held apart, where they stand in nobody's way.
 */
public final class LanePool implements AutoCloseable {

	/** Threads that are always there. */
	static final int AT_REST = 2;
	/** Tasks that a lane runs before others have their turn. */
	static final int TURN = 64;
	/** A thread that ran foreign code is replaced by a fresh one when it is idle after this time: thread locals that a client left in it would keep its classes alive. */
	private static final long WEAR_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final String name;
	private final EngineThreads threads;
	private final Clock clock;
	private final EngineLog log;
	private final LaneWatch watch;
	private final int most;

	final ReentrantLock lock = new ReentrantLock();
	private final Condition work = lock.newCondition();
	private final Condition quiet = lock.newCondition();
	// Guarded by the lock.
	final ReadyLanes ready;
	private final Set<LaneWorker> workers = new LinkedHashSet<>();
	/** Workers without a lane: they wait, or have been asked for and will come. */
	private int free;
	private int number;

	private volatile boolean closed;
	volatile FlightLog flight = FlightLog.NONE;

	/**
	 * Makes a pool with its two threads.
	 *
	 * @param name what the names of its threads begin with, behind the engine's prefix.
	 * @param threads where its threads come from.
	 * @param wheel what watches for lanes that wait or do not return.
	 * @param clock the time.
	 * @param log where tasks are written that throw or do not return.
	 * @param maxStuck how many lanes may be stuck while all others go on.
	 * @param maxStuckPerOwner how many of them may be of one owner.
	 */
	public LanePool(String name, EngineThreads threads, TimerWheel wheel, Clock clock, EngineLog log, int maxStuck, int maxStuckPerOwner) {
		this.name = requireNonNull(name, "name");
		this.threads = requireNonNull(threads, "threads");
		this.clock = requireNonNull(clock, "clock");
		this.log = requireNonNull(log, "log");
		most = AT_REST + maxStuck;
		ready = new ReadyLanes(maxStuckPerOwner + 1);
		watch = new LaneWatch(this, threads.lent(), wheel, clock, log);
		lock.lock();
		try {
			addWorkers(AT_REST);
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Sets who is told of tasks that do not return, besides the log.
	 *
	 * @param recorder is told.
	 */
	public void setFlight(FlightLog recorder) {
		flight = recorder;
	}

	/**
	 * Makes a lane. It need not be closed: when nothing is left to run, the pool does not refer to it.
	 *
	 * @param laneName its name, for logs.
	 * @param owner the id of the bundle whose code it runs.
	 * @return a new lane.
	 */
	public Lane lane(String laneName, long owner) {
		lock.lock();
		try {
			return new Lane(this, laneName, ready.owner(owner));
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Waits until no lane has anything left to run. Called by a task of a lane, it does not count that lane. The limit is one of real time.
	 *
	 * @param nanos how long to wait at most.
	 * @return whether that was so at some moment of the call; false if the thread is interrupted, whose flag then stays.
	 */
	public boolean awaitQuiet(long nanos) {
		lock.lock();
		try {
			int own = workers.stream().anyMatch(worker -> worker.thread() == Thread.currentThread()) ? 1 : 0;
			long left = nanos;
			while (!ready.isEmpty() || workers.size() - free > own) {
				if (left <= 0) {
					return false;
				}
				left = quiet.awaitNanos(left);
			}
			return true;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Tells how many threads there are, or have been asked for.
	 *
	 * @return their number.
	 */
	public int threadCount() {
		lock.lock();
		try {
			return workers.size();
		} finally {
			lock.unlock();
		}
	}

	/** Begins no task any more, ends each thread when its task returns, and logs what was not run (contract 4.6). Does not wait. */
	@Override
	public void close() {
		List<Lane> left = new ArrayList<>();
		lock.lock();
		try {
			closed = true;
			left.addAll(ready.drain());
			workers.stream().map(worker -> worker.lane).filter(Objects::nonNull).forEach(left::add);
			watch.stop();
			work.signalAll();
			quiet.signalAll();
		} finally {
			lock.unlock();
		}
		left.forEach(this::drop);
	}

	boolean isClosed() {
		return closed;
	}

	/** Takes a lane that has something to run, and that no worker has. */
	void ready(Lane lane) {
		boolean late;
		lock.lock();
		try {
			late = closed;
			if (!late) {
				watch.start();
				enqueue(lane);
			}
		} finally {
			lock.unlock();
		}
		if (late) {
			drop(lane);
		}
	}

	/** Gives a worker its lane, and waits for one. Answers false when the worker is to end. */
	boolean take(LaneWorker worker) {
		lock.lock();
		try {
			while (!closed) {
				Lane next = ready.take();
				if (next != null) {
					begin(worker, next);
					return true;
				}
				if (workers.size() - watch.slow() > AT_REST) {
					break;
				}
				if (isWorn(worker)) {
					end(worker);
					addWorkers(1);
					return false;
				}
				if (!awaitWork(worker)) {
					break;
				}
			}
			end(worker);
			return false;
		} finally {
			lock.unlock();
		}
	}

	/** Ends a worker's turn and begins its next; under one lock, since that is what each callback costs. */
	boolean giveBackAndTake(LaneWorker worker, boolean left) {
		Lane lane = worker.lane;
		boolean late;
		lock.lock();
		try {
			worker.lane = null;
			free++;
			watch.forget(worker);
			late = left && closed;
			if (ready.giveBack(lane, watch.coarseNow())) {
				work.signal();
			}
			if (left && !closed) {
				enqueue(lane);
			}
			quiet.signalAll();
			if (!late) {
				return take(worker);
			}
			end(worker);
		} finally {
			lock.unlock();
		}
		drop(lane);
		return false;
	}

	/** Adds threads as far as they are allowed. */
	void addWorkers(int count) {
		for (int i = 0; i < count && workers.size() < most; i++) {
			LaneWorker worker = new LaneWorker(this);
			workers.add(worker);
			free++;
			threads.start(name + "-" + ++number, worker);
		}
	}

	/** Answers how many threads are missing for the lanes that have waited since before some time. */
	int missing(long before) {
		return ready.waitingSince(before) - free;
	}

	Iterable<LaneWorker> workers() {
		return workers;
	}

	boolean isQuiet() {
		return free == workers.size() && ready.isEmpty();
	}

	void reset() {
		threads.reset();
	}

	void failed(Lane lane, LaneTask task, Throwable cause) {
		try {
			log.warn("%s: %s threw".formatted(lane, task.describe()), cause);
		} catch (Throwable e) {
			// no room even to describe it; the thread must go on, or the lane would stand still
		}
	}

	private void enqueue(Lane lane) {
		ready.add(lane, watch.coarseNow());
		work.signal();
	}

	private void begin(LaneWorker worker, Lane lane) {
		worker.lane = lane;
		if (worker.usedSince == LaneWorker.NEVER) {
			worker.usedSince = watch.coarseNow();
		}
		free--;
	}

	private void end(LaneWorker worker) {
		workers.remove(worker);
		free--;
	}

	private boolean isWorn(LaneWorker worker) {
		return worker.usedSince != LaneWorker.NEVER && clock.nanos() - worker.usedSince >= WEAR_NANOS;
	}

	private boolean awaitWork(LaneWorker worker) {
		try {
			if (worker.usedSince == LaneWorker.NEVER) {
				work.await();
			} else {
				work.awaitNanos(WEAR_NANOS);
			}
			return true;
		} catch (InterruptedException e) {
			return !threads.isClosed(); // else it was foreign code that kept this thread, which means nothing any more
		}
	}

	private void drop(Lane lane) {
		lane.drop().forEach(words -> log.warn("%s: the engine has stopped, not called: %s".formatted(lane, words)));
	}
}
