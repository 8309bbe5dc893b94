package org.portabledevices.engine.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.Values;

/** A client whose invocations go to the best of the services that it is told of (contract group 5). */
public final class FollowedClient implements FollowedService {

	private static final long RELEASE_NANOS = 1_000_000_000L;

	private final Engine engine;
	private final Client client;
	private final long waitingNanos;
	private final String filter;
	private final Best route = new Best();
	private final ServiceMethods methods;
	private volatile List<HostedService> candidates = List.of();
	private volatile Runnable whenClosed = () -> {
	};

	FollowedClient(Engine engine, Client client, Duration waiting, String filter) {
		this.engine = engine;
		this.client = client;
		this.waitingNanos = waiting == null ? -1 : CallOptions.nanos(waiting);
		this.filter = filter;
		this.methods = new Methods(client, route);
		engine.selection.add(this);
	}

	/** Sets what there is to choose from, the best first; what waits is handed over. */
	public void setCandidates(List<HostedService> services) {
		candidates = List.copyOf(services);
		handOver();
	}

	/** Sets what is to be done when this is closed. */
	public void whenClosed(Runnable action) {
		whenClosed = action;
	}

	/** The client that it is. */
	public Client client() {
		return client;
	}

	void handOver() {
		client.handOver();
	}

	private HostedService best() {
		for (HostedService service : candidates) {
			if (engine.selection.allows(service) && service.isOpen()) {
				return service;
			}
		}
		return null;
	}

	@Override
	public ServiceMethods methods() {
		return methods;
	}

	@Override
	public Optional<Target> target() {
		return Optional.ofNullable(best()).map(Found::new);
	}

	@Override
	public Hold hold() {
		return new Held(best());
	}

	@Override
	public void close() {
		close(RELEASE_NANOS);
	}

	/** Closes it, and waits no longer than this for what is being called. */
	public void close(long nanos) {
		engine.selection.remove(this);
		whenClosed.run();
		client.release(nanos);
		candidates = List.of(); // the client may keep this object for longer than the backends live
	}

	/** Looks for services no more, since the engine stops: what is pending ends with it, by the table, and its callbacks are still called (contract 4.6). */
	public void engineStops() {
		engine.selection.remove(this);
		whenClosed.run();
		candidates = List.of();
	}

	private abstract class Follow implements Route {

		abstract HostedService service() throws InvocationRefusedException;

		@Override
		public Place find(UUID method, Values parameters, CallOptions options) throws InvocationRefusedException {
			HostedService service = service();
			if (service == null) {
				return null;
			}
			HostedMethod found = service.method(method);
			return new Place(found, found.check(parameters, options));
		}

		@Override
		public long waitingNanos() {
			return waitingNanos >= 0 ? waitingNanos : CallOptions.nanos(engine.limits.waiting());
		}

		@Override
		public String words() {
			return filter;
		}
	}

	private final class Best extends Follow {

		@Override
		HostedService service() {
			return best();
		}

		@Override
		public boolean mayFindAnother() {
			return true;
		}
	}

	private final class Held extends Follow implements Hold {

		private final ServiceMethods heldMethods = new Methods(client, this);
		private HostedService service; // guarded by this, like closed
		private boolean closed;

		Held(HostedService service) {
			this.service = service;
		}

		@Override
		public synchronized void checkOpen() throws InvocationRefusedException {
			if (closed) {
				throw client.notOpen("the hold was closed");
			}
		}

		@Override
		synchronized HostedService service() throws InvocationRefusedException {
			if (service == null) {
				service = best();
			}
			if (service != null && !service.isOpen()) {
				throw service.notOpen();
			}
			return service;
		}

		@Override
		public boolean mayFindAnother() {
			return false;
		}

		@Override
		public ServiceMethods methods() {
			return heldMethods;
		}

		@Override
		public synchronized Optional<Target> target() {
			return Optional.ofNullable(service).map(Found::new);
		}

		@Override
		public synchronized void close() {
			closed = true;
		}
	}

	private record Found(HostedService service) implements Target {

		@Override
		public String id() {
			return service.id();
		}

		@Override
		public String name() {
			return service.description().name();
		}

		@Override
		public String backend() {
			return service.backend();
		}

		@Override
		public PortableDevice device() {
			return service.device();
		}

		@Override
		public ServiceCapabilities capabilities() {
			return service.description().capabilities();
		}
	}
}
