package org.portabledevices.ptp.wire;

/** Makes the library's threads. */
public final class Threads {
	private Threads() {
	}

	/**
	 * Makes a daemon that takes nothing over from the caller: neither its context class loader nor its inheritable thread
	 * locals, which would keep the caller's bundle in memory for as long as the thread lives.
	 */
	public static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(null, task, name, 0, false);
		thread.setContextClassLoader(Threads.class.getClassLoader());
		thread.setDaemon(true);
		return thread;
	}
}
