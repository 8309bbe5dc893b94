package org.portabledevices.engine.standalone;

import java.util.Map;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.engine.core.ClientOwner;
import org.portabledevices.engine.core.Engine;
import org.portabledevices.engine.core.HostedBackend;
import org.portabledevices.tracker.ServiceFollower;

/** What has the name of a bundle where there are none: somebody who brings in devices, or is a client, or both. Safe for use by any thread. */
public final class StandaloneBundle {

	private final Engine engine;
	private final Registry registry;
	private final ClientOwner owner;
	private final Map<String, StandaloneBundle> bundles;
	private final HostedBackend host;
	private final Follower follower;
	private volatile boolean stopping;

	StandaloneBundle(Engine engine, Registry registry, ClientOwner owner, Map<String, StandaloneBundle> bundles) {
		this.engine = engine;
		this.registry = registry;
		this.owner = owner;
		this.bundles = bundles;
		this.host = engine.backend(owner, registry.publisher(() -> stopping));
		this.follower = new Follower(engine, registry, owner);
	}

	/**
	 * Answers the engine as this backend sees it.
	 *
	 * @return the host of this bundle.
	 */
	public BackendHost host() {
		return host;
	}

	/**
	 * Answers what follows services for this client.
	 *
	 * @return the follower of this bundle.
	 */
	public ServiceFollower follower() {
		return follower;
	}

	/**
	 * Opens the best service that matches a filter, as soon as there is one.
	 *
	 * @param filter an LDAP filter on the service properties; {@code null} for all services.
	 * @return a service object, which is a client of its own.
	 * @throws InterruptedException if the thread is interrupted while it waits.
	 * @throws IllegalStateException if there is none within 10 s.
	 */
	public OpenService open(String filter) throws InterruptedException {
		return new OpenService(registry.await(filter), engine, owner);
	}

	/**
	 * Stops the bundle: its clients are released (contract 4.1), its devices drained (4.2). Returns when that has happened; where time stands still, another thread has to let it
	 * pass while something is pending.
	 */
	public void stop() {
		stopping = true;
		bundles.remove(owner.name(), this);
		follower.close();
		engine.bundleStopped(owner.bundleId());
		engine.stopBackends(owner.bundleId());
	}

	@Override
	public String toString() {
		return owner.toString();
	}
}
