package org.portabledevices.tck.broken;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tck.device.KitMethods;
import org.portabledevices.tracker.FollowOptions;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;
import org.portabledevices.values.Values;

/** Wrong in group 5. */
final class SwapFaults {

	private SwapFaults() {
	}

	static List<Broken> all() {
		return List.of(
				followed("stays with the backend that it found first", (followed, around) -> new StaysWithTheFirst(followed, around),
						"rule5_1_ifTheBestTakesNothingAnyMoreACallGoesToTheNextBest", "rule5_2_newOnesGoToTheBestByRankingThenByAge",
						"rule5_2_aPinIsStrict", "rule5_3_aCallIsAcceptedAndWaitsQueued",
						"rule5_5_aChoiceTakesEffectAtOnceForEveryFollowedService"),
				followed("has other methods after each swap", (followed, around) -> new RightFollowed(followed) {
					@Override
					public ServiceMethods methods() {
						return new BrokenMethods(right.methods());
					}
				}, "rule5_1_itsMethodsStayTheSameWhileBackendsComeAndGo"),
				followed("does not end its waits when it is closed", (followed, around) -> new RightFollowed(followed) {
					@Override
					public void close() {
						// it goes on waiting
					}
				}, "rule5_1_closingItEndsEveryWait"),
				methods("reaches only its newest backend with a cancel", NewestOnly::new,
						"rule5_1_oneCancelReachesWhatItMadeOnEveryBackendAndWhatWaits"),
				methods("repeats on the other backend what ended with its own", Repeats::new,
						"rule5_2_whatEndsWithItsBackendIsNotRepeatedOnAnother"),
				followed("uses another backend though one is pinned", (followed, around) -> new IgnoresPin(followed, around),
						"rule5_2_aPinIsStrict", "rule5_2_aPinIsStrictWhenItsBackendGoes", "rule5_3_aCallIsAcceptedAndWaitsQueued"),
				followed("holds nothing", (followed, around) -> new RightFollowed(followed) {
					@Override
					public Hold hold() {
						Hold hold = right.hold();
						return proxy(Hold.class, hold, "methods", right.methods());
					}
				}, "rule5_2_aHoldKeepsCallsThatBelongTogetherOnOneBackend", "rule5_2_aHoldIsPartOfItsClient"),
				followed("refuses calls while there is no backend", (followed, around) -> new Refuses(followed, null),
						"rule5_3_aCallIsAcceptedAndWaitsQueued", "rule5_3_theWaitingTimeMayBeZero"),
				followed("checks calls while there is no backend", (followed, around) -> new Refuses(followed, KitMethods.ECHO.id()),
						"rule5_3_itIsCheckedWhenABackendComes"),
				methods("has waits that nobody can cancel", CannotCancelWaits::new, "rule5_3_theWaitCanBeCancelledInEveryWay",
						"rule5_1_oneCancelReachesWhatItMadeOnEveryBackendAndWhatWaits"),
				Broken.surroundings("lists no waits", surroundings -> new BrokenSurroundings(surroundings) {
					@Override
					public InvocationMonitor monitor() {
						var monitor = right.monitor();
						return new InvocationMonitor() {
							@Override
							public List<PendingInvocation> pending() {
								return monitor.pending().stream().filter(each -> each.backend().isPresent()).toList();
							}

							@Override
							public Optional<CancelOutcome> cancel(long id, String who, String why) {
								return monitor.cancel(id, who, why);
							}
						};
					}
				}, "rule5_3_theWaitIsListed"),
				methods("says TIMED_OUT when the waiting time is over", right -> new BrokenMethods(right) {
					@Override
					Invocation handle(Invocation invocation) {
						return new BrokenInvocation(invocation, this) {
							@Override
							public Optional<End> end() {
								return right.end()
										.map(end -> right.status().orElseThrow().equals(Status.ERROR_NOT_READY) ? End.TIMED_OUT : end);
							}
						};
					}
				}, "rule5_3_theWaitingTimeOverItEndsNotReady", "rule5_3_theWaitingTimeMayBeZero"),
				followers("waits for ever for a backend", follower -> new ServiceFollower() {
					@Override
					public FollowedService follow(String filter) {
						return follower.follow(filter, FollowOptions.waitingTime(Duration.ofDays(1)));
					}

					@Override
					public FollowedService follow(String filter, FollowOptions options) {
						return follow(filter);
					}
				}, "rule5_3_theWaitingTimeOverItEndsNotReady", "rule5_3_theWaitingTimeOfTheEngineIsThirtySeconds"),
				selection("ends what runs elsewhere when a backend is chosen", EndsEarly::new,
						"rule5_2_anInvocationBelongsToTheBackendThatAcceptedIt",
						"rule5_4_aSwapByChoiceEndsNothingEarlyHoweverLongItTakes"),
				methods("loses one now and then", Loses::new, "rule5_4_aSwapByChoiceLosesNothing",
						"rule5_4_aSwapByRankingLosesNothingAndStartsNothingTwice"),
				methods("calls one twice now and then", right -> new BrokenMethods(right) {
					@Override
					void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
						super.complete(callback, invocation, status, results);
						if (invocation.id() % 100 == 0) {
							super.complete(callback, invocation, status, results);
						}
					}
				}, "rule5_4_aSwapByChoiceLosesNothing"),
				methods("starts one twice now and then", StartsTwice::new, "rule5_4_aSwapByRankingLosesNothingAndStartsNothingTwice",
						"rule5_4_aSwapByStoppingABundleLosesNothingAndStartsNothingTwice"),
				methods("refuses one now and then", right -> new BrokenMethods(right) {
					private final AtomicInteger calls = new AtomicInteger();

					@Override
					public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
							throws InvocationRefusedException {
						if (calls.incrementAndGet() % 100 == 0) {
							throw new InvocationRefusedException(Status.E_WPD_SERVICE_NOT_OPEN, "just now there is none");
						}
						return super.invokeAsync(method, parameters, callback, options);
					}
				}, "rule5_4_aSwapByChoiceLosesNothing"),
				selection("lets a choice take effect some time later", Later::new,
						"rule5_5_aChoiceTakesEffectAtOnceForEveryFollowedService"),
				selection("cannot undo a choice", (selection, around) -> proxy(BackendSelection.class, selection, "undo", true),
						"rule5_5_aChoiceIsUndoneInOneStep"));
	}

	// What several of them need

	private static Broken methods(String name, UnaryOperator<ServiceMethods> fault, String... rules) {
		return Broken.methods(name, fault, rules);
	}

	private static Broken followed(String name, BiFunction<FollowedService, Around, FollowedService> fault, String... rules) {
		return Broken.surroundings(name, surroundings -> new BrokenSurroundings(surroundings) {
			@Override
			public ServiceFollower follower(String bundle) throws Exception {
				ServiceFollower follower = right.follower(bundle);
				return new ServiceFollower() {
					@Override
					public FollowedService follow(String filter) {
						return fault.apply(follower.follow(filter), new Around(right, bundle, filter));
					}

					@Override
					public FollowedService follow(String filter, FollowOptions options) {
						return fault.apply(follower.follow(filter, options), new Around(right, bundle, filter));
					}
				};
			}
		}, rules);
	}

	private static Broken followers(String name, UnaryOperator<ServiceFollower> fault, String... rules) {
		return Broken.surroundings(name, surroundings -> new BrokenSurroundings(surroundings) {
			@Override
			public ServiceFollower follower(String bundle) throws Exception {
				return fault.apply(right.follower(bundle));
			}
		}, rules);
	}

	private static Broken selection(String name, BiFunction<BackendSelection, Surroundings, BackendSelection> fault, String... rules) {
		return Broken.surroundings(name, surroundings -> new BrokenSurroundings(surroundings) {
			private final BackendSelection selection = fault.apply(right.selection(), right);

			@Override
			public BackendSelection selection() {
				return selection;
			}
		}, rules);
	}

	/** Where something is followed. */
	private record Around(Surroundings surroundings, String bundle, String filter) {

		/** Opens the best service that there is, whatever is chosen. */
		ServiceMethods open() {
			try {
				return surroundings.open(bundle, filter).service().methods();
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		}
	}

	/** What is right but for one method, which does nothing and answers always the same. */
	private static <T> T proxy(Class<T> type, T right, String name, Object answer) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{ type }, (proxy, method, arguments) -> {
			try {
				return method.getName().equals(name) ? answer : method.invoke(right, arguments);
			} catch (InvocationTargetException e) {
				throw e.getCause();
			}
		}));
	}

	private static class RightFollowed implements FollowedService {

		final FollowedService right;

		RightFollowed(FollowedService right) {
			this.right = right;
		}

		@Override
		public ServiceMethods methods() {
			return right.methods();
		}

		@Override
		public Optional<Target> target() {
			return right.target();
		}

		@Override
		public Hold hold() {
			return right.hold();
		}

		@Override
		public void close() {
			right.close();
		}
	}

	// Following

	private static final class StaysWithTheFirst extends RightFollowed {

		private final ServiceMethods first;

		StaysWithTheFirst(FollowedService right, Around around) {
			super(right);
			first = around.open();
		}

		@Override
		public ServiceMethods methods() {
			return first;
		}
	}

	private static final class IgnoresPin extends RightFollowed {

		private final ServiceMethods methods;

		IgnoresPin(FollowedService right, Around around) {
			super(right);
			methods = new BrokenMethods(right.methods()) {
				@Override
				public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
						throws InvocationRefusedException {
					return IgnoresPin.this.right.target().isPresent() ? super.invokeAsync(method, parameters, callback, options)
							: around.open().invokeAsync(method, parameters, callback, options);
				}
			};
		}

		@Override
		public ServiceMethods methods() {
			return methods;
		}
	}

	/** Refuses without a backend what is not this method. */
	private static final class Refuses extends RightFollowed {

		private final ServiceMethods methods;

		Refuses(FollowedService right, UUID known) {
			super(right);
			methods = new BrokenMethods(right.methods()) {
				@Override
				public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
						throws InvocationRefusedException {
					if (Refuses.this.right.target().isEmpty() && !method.equals(known)) {
						throw new InvocationRefusedException(Status.E_WPD_SERVICE_NOT_OPEN, "there is no backend");
					}
					return super.invokeAsync(method, parameters, callback, options);
				}
			};
		}

		@Override
		public ServiceMethods methods() {
			return methods;
		}
	}

	private static final class NewestOnly extends BrokenMethods {

		private final ConcurrentLinkedQueue<Invocation> made = new ConcurrentLinkedQueue<>();

		NewestOnly(ServiceMethods right) {
			super(right);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			Invocation invocation = super.invokeAsync(method, parameters, callback, options);
			made.add(invocation);
			return invocation;
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			Invocation newest = null;
			for (Invocation invocation : made) {
				newest = invocation;
			}
			return newest == null ? super.cancel(callback) : newest.cancel();
		}
	}

	private static final class Repeats extends BrokenMethods {

		Repeats(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			if (status.equals(Status.ERROR_DEVICE_NOT_CONNECTED)) {
				try {
					right.invokeAsync(invocation.method(), null, null);
				} catch (InvocationRefusedException e) {
					// there is no other backend
				}
			}
			super.complete(callback, invocation, status, results);
		}
	}

	private static final class CannotCancelWaits extends BrokenMethods {

		CannotCancelWaits(ServiceMethods right) {
			super(right);
		}

		private static final CancelReceipt NOTHING = new BrokenReceipt(Status.ERROR_NOT_FOUND, List.of());

		@Override
		CancelReceipt cancelOne(Invocation invocation) {
			return invocation.backend().isEmpty() ? NOTHING : super.cancelOne(invocation);
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			return NOTHING;
		}
	}

	private static final class Loses extends BrokenMethods {

		Loses(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			if (invocation.id() % 100 != 0) {
				super.complete(callback, invocation, status, results);
			}
		}
	}

	private static final class StartsTwice extends BrokenMethods {

		StartsTwice(ServiceMethods right) {
			super(right);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			Invocation invocation = super.invokeAsync(method, parameters, callback, options);
			if (invocation.id() % 100 == 0) {
				right.invokeAsync(method, parameters, null);
			}
			return invocation;
		}
	}

	// Choosing

	private static class RightSelection implements BackendSelection {

		final BackendSelection right;
		final Surroundings around;

		RightSelection(BackendSelection right, Surroundings around) {
			this.right = right;
			this.around = around;
		}

		@Override
		public void pin(String backend) {
			right.pin(backend);
		}

		@Override
		public void auto() {
			right.auto();
		}

		@Override
		public boolean undo() {
			return right.undo();
		}

		@Override
		public Optional<String> pinned() {
			return right.pinned();
		}
	}

	private static final class EndsEarly extends RightSelection {

		EndsEarly(BackendSelection right, Surroundings around) {
			super(right, around);
		}

		@Override
		public void pin(String backend) {
			super.pin(backend);
			around.monitor().pending().stream().filter(each -> each.backend().isPresent() && !each.backend().get().equals(backend))
					.forEach(each -> around.monitor().cancel(each.id(), "the swap", "it is elsewhere"));
		}
	}

	private static final class Later extends RightSelection {

		private String last;

		Later(BackendSelection right, Surroundings around) {
			super(right, around);
		}

		@Override
		public void pin(String backend) {
			if (last != null) {
				super.pin(last);
			}
			last = backend;
		}
	}
}
