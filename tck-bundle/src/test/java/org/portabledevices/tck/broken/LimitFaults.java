package org.portabledevices.tck.broken;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.values.Values;

/** What can be wrong in group 6. */
final class LimitFaults {

	private LimitFaults() {
	}

	static List<Broken> all() {
		return List.of(
				Broken.surroundings("takes whatever comes", LimitFaults::withoutBound, "rule6_1_aClientHasABoundAndOthersStillHaveRoom"),
				Broken.methods("has the less room the more it has ended", LosesPlaces::new, "6.1"),
				Broken.methods("keeps callbacks for ever", KeepsCallbacks::new, "rule6_1_whatHasBeenDeliveredIsForgotten"),
				Broken.methods("counts a callback as over when it begins", CallsBackElsewhere::new, "6.1"),
				Broken.methods("believes nonsense", BelievesNonsense::new, "6.2"),
				Broken.methods("knows no unknown codes", NoUnknownCodes::new, "6.2"),
				Broken.surroundings("calls back on the thread that watches the time", LimitFaults::oneThreadForTimes, "6.3"));
	}

	// 6.1

	/** A client that is full goes on as another one. */
	private static Surroundings withoutBound(Surroundings surroundings) {
		return new BrokenSurroundings(surroundings) {
			@Override
			public Client open(String bundle, String filter) throws Exception {
				Client client = right.open(bundle, filter);
				List<ServiceMethods> more = new ArrayList<>();
				return BrokenService.client(client, new BrokenMethods(client.service().methods()) {
					@Override
					public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback,
							InvocationOptions options) throws InvocationRefusedException {
						try {
							return super.invokeAsync(method, parameters, callback, options);
						} catch (InvocationRefusedException e) {
							return e.status().equals(Status.ERROR_BUSY) ? elsewhere(method, parameters, callback) : refuse(e);
						}
					}

					private Invocation refuse(InvocationRefusedException refusal) throws InvocationRefusedException {
						throw refusal;
					}

					private Invocation elsewhere(UUID method, Values parameters, ServiceMethodCallback callback)
							throws InvocationRefusedException {
						try {
							if (!more.isEmpty()) {
								return more.get(more.size() - 1).invokeAsync(method, parameters, callback);
							}
						} catch (InvocationRefusedException e) {
							// so has this one
						}
						more.add(another());
						return more.get(more.size() - 1).invokeAsync(method, parameters, callback);
					}

					private ServiceMethods another() {
						try {
							return right(bundle, filter);
						} catch (Exception e) {
							throw new IllegalStateException(e);
						}
					}
				});
			}

			private ServiceMethods right(String bundle, String filter) throws Exception {
				return right.open(bundle, filter).service().methods();
			}
		};
	}

	private static final class LosesPlaces extends BrokenMethods {

		private final AtomicInteger ended = new AtomicInteger();
		private final AtomicInteger open = new AtomicInteger();

		LosesPlaces(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			ended.incrementAndGet();
			super.complete(callback, invocation, status, results);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			if (callback == null && open.incrementAndGet() > 1000 - ended.get()) {
				open.set(0);
				throw new InvocationRefusedException(Status.ERROR_BUSY, "full");
			}
			return super.invokeAsync(method, parameters, callback, options);
		}
	}

	private static final class KeepsCallbacks extends BrokenMethods {

		private final ConcurrentLinkedQueue<ServiceMethodCallback> all = new ConcurrentLinkedQueue<>();

		KeepsCallbacks(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			all.add(callback);
			super.complete(callback, invocation, status, results);
		}
	}

	private static final class CallsBackElsewhere extends BrokenMethods {

		private final ExecutorService executor = daemon();

		CallsBackElsewhere(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			executor.execute(() -> super.complete(callback, invocation, status, results));
		}
	}

	private static ExecutorService daemon() {
		return Executors.newSingleThreadExecutor(task -> {
			Thread thread = new Thread(task, "of a broken implementation");
			thread.setDaemon(true);
			return thread;
		});
	}

	// 6.2

	private static final class BelievesNonsense extends BrokenMethods {

		BelievesNonsense(ServiceMethods right) {
			super(right);
		}

		private static boolean isNonsense(Invocation invocation) {
			return invocation.status().filter(Status.ERROR_GEN_FAILURE::equals).isPresent();
		}

		@Override
		Invocation handle(Invocation invocation) {
			return new BrokenInvocation(invocation, this) {
				@Override
				public Optional<End> end() {
					return isNonsense(right) ? Optional.of(End.SUCCEEDED) : super.end();
				}
			};
		}
	}

	private static final class NoUnknownCodes extends BrokenMethods {

		NoUnknownCodes(ServiceMethods right) {
			super(right);
		}

		@Override
		Invocation handle(Invocation invocation) {
			return new BrokenInvocation(invocation, this) {
				@Override
				public Optional<Status> status() {
					return super.status().map(status -> status.name().startsWith("0x") ? Status.ERROR_GEN_FAILURE : status);
				}
			};
		}
	}

	// 6.3

	private static Surroundings oneThreadForTimes(Surroundings surroundings) {
		ExecutorService watch = daemon();
		return Broken.methods("", right -> new BrokenMethods(right) {
			@Override
			void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
				if (!status.equals(Status.ERROR_TIMEOUT)) {
					super.complete(callback, invocation, status, results);
					return;
				}
				Future<?> called = watch.submit(() -> super.complete(callback, invocation, status, results));
				try {
					called.get();
				} catch (Exception e) {
					throw new IllegalStateException(e);
				}
			}
		}).fault().apply(surroundings);
	}
}
