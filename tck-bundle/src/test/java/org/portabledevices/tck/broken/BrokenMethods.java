package org.portabledevices.tck.broken;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * Methods that are right but for what a subclass breaks. Each callback is behind a relay, and each handle may be another one, so everything that passes between client and engine can
 * be spoilt; with nothing spoilt the kit finds nothing.
 */
class BrokenMethods implements ServiceMethods {

	final ServiceMethods right;
	private final Map<Long, Invocation> handles = new ConcurrentHashMap<>();
	/** By the identity of their callbacks; the engine alone keeps them. Guarded by itself. */
	private final Map<Integer, List<WeakReference<Relay>>> relays = new HashMap<>();

	BrokenMethods(ServiceMethods right) {
		this.right = right;
	}

	/** What the right one calls for a callback. It is let go when nothing is to be called any more. */
	final class Relay implements ServiceMethodCallback {

		private final ServiceMethodCallback callback;
		private int open;

		Relay(ServiceMethodCallback callback) {
			this.callback = callback;
		}

		@Override
		public void onComplete(Invocation invocation, Status status, Values results) {
			letGo(this);
			complete(callback, handleOf(invocation), status, results);
		}

		@Override
		public void onProgress(Invocation invocation, Progress progress) {
			progress(callback, handleOf(invocation), progress);
		}

		private void progress(ServiceMethodCallback to, Invocation invocation, Progress progress) {
			BrokenMethods.this.progress(to, invocation, progress);
		}
	}

	// What can be broken

	/** Makes the handle that the client gets. */
	Invocation handle(Invocation invocation) {
		return new BrokenInvocation(invocation, this);
	}

	/** Tells the client of an end. */
	void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
		callback.onComplete(invocation, status, results);
	}

	/** Tells the client of progress. */
	void progress(ServiceMethodCallback callback, Invocation invocation, Progress progress) {
		callback.onProgress(invocation, progress);
	}

	/** Cancels one, by the handle of the right one. */
	CancelReceipt cancelOne(Invocation invocation) {
		return named(invocation.cancel());
	}

	// What subclasses use

	final CancelReceipt named(CancelReceipt receipt) {
		return receipt.entries().isEmpty() ? receipt : BrokenReceipt.named(receipt, this::handleOf);
	}

	final Invocation handleOf(Invocation invocation) {
		return handles.computeIfAbsent(invocation.id(), id -> handle(invocation));
	}

	final ServiceMethodCallback relay(ServiceMethodCallback callback) {
		if (callback == null) {
			return null;
		}
		synchronized (relays) {
			Relay relay = find(callback);
			if (relay == null) {
				relay = new Relay(callback);
				relays.computeIfAbsent(System.identityHashCode(callback), hash -> new ArrayList<>(1)).add(new WeakReference<>(relay));
			}
			relay.open++;
			return relay;
		}
	}

	/** What the right one knows a callback by. */
	final ServiceMethodCallback known(ServiceMethodCallback callback) {
		if (callback == null) {
			return null;
		}
		synchronized (relays) {
			Relay relay = find(callback);
			return relay == null ? callback : relay;
		}
	}

	private Relay find(ServiceMethodCallback callback) {
		for (WeakReference<Relay> reference : relays.getOrDefault(System.identityHashCode(callback), List.of())) {
			Relay relay = reference.get();
			if (relay != null && relay.callback == callback) {
				return relay;
			}
		}
		return null;
	}

	private void letGo(Relay relay) {
		synchronized (relays) {
			if (--relay.open == 0) {
				relays.computeIfPresent(System.identityHashCode(relay.callback), (hash, found) -> {
					found.removeIf(reference -> reference.get() == null || reference.get() == relay);
					return found.isEmpty() ? null : found;
				});
			}
		}
	}

	final void refused(ServiceMethodCallback relay) {
		if (relay instanceof Relay mine) {
			letGo(mine);
		}
	}

	// ServiceMethods

	@Override
	public final Values invoke(UUID method, Values parameters) throws InvocationException, InterruptedException {
		return invoke(method, parameters, InvocationOptions.none());
	}

	@Override
	public Values invoke(UUID method, Values parameters, InvocationOptions options) throws InvocationException, InterruptedException {
		return right.invoke(method, parameters, options);
	}

	@Override
	public final Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback)
			throws InvocationRefusedException {
		return invokeAsync(method, parameters, callback, InvocationOptions.none());
	}

	@Override
	public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
			throws InvocationRefusedException {
		ServiceMethodCallback relay = relay(callback);
		try {
			return handleOf(right.invokeAsync(method, parameters, relay, options));
		} catch (InvocationRefusedException e) {
			refused(relay);
			throw e;
		}
	}

	@Override
	public CancelReceipt cancel(ServiceMethodCallback callback) {
		return named(right.cancel(known(callback)));
	}

	@Override
	public final CancelReceipt cancelAll() {
		return cancel(null);
	}
}
