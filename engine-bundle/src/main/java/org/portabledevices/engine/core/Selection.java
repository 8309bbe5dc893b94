package org.portabledevices.engine.core;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.monitor.BackendSelection;

/** The choice of backend. Followed services ask it at every call, so a choice takes effect at once (contract 5.5). */
public final class Selection implements BackendSelection {

	private final FlightLog flight;
	private final Set<FollowedClient> followers = ConcurrentHashMap.newKeySet();
	private volatile String pinned;
	private String before;
	private boolean canUndo;

	Selection(FlightLog flight) {
		this.flight = flight;
	}

	@Override
	public void pin(String backend) {
		choose(requireNonNull(backend, "backend"));
	}

	@Override
	public void auto() {
		choose(null);
	}

	private void choose(String backend) {
		synchronized (this) {
			if (Objects.equals(pinned, backend)) {
				return; // no change, and nothing to take back: a saved choice comes again as a configuration
			}
			before = pinned;
			canUndo = true;
			pinned = backend;
		}
		changed();
	}

	@Override
	public boolean undo() {
		synchronized (this) {
			if (!canUndo) {
				return false;
			}
			canUndo = false;
			pinned = before;
		}
		changed();
		return true;
	}

	@Override
	public Optional<String> pinned() {
		return Optional.ofNullable(pinned);
	}

	boolean allows(HostedService service) {
		String only = pinned;
		return only == null || only.equals(service.backend());
	}

	void add(FollowedClient follower) {
		followers.add(follower);
	}

	void remove(FollowedClient follower) {
		followers.remove(follower);
	}

	/** What waits for a backend may have one now. */
	private void changed() {
		flight.backendChosen(pinned().orElse(""));
		followers.forEach(FollowedClient::handOver);
	}
}
