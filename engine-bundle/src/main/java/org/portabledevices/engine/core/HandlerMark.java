package org.portabledevices.engine.core;

/** Knows whether a thread is inside a handler or a hook of a backend, where waiting for an invocation could wait for itself (contract 1.5). */
final class HandlerMark {

	private final ThreadLocal<Boolean> inside = new ThreadLocal<>();

	/** Goes in. Answers whether this is the outermost handler of the thread. */
	boolean enter() {
		if (inside.get() != null) {
			return false;
		}
		inside.set(Boolean.TRUE);
		return true;
	}

	/** Goes out. Threads of clients keep nothing of ours. */
	void leave(boolean outermost) {
		if (outermost) {
			inside.remove();
		}
	}

	boolean isInside() {
		if (inside.get() != null) {
			return true;
		}
		inside.remove(); // get() alone leaves an entry behind
		return false;
	}
}
