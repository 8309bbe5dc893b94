package org.portabledevices.cnf.framework.swap;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/**
 * What one writes without this product: a service whose only method asks a device and waits for the answer, which takes a millisecond. When its bundle stops it unregisters, and
 * closes its connection: whoever waits for an answer hears of that. Its ranking is that of a {@link KitBackend}.
 */
public final class PlainProvider implements BundleActivator, Runnable, IntConsumer {

	private static final long NANOS_PER_MILLI = 1_000_000;

	private final ScheduledExecutorService connection = Executors.newSingleThreadScheduledExecutor();
	private final Set<CompletableFuture<Void>> waiting = ConcurrentHashMap.newKeySet();
	private String name;
	private ServiceRegistration<?> registration;

	@Override
	public void start(BundleContext context) {
		name = context.getBundle().getSymbolicName();
		registration = context.registerService(new String[]{ Runnable.class.getName(), IntConsumer.class.getName() }, this,
				properties((int) (System.nanoTime() / NANOS_PER_MILLI % Integer.MAX_VALUE)));
	}

	@Override
	public void stop(BundleContext context) {
		registration.unregister();
		connection.shutdownNow();
		waiting.forEach(answer -> answer.completeExceptionally(new IOException("the connection was closed")));
	}

	@Override
	public void run() {
		CompletableFuture<Void> answer = new CompletableFuture<>();
		waiting.add(answer); // before it is asked for: a stop in between finds it
		try {
			connection.schedule(() -> answer.complete(null), 1, TimeUnit.MILLISECONDS);
			answer.join();
		} catch (RejectedExecutionException e) {
			throw new IllegalStateException("the connection is closed", e);
		} finally {
			waiting.remove(answer);
		}
	}

	@Override
	public void accept(int ranking) {
		registration.setProperties(properties(ranking));
	}

	@Override
	public String toString() {
		return name;
	}

	private Dictionary<String, Object> properties(int ranking) {
		return new Hashtable<>(Map.of("backend", name, Constants.SERVICE_RANKING, ranking));
	}
}
