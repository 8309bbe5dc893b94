package org.portabledevices.ptp.initiator;

/**
 * Cancels one piece of work: a transaction, or several made one after another with the same cancellation, such as
 * SendObjectInfo and SendObject. It stays cancelled: what is executed with it later is not sent. Safe for use by several
 * threads.
 */
public final class Cancellation {
	/** A transaction that can be told. */
	interface Target {
		/** Never blocks, runs no foreign code. */
		CancelRequest cancel();
	}

	private boolean cancelled;
	private Target target;

	/** Makes a cancellation that nobody has used yet. */
	public Cancellation() {
	}

	/**
	 * Cancels. Never blocks, throws nothing, and is idempotent; may be called from any thread, inside a receiver or source
	 * too. What was done before this call <i>happens-before</i> the return of the transaction that it stops.
	 *
	 * @return what it found.
	 */
	public CancelRequest cancel() {
		Target running;
		synchronized (this) {
			if (cancelled) {
				return CancelRequest.ALREADY_REQUESTED;
			}
			cancelled = true;
			running = target;
		}
		return running == null ? CancelRequest.NOT_SENT : running.cancel();
	}

	/**
	 * Tells whether it was cancelled.
	 *
	 * @return whether {@link #cancel} was called.
	 */
	public synchronized boolean isCancelled() {
		return cancelled;
	}

	/** Binds a transaction that is about to wait or to be sent; {@code false} when it is too late for that. */
	synchronized boolean bind(Target transaction) {
		if (target != null) {
			throw new IllegalStateException("This cancellation is in use by another transaction");
		}
		if (!cancelled) {
			target = transaction;
		}
		return !cancelled;
	}

	synchronized void unbind() {
		target = null;
	}
}
