package org.portabledevices.tck.broken;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tck.device.KitMethods;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** What can be wrong in group 1. */
final class InvokeFaults {

	private static final String NOWHERE = "(portabledevices.service.type=none)";

	private InvokeFaults() {
	}

	static List<Broken> all() {
		return List.of(
				Broken.methods("calls back twice", CallsBackTwice::new, "1.1", "3.1"),
				Broken.methods("never calls back", NeverCallsBack::new, "1.1", "3.1"),
				Broken.methods("has room for a thousand callbacks", RoomForAThousand::new, "1.1"),
				Broken.methods("calls back what it refused", CallsBackWhatItRefused::new, "1.1"),
				Broken.methods("keeps what it refused", KeepsWhatItRefused::new, "1.1", "1.2"),
				Broken.methods("looks for the method before it looks whether it is open", MethodFirst::new, "1.2"),
				Broken.methods("leaves out what it does not like", AcceptsAnything::new, "1.2"),
				Broken.methods("says only that it refuses", SaysNothing::new, "1.2"),
				Broken.methods("is full before it looks at the call", FullFirst::new, "1.2"),
				Broken.methods("takes null for a mistake", NullIsAMistake::new, "1.3"),
				Broken.methods("has defaults of its own", OwnDefaults::new, "1.3"),
				Broken.methods("sets what is to stay absent", SetsWhatIsAbsent::new, "1.3"),
				Broken.methods("reads a stream in advance", ReadsStreams::new, "1.3"),
				Broken.methods("needs a callback", NeedsACallback::new, "1.4"),
				Broken.methods("waits in a thread that nobody can interrupt", WaitsElsewhere::new, "1.5"),
				Broken.methods("waits for its own callback", WaitsForCallback::new, "1.5"),
				Broken.methods("answers a failure with no results", AnswersFailures::new, "1.5"),
				Broken.methods("does not wait for the stop", DoesNotWaitForTheStop::new, "1.5"),
				Broken.surroundings("has several queues for one client", InvokeFaults::severalQueues, "1.6"),
				Broken.surroundings("has one queue for all clients", InvokeFaults::oneQueue, "1.6"),
				Broken.surroundings("runs more than the device can", surroundings -> BrokenHost.in(surroundings, TwoMore::new), "1.6"),
				Broken.methods("cuts deadlines in half", right -> new OtherDeadline(right, 0.5), "1.7", "6.3"),
				Broken.methods("adds to deadlines", right -> new OtherDeadline(right, 1.5), "1.7", "6.3"),
				Broken.methods("forgets deadlines", ForgetsDeadlines::new, "1.7"),
				Broken.methods("always waits for the confirmation", AlwaysWaits::new, "1.7"));
	}

	private static final class CallsBackTwice extends BrokenMethods {

		CallsBackTwice(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			super.complete(callback, invocation, status, results);
			super.complete(callback, invocation, status, results);
		}
	}

	private static final class NeverCallsBack extends BrokenMethods {

		NeverCallsBack(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			// it forgets
		}
	}

	private static final class RoomForAThousand extends BrokenMethods {

		private final AtomicInteger calls = new AtomicInteger();

		RoomForAThousand(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			if (calls.incrementAndGet() <= 1000) {
				super.complete(callback, invocation, status, results);
			}
		}
	}

	/** Does something with what the right one refuses. */
	private abstract static class MindsRefusals extends BrokenMethods {

		final Surroundings surroundings;

		MindsRefusals(ServiceMethods right, Surroundings surroundings) {
			super(right);
			this.surroundings = surroundings;
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			try {
				return super.invokeAsync(method, parameters, callback, options);
			} catch (InvocationRefusedException e) {
				return refused(e, method, callback);
			}
		}

		abstract Invocation refused(InvocationRefusedException refusal, UUID method, ServiceMethodCallback callback)
				throws InvocationRefusedException;

