package org.portabledevices.impl.connection;

import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.PtpSession;

/** One attempt to connect, which waits on the worker and can be given up by any other thread, whatever it waits for. */
final class Attempt {

	private final Cancellation cancellation = new Cancellation();

	/** Guarded by this. */
	private boolean givenUp;
	private PtpSession session;

	/** Of the name of the host: the system's own wait, which nothing ends. */
	private volatile boolean resolving = true;

	/** The name of the host is known: from here on it ends soon after it was given up. */
	void resolved() {
		resolving = false;
	}

	/** Tells whether giving it up has no effect yet. */
	boolean isResolving() {
		return resolving;
	}

	/** Gives up what connects. */
	Cancellation cancellation() {
		return cancellation;
	}

	/** The connection is there, and a session is being opened over it: some of that cannot be cancelled, but it can be cut off. */
	void connected(PtpSession connected) {
		boolean tooLate;
		synchronized (this) {
			session = connected;
			tooLate = givenUp;
		}
		if (tooLate) {
			connected.close();
		}
	}

	/** It has succeeded: giving it up has no effect any more. */
	synchronized void over() {
		session = null;
	}

	/** Gives it up, at once; it fails where it waits. */
	void giveUp() {
		PtpSession current;
		synchronized (this) {
			givenUp = true;
			current = session;
		}
		cancellation.cancel();
		if (current != null) {
			current.close();
		}
	}
}
