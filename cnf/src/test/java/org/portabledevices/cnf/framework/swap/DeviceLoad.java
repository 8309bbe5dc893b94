package org.portabledevices.cnf.framework.swap;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * Invokes a method of a device, always the same. Without cancels each thread waits for the end of one call before it makes the next. With cancels it has some open at a time, some
 * of them with a callback that it shares with other threads of its client, and now and then it cancels: one call, all with the shared callback, or all of the client.
 */
final class DeviceLoad extends Load {

	private static final int OPEN = 4;
	private static final int CANCEL_ONE_IN = 10;
	private static final int END_LIMIT_SECONDS = 10;

	private final List<Supplier<ServiceMethods>> clients;
	private final UUID method;
	private final boolean cancels;
	private final Ledger ledger = new Ledger();
	private final List<ServiceMethodCallback> shared;

	/**
	 * Makes a load.
	 *
	 * @param clients what each client calls at the moment; {@code null} if it has nothing. The threads are dealt out to them.
	 */
	DeviceLoad(List<Supplier<ServiceMethods>> clients, UUID method, boolean cancels) {
		this.clients = clients;
		this.method = method;
		this.cancels = cancels;
		shared = clients.stream().map(client -> callback()).toList();
	}

	/** A new object each time, or cancels would reach what others called. */
	private ServiceMethodCallback callback() {
		return new ServiceMethodCallback() {
			@Override
			public void onComplete(Invocation invocation, Status status, Values results) {
				ledger.calledBack(invocation);
			}
		};
	}

	@Override
	Outcome outcome() {
		return ledger.outcome();
	}

	@Override
	Caller caller(int number, Random random) {
		return new Invoker(number % clients.size(), random);
	}

	private final class Invoker implements Caller {

		private final int client;
		private final Random random;
		private final int open = cancels ? OPEN : 1;
		private final Semaphore free = new Semaphore(open);

		Invoker(int client, Random random) {
			this.client = client;
			this.random = random;
		}

		@Override
		public void call() throws Exception {
			await(1);
			ServiceMethods methods = clients.get(client).get();
			if (methods == null) {
				ledger.absent();
				free.release();
				pauseAfterRefusal();
				return;
			}
			ServiceMethodCallback callback = cancels && random.nextBoolean() ? shared.get(client) : callback();
			long began = System.nanoTime();
			Invocation invocation;
			try {
				invocation = methods.invokeAsync(method, null, callback);
			} catch (InvocationRefusedException e) {
				ledger.refused();
				free.release();
				pauseAfterRefusal();
				return;
			}
			ledger.accepted(invocation, client, began);
			invocation.result().whenComplete((results, failure) -> free.release()); // also when the callback is never called
			if (cancels && random.nextInt(CANCEL_ONE_IN) == 0) {
				ledger.cancelled(switch (random.nextInt(3)) {
					case 0 -> invocation.cancel();
					case 1 -> methods.cancel(shared.get(client));
					default -> methods.cancelAll();
				}, client);
			}
		}

		@Override
		public void finish() throws InterruptedException {
			await(open);
		}

		private void await(int count) throws InterruptedException {
			if (!free.tryAcquire(count, END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
				throw new AssertionError("%d of %d calls have not ended in %d s".formatted(open - free.availablePermits(), open,
						END_LIMIT_SECONDS));
			}
		}
	}
}
