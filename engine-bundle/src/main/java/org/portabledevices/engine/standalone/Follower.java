package org.portabledevices.engine.standalone;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.portabledevices.engine.core.ClientOwner;
import org.portabledevices.engine.core.Engine;
import org.portabledevices.engine.core.FollowedClient;
import org.portabledevices.tracker.FollowOptions;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;

/** Follows services of the registry for one bundle. */
final class Follower implements ServiceFollower {

	private final Engine engine;
	private final Registry registry;
	private final ClientOwner owner;
	private final Set<FollowedClient> followed = ConcurrentHashMap.newKeySet();
	private volatile boolean closed;

	Follower(Engine engine, Registry registry, ClientOwner owner) {
		this.engine = engine;
		this.registry = registry;
		this.owner = owner;
	}

	@Override
	public FollowedService follow(String filter) {
		return follow(filter, null);
	}

	@Override
	public FollowedService follow(String filter, FollowOptions options) {
		if (closed) {
			throw new IllegalStateException(owner + " has stopped");
		}
		FollowedClient client = engine.follow(owner, options == null ? null : options.waitingTime().orElse(null), filter);
		Runnable unfollow = registry.follow(filter, client);
		followed.add(client);
		client.whenClosed(() -> {
			unfollow.run();
			followed.remove(client);
		});
		return client;
	}

	void close() {
		closed = true;
		List.copyOf(followed).forEach(FollowedClient::close);
	}
}
