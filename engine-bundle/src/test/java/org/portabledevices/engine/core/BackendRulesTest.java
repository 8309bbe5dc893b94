package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;
import static org.portabledevices.engine.core.Ends.only;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract group 7: what authors of backends can rely on. */
@Timeout(30)
class BackendRulesTest {

	private final ExecutorService executor = Executors.newSingleThreadExecutor();
	private final Bench bench = new Bench(EngineLimits.DEFAULT, new ManualClock(), options -> options.executor(executor), Bench.NO_CONTROL);
	private final ServiceMethods methods = bench.service.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() throws Exception {
		bench.close();
		executor.shutdownNow();
	}

	private Thread threadOfExecutor() throws Exception {
		return executor.submit(Thread::currentThread).get(10, TimeUnit.SECONDS);
	}

	@Nested
	class GivenAnswers { // 7.1

		@Test
		void theFirstCountsAndLaterOnesChangeNothing() throws Exception {
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = bench.nextStarted();
			assertTrue(context.succeed(Values.empty()));
			assertFalse(context.succeed(Values.empty()));
			assertFalse(context.fail(Status.ERROR_IO_DEVICE, ""));
			assertFalse(context.failConnectionLost(Status.ERROR_IO_DEVICE, ""));
			assertFalse(context.confirm());
			assertFalse(context.progress(1, 2));
			assertFalse(context.notCancellableFromHere());
			assertTrue(context.isStopRequested());
			assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
			bench.settle();
			assertEquals(1, calls.completions.size());
		}

		@Test
		void oneThatStopsByItselfFailsAsTheDeviceSays() throws Exception { // "it cancelled by itself"
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
			assertTrue(bench.nextStarted().confirm());
			assertEnded(invocation, End.FAILED, new Status(0x8004201F), null);
		}

		@ParameterizedTest
		@ValueSource(ints = { 0x800704C7, 0x800705B4, 0x800703E3 })
		void theEnginesStatusesAreTheEngines(int code) throws Exception { // 7.5
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
			assertTrue(bench.nextStarted().fail(new Status(code), "why not"));
			assertEnded(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, null);
			assertTrue(invocation.message().contains("%08X".formatted(code)), invocation.message());
			assertTrue(invocation.message().contains("why not"), invocation.message());
		}

		@Test
		void unknownCodesAreKept() throws Exception { // 6.2
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
			bench.nextStarted().fail(new Status(0x8004A7FF), "");
			assertEnded(invocation, End.FAILED, new Status(0x8004A7FF), null);
		}
	}

	@Nested
	class GivenAHandler { // 7.2

		@Test
		void itRunsOnTheBackendsExecutor() throws Exception {
			CompletableFuture<Thread> handler = new CompletableFuture<>();
			bench.script = context -> {
				handler.complete(Thread.currentThread());
				context.succeed(Values.empty());
			};
			methods.invoke(Bench.SCRIPT, null);
			assertEquals(threadOfExecutor(), handler.get());
		}

		@Test
		void oneThatBlocksIsLoggedWithItsStackAndHoldsUpItsOwnDeviceOnly() throws Exception {
			CountDownLatch leave = new CountDownLatch(1);
			CountDownLatch inside = new CountDownLatch(1);
			bench.script = context -> {
				inside.countDown();
				leave.await();
				context.succeed(Values.empty());
			};
			bench.register("other", options -> options, Bench.NO_CONTROL);
			Invocation blocked = methods.invokeAsync(Bench.SCRIPT, null, calls);
			Invocation behind = methods.invokeAsync(Bench.HOLD, null, calls);
			assertTrue(inside.await(10, TimeUnit.SECONDS));
			bench.pass(Duration.ofMillis(950));
			bench.assertNotLogged("has not returned");
			bench.pass(Duration.ofMillis(100));
			bench.assertLogged("the handler of invocation " + blocked.id() + " of Bench.Script has not returned for 1 s");
			ClientService other = bench.engine.service(bench.engine.client(new ClientOwner(9, "x")), bench.published.services.get(1));
			assertEquals(1, other.methods().invoke(Bench.ECHO, null).size());
			leave.countDown();
			assertEquals(behind.id(), bench.nextStarted().id());
		}

