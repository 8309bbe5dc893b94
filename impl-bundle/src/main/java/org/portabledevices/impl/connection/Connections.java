package org.portabledevices.impl.connection;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Sees to it that an address has one owner at a time: a device that was configured anew connects when its predecessor has closed its connection, since most
 * cameras refuse a second initiator (contract 4.2). Safe for use by several threads.
 */
public final class Connections {

	/** The leave to connect to an address. */
	public interface Lease {

		/** Gives it to who waits next, or calls the wait off. A second call does nothing. */
		void release();
	}

	private final class Claim implements Lease {

		private final String address;
		private final Runnable granted;

		Claim(String address, Runnable granted) {
			this.address = address;
			this.granted = granted;
		}

		@Override
		public void release() {
			Connections.this.release(this);
		}
	}

	/** Guarded by this. The first of a queue is the owner. */
	private final Map<String, Queue<Claim>> claims = new HashMap<>();

	/** Makes an empty set. */
	public Connections() {
	}

	/**
	 * Asks for an address.
	 *
	 * @param address host and port.
	 * @param granted called once it is had: on this thread if nobody has it, else on the one that releases it. It must be quick.
	 * @return the lease.
	 */
	public Lease acquire(String address, Runnable granted) {
		Claim claim = new Claim(address, granted);
		boolean first;
		synchronized (this) {
			Queue<Claim> queue = claims.computeIfAbsent(address, key -> new ArrayDeque<>());
			first = queue.isEmpty();
			queue.add(claim);
		}
		if (first) {
			granted.run();
		}
		return claim;
	}

	/**
	 * Tells whether an address has an owner.
	 *
	 * @param address host and port.
	 * @return whether it is leased.
	 */
	public synchronized boolean isLeased(String address) {
		return claims.containsKey(address);
	}

	private void release(Claim claim) {
		Claim next = null;
		synchronized (this) {
			Queue<Claim> queue = claims.get(claim.address);
			if (queue == null) {
				return;
			}
			boolean owner = queue.peek() == claim;
			if (!queue.remove(claim)) {
				return;
			}
			if (queue.isEmpty()) {
				claims.remove(claim.address);
			} else if (owner) {
				next = queue.peek();
			}
		}
		if (next != null) {
			next.granted.run();
		}
	}
}
