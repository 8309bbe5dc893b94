package org.portabledevices.tck.broken;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.values.Values;

/** Wrong in group 4. */
final class LifeFaults {

	private LifeFaults() {
	}

	static List<Broken> all() {
		return List.of(
				// 4.1
				released("lets go on what a client leaves behind", (client, calls) -> {
					// it is refused from now on, and that is all
				}, "rule4_1_aReleaseEndsWhatIsPending", "rule4_1_threadsThatWaitInInvokeWakeAtOnceWithTheEndThatIsDecided"),
				released("forgets one invocation when a client goes", (client, calls) -> {
					calls.made.stream().filter(call -> call.end().isEmpty()).skip(1).forEach(Invocation::cancel);
				}, "rule4_1_aReleaseEndsWhatIsPending"),
				Broken.surroundings("does not wait in a release", LifeFaults::releaseElsewhere,
						"rule4_1_theReleaseWaitsForACallbackThatRuns",
						"rule4_1_aSinkIsClosedBeforeTheReleaseReturnsAndCalledNoMore"),
				released("calls back after the release", (client, calls) -> {
					client.release();
					calls.tellAll();
				}, "rule4_1_onceTheReleaseHasReturnedNoCallbackBegins", "rule4_1_twoThreadsMayReleaseAtOnce"),
				Broken.methods("lets who waits in invoke wait for ever", WaitsForEver::new,
						"rule4_1_threadsThatWaitInInvokeWakeAtOnceWithTheEndThatIsDecided"),
				Broken.methods("keeps the client's callbacks for ever", KeepsCallbacks::new, "rule4_1_theEngineLetsGoOfTheClientsObjects"),
				Broken.surroundings("does not tell the backend which client is gone", surroundings -> BrokenHost.in(surroundings,
						right -> new BrokenHost(right) {
							@Override
							DeviceControl control(DeviceControl control) {
								return new RightControl(control) {
									@Override
									public void clientGone(long client) {
										// nobody is told
									}
								};
							}
						}), "rule4_1_theBackendIsToldWhichClientIsGone"),
				// 4.2
				Broken.surroundings("does not drain", surroundings -> BrokenHost.in(surroundings, right -> new BrokenHost(right) {
					@Override
					void options(DeviceOptions.Builder options) {
						options.drain(Duration.ZERO);
					}
				}), "rule4_2_theDrainTimeOverTheQueuedEndAndTheRunningAreToldToStop",
						"rule4_2_whatCannotBeCancelledGoesOnUntilTheStopGraceIsOver",
						"rule4_2_allDevicesOfABundleShareOneClock"),
				Broken.surroundings("drains for ever", surroundings -> BrokenHost.in(surroundings, right -> new BrokenHost(right) {
					@Override
					void options(DeviceOptions.Builder options) {
						options.drain(Duration.ofDays(1));
					}
				}), "rule4_2_theDrainTimeOverTheQueuedEndAndTheRunningAreToldToStop", "rule4_2_theStopGraceOverWhatHasNotConfirmedEnds"),
				Broken.surroundings("does not wait when a bundle stops", surroundings -> new BrokenSurroundings(surroundings) {
					@Override
					public void stop(String bundle) {
						elsewhere(() -> right.stop(bundle));
					}
				}, "rule4_2_theStopOfItsBundleWaitsForTheEnds", "rule4_2_theStopOfItsBundleEndsWhatDoesNotEnd"),
				Broken.surroundings("is not to be interrupted when a bundle stops", surroundings -> new BrokenSurroundings(surroundings) {
					@Override
					public void stop(String bundle) {
						CountDownLatch stopped = new CountDownLatch(1);
						elsewhere(() -> {
							right.stop(bundle);
							stopped.countDown();
						});
						awaitUninterruptibly(stopped);
					}
				}, "rule4_2_interruptingTheStopMakesTheDrainTimeZero"),
				Broken.surroundings("gives each device of a bundle a clock of its own", OneAfterAnother::new,
						"rule4_2_allDevicesOfABundleShareOneClock"),
				Broken.surroundings("holds up who only configures", LifeFaults::closingWaits,
						"rule4_2_aChangeOfConfigurationDoesNotWaitForWhatIsPending"),
				Broken.surroundings("closes a connection twice",
						surroundings -> BrokenHost.in(surroundings, right -> new BrokenHost(right) {
							@Override
							DeviceControl control(DeviceControl control) {
								return new RightControl(control) {
									@Override
									public void close() {
										control.close();
										control.close();
									}
								};
							}
						}), "rule4_2_theConnectionIsClosedOnceWhenNothingIsPendingAnyMore"),
				Broken.methods("takes what it must refuse", TakesAll::new, "rule4_2_fromThenOnItTakesNothingNew",
						"rule4_3_itsServicesTakeNothingAndAreUnregistered", "4.5", "rule4_6_nothingIsAcceptedAfterwards"),
				// 4.3, 4.4
				Broken.surroundings("drains a device that is gone", surroundings -> BrokenHost.in(surroundings,
						right -> new BrokenHost(right) {
							@Override
							DeviceRegistration registration(DeviceRegistration registration) {
								return proxy(registration, (method, arguments) -> {
									if (method.getName().equals("gone")) {
										registration.close();
										return null;
									}
									return method.invoke(registration, arguments);
								});
							}
						}), "rule4_3_everythingThatIsPendingEnds", "rule4_3_whatCannotBeCancelledToo"),
				Broken.surroundings("goes on without a device that is gone", surroundings -> BrokenHost.in(surroundings,
						right -> new BrokenHost(right) {
							@Override
							DeviceRegistration registration(DeviceRegistration registration) {
								return proxy(registration,
										(method, arguments) -> method.getName().equals("gone") ? null
												: method.invoke(registration, arguments));
							}
						}), "rule4_3_everythingThatIsPendingEnds", "rule4_3_itsServicesTakeNothingAndAreUnregistered",
						"rule4_5_oneWhoseDeviceIsGoneToo"),
				Broken.surroundings("waits for a silent device for ever", Patient::new,
						"rule4_4_aDeviceThatIsSilentIsToldToStopAndWaitedForNoLongerThanTheGraceTime", "rule4_4_eachSignOfLifeCounts"),
				Broken.surroundings("takes a session for reset that is not", surroundings -> BrokenHost.in(surroundings,
						right -> new BrokenHost(right) {
							@Override
							DeviceControl control(DeviceControl control) {
								return new RightControl(control) {
									@Override
									public void reset(SessionReset reset) {
										reset.succeed();
									}
								};
							}
						}), "rule4_4_thenItsSessionIsResetAndItWorksAgain"),
				Broken.surroundings("does not take progress for a sign of life", surroundings -> BrokenHost.in(surroundings,
						right -> new BrokenHost(right) {
							@Override
							Object call(InvocationContext context, Method method, Object[] arguments) throws ReflectiveOperationException {
								return method.getName().equals("progress") || method.getName().equals("alive")
										? method.getReturnType() == boolean.class ? true : null
										: super.call(context, method, arguments);
							}
						}), "rule4_4_eachSignOfLifeCounts"),
				// 4.5
				Broken.methods("throws in a cancel when nothing is there", right -> new BrokenMethods(right) {
					@Override
					public CancelReceipt cancel(ServiceMethodCallback callback) {
						CancelReceipt receipt = super.cancel(callback);
						if (receipt.entries().isEmpty()) {
							throw new IllegalStateException("nothing to cancel");
						}
						return receipt;
					}
				}, "4.5"),
				// 4.6
				Broken.surroundings("does not stop with its engine", surroundings -> new BrokenSurroundings(surroundings) {
					@Override
					public void stopEngine() {
						// it goes on
					}
				}, "rule4_6_everythingEndsWithoutADrainAndIsDelivered", "rule4_6_whatDoesNotConfirmIsWaitedForNoLongerThanTheStopGrace",
						"rule4_6_nothingIsAcceptedAfterwards"));
	}

