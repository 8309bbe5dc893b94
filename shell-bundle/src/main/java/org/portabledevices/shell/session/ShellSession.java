package org.portabledevices.shell.session;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Invocation;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.directory.ServiceEntry;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;

/** The client state of one shell session. For use by any thread: commands can run in the background. */
public final class ShellSession {

	/** How many ended invocations are kept for {@code result}; the eldest go first. What is pending is always kept. */
	static final int KEPT = 100;

	private final ServiceFollower follower;
	private final Map<String, FollowedService> followed = new LinkedHashMap<>();
	private final Map<Long, Kept> kept = new LinkedHashMap<>();
	private boolean closed;

	ShellSession(ServiceFollower follower) {
		this.follower = follower;
	}

	/**
	 * Follows a service; the same service is one client of this session for as long as the session lasts.
	 *
	 * @param entry the service.
	 * @return the followed service.
	 * @throws CommandException if the session is closed.
	 */
	public FollowedService follow(ServiceEntry entry) {
		synchronized (this) {
			FollowedService known = followed.get(entry.filter());
			if (known != null) {
				return known;
			}
		}
		FollowedService made = follower.follow(entry.filter()); // not under our lock: it asks the service registry
		FollowedService other;
		synchronized (this) {
			other = closed ? null : followed.putIfAbsent(entry.filter(), made);
			if (!closed && other == null) {
				return made;
			}
		}
		made.close();
		if (other == null) {
			throw new CommandException("this shell session is closed");
		}
		return other;
	}

	/**
	 * Keeps an invocation that nobody waits for.
	 *
	 * @param invocation its handle.
	 * @param call its call.
	 */
	public synchronized void keep(Invocation invocation, Call call) {
		kept.put(invocation.id(), new Kept(invocation, call));
		forgetEldest();
	}

	/**
	 * Lists what was kept.
	 *
	 * @return the invocations by age, those that have ended included.
	 */
	public synchronized List<Kept> kept() {
		forgetEldest();
		return List.copyOf(kept.values());
	}

	/**
	 * Looks for an invocation that was kept.
	 *
	 * @param id its id.
	 * @return the invocation, empty if this session has not started it, or does not keep it any more.
	 */
	public synchronized Optional<Kept> kept(long id) {
		return Optional.ofNullable(kept.get(id));
	}

	/**
	 * Cancels all pending invocations of this session, and nobody else's.
	 *
	 * @return one entry for each that was matched.
	 */
	public List<CancelReceipt.Entry> cancelAll() {
		List<CancelReceipt.Entry> entries = new ArrayList<>();
		for (FollowedService service : clients()) {
			entries.addAll(service.methods().cancelAll().entries());
		}
		return entries;
	}

	/** Ends the session: its clients are gone, and what is pending there is cancelled (contract 4.1). */
	void close() {
		List<FollowedService> clients;
		synchronized (this) {
			closed = true;
			clients = List.copyOf(followed.values());
			followed.clear();
		}
		clients.forEach(FollowedService::close);
	}

	private synchronized List<FollowedService> clients() {
		return List.copyOf(followed.values());
	}

	private void forgetEldest() {
		long ended = kept.values().stream().filter(one -> one.call().outcome().isPresent()).count();
		for (Iterator<Kept> eldest = kept.values().iterator(); ended > KEPT && eldest.hasNext();) {
			if (eldest.next().call().outcome().isPresent()) {
				eldest.remove();
				ended--;
			}
		}
	}
}
