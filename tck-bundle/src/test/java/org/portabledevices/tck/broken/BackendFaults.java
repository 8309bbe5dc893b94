package org.portabledevices.tck.broken;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Wrong in group 7: an engine that does not keep its promises to backends, and backends that do not keep theirs. */
final class BackendFaults {

	private static final Set<String> ANSWERS = Set.of("succeed", "fail", "failConnectionLost", "confirm");

	private BackendFaults() {
	}

	/** Changes what a handler says, and what it is answered. */
	private interface Saying {
		Object say(InvocationContext context, Method method, Object[] arguments) throws ReflectiveOperationException;
	}

	private static Broken context(String name, Saying saying, String... rules) {
		return host(name, right -> new BrokenHost(right) {
			@Override
			Object call(InvocationContext context, Method method, Object[] arguments) throws ReflectiveOperationException {
				return saying.say(context, method, arguments);
			}
		}, rules);
	}

	private static Broken hook(String name, BiFunction<InvocationContext, Runnable, Runnable> hook, String... rules) {
		return host(name, right -> new BrokenHost(right) {
			@Override
			Runnable hook(InvocationContext context, Runnable right) {
				return hook.apply(context, right);
			}
		}, rules);
	}

	private static Broken host(String name, UnaryOperator<BackendHost> fault, String... rules) {
		return Broken.surroundings(name, surroundings -> BrokenHost.in(surroundings, fault), rules);
	}

