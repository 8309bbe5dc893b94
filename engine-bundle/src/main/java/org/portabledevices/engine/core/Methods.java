package org.portabledevices.engine.core;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.portabledevices.engine.state.Phase;
import org.portabledevices.engine.time.Timeout;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.values.Values;

/** What a client holds: its invocations go where the route leads. */
final class Methods implements ServiceMethods {

	private final Client client;
	private final Route route;

	Methods(Client client, Route route) {
		this.client = client;
		this.route = route;
	}

	@Override
	public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback) throws InvocationRefusedException {
		return accept(method, parameters, callback, CallOptions.NONE);
	}

	@Override
	public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
			throws InvocationRefusedException {
		return accept(method, parameters, callback, CallOptions.of(options));
	}

	private AcceptedInvocation accept(UUID method, Values parameters, ServiceMethodCallback callback, CallOptions options)
			throws InvocationRefusedException {
		requireNonNull(method, "method");
		return client.accept(route, method, parameters == null ? Values.empty() : parameters, callback, options);
	}

	@Override
	public CancelReceipt cancel(ServiceMethodCallback callback) {
		return client.cancel(callback);
	}

	@Override
	public CancelReceipt cancelAll() {
		return client.cancel(null);
	}

	@Override
	public Values invoke(UUID method, Values parameters) throws InvocationException, InterruptedException {
		return invoke(method, parameters, InvocationOptions.none());
	}

	@Override
	public Values invoke(UUID method, Values parameters, InvocationOptions options) throws InvocationException, InterruptedException {
		CallOptions read = CallOptions.of(options);
		if (client.engine.handlers.isInside()) {
			throw new IllegalStateException("invoke waits, which a handler must not; use invokeAsync");
		}
		if (Thread.interrupted()) {
			throw new InterruptedException("interrupted before the call; nothing was accepted");
		}
		AcceptedInvocation call = accept(method, parameters, null, read);
		boolean interrupted = await(call);
		Phase end = call.phase();
		if (interrupted) {
			if (!end.isEnded() || end.end() == End.CANCELLED) {
				throw new InterruptedException(
						"interrupted; " + call + (end.isEnded() ? " was cancelled" : " has not ended yet, and stays listed"));
			}
			Thread.currentThread().interrupt();
		}
		if (end.isEnded() && end.end() == End.SUCCEEDED) {
			return end.results();
		}
		throw call.failure(end);
	}

	/** Waits for the end, or until the client is gone. Answers whether the thread was interrupted, upon which the call was cancelled (contract 1.5). */
	private boolean await(AcceptedInvocation call) throws InterruptedException {
		call.waiter = Thread.currentThread();
		Patience patience = null;
		try {
			while (!call.isDelivered() && (patience == null || !patience.isOver)) {
				if (client.isClosed()) {
					call.clientGone(); // whoever releases the client does the same: the end is decided when this thread looks at it
					break;
				}
				LockSupport.park(call);
				if (Thread.interrupted()) {
					if (patience != null) {
						throw new InterruptedException("interrupted twice; " + call + " was told to stop and stays listed until its end");
					}
					patience = new Patience(Thread.currentThread());
					client.engine.wheel.schedule(patience, call.graceNanos());
					CancelSweep.cancelOne(call, CancelOrigin.INTERRUPT);
				}
			}
			return patience != null;
		} finally {
			call.waiter = null;
			if (patience != null) {
				client.engine.wheel.cancel(patience);
			}
		}
	}

	/** How long an interrupted thread waits for the end. */
	private static final class Patience extends Timeout {

		private final Thread waiter;
		volatile boolean isOver;

		Patience(Thread waiter) {
			this.waiter = waiter;
		}

		@Override
		protected void expired() {
			isOver = true;
			LockSupport.unpark(waiter);
		}
	}
}