	// What several of them need

	private interface Action {
		void run() throws Exception;
	}

	private static void elsewhere(Action action) {
		Thread thread = new Thread(() -> {
			try {
				action.run();
			} catch (Exception e) {
				// it is wrong in any case
			}
		}, "a fault");
		thread.setDaemon(true);
		thread.start();
	}

	/** Waits, but not longer than any test does. */
	private static void awaitUninterruptibly(CountDownLatch latch) {
		boolean interrupted = false;
		for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);;) {
			try {
				latch.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
				break;
			} catch (InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private interface Call {
		Object invoke(Method method, Object[] arguments) throws ReflectiveOperationException;
	}

	private static DeviceRegistration proxy(DeviceRegistration registration, Call call) {
		return (DeviceRegistration) Proxy.newProxyInstance(LifeFaults.class.getClassLoader(), new Class<?>[]{ DeviceRegistration.class },
				(proxy, method, arguments) -> call.invoke(method, arguments));
	}

	private static class RightControl implements DeviceControl {

		final DeviceControl control;

		RightControl(DeviceControl control) {
			this.control = control;
		}

		@Override
		public void reset(SessionReset reset) {
			control.reset(reset);
		}

		@Override
		public void clientGone(long client) {
			control.clientGone(client);
		}

		@Override
		public void close() {
			control.close();
		}
	}

	// Releases

	/** What one client has made. */
	private static final class Calls extends BrokenMethods {

		final List<Invocation> made = new ArrayList<>();
		final List<ServiceMethodCallback> callbacks = new ArrayList<>();
		volatile boolean isReleased;

		Calls(ServiceMethods right) {
			super(right);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			if (isReleased) {
				throw new InvocationRefusedException(Status.E_WPD_SERVICE_NOT_OPEN, "it was given back");
			}
			Invocation invocation = super.invokeAsync(method, parameters, callback, options);
			made.add(invocation);
			callbacks.add(callback);
			return invocation;
		}

		void tellAll() {
			for (int i = 0; i < made.size(); i++) {
				if (callbacks.get(i) != null) {
					callbacks.get(i).onComplete(made.get(i), Status.ERROR_CANCELLED, Values.empty());
				}
			}
		}
	}

	private interface Release {
		void run(Client client, Calls calls);
	}

	private static Broken released(String name, Release release, String... rules) {
		return Broken.surroundings(name, surroundings -> new BrokenSurroundings(surroundings) {
			@Override
			public Client open(String bundle, String filter) throws Exception {
				Client client = right.open(bundle, filter);
				Calls calls = new Calls(client.service().methods());
				Client broken = BrokenService.client(client, calls);
				return new Client() {
					@Override
					public PortableDeviceService service() {
						return broken.service();
					}

					@Override
					public void release() {
						calls.isReleased = true;
						release.run(client, calls);
					}
				};
			}
		}, rules);
	}

	static Surroundings releaseElsewhere(Surroundings surroundings) {
		return new BrokenSurroundings(surroundings) {
			@Override
			public Client open(String bundle, String filter) throws Exception {
				Client client = right.open(bundle, filter);
				Client broken = BrokenService.client(client, new BrokenMethods(client.service().methods()));
				return new Client() {
					@Override
					public PortableDeviceService service() {
						return broken.service();
					}

					@Override
					public void release() {
						elsewhere(client::release);
					}
				};
			}
		};
	}

	private static final class WaitsForEver extends BrokenMethods {

		WaitsForEver(ServiceMethods right) {
			super(right);
		}

		@Override
		public Values invoke(UUID method, Values parameters, InvocationOptions options) throws InvocationException, InterruptedException {
			try {
				return super.invoke(method, parameters, options);
			} catch (InvocationException e) {
				if (e.status().equals(Status.ERROR_CANCELLED)) {
					awaitUninterruptibly(new CountDownLatch(1));
				}
				throw e;
			}
		}
	}

	private static final class KeepsCallbacks extends BrokenMethods {

		private static final Map<ServiceMethodCallback, Boolean> KEPT = new IdentityHashMap<>();

		KeepsCallbacks(ServiceMethods right) {
			super(right);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			if (callback != null) {
				synchronized (KEPT) {
					KEPT.put(callback, true);
				}
			}
			return super.invokeAsync(method, parameters, callback, options);
		}
	}

	/** Takes what the right one refuses since it is closed, and lets it stand. */
	private static final class TakesAll extends BrokenMethods {

		private final AtomicInteger taken = new AtomicInteger();

		TakesAll(ServiceMethods right) {
			super(right);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			try {
				return super.invokeAsync(method, parameters, callback, options);
			} catch (InvocationRefusedException e) {
				if (!e.status().equals(Status.E_WPD_SERVICE_NOT_OPEN)) {
					throw e;
				}
				long id = -taken.incrementAndGet();
				return (Invocation) Proxy.newProxyInstance(LifeFaults.class.getClassLoader(), new Class<?>[]{ Invocation.class },
						(proxy, called, arguments) -> switch (called.getName()) {
							case "id" -> id;
							case "hashCode" -> (int) id;
							case "toString" -> "an invocation of nobody";
							default -> called.getReturnType() == Optional.class ? Optional.empty() : null;
						});
			}
		}
	}

	// Backends

	private static Surroundings closingWaits(Surroundings surroundings) {
		return BrokenHost.in(surroundings, right -> new BrokenHost(right) {
			@Override
			DeviceRegistration registration(DeviceRegistration registration) {
				return proxy(registration, (method, arguments) -> {
					Object answer = method.invoke(registration, arguments);
					if (method.getName().equals("close")) {
						CountDownLatch closed = new CountDownLatch(1);
						registration.closed().thenRun(closed::countDown);
						awaitUninterruptibly(closed);
					}
					return answer;
				});
			}
		});
	}

	/** Stops the devices of a bundle one after another. */
	private static final class OneAfterAnother extends BrokenSurroundings {

		private final Map<String, ConcurrentLinkedQueue<DeviceRegistration>> devices = new ConcurrentHashMap<>();

		OneAfterAnother(Surroundings right) {
			super(right);
		}

		@Override
		public BackendHost host(String bundle) throws Exception {
			return new BrokenHost(super.host(bundle)) {
				@Override
				DeviceRegistration registration(DeviceRegistration registration) {
					devices.computeIfAbsent(bundle, key -> new ConcurrentLinkedQueue<>()).add(registration);
					return registration;
				}
			};
		}

		@Override
		public void stop(String bundle) throws Exception {
			for (DeviceRegistration device : devices.getOrDefault(bundle, new ConcurrentLinkedQueue<>())) {
				CountDownLatch closed = new CountDownLatch(1);
				device.close();
				device.closed().thenRun(closed::countDown);
				awaitUninterruptibly(closed);
			}
			super.stop(bundle);
		}
	}

	/** Takes the passing of time for a sign of life. */
	private static final class Patient extends BrokenSurroundings {

		private static final Duration STEP = Duration.ofSeconds(1);

		private final ConcurrentLinkedQueue<InvocationContext> contexts = new ConcurrentLinkedQueue<>();

		Patient(Surroundings right) {
			super(right);
		}

		@Override
		public BackendHost host(String bundle) throws Exception {
			return new BrokenHost(super.host(bundle)) {
				@Override
				Runnable hook(InvocationContext context, Runnable hook) {
					contexts.add(context);
					return hook;
				}

				@Override
				Object call(InvocationContext context, Method method, Object[] arguments) throws ReflectiveOperationException {
					contexts.add(context);
					return super.call(context, method, arguments);
				}
			};
		}

		@Override
		public void pass(Duration time) throws Exception {
			for (Duration left = time; left.compareTo(Duration.ZERO) > 0 || time.isZero(); left = left.minus(STEP)) {
				super.pass(left.compareTo(STEP) < 0 ? left : STEP);
				contexts.forEach(InvocationContext::alive);
				if (time.isZero()) {
					return;
				}
			}
		}
	}
}
