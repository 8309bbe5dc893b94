package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Contract 3.1 to 3.5 and 3.7: callbacks. */
@Timeout(60)
class CompletionTest {

	private final Bench bench = Bench.withoutTime();
	private final ServiceMethods methods = bench.service.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
	}

	@Test
	void aSharedCallbackIsCalledOnceForEachAndKnowsWhich() throws Exception { // 3.1
		List<Invocation> accepted = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			accepted.add(methods.invokeAsync(Bench.ECHO, Values.of(Bench.NUMBER, Variant.ui4(i)), calls));
		}
		for (int i = 0; i < 1000; i++) {
			Calls.Completion completion = calls.next();
			assertSame(accepted.get(i), completion.invocation());
			assertEquals(i, completion.results().get(Bench.RESULT).asLong());
		}
		bench.assertNothingIsLeft();
		calls.assertNoMore();
	}

	@Nested
	class GivenCallbacks { // 3.3

		@Test
		void thoseOfAClientRunOneAfterAnotherInOrder() throws Exception {
			AtomicInteger inside = new AtomicInteger();
			AtomicInteger most = new AtomicInteger();
			List<Long> order = new ArrayList<>(); // no lock: each call sees what the one before did (3.7)
			for (int i = 0; i < 2000; i++) {
				methods.invokeAsync(Bench.ECHO, null, (invocation, status, results) -> {
					most.accumulateAndGet(inside.incrementAndGet(), Math::max);
					order.add(invocation.id());
					inside.decrementAndGet();
				});
			}
			bench.assertNothingIsLeft();
			assertEquals(1, most.get());
			assertEquals(2000, order.size());
			assertEquals(order.stream().sorted().toList(), order);
		}

		@Test
		void thoseOfDifferentClientsRunSideBySide() throws Exception {
			CountDownLatch both = new CountDownLatch(2);
			CompletableFuture<Boolean> met = new CompletableFuture<>();
			ServiceMethodCallback meeting = (invocation, status, results) -> {
				both.countDown();
				met.complete(Bench.block(both));
			};
			methods.invokeAsync(Bench.ECHO, null, meeting);
			bench.clientOf(9).methods().invokeAsync(Bench.ECHO, null, meeting);
			assertTrue(met.get(10, TimeUnit.SECONDS));
		}

		@Test
		void theyRunOnThreadsOfTheEngineNotOnTheCallersNorTheBackends() throws Exception {
			try (Bench direct = Bench.withoutTime(options -> options.startsOnCallerThread())) {
				direct.service.methods().invokeAsync(Bench.ECHO, null, calls);
				direct.service.methods().invokeAsync(Bench.HOLD, null, calls);
				CompletableFuture<Thread> backend = new CompletableFuture<>();
				InvocationContext context = direct.nextStarted();
				new Thread(() -> {
					context.succeed(Values.empty());
					backend.complete(Thread.currentThread());
				}).start();
				assertNotEquals(Thread.currentThread(), calls.next().thread());
				assertNotEquals(backend.get(10, TimeUnit.SECONDS), calls.next().thread());
			}
		}

		@Test
		void theyBeginWithTheInterruptFlagClearAndTheEnginesContextClassLoader() throws Exception {
			List<Boolean> flags = new ArrayList<>();
			List<ClassLoader> loaders = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				methods.invokeAsync(Bench.ECHO, null, (invocation, status, results) -> {
					flags.add(Thread.currentThread().isInterrupted());
					loaders.add(Thread.currentThread().getContextClassLoader());
					Thread.currentThread().interrupt();
					Thread.currentThread().setContextClassLoader(null);
				});
			}
			bench.settle();
			assertFalse(flags.contains(true));
			assertTrue(loaders.stream().allMatch(Engine.class.getClassLoader()::equals));
		}

		@Test
		void theyMayBeginBeforeInvokeAsyncHasReturned() throws Exception {
			try (Bench direct = Bench.withoutTime(options -> options.startsOnCallerThread())) {
				CountDownLatch called = new CountDownLatch(1);
				direct.script = context -> {
					context.succeed(Values.empty());
					assertTrue(called.await(10, TimeUnit.SECONDS), "the callback waits for the call that it belongs to");
				};
				direct.service.methods().invokeAsync(Bench.SCRIPT, null, (invocation, status, results) -> called.countDown());
			}
		}

		@Test
		void theyMayInvokeAndCancelAndReleaseFromInside() throws Exception {
			CompletableFuture<Status> refused = new CompletableFuture<>();
			methods.invokeAsync(Bench.ECHO, null, (first, status, results) -> {
				try {
					methods.invokeAsync(Bench.HOLD, null, calls).cancel();
					bench.client.release(TimeUnit.SECONDS.toNanos(1));
					methods.invokeAsync(Bench.ECHO, null, calls);
				} catch (InvocationException e) {
					refused.complete(e.status());
				}
			});
			assertEquals(Status.E_WPD_SERVICE_NOT_OPEN, refused.get(10, TimeUnit.SECONDS));
			bench.settle();
			calls.assertNoMore();
		}
	}

	@Nested
	class GivenACallbackThatMisbehaves { // 3.4

		@Test
		void oneThatThrowsIsLoggedWithInvocationAndBundleAndCountsAsCalled() throws Exception {
			Invocation invocation = methods.invokeAsync(Bench.ECHO, null, (first, status, results) -> {
				throw new StackOverflowError("in the client");
			});
			bench.assertLogged("invocation " + invocation.id() + " of Bench.Echo, of bundle 8 (client) threw java.lang.StackOverflowError");
			Ends.await(invocation);
			methods.invokeAsync(Bench.ECHO, null, calls);
			calls.next();
			bench.assertNothingIsLeft();
		}

		@Test
		void oneThatThrowsInProgressStillGetsItsEnd() throws Exception {
			CountDownLatch ended = new CountDownLatch(1);
			methods.invokeAsync(Bench.HOLD, null, new ServiceMethodCallback() {
				@Override
				public void onProgress(Invocation invocation, Progress progress) {
					throw new IllegalStateException("progress");
				}

				@Override
				public void onComplete(Invocation invocation, Status status, Values results) {
					ended.countDown();
				}
			});
			InvocationContext context = bench.nextStarted();
			context.progress(1, 2);
			bench.assertLogged("progress");
			context.succeed(Values.empty());
			assertTrue(ended.await(10, TimeUnit.SECONDS));
		}

		@Test
		void oneThatDoesNotReturnHoldsUpItsOwnClientOnlyAndIsLogged() throws Exception {
			CountDownLatch leave = new CountDownLatch(1);
			CountDownLatch inside = new CountDownLatch(20);
			for (int i = 0; i < 20; i++) { // ten bundles, two clients each: far more than the threads at rest
				bench.clientOf(100 + i / 2).methods().invokeAsync(Bench.ECHO, null, (invocation, status, results) -> {
					inside.countDown();
					Bench.block(leave);
				});
			}
			methods.invokeAsync(Bench.ECHO, null, calls);
			Calls.Completion completion = null;
			for (int i = 0; i < 200 && (completion == null || inside.getCount() > 0); i++) {
				bench.pass(java.time.Duration.ofMillis(50));
				Calls.Completion next = calls.completions.poll(20, TimeUnit.MILLISECONDS);
				completion = next == null ? completion : next;
			}
			assertNotNull(completion, "others' callbacks wait");
			bench.pass(java.time.Duration.ofSeconds(2));
			bench.assertLogged("has not returned after 1 s");
			leave.countDown();
			bench.assertNothingIsLeft();
		}
	}

	@Nested
	class GivenResults { // 3.5

		private void assertMisfit(Values results, String words) throws Exception {
			Invocation invocation = methods.invokeAsync(Bench.ASK, null, calls);
			assertTrue(bench.nextStarted().succeed(results));
			Calls.Completion completion = calls.next();
			assertEquals(Status.ERROR_GEN_FAILURE, completion.status());
			assertEquals(Values.empty(), completion.results());
			assertEnded(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, null);
			assertTrue(invocation.message().contains(words), invocation.message());
		}

		@Test
		void theyAreExactlyWhatIsDescribed() throws Exception {
			assertMisfit(Values.empty(), "Result");
			assertMisfit(Values.of(Bench.RESULT, Variant.string("7")), "Result");
			assertMisfit(Values.of(Bench.NUMBER, Variant.ui4(7)), "Result");
			assertMisfit(Values.builder().set(Bench.RESULT, Variant.ui4(7)).set(Bench.NUMBER, Variant.ui4(7)).build(), "Number");
			Values results = Values.of(Bench.RESULT, Variant.ui4(7));
			methods.invokeAsync(Bench.ASK, null, calls);
			assertTrue(bench.nextStarted().succeed(results));
			assertEquals(results, calls.next().results());
		}

		@Test
		void theyAreEmptyForEveryOtherEnd() throws Exception {
			methods.invokeAsync(Bench.ASK, null, calls);
			bench.nextStarted().fail(Status.ERROR_IO_DEVICE, null);
			assertEquals(Values.empty(), calls.next().results());
			Invocation cancelled = methods.invokeAsync(Bench.ASK, null, calls);
			InvocationContext context = bench.nextStarted();
			cancelled.cancel();
			context.succeed(Values.of(Bench.RESULT, Variant.ui4(7)));
			assertEquals(Values.empty(), calls.next().results());
		}
	}

	@Test
	void whoSeesItEndedSeesHow() throws Exception { // 3.7
		try (Race race = new Race(); Bench direct = Bench.withoutTime(options -> options.startsOnCallerThread())) {
			for (int i = 0; i < 4000; i++) {
				Invocation invocation = direct.service.methods().invokeAsync(Bench.HOLD, null, null);
				InvocationContext context = direct.nextStarted();
				int[] plain = new int[1];
				invocation.cancel();
				race.run(() -> {
					Bench.await("the end", () -> invocation.end().isPresent());
					assertEquals(42, plain[0]);
					assertEquals(Status.ERROR_CANCELLED, invocation.status().orElseThrow());
					assertEquals(Effect.STOPPED, invocation.effect().orElseThrow());
				}, () -> {
					plain[0] = 42;
					context.confirm();
				});
			}
		}
	}
}