	static List<Broken> all() {
		return List.of(
				// 7.1
				context("lets every answer count", (context, method, arguments) -> {
					Object answer = method.invoke(context, arguments);
					return ANSWERS.contains(method.getName()) ? true : answer;
				}, "rule7_1_theFirstAnswerCounts", "rule7_1_ofAnswersThatRaceOneCounts"),
				context("takes progress after a stop", (context, method, arguments) -> {
					Object answer = method.invoke(context, arguments);
					return method.getName().equals("progress") ? true : answer;
				}, "rule7_1_theFirstAnswerAfterAStopIsItsConfirmation"),
				context("gives a slot back when the invocation ends", (context, method, arguments) -> {
					if (method.getName().equals("notCancellableFromHere")) {
						context.releaseSlot();
					}
					return method.invoke(context, arguments);
				}, "rule7_1_anAnswerAfterTheEndGivesAKeptSlotBack"),
				context("does not hear late answers",
						(context, method, arguments) -> ANSWERS.contains(method.getName()) && context.isStopRequested() ? false
								: method.invoke(context, arguments),
						"rule7_1_anAnswerAfterTheEndGivesAKeptSlotBack", "rule7_1_theFirstAnswerAfterAStopIsItsConfirmation"),
				// 7.2
				host("starts every handler on the caller's thread", right -> new BrokenHost(right) {
					@Override
					void options(DeviceOptions.Builder options) {
						options.startsOnCallerThread();
					}
				}, "rule7_2_aHandlerStartsOnTheBackendsExecutor", "rule7_2_withoutOneItStartsOnAThreadOfTheEngine"),
				host("starts no handler on the caller's thread, and none on the backend's executor", OnItsOwnThreads::new,
						"rule7_2_ifItNeverWaitsItStartsOnTheThreadOfInvokeAsync", "rule7_2_aHandlerStartsOnTheBackendsExecutor",
						"rule7_3_theHookIsCalledOnceOnTheBackendsExecutor"),
				host("starts two at a time on a device with one slot", right -> new BrokenHost(right) {
					@Override
					void options(DeviceOptions.Builder options) {
						options.slots(3);
					}
				}, "rule7_2_aDeviceWithOneSlotSeesOneStartAtATime"),
				Broken.surroundings("does not log a handler that does not return", StopFaults::withoutLog,
						"rule7_2_aHandlerThatDoesNotReturnHoldsUpItsOwnDeviceOnlyAndIsLogged"),
				// 7.3
				hook("calls a hook twice", (context, hook) -> () -> {
					hook.run();
					hook.run();
				}, "rule7_3_theHookIsCalledOnceOnTheBackendsExecutor"),
				hook("calls no hook", (context, hook) -> () -> {
					// nobody is told
				}, "rule7_3_theHookIsCalledOnceOnTheBackendsExecutor", "rule7_3_itIsCalledAlsoIfItIsSetAfterTheRequest",
						"rule7_3_theDeviceStopsWhenItIsTold"),
				hook("calls hooks on any thread", (context, hook) -> () -> {
					Thread thread = new Thread(hook, "any thread");
					thread.setDaemon(true);
					thread.start();
				}, "rule7_3_theHookIsCalledOnceOnTheBackendsExecutor"),
				hook("calls a hook that is set late at once, answered or not", (context, hook) -> {
					if (context.isStopRequested()) {
						hook.run();
					}
					return hook;
				}, "rule7_3_itIsCalledAlsoIfItIsSetAfterTheRequest", "rule7_3_itIsNotCalledIfTheAnswerWasThereFirst"),
				hook("is a backend that confirms before it has stopped", (context, hook) -> () -> {
					context.confirm();
					hook.run();
				}, "rule7_3_itConfirmsOnlyWhenItHasStopped"),
				// 7.4
				context("cancels what cannot be cancelled any more",
						(context, method, arguments) -> method.getName().equals("notCancellableFromHere") ? true
								: method.invoke(context, arguments),
						"rule7_4_fromSomePointOnItCannotBeCancelled", "rule7_4_itIsAnsweredFalseIfAStopCameFirst",
						"rule7_4_ofTheTwoThatRaceOneWins"),
				// 7.5
				context("does not say with which of its own statuses a backend failed", (context, method, arguments) -> {
					boolean isOfEngine = method.getName().equals("fail") && ((Status) arguments[0]).name().startsWith("ERROR_");
					return isOfEngine ? context.fail(Status.ERROR_GEN_FAILURE, "it failed") : method.invoke(context, arguments);
				}, "rule7_5_theEnginesStatusesAreNoFailuresOfABackend"),
				context("lets a backend end as if it was the engine", (context, method, arguments) -> {
					boolean isOfEngine = method.getName().equals("fail") && ((Status) arguments[0]).name().startsWith("ERROR_");
					return isOfEngine ? context.succeed(Values.empty()) : method.invoke(context, arguments);
				}, "rule7_5_theEnginesStatusesAreNoFailuresOfABackend"),
				Broken.methods("hands on a failure of the device as a cancel", right -> new BrokenMethods(right) {
					@Override
					Invocation handle(Invocation invocation) {
						return new BrokenInvocation(invocation, this) {
							@Override
							public Optional<Status> status() {
								return right.status().map(status -> status.isSuccess() ? status : Status.ERROR_CANCELLED);
							}
						};
					}
				}, "7.5"),
				// 7.6
				Broken.methods("keeps callbacks by their equals and hashCode", Hashing::new, "7.6"),
				Broken.methods("writes callbacks into its log", right -> new BrokenMethods(right) {
					@Override
					void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
						super.complete(callback, invocation, status, results);
						"told %s".formatted(callback).length();
					}
				}, "rule7_6_nobodyLooksIntoACallback"));
	}

	/** Forgets what a backend wished for. */
	private static final class OnItsOwnThreads extends BrokenHost {

		private final BackendHost below;

		OnItsOwnThreads(BackendHost right) {
			super(right);
			this.below = right;
		}

		@Override
		public DeviceRegistration register(PortableDevice device, List<ServiceDescription> services, DeviceOptions options,
				DeviceControl control) {
			return below.register(device, services,
					DeviceOptions.builder(options.backend()).ranking(options.ranking()).slots(options.slots()).build(), control);
		}
	}

	private static final class Hashing extends BrokenMethods {

		private final Map<ServiceMethodCallback, Integer> counts = new ConcurrentHashMap<>();

		Hashing(ServiceMethods right) {
			super(right);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			if (callback != null) {
				counts.merge(callback, 1, Integer::sum);
			}
			return super.invokeAsync(method, parameters, callback, options);
		}
	}
}
