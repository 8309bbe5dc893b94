package org.portabledevices.engine.core;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.engine.lane.Lane;
import org.portabledevices.engine.lane.LaneTask;

/** A lane that has been given one task, and tasks that count how they are run. */
abstract class Pushing extends Race {

	private static final int ANYWHERE = -1;
	private static final long LONG = TimeUnit.SECONDS.toNanos(10);

	private final Lane lane = ground.engine.clientLanes.lane("a lane", 8);
	private final AtomicInteger inside = new AtomicInteger();
	private final AtomicInteger ran = new AtomicInteger();
	private int pushed;

	Pushing() {
		push();
	}

	/** Gives the lane a task more. One of two actors at most does this. */
	final String push() {
		lane.execute(new Task(pushed++));
		return "pushed";
	}

	/** The same, of two actors; and runs what is ready. */
	final String pushAndWork() {
		lane.execute(new Task(ANYWHERE));
		return work();
	}

	/** Runs what is ready, as a thread of the pool does, until nothing is. */
	final String work() {
		ground.deliver();
		return "worked";
	}

	/** Waits until what the lane was given has run. */
	final String await() {
		return lane.awaitGiven(LONG) ? "waited" : "waited in vain";
	}

	/** Whether so many tasks more than the first have run, once somebody has taken what is ready now. */
	final String verdict(int more) {
		work();
		check(ran.get() == 1 + more, ran.get() <= more ? Rules.TASK_LOST : Rules.TASK_TWICE);
		check(lane.awaitGiven(0), Rules.NEVER_IDLE);
		return lastWord("ok");
	}

	private final class Task implements LaneTask {

		private final int place;

		Task(int place) {
			this.place = place;
		}

		@Override
		public void run() {
			check(inside.incrementAndGet() == 1, Rules.TWO_AT_ONCE);
			check(ran.getAndIncrement() == place || place == ANYWHERE, Rules.OUT_OF_ORDER);
			inside.decrementAndGet();
		}

		@Override
		public String describe() {
			return "task " + place;
		}
	}
}
