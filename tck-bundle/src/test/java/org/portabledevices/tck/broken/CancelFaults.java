package org.portabledevices.tck.broken;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.values.Values;

/** What can be wrong in 2.1 to 2.6: what a cancel reaches, does and answers. */
final class CancelFaults {

	private static final CancelReceipt NOTHING = new BrokenReceipt(Status.ERROR_NOT_FOUND, List.of());

	private CancelFaults() {
	}

	static List<Broken> all() {
		return List.of(
				Broken.methods("cancels the neighbours too", CancelsNeighbours::new, "2.1"),
				Broken.methods("takes callbacks for the same that are equal", ComparesByEquals::new, "2.1"),
				Broken.methods("a handle cancels all of its client", HandleCancelsAll::new, "2.1"),
				Broken.methods("null reaches other clients", ReachesOthers::new, "2.2"),
				Broken.methods("null forgets what has no callback", ForgetsCallbackless::new, "1.4", "2.2"),
				Broken.methods("null forgets what waits for a backend", ForgetsWaiting::new, "2.2"),
				Broken.methods("waits for the end", WaitsForTheEnd::new, "2.3"),
				Broken.methods("calls back itself", CallsBackItself::new, "2.3"),
				Broken.methods("holds a lock while it calls back", LocksCallbacks::new, "2.3"),
				Broken.methods("takes the interrupt flag", TakesInterrupts::new, "2.3"),
				Broken.surroundings("throws on a closed service", CancelFaults::throwsOnClosed, "2.3"),
				Broken.surroundings("tells the backend itself", surroundings -> BrokenHost.in(surroundings, TellsItself::new), "2.3"),
				Broken.methods("requests what it has requested before", RequestsAgain::new, "2.4", "2.5"),
				Broken.methods("is content with nothing", ContentWithNothing::new, "2.4"),
				Broken.methods("says of everything that it never started", NeverStartedAll::new, "2.5"),
				Broken.methods("says that it requests what cannot be cancelled", RequestsTheImpossible::new, "2.5"),
				Broken.methods("gives no receipt", GivesNoReceipt::new, "2.5"),
				Broken.methods("is always content", AlwaysContent::new, "2.5"),
				Broken.methods("is overruled by a late success", Overruled::new, "2.6"),
				Broken.methods("overrules an earlier success", Overrules::new, "2.6"),
				Broken.methods("overrules an earlier deadline", OverrulesDeadline::new, "2.5", "2.6"));
	}

	// 2.1

	private static final class CancelsNeighbours extends BrokenMethods {

		CancelsNeighbours(ServiceMethods right) {
			super(right);
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			return super.cancel(null);
		}
	}

	private static final class ComparesByEquals extends BrokenMethods {

		private final Map<ServiceMethodCallback, ServiceMethodCallback> equals = new ConcurrentHashMap<>();

		ComparesByEquals(ServiceMethods right) {
			super(right);
		}

		private ServiceMethodCallback first(ServiceMethodCallback callback) {
			return callback == null ? null : equals.computeIfAbsent(callback, same -> same);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			return super.invokeAsync(method, parameters, first(callback), options);
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			return super.cancel(first(callback));
		}
	}

	private static final class HandleCancelsAll extends BrokenMethods {

		HandleCancelsAll(ServiceMethods right) {
			super(right);
		}

		@Override
		CancelReceipt cancelOne(Invocation invocation) {
			return cancel(null);
		}
	}

	// 2.2

	private static final class ReachesOthers extends BrokenMethods {

		private final Surroundings surroundings;

		ReachesOthers(ServiceMethods right, Surroundings surroundings) {
			super(right);
			this.surroundings = surroundings;
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			CancelReceipt receipt = super.cancel(callback);
			if (callback == null) {
				surroundings.monitor().pending().forEach(pending -> surroundings.monitor().cancel(pending.id(), "another client", "null"));
			}
			return receipt;
		}
	}

	/** It knows its callbacks, and nothing else. */
	private static final class ForgetsCallbackless extends BrokenMethods {

		private final Map<ServiceMethodCallback, Boolean> callbacks = new IdentityHashMap<>();

		ForgetsCallbackless(ServiceMethods right) {
			super(right);
		}

		@Override
		public synchronized Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback,
				InvocationOptions options) throws InvocationRefusedException {
			if (callback != null) {
				callbacks.put(callback, true);
			}
			return super.invokeAsync(method, parameters, callback, options);
		}