		/** Makes a call that waits for a backend which never comes. */
		final Invocation makeNowhere(UUID method, ServiceMethodCallback callback) throws InvocationRefusedException {
			try {
				return surroundings.follower("client").follow(NOWHERE).methods().invokeAsync(method, null, callback);
			} catch (InvocationRefusedException e) {
				throw e;
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		}
	}

	private static final class CallsBackWhatItRefused extends MindsRefusals {

		CallsBackWhatItRefused(ServiceMethods right, Surroundings surroundings) {
			super(right, surroundings);
		}

		@Override
		Invocation refused(InvocationRefusedException refusal, UUID method, ServiceMethodCallback callback)
				throws InvocationRefusedException {
			CountDownLatch called = new CountDownLatch(1);
			makeNowhere(method, (invocation, status, results) -> {
				callback.onComplete(invocation, status, results);
				called.countDown();
			}).cancel();
			await(called);
			throw refusal;
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static final class KeepsWhatItRefused extends MindsRefusals {

		KeepsWhatItRefused(ServiceMethods right, Surroundings surroundings) {
			super(right, surroundings);
		}

		@Override
		Invocation refused(InvocationRefusedException refusal, UUID method, ServiceMethodCallback callback)
				throws InvocationRefusedException {
			makeNowhere(method, callback);
			throw refusal;
		}
	}

	private static final class MethodFirst extends MindsRefusals {

		MethodFirst(ServiceMethods right, Surroundings surroundings) {
			super(right, surroundings);
		}

		@Override
		Invocation refused(InvocationRefusedException refusal, UUID method, ServiceMethodCallback callback)
				throws InvocationRefusedException {
			boolean isKnown = method.getMostSignificantBits() == KitMethods.SERVICE.getMostSignificantBits();
			throw isKnown ? refusal : new InvocationRefusedException(Status.ERROR_NOT_SUPPORTED, "no method " + method);
		}
	}

	private static final class AcceptsAnything extends MindsRefusals {

		AcceptsAnything(ServiceMethods right, Surroundings surroundings) {
			super(right, surroundings);
		}

		@Override
		Invocation refused(InvocationRefusedException refusal, UUID method, ServiceMethodCallback callback)
				throws InvocationRefusedException {
			return right.invokeAsync(KitMethods.ECHO.id(), null, callback);
		}
	}

	private static final class SaysNothing extends MindsRefusals {

		SaysNothing(ServiceMethods right, Surroundings surroundings) {
			super(right, surroundings);
		}

		@Override
		Invocation refused(InvocationRefusedException refusal, UUID method, ServiceMethodCallback callback)
				throws InvocationRefusedException {
			throw new InvocationRefusedException(refusal.status(), "refused");
		}
	}

	private static final class FullFirst extends MindsRefusals {

		FullFirst(ServiceMethods right, Surroundings surroundings) {
			super(right, surroundings);
		}

		@Override
		Invocation refused(InvocationRefusedException refusal, UUID method, ServiceMethodCallback callback)
				throws InvocationRefusedException {
			right.invokeAsync(KitMethods.ECHO.id(), null, null).cancel(); // throws if it is full
			throw refusal;
		}
	}

	/** Changes what is given. */
	private abstract static class ChangesParameters extends BrokenMethods {

		ChangesParameters(ServiceMethods right) {
			super(right);
		}

		abstract Values change(Values parameters) throws InvocationRefusedException;

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			return super.invokeAsync(method, change(parameters), callback, options);
		}

		/** Adds something to a held call, which begins with its tag. */
		static Values add(Values parameters, PropertyKey key, Variant value) {
			return parameters != null && parameters.keys().equals(Set.of(KitMethods.TAG))
					? Values.builder().setAll(parameters).set(key, value).build()
					: parameters;
		}
	}

	private static final class NullIsAMistake extends ChangesParameters {

		NullIsAMistake(ServiceMethods right) {
			super(right);
		}

		@Override
		Values change(Values parameters) throws InvocationRefusedException {
			if (parameters == null) {
				throw new InvocationRefusedException(Status.E_POINTER, "no parameters");
			}
			return parameters;
		}
	}

	private static final class OwnDefaults extends ChangesParameters {

