package org.portabledevices.engine.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.log.ThrownCopy;
import org.portabledevices.engine.time.Clock;
import org.portabledevices.engine.time.Timeout;
import org.portabledevices.engine.time.TimerWheel;

/**
 * Looks at the pool every 50 ms while something runs or waits: adds threads for lanes that wait, and reports tasks that do not return (contract 3.4). All but
 * {@link #expired()} is called under the pool's lock.
 * <p>
 * Nobody reads the clock for a task: what is seen for the first time counts as begun at the look before. So times are too long by up to one period, and the limits are
 * longer by that.
 */
final class LaneWatch extends Timeout {

	private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(50);
	private static final long ERROR = PERIOD + TimeUnit.MILLISECONDS.toNanos(20);
	private static final long WAIT = TimeUnit.MILLISECONDS.toNanos(250) + ERROR;
	private static final long STUCK = TimeUnit.SECONDS.toNanos(1) + ERROR;

	private record Report(String lane, LaneTask task, Thread thread) {
	}

	private final LanePool pool;
	private final Executor lent;
	private final TimerWheel wheel;
	private final Clock clock;
	private final EngineLog log;
	private long lastLook;
	private boolean watching;
	private int slow;

	LaneWatch(LanePool pool, Executor lent, TimerWheel wheel, Clock clock, EngineLog log) {
		this.pool = pool;
		this.lent = lent;
		this.wheel = wheel;
		this.clock = clock;
		this.log = log;
		lastLook = clock.nanos();
	}

	/** Begins to look, if it does not yet. It ends by itself one period after all is quiet: a lane that is busy now and then does not pay for a timeout each time. */
	void start() {
		if (!watching) {
			watching = true;
			lastLook = clock.nanos();
			wheel.schedule(this, PERIOD);
		}
	}

	void stop() {
		watching = false;
		wheel.cancel(this);
	}

	/** Answers the time of the last look. */
	long coarseNow() {
		return lastLook;
	}

	/** Answers how many workers are in a task that takes long: the pool keeps its threads beside them. */
	int slow() {
		return slow;
	}

	/** A worker has ended what was seen of it. */
	void forget(LaneWorker worker) {
		worker.watched.begun = LaneWorker.Watched.NOTHING;
		if (worker.watched.slow) {
			worker.watched.slow = false;
			slow--;
		}
	}

	@Override
	protected void expired() {
		List<Report> reports = new ArrayList<>();
		pool.lock.lock();
		try {
			if (!watching) {
				return;
			}
			long now = clock.nanos();
			int stuck = lookAtWorkers(now, reports);
			int threads = pool.threadCount();
			pool.addWorkers(Math.max(pool.missing(now - WAIT), LanePool.AT_REST + stuck - threads));
			lastLook = now;
			watching = !pool.isQuiet();
			if (watching) {
				wheel.schedule(this, PERIOD);
			}
		} finally {
			pool.lock.unlock();
		}
		reports.forEach(this::report);
	}

	private int lookAtWorkers(long now, List<Report> reports) {
		int stuck = 0;
		for (LaneWorker worker : pool.workers()) {
			if (worker.lane == null) {
				continue;
			}
			long age = age(worker, now);
			if (age >= WAIT && !worker.watched.slow) {
				worker.watched.slow = true;
				slow++;
			}
			if (age >= STUCK) {
				stuck++;
				LaneTask task = worker.task();
				if (!worker.watched.reported && task != null && worker.begun() == worker.watched.begun) {
					worker.watched.reported = true;
					reports.add(new Report(worker.lane.toString(), task, worker.thread()));
				}
			}
		}
		return stuck;
	}

	private long age(LaneWorker worker, long now) {
		LaneWorker.Watched watched = worker.watched;
		int begun = worker.begun();
		if (begun != watched.begun) {
			forget(worker);
			watched.begun = begun;
			watched.since = lastLook;
			watched.reported = false;
		}
		return now - watched.since;
	}

	/** The log may run foreign code, which the thread that watches the time must not (6.3). */
	private void report(Report report) {
		pool.flight.callStuck(report.task().describe(), report.thread());
		Throwable whereabouts = ThrownCopy.ofStack(report.thread());
		try {
			lent.execute(
					() -> log.warn("%s: %s has not returned after 1 s".formatted(report.lane(), report.task().describe()), whereabouts));
		} catch (RejectedExecutionException e) {
			// the engine stops, and logs which threads remain
		}
	}
}