		/** 6.3: the thread that watches the time runs no foreign code, and a log may run some. */
		@Test
		void theThreadThatWatchesTheTimeDoesNotLogItself() throws Exception {
			CountDownLatch leave = new CountDownLatch(1);
			CountDownLatch inside = new CountDownLatch(1);
			bench.script = context -> {
				inside.countDown();
				leave.await();
				context.succeed(Values.empty());
			};
			methods.invokeAsync(Bench.SCRIPT, null, null);
			assertTrue(inside.await(10, TimeUnit.SECONDS));
			bench.pass(Duration.ofMillis(1_100)); // this thread is the one
			bench.assertLogged("has not returned for 1 s");
			bench.pass(Duration.ofSeconds(36)); // silent, not confirmed, reset
			bench.assertLogged("resetting the session");
			assertFalse(bench.loggedBy.contains(Thread.currentThread()), "the test's thread logged");
			leave.countDown();
		}

		/** A handler that has not returned keeps its slot, whatever it has answered: one start at a time. */
		@Test
		void theNextStartsWhenItHasReturned() throws Exception {
			CountDownLatch leave = new CountDownLatch(1);
			CountDownLatch answered = new CountDownLatch(1);
			bench.script = context -> {
				context.succeed(Values.empty());
				answered.countDown();
				leave.await();
			};
			bench.service.methods().invokeAsync(Bench.SCRIPT, null, null);
			assertTrue(answered.await(10, TimeUnit.SECONDS));
			methods.invokeAsync(Bench.HOLD, null, null);
			bench.assertNothingStarted();
			leave.countDown();
			bench.nextStarted();
		}
	}

	@Nested
	class GivenAHook { // 7.3

		@Test
		void itRunsOnTheBackendsExecutorOnce() throws Exception {
			methods.invokeAsync(Bench.HOLD, null, null);
			CompletableFuture<Thread> hook = new CompletableFuture<>();
			bench.nextStarted().onCancel(() -> hook.complete(Thread.currentThread()));
			methods.cancelAll();
			assertEquals(threadOfExecutor(), hook.get(10, TimeUnit.SECONDS));
			assertNotEquals(Thread.currentThread(), hook.get());
		}
	}

	@Nested
	class GivenAPointOfNoReturn { // 7.4

		@Test
		void fromThereOnItCannotBeCancelled() throws Exception {
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, null);
			InvocationContext context = bench.nextStarted();
			assertTrue(context.notCancellableFromHere());
			assertTrue(context.notCancellableFromHere(), "again, it has been passed");
			assertEquals(CancelOutcome.NOT_CANCELLABLE, only(invocation.cancel()));
			context.succeed(Values.empty());
			assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
		}

		@Test
		void aStopThatCameFirstIsSaid() throws Exception {
			Invocation invocation = methods.invokeAsync(Bench.HOLD, null, null);
			InvocationContext context = bench.nextStarted();
			invocation.cancel();
			assertFalse(context.notCancellableFromHere());
			context.confirm();
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		}
	}

	@Nested
	class GivenARegistration {

		@Test
		void aChangeOfItsOptionsChangesNeitherNameNorThreads() throws Exception {
			bench.device.modify(DeviceOptions.builder("bench").ranking(5).startsOnCallerThread().grace(Duration.ofMillis(10)).build());
			CompletableFuture<Thread> handler = new CompletableFuture<>();
			bench.script = context -> {
				handler.complete(Thread.currentThread());
				context.succeed(Values.empty());
			};
			methods.invoke(Bench.SCRIPT, null);
			assertEquals(threadOfExecutor(), handler.get());
			assertEquals(5, bench.published.services.get(0).ranking());
			Invocation stopped = methods.invokeAsync(Bench.HOLD, null, null);
			bench.nextStarted();
			stopped.cancel();
			bench.pass(Duration.ofMillis(50));
			assertEnded(stopped, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		}

		@Test
		void itNeedsAService() {
			assertThrows(IllegalArgumentException.class, () -> bench.backend.register(PortableDevice.builder("x", "X").build(), List.of(),
					DeviceOptions.builder("x").build(), Bench.NO_CONTROL));
		}

		@Test
		void itRaisesEventsOfItsServices() {
			List<RaisedEvent> events = new java.util.concurrent.CopyOnWriteArrayList<>();
			bench.engine.setEvents(events::add);
			UUID id = new UUID(5, 5);
			bench.device.raise("Bench", id, Values.empty());
			assertEquals(id, events.get(0).id());
			assertEquals("device-1/Bench", events.get(0).serviceId());
			assertEquals("bench", events.get(0).backend());
			assertThrows(IllegalArgumentException.class, () -> bench.device.raise("Other", id, Values.empty()));
		}

		@Test
		void dataIsForMethodsThatAreDescribedWithIt() throws Exception {
			methods.invokeAsync(Bench.HOLD, null, null);
			InvocationContext context = bench.nextStarted();
			assertThrows(IllegalStateException.class, context::writer);
			assertThrows(IllegalStateException.class, context::reader);
		}
	}
}