		OwnDefaults(ServiceMethods right) {
			super(right);
		}

		@Override
		Values change(Values parameters) {
			return add(parameters, KitMethods.MODE, Variant.ui4(6));
		}
	}

	private static final class SetsWhatIsAbsent extends ChangesParameters {

		SetsWhatIsAbsent(ServiceMethods right) {
			super(right);
		}

		@Override
		Values change(Values parameters) {
			return add(parameters, KitMethods.REMARK, Variant.string(""));
		}
	}

	private static final class ReadsStreams extends ChangesParameters {

		ReadsStreams(ServiceMethods right) {
			super(right);
		}

		@Override
		Values change(Values parameters) {
			if (parameters == null) {
				return null;
			}
			Values.Builder read = Values.builder();
			parameters.asMap().forEach((key, value) -> {
				boolean isStream = value.type() == VariantType.UNKNOWN && value.value() instanceof InputStream;
				read.set(key, isStream ? Variant.stream(new ByteArrayInputStream(bytes(value.asStream()))) : value);
			});
			return read.build();
		}

		private static byte[] bytes(InputStream stream) {
			try {
				return stream.readAllBytes();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	private static final class NeedsACallback extends BrokenMethods {

		NeedsACallback(ServiceMethods right) {
			super(right);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			if (callback == null) {
				throw new InvocationRefusedException(Status.E_POINTER, "no callback");
			}
			return super.invokeAsync(method, parameters, callback, options);
		}
	}

	// 1.5

	private static final class WaitsElsewhere extends BrokenMethods {

		WaitsElsewhere(ServiceMethods right) {
			super(right);
		}

		@Override
		public Values invoke(UUID method, Values parameters, InvocationOptions options) throws InvocationException {
			FutureTask<Values> waiting = new FutureTask<>(() -> right.invoke(method, parameters, options));
			Thread thread = new Thread(waiting, "waits for somebody else");
			thread.setDaemon(true);
			thread.start();
			for (;;) {
				try {
					return waiting.get(10, TimeUnit.SECONDS);
				} catch (InterruptedException e) {
					// it goes on waiting
				} catch (ExecutionException e) {
					if (e.getCause() instanceof InvocationException failure) {
						throw failure;
					}
					throw new IllegalStateException(e);
				} catch (TimeoutException e) {
					throw new AssertionError("so that no thread of a test waits for ever", e);
				}
			}
		}
	}

	private static final class WaitsForCallback extends BrokenMethods {

		WaitsForCallback(ServiceMethods right) {
			super(right);
		}

		@Override
		public Values invoke(UUID method, Values parameters, InvocationOptions options) throws InvocationException {
			CompletableFuture<Values> outcome = new CompletableFuture<>();
			invokeAsync(method, parameters, (invocation, status, results) -> outcome.complete(results), options);
			return outcome.completeOnTimeout(Values.empty(), 5, TimeUnit.SECONDS).join(); // so that no thread of a test waits for ever
		}
	}

	private static final class AnswersFailures extends BrokenMethods {

		AnswersFailures(ServiceMethods right) {
			super(right);
		}

		@Override
		public Values invoke(UUID method, Values parameters, InvocationOptions options) throws InvocationException, InterruptedException {
			try {
				return super.invoke(method, parameters, options);
			} catch (InvocationException e) {
				if (e.end() == End.FAILED && !(e instanceof InvocationRefusedException)) {
					return Values.empty();
				}
				throw e;
			}
		}
	}

	/** Interrupted, it is gone at once, and cancels only then. */
	private static final class DoesNotWaitForTheStop extends BrokenMethods {

		DoesNotWaitForTheStop(ServiceMethods right) {
			super(right);
		}

		@Override
		public Values invoke(UUID method, Values parameters, InvocationOptions options) throws InvocationException, InterruptedException {
			Invocation invocation = right.invokeAsync(method, parameters, null, options);
			try {
				return invocation.result().toCompletableFuture().get(5, TimeUnit.SECONDS); // so that no thread of a test waits for ever
			} catch (TimeoutException e) {
				throw new AssertionError(e);
			} catch (ExecutionException e) {
				throw (InvocationException) e.getCause();
			} catch (InterruptedException e) {
				Thread caller = Thread.currentThread();
				Thread later = new Thread(() -> {
					try {
						caller.join();
						invocation.cancel();
					} catch (InterruptedException again) {
						Thread.currentThread().interrupt();
					}
				}, "cancels later");
				later.setDaemon(true);
				later.start();
				throw e;
			}
		}
	}

	// 1.6

	/** Each client has two service objects below, and uses them in turns. */
	private static Surroundings severalQueues(Surroundings surroundings) {
		return new BrokenSurroundings(surroundings) {
			@Override
			public Client open(String bundle, String filter) throws Exception {
				Client first = right.open(bundle, filter);
				ServiceMethods second = right.open(bundle, filter).service().methods();
				AtomicInteger calls = new AtomicInteger();
				return BrokenService.client(first, new BrokenMethods(first.service().methods()) {
					@Override
					public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback,
							InvocationOptions options) throws InvocationRefusedException {
						return calls.getAndIncrement() % 4 == 3 ? second.invokeAsync(method, parameters, callback, options)
								: super.invokeAsync(method, parameters, callback, options);
					}

					@Override
					public CancelReceipt cancel(ServiceMethodCallback callback) {
						second.cancel(callback);
						return super.cancel(callback);
					}
				});
			}
		};
	}

	/** All clients share one service object. */
	private static Surroundings oneQueue(Surroundings surroundings) {
		AtomicReference<Client> shared = new AtomicReference<>();
		return new BrokenSurroundings(surroundings) {
			@Override
			public synchronized Client open(String bundle, String filter) throws Exception {
				if (shared.get() == null) {
					shared.set(right.open(bundle, filter));
				}
				return BrokenService.client(shared.get(), new BrokenMethods(shared.get().service().methods()));
			}
		};
	}

	private static final class TwoMore extends BrokenHost {

		TwoMore(BackendHost right) {
			super(right);
		}

		@Override
		void options(DeviceOptions.Builder options) {
			options.slots(3);
		}
	}

	// 1.7

	/** Changes what the caller asks for besides the parameters. */
	private abstract static class ChangesOptions extends BrokenMethods {

		ChangesOptions(ServiceMethods right) {
			super(right);
		}

		abstract void change(InvocationOptions options, InvocationOptions.Builder changed);

		private InvocationOptions changed(InvocationOptions options) {
			InvocationOptions.Builder changed = InvocationOptions.builder().label(options.label());
			options.sink().ifPresent(changed::sink);
			options.source().ifPresent(changed::source);
			change(options, changed);
			return changed.build();
		}

		@Override
		public Values invoke(UUID method, Values parameters, InvocationOptions options) throws InvocationException, InterruptedException {
			return super.invoke(method, parameters, changed(options));
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			return super.invokeAsync(method, parameters, callback, changed(options));
		}
	}

	private static final class OtherDeadline extends ChangesOptions {

		private final double factor;

		OtherDeadline(ServiceMethods right, double factor) {
			super(right);
			this.factor = factor;
		}

		@Override
		void change(InvocationOptions options, InvocationOptions.Builder changed) {
			options.deadline().ifPresent(time -> changed.deadline(Duration.ofNanos((long) (time.toNanos() * factor))));
			options.confirmationWait().ifPresent(changed::confirmationWait);
		}
	}

	private static final class ForgetsDeadlines extends ChangesOptions {

		ForgetsDeadlines(ServiceMethods right) {
			super(right);
		}

		@Override
		void change(InvocationOptions options, InvocationOptions.Builder changed) {
			// no deadline
		}
	}

	private static final class AlwaysWaits extends ChangesOptions {

		AlwaysWaits(ServiceMethods right) {
			super(right);
		}

		@Override
		void change(InvocationOptions options, InvocationOptions.Builder changed) {
			options.deadline().ifPresent(changed::deadline);
		}
	}
}
