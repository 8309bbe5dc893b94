package org.portabledevices.engine.time;

/**
 * A share of the wheel under a lock of its own: a ring of slots, each a circular list of what is due in one tick of some round. What is due later than in this round
 * stays in its slot, and is passed over until its round has come.
 */
final class Stripe {

	private static final int SLOTS = 2048;
	private static final int MASK = SLOTS - 1;
	/** What is due at once, kept apart so that it waits for the next advance even if the current one is under way. */
	private static final short NEXT = SLOTS;
	/** What has been found due, and is expired one by one: until then it can be cancelled like all others. */
	private static final short DUE = SLOTS + 1;

	private final Timeout[] firsts = new Timeout[SLOTS + 2];
	/** Nothing that is due before this tick is in a slot any more. */
	private long tick;
	private int size;
	private boolean closed;

	synchronized void schedule(Timeout timeout, long due, boolean atOnce) {
		if (timeout.list != Timeout.NOWHERE) {
			remove(timeout);
		}
		if (closed) {
			return;
		}
		timeout.due = due;
		long tickOfDue = due >> TimerWheel.TICK_SHIFT;
		// the time was read before the lock was had: its slot may have been passed since
		add(timeout, atOnce || tickOfDue < tick ? NEXT : (short) (tickOfDue & MASK));
	}

	synchronized boolean cancel(Timeout timeout) {
		if (timeout.list == Timeout.NOWHERE) {
			return false;
		}
		remove(timeout);
		return true;
	}

	synchronized void collect(long now) {
		while (firsts[NEXT] != null) {
			moveToDue(firsts[NEXT]);
		}
		long current = now >> TimerWheel.TICK_SHIFT;
		if (current - tick >= SLOTS) {
			tick = current - SLOTS + 1;
		}
		for (; tick < current; tick++) {
			collectSlot((int) (tick & MASK), now);
		}
		collectSlot((int) (tick & MASK), now); // not over yet: the next time looks at it again
	}

	private void collectSlot(int slot, long now) {
		Timeout first = firsts[slot];
		if (first == null) {
			return;
		}
		Timeout last = first.previous;
		for (Timeout timeout = first;;) {
			Timeout following = timeout.next;
			boolean wasLast = timeout == last;
			if (timeout.due <= now) {
				moveToDue(timeout);
			}
			if (wasLast) {
				return;
			}
			timeout = following;
		}
	}

	/** Takes one that was found due; from here on it is not scheduled. */
	synchronized Timeout takeDue() {
		Timeout timeout = firsts[DUE];
		if (timeout != null) {
			remove(timeout);
		}
		return timeout;
	}

	/** Answers the end of the first tick that has something; until then nothing need be looked at. */
	synchronized long nextWake() {
		if (size == 0) {
			return Long.MAX_VALUE;
		}
		long ahead = 0;
		if (firsts[NEXT] == null && firsts[DUE] == null) {
			while (ahead < SLOTS - 1 && firsts[(int) (tick + ahead & MASK)] == null) {
				ahead++;
			}
		}
		return tick + ahead + 1 << TimerWheel.TICK_SHIFT;
	}

	synchronized int size() {
		return size;
	}

	synchronized void close() {
		closed = true;
		for (int list = 0; list < firsts.length; list++) {
			while (firsts[list] != null) {
				remove(firsts[list]);
			}
		}
	}

	private void moveToDue(Timeout timeout) {
		remove(timeout);
		add(timeout, DUE);
	}

	private void add(Timeout timeout, short list) {
		Timeout first = firsts[list];
		if (first == null) {
			firsts[list] = timeout.next = timeout.previous = timeout;
		} else {
			timeout.next = first;
			timeout.previous = first.previous;
			first.previous.next = timeout;
			first.previous = timeout;
		}
		timeout.list = list;
		size++;
	}

	private void remove(Timeout timeout) {
		if (timeout.next == timeout) {
			firsts[timeout.list] = null;
		} else {
			timeout.previous.next = timeout.next;
			timeout.next.previous = timeout.previous;
			if (firsts[timeout.list] == timeout) {
				firsts[timeout.list] = timeout.next;
			}
		}
		timeout.next = timeout.previous = null;
		timeout.list = Timeout.NOWHERE;
		size--;
	}
}
