package org.portabledevices.engine.lane;

/** Runs lanes by hand, on the calling thread, in the place of a pool's own threads: so that whoever races decides what is delivered, and when. */
public final class Hand {

	private Hand() {
	}

	/** Runs all that is ready in a pool, as one of its workers would, but does not wait for more. Answers whether there was something. */
	public static boolean run(LanePool pool) {
		LaneWorker worker = new LaneWorker(pool);
		boolean ran = false;
		for (Lane lane = take(pool); lane != null; lane = take(pool)) {
			ran = true;
			while (lane.run(worker, LanePool.TURN)) {
				// what was added in the meantime
			}
			giveBack(pool, lane);
		}
		return ran;
	}

	private static Lane take(LanePool pool) {
		pool.lock.lock();
		try {
			return pool.ready.take();
		} finally {
			pool.lock.unlock();
		}
	}

	private static void giveBack(LanePool pool, Lane lane) {
		pool.lock.lock();
		try {
			pool.ready.giveBack(lane, 0);
		} finally {
			pool.lock.unlock();
		}
	}
}
