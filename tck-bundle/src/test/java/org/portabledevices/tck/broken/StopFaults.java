package org.portabledevices.tck.broken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.values.Values;

/** What can be wrong in 2.7 to 2.12: the moment of a cancel, the stop of the work, and the operator's view. */
final class StopFaults {

	private StopFaults() {
	}

	static List<Broken> all() {
		return List.of(
				Broken.methods("reports progress after a cancel", LateProgress::new, "2.7"),
				Broken.methods("does not call back what was cancelled", SilentAfterCancel::new, "2.7", "3.1"),
				Broken.methods("cancels until nothing is pending", CancelsForAWhile::new, "2.8"),
				Broken.methods("misses the oldest", MissesTheOldest::new, "2.2", "2.8"),
				Broken.methods("tells nobody to stop", TellsNobody::new, "2.9"),
				Broken.methods("ends at once while the device goes on", EndsAtOnce::new, "2.9"),
				Broken.surroundings("tells the backend twice", surroundings -> BrokenHost.in(surroundings, TellsTwice::new), "2.9"),
				Broken.surroundings("waits for ever for the confirmation",
						surroundings -> BrokenHost.in(surroundings, WaitsForEver::new), "2.10", "6.3"),
				Broken.surroundings("takes a failed reset for a good one",
						surroundings -> BrokenHost.in(surroundings, BelievesInResets::new), "2.10"),
				Broken.methods("does not say that the stop was not confirmed", SaysNothing::new, "2.10"),
				Broken.methods("holds up calls while it cancels", HoldsUpCalls::new, "2.11"),
				Broken.methods("cancels the neighbours of one among many", CancelsMany::new, "2.11"),
				Broken.surroundings("lists one client only", surroundings -> monitored(surroundings, StopFaults::ofOneClient), "2.12"),
				Broken.surroundings("cancels for an operator without a word",
						surroundings -> monitored(surroundings, StopFaults::withoutAWord), "2.12"),
				Broken.surroundings("logs nothing", StopFaults::withoutLog, "2.12"),
				Broken.methods("uses ids again", UsesIdsAgain::new, "2.12"));
	}

	// 2.7, 2.8

	private static final class LateProgress extends BrokenMethods {

		LateProgress(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			progress(callback, invocation, invocation.progress());
			super.complete(callback, invocation, status, results);
		}
	}

	private static final class SilentAfterCancel extends BrokenMethods {

		SilentAfterCancel(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			if (!status.equals(Status.ERROR_CANCELLED)) {
				super.complete(callback, invocation, status, results);
			}
		}
	}

	private static final class CancelsForAWhile extends BrokenMethods {

		CancelsForAWhile(ServiceMethods right) {
			super(right);
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			List<CancelReceipt.Entry> entries = new ArrayList<>();
			long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
			do {
				entries.addAll(super.cancel(callback).entries());
				LockSupport.parkNanos(1000);
			} while (System.nanoTime() < end);
			return new BrokenReceipt(Status.S_OK, entries);
		}
	}

	private static final class MissesTheOldest extends BrokenMethods {

		private final List<Invocation> made = new ArrayList<>();

		MissesTheOldest(ServiceMethods right) {
			super(right);
		}

		@Override
		public synchronized Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback,
				InvocationOptions options) throws InvocationRefusedException {
			Invocation invocation = super.invokeAsync(method, parameters, callback, options);
			made.add(invocation);
			return invocation;
		}