		@Override
		public synchronized CancelReceipt cancel(ServiceMethodCallback callback) {
			if (callback != null) {
				return super.cancel(callback);
			}
			List<CancelReceipt.Entry> entries = new ArrayList<>();
			callbacks.keySet().forEach(each -> entries.addAll(super.cancel(each).entries()));
			return entries.isEmpty() ? NOTHING : new BrokenReceipt(Status.S_OK, entries);
		}
	}

	private static final class ForgetsWaiting extends BrokenMethods {

		private final AtomicBoolean hadBackend = new AtomicBoolean();

		ForgetsWaiting(ServiceMethods right) {
			super(right);
		}

		@Override
		Invocation handle(Invocation invocation) {
			hadBackend.compareAndSet(false, invocation.backend().isPresent());
			return super.handle(invocation);
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			return hadBackend.get() ? super.cancel(callback) : NOTHING;
		}
	}

	// 2.3

	private static final class WaitsForTheEnd extends BrokenMethods {

		WaitsForTheEnd(ServiceMethods right) {
			super(right);
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			CancelReceipt receipt = super.cancel(callback);
			receipt.entries().forEach(entry -> entry.invocation().result().handle((results, failure) -> 0).toCompletableFuture()
					.completeOnTimeout(0, 5, TimeUnit.SECONDS).join()); // so that no thread of a test waits for ever
			return receipt;
		}
	}

	private static final class CallsBackItself extends BrokenMethods {

		private final Map<Long, ServiceMethodCallback> callbacks = new ConcurrentHashMap<>();
		/** Guarded by this. */
		private final Set<Long> told = ConcurrentHashMap.newKeySet();

		CallsBackItself(ServiceMethods right) {
			super(right);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			Invocation invocation = super.invokeAsync(method, parameters, callback, options);
			if (callback != null) {
				callbacks.put(invocation.id(), callback);
			}
			return invocation;
		}

		@Override
		synchronized void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			if (told.add(invocation.id())) {
				super.complete(callback, invocation, status, results);
			}
		}

		private synchronized CancelReceipt tell(Supplier<CancelReceipt> cancel) {
			CancelReceipt receipt = cancel.get();
			for (CancelReceipt.Entry entry : receipt.entries()) {
				ServiceMethodCallback callback = callbacks.get(entry.invocation().id());
				if (entry.outcome() == CancelOutcome.NEVER_STARTED && callback != null) {
					complete(callback, entry.invocation(), Status.ERROR_CANCELLED, Values.empty());
				}
			}
			return receipt;
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			return tell(() -> super.cancel(callback));
		}

		@Override
		CancelReceipt cancelOne(Invocation invocation) {
			return tell(() -> super.cancelOne(invocation));
		}
	}

	private static final class LocksCallbacks extends BrokenMethods {

		private final ReentrantLock lock = new ReentrantLock();

		LocksCallbacks(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			lock.lock();
			try {
				super.complete(callback, invocation, status, results);
			} finally {
				lock.unlock();
			}
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			lock.lock();
			try {
				return super.cancel(callback);
			} finally {
				lock.unlock();
			}
		}
	}

	private static final class TakesInterrupts extends BrokenMethods {

		TakesInterrupts(ServiceMethods right) {
			super(right);
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			Thread.interrupted();
			return super.cancel(callback);
		}
	}

	private static Surroundings throwsOnClosed(Surroundings surroundings) {
		return new BrokenSurroundings(surroundings) {
			@Override
			public Client open(String bundle, String filter) throws Exception {
				Client client = right.open(bundle, filter);
				AtomicBoolean released = new AtomicBoolean();
				Client broken = BrokenService.client(client, new BrokenMethods(client.service().methods()) {
					@Override
					public CancelReceipt cancel(ServiceMethodCallback callback) {
						if (released.get()) {
							throw new IllegalStateException("closed");
						}
						return super.cancel(callback);
					}
				});
				return new Client() {
					@Override
					public PortableDeviceService service() {
						return broken.service();
					}

					@Override
					public void release() {
						released.set(true);
						broken.release();
					}
				};
			}
		};
	}

	private static final class TellsItself extends BrokenHost {

		TellsItself(BackendHost right) {
			super(right);
		}

		@Override
		void options(DeviceOptions.Builder options) {
			options.executor(Runnable::run);
		}
	}

	// 2.4, 2.5

	/** Writes receipts of its own. */
	private abstract static class WritesReceipts extends BrokenMethods {

		WritesReceipts(ServiceMethods right) {
			super(right);
		}

		abstract CancelReceipt write(CancelReceipt receipt);

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			return write(super.cancel(callback));
		}

		@Override
		CancelReceipt cancelOne(Invocation invocation) {
			return write(super.cancelOne(invocation));
		}

		static CancelReceipt instead(CancelReceipt receipt, CancelOutcome right, CancelOutcome wrong) {
			return BrokenReceipt.of(receipt,
					entry -> entry.outcome() == right ? new BrokenReceipt.Line(entry.invocation(), wrong, entry.end()) : entry);
		}
	}

	private static final class RequestsAgain extends WritesReceipts {

		RequestsAgain(ServiceMethods right) {
			super(right);
		}

		@Override
		CancelReceipt write(CancelReceipt receipt) {
			return instead(receipt, CancelOutcome.ALREADY_CANCELLING, CancelOutcome.REQUESTED);
		}
	}

	private static final class ContentWithNothing extends WritesReceipts {

		ContentWithNothing(ServiceMethods right) {
			super(right);
		}

		@Override
		CancelReceipt write(CancelReceipt receipt) {
			return receipt.entries().isEmpty() ? new BrokenReceipt(Status.S_OK, List.of()) : receipt;
		}
	}

	private static final class NeverStartedAll extends WritesReceipts {

		NeverStartedAll(ServiceMethods right) {
			super(right);
		}

		@Override
		CancelReceipt write(CancelReceipt receipt) {
			return BrokenReceipt.of(receipt,
					entry -> new BrokenReceipt.Line(entry.invocation(), CancelOutcome.NEVER_STARTED, End.CANCELLED));
		}
	}

	private static final class RequestsTheImpossible extends WritesReceipts {

		RequestsTheImpossible(ServiceMethods right) {
			super(right);
		}

		@Override
		CancelReceipt write(CancelReceipt receipt) {
			return instead(receipt, CancelOutcome.NOT_CANCELLABLE, CancelOutcome.REQUESTED);
		}
	}

	private static final class GivesNoReceipt extends WritesReceipts {

		GivesNoReceipt(ServiceMethods right) {
			super(right);
		}

		@Override
		CancelReceipt write(CancelReceipt receipt) {
			return NOTHING;
		}
	}

	private static final class AlwaysContent extends WritesReceipts {

		AlwaysContent(ServiceMethods right) {
			super(right);
		}

		@Override
		CancelReceipt write(CancelReceipt receipt) {
			return new BrokenReceipt(Status.S_OK, receipt.entries());
		}
	}

	// 2.6

	/** What the device has finished after a cancel is a success for it. */
	private static final class Overruled extends BrokenMethods {

		Overruled(ServiceMethods right) {
			super(right);
		}

		private static boolean isFinished(Invocation invocation) {
			return invocation.effect().filter(Effect.FINISHED::equals).isPresent();
		}

		@Override
		Invocation handle(Invocation invocation) {
			return new BrokenInvocation(invocation, this) {
				@Override
				public Optional<End> end() {
					return isFinished(right) ? Optional.of(End.SUCCEEDED) : super.end();
				}
			};
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			super.complete(callback, invocation, isFinished(invocation) ? Status.S_OK : status, results);
		}
	}

	/** A cancel after the end makes another end of it. */
	private static final class Overrules extends BrokenMethods {

		private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();

		Overrules(ServiceMethods right) {
			super(right);
		}

		@Override
		Invocation handle(Invocation invocation) {
			return new BrokenInvocation(invocation, this) {
				@Override
				public Optional<End> end() {
					return super.end().map(end -> cancelled.contains(right.id()) ? End.CANCELLED : end);
				}
			};
		}

		@Override
		CancelReceipt cancelOne(Invocation invocation) {
			cancelled.add(invocation.id());
			return super.cancelOne(invocation);
		}
	}

	private static final class OverrulesDeadline extends BrokenMethods {

		private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();

		OverrulesDeadline(ServiceMethods right) {
			super(right);
		}

		@Override
		Invocation handle(Invocation invocation) {
			return new BrokenInvocation(invocation, this) {
				@Override
				public Optional<End> end() {
					return super.end().map(end -> cancelled.contains(right.id()) ? End.CANCELLED : end);
				}
			};
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			CancelReceipt receipt = super.cancel(callback);
			receipt.entries().stream().filter(entry -> entry.invocation().state() == InvocationState.CANCELLING)
					.forEach(entry -> cancelled.add(entry.invocation().id()));
			return BrokenReceipt.of(receipt, entry -> new BrokenReceipt.Line(entry.invocation(), entry.outcome(), End.CANCELLED));
		}
	}
}
