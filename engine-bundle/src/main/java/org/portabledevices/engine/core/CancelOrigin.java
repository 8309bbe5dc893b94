package org.portabledevices.engine.core;

/** How a client cancels. It makes no difference but to who reads a recording. */
enum CancelOrigin {
	/** What it made with one callback. */
	CALLBACK,
	/** Everything. */
	ALL,
	/** One, by its handle. */
	HANDLE,
	/** Its thread was interrupted while it waited in {@code invoke}. */
	INTERRUPT
}