		@Override
		public synchronized CancelReceipt cancel(ServiceMethodCallback callback) {
			made.removeIf(invocation -> invocation.state() == InvocationState.ENDED);
			if (callback != null || made.size() < 2) {
				return super.cancel(callback);
			}
			List<CancelReceipt.Entry> entries = new ArrayList<>();
			made.subList(1, made.size()).forEach(invocation -> entries.addAll(invocation.cancel().entries()));
			return new BrokenReceipt(Status.S_OK, entries);
		}
	}

	// 2.9, 2.10

	/** The client sees a cancel, the device does not. */
	private static final class TellsNobody extends BrokenMethods {

		private final Map<Long, Invocation> made = new ConcurrentHashMap<>();
		private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();

		TellsNobody(ServiceMethods right) {
			super(right);
		}

		@Override
		Invocation handle(Invocation invocation) {
			made.put(invocation.id(), invocation);
			return new BrokenInvocation(invocation, this) {
				@Override
				public InvocationState state() {
					InvocationState state = super.state();
					return state == InvocationState.RUNNING && cancelled.contains(right.id()) ? InvocationState.CANCELLING : state;
				}
			};
		}

		@Override
		CancelReceipt cancelOne(Invocation invocation) {
			cancelled.add(invocation.id());
			return new BrokenReceipt(Status.S_OK,
					List.of(new BrokenReceipt.Line(handleOf(invocation), CancelOutcome.REQUESTED, End.CANCELLED)));
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			made.values().forEach(this::cancelOne);
			return new BrokenReceipt(Status.S_OK, List.of());
		}
	}

	private static final class EndsAtOnce extends BrokenMethods {

		private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();

		EndsAtOnce(ServiceMethods right) {
			super(right);
		}

		private boolean isOver(Invocation invocation) {
			return cancelled.contains(invocation.id());
		}

		@Override
		Invocation handle(Invocation invocation) {
			return new BrokenInvocation(invocation, this) {
				@Override
				public InvocationState state() {
					return isOver(right) ? InvocationState.ENDED : super.state();
				}

				@Override
				public Optional<End> end() {
					return isOver(right) ? Optional.of(End.CANCELLED) : super.end();
				}

				@Override
				public Optional<Status> status() {
					return isOver(right) ? Optional.of(Status.ERROR_CANCELLED) : super.status();
				}

				@Override
				public Optional<Effect> effect() {
					return isOver(right) ? Optional.of(Effect.STOPPED) : super.effect();
				}
			};
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			CancelReceipt receipt = super.cancel(callback);
			receipt.entries().forEach(entry -> cancelled.add(entry.invocation().id()));
			return receipt;
		}
	}

	private static final class TellsTwice extends BrokenHost {

		TellsTwice(BackendHost right) {
			super(right);
		}

		@Override
		Runnable hook(InvocationContext context, Runnable hook) {
			return () -> {
				hook.run();
				hook.run();
			};
		}
	}

	private static final class WaitsForEver extends BrokenHost {

		WaitsForEver(BackendHost right) {
			super(right);
		}

		@Override
		void options(DeviceOptions.Builder options) {
			options.grace(Duration.ofDays(1));
		}
	}

	private static final class BelievesInResets extends BrokenHost {

		BelievesInResets(BackendHost right) {
			super(right);
		}

		@Override
		DeviceControl control(DeviceControl control) {
			return new DeviceControl() {
				@Override
				public void reset(SessionReset reset) {
					reset.succeed();
				}

				@Override
				public void clientGone(long client) {
					control.clientGone(client);
				}

				@Override
				public void close() {
					control.close();
				}
			};
		}
	}

	private static final class SaysNothing extends BrokenMethods {

		SaysNothing(ServiceMethods right) {
			super(right);
		}

		@Override
		Invocation handle(Invocation invocation) {
			return new BrokenInvocation(invocation, this) {
				@Override
				public String message() {
					return "";
				}
			};
		}
	}

	// 2.11, 2.12

	/** A cancel keeps the lock of the client until the device has confirmed. */
	private static final class HoldsUpCalls extends BrokenMethods {

		HoldsUpCalls(ServiceMethods right) {
			super(right);
		}

		@Override
		public synchronized Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback,
				InvocationOptions options) throws InvocationRefusedException {
			return super.invokeAsync(method, parameters, callback, options);
		}

		@Override
		public synchronized CancelReceipt cancel(ServiceMethodCallback callback) {
			CancelReceipt receipt = super.cancel(callback);
			receipt.entries().forEach(entry -> entry.invocation().result().handle((results, failure) -> 0).toCompletableFuture()
					.completeOnTimeout(0, 5, TimeUnit.SECONDS).join()); // so that no thread of a test waits for ever
			return receipt;
		}
	}

	private static final class CancelsMany extends BrokenMethods {

		private int pending;

		CancelsMany(ServiceMethods right) {
			super(right);
		}

		@Override
		public synchronized Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback,
				InvocationOptions options) throws InvocationRefusedException {
			pending++;
			return super.invokeAsync(method, parameters, callback, options);
		}

		@Override
		public synchronized CancelReceipt cancel(ServiceMethodCallback callback) {
			return super.cancel(pending > 50 ? null : callback);
		}
	}

	private static Surroundings monitored(Surroundings surroundings,
			UnaryOperator<InvocationMonitor> fault) {
		return new BrokenSurroundings(surroundings) {
			@Override
			public InvocationMonitor monitor() {
				return fault.apply(right.monitor());
			}
		};
	}

	private static InvocationMonitor ofOneClient(InvocationMonitor right) {
		return new InvocationMonitor() {
			@Override
			public List<PendingInvocation> pending() {
				List<PendingInvocation> all = right.pending();
				return all.stream().filter(pending -> pending.client() == all.get(0).client()).toList();
			}

			@Override
			public Optional<CancelOutcome> cancel(long id, String who, String why) {
				return right.cancel(id, who, why);
			}
		};
	}

	private static InvocationMonitor withoutAWord(InvocationMonitor right) {
		return new InvocationMonitor() {
			@Override
			public List<PendingInvocation> pending() {
				return right.pending();
			}

			@Override
			public Optional<CancelOutcome> cancel(long id, String who, String why) {
				return right.cancel(id, "somebody", "no reason");
			}
		};
	}

	static Surroundings withoutLog(Surroundings surroundings) {
		return new BrokenSurroundings(surroundings) {
			@Override
			public List<String> log() {
				return List.of();
			}
		};
	}

	private static final class UsesIdsAgain extends BrokenMethods {

		UsesIdsAgain(ServiceMethods right) {
			super(right);
		}

		@Override
		Invocation handle(Invocation invocation) {
			return new BrokenInvocation(invocation, this) {
				@Override
				public long id() {
					return super.id() % 16;
				}
			};
		}
	}
}
