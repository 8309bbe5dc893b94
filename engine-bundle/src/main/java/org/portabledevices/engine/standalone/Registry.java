package org.portabledevices.engine.standalone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.portabledevices.engine.core.Engine;
import org.portabledevices.engine.core.FollowedClient;
import org.portabledevices.engine.core.HostedService;
import org.portabledevices.engine.core.ServicePublisher;
import org.portabledevices.engine.osgi.ServiceDictionary;

/** The services that are there, in the order of {@code ServiceReference.compareTo}: the highest ranking first, of equal ones the oldest. */
final class Registry {

	private static final long AWAIT_NANOS = TimeUnit.SECONDS.toNanos(10);
	private static final Comparator<HostedService> BY_RANKING = Comparator.comparingInt(HostedService::ranking).reversed();

	private final Engine engine;
	/** In the order of registration. Guarded by this, as are the followers. */
	private final List<HostedService> services = new ArrayList<>();
	private final Map<FollowedClient, Predicate<HostedService>> followers = new IdentityHashMap<>();

	Registry(Engine engine) {
		this.engine = engine;
	}

	ServicePublisher publisher(BooleanSupplier bundleIsStopping) {
		return new ServicePublisher() {
			@Override
			public void publish(List<HostedService> published) {
				change(() -> services.addAll(published));
			}

			@Override
			public void changed(List<HostedService> changed) {
				change(() -> {
					// their ranking: all is sorted anew
				});
			}

			@Override
			public void withdraw(List<HostedService> withdrawn, Runnable done) {
				change(() -> services.removeAll(withdrawn));
				done.run();
			}

			@Override
			public boolean isBundleStopping() {
				return bundleIsStopping.getAsBoolean() || engine.isClosed();
			}

			@Override
			public boolean isFrameworkStopping() {
				return engine.isClosed();
			}
		};
	}

	private synchronized void change(Runnable change) {
		change.run();
		notifyAll();
		followers.forEach((client, filter) -> client.setCandidates(matching(filter)));
	}

	private List<HostedService> matching(Predicate<HostedService> filter) {
		return services.stream().filter(filter).sorted(BY_RANKING).toList();
	}

	/** Tells a followed service what there is, from now on until what this answers is run. */
	synchronized Runnable follow(String filter, FollowedClient client) {
		Predicate<HostedService> services = predicate(filter);
		followers.put(client, services);
		client.setCandidates(matching(services));
		return () -> {
			synchronized (this) {
				followers.remove(client);
			}
		};
	}

	/** Answers the best service that matches, as soon as there is one. */
	synchronized HostedService await(String filter) throws InterruptedException {
		Predicate<HostedService> wanted = predicate(filter);
		long end = System.nanoTime() + AWAIT_NANOS;
		for (;;) {
			List<HostedService> found = matching(wanted);
			if (!found.isEmpty()) {
				return found.get(0);
			}
			long left = end - System.nanoTime();
			if (left <= 0) {
				throw new IllegalStateException("no service matches %s within 10 s; there are %s".formatted(filter,
						services.stream().map(service -> service.id() + " of " + service.backend()).toList()));
			}
			TimeUnit.NANOSECONDS.timedWait(this, left);
		}
	}

	private static Predicate<HostedService> predicate(String filter) {
		if (filter == null) {
			return service -> true;
		}
		try {
			var parsed = FrameworkUtil.createFilter(filter);
			return service -> parsed.matches(ServiceDictionary.of(service));
		} catch (InvalidSyntaxException e) {
			throw new IllegalArgumentException("not an LDAP filter: " + filter, e);
		}
	}
}
