package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Contract 5.1 to 5.3: a followed service is one client over all backends. */
@Timeout(60)
class FollowTest {

	private final Bench bench = Bench.withoutTime();
	private final DeviceRegistration second = bench.register("second", options -> options, Bench.NO_CONTROL);
	private final HostedService a = bench.published.services.get(0);
	private final HostedService b = bench.published.services.get(1);
	private final FollowedClient followed = bench.engine.follow(new ClientOwner(9, "follower"), null);
	private final ServiceMethods methods = followed.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
	}

	private Invocation hold() throws Exception {
		return methods.invokeAsync(Bench.HOLD, null, calls);
	}

	@Nested
	class GivenBackends {

		@Test
		void newInvocationsGoToTheBestAndRunningOnesStayWhereTheyAre() throws Exception { // 5.2
			followed.setCandidates(List.of(a, b));
			assertEquals("bench", followed.target().orElseThrow().backend());
			Invocation first = hold();
			InvocationContext onFirst = bench.nextStarted();
			followed.setCandidates(List.of(b, a));
			assertSame(methods, followed.methods(), "5.1: one stable object");
			Invocation other = hold();
			bench.nextStarted().succeed(Values.empty());
			assertEquals(Optional.of("second"), other.backend());
			assertEquals(Optional.of("bench"), first.backend());
			assertFalse(onFirst.isStopRequested());
			onFirst.succeed(Values.empty());
			assertEnded(first, End.SUCCEEDED, Status.S_OK, null);
		}

		@Test
		void ifTheBestIsLeavingItGoesToTheNextBest() throws Exception { // 5.1
			followed.setCandidates(List.of(a, b));
			bench.device.close();
			assertEquals(Optional.of("second"), hold().backend());
			second.gone("unplugged");
			assertEquals(Optional.empty(), followed.target());
			assertEquals(InvocationState.QUEUED, hold().state());
		}

		@Test
		void aCancelReachesWhatItMadeOnEveryBackendAndWhatWaits() throws Exception { // 5.1, 2.2
			followed.setCandidates(List.of(a));
			Invocation onA = hold();
			bench.nextStarted();
			followed.setCandidates(List.of(b));
			Invocation onB = hold();
			bench.nextStarted();
			followed.setCandidates(List.of());
			Invocation waiting = hold();
			CancelReceipt receipt = methods.cancel(calls);
			assertEquals(List.of(onA, onB, waiting), receipt.entries().stream().map(CancelReceipt.Entry::invocation).toList());
			assertEquals(List.of(CancelOutcome.REQUESTED, CancelOutcome.REQUESTED, CancelOutcome.NEVER_STARTED),
					receipt.entries().stream().map(CancelReceipt.Entry::outcome).toList());
		}

		@Test
		void theChecksComeBeforeTheAcceptance() { // 1.2
			followed.setCandidates(List.of(a));
			assertEquals(Status.ERROR_NOT_SUPPORTED,
					assertThrows(InvocationRefusedException.class, () -> methods.invokeAsync(new UUID(9, 9), null, calls)).status());
		}
	}

	@Nested
	class GivenNoBackend { // 5.3

		@Test
		void aCallIsAcceptedUncheckedAndWaitsWhereItIsListedAndCanBeCancelled() throws Exception {
			Invocation waiting = methods.invokeAsync(new UUID(9, 9), Values.of(Bench.NUMBER, Variant.string("x")), calls);
			assertEquals(InvocationState.QUEUED, waiting.state());
			assertEquals(Optional.empty(), waiting.backend());
			assertEquals(List.of(waiting.id()), bench.engine.pending().stream().map(pending -> pending.id()).toList());
			assertEquals(CancelOutcome.NEVER_STARTED, Ends.only(waiting.cancel()));
			assertEnded(waiting, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
			followed.setCandidates(List.of(a));
			bench.assertNothingIsLeft();
		}

		@Test
		void theWaitingTimeOverItEndsNotReady() throws Exception {
			Invocation waiting = hold();
			bench.pass(Duration.ofMillis(29_950));
			assertEquals(InvocationState.QUEUED, waiting.state());
			bench.pass(Duration.ofMillis(100));
			assertEnded(waiting, End.FAILED, Status.ERROR_NOT_READY, Effect.NOT_STARTED);
		}

		@Test
		void theWaitingTimeMayBeZero() throws Exception {
			FollowedClient impatient = bench.engine.follow(new ClientOwner(9, "x"), Duration.ZERO);
			Invocation waiting = impatient.methods().invokeAsync(Bench.HOLD, null, calls);
			bench.pass(Duration.ofMillis(20));
			assertEnded(waiting, End.FAILED, Status.ERROR_NOT_READY, Effect.NOT_STARTED);
		}

		@Test
		void theDeadlineCoversTheWait() throws Exception { // 1.7
			Invocation waiting =
					methods.invokeAsync(Bench.HOLD, null, calls, InvocationOptions.builder().deadline(Duration.ofSeconds(1)).build());
			bench.pass(Duration.ofMillis(1_020));
			assertEnded(waiting, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.NOT_STARTED);
			bench.assertNothingIsLeft();
		}

		@Test
		void whoWaitedIsHandedOverInOrderBeforeNewerOnes() throws Exception {
			List<Invocation> accepted = List.of(hold(), hold(), hold());
			followed.setCandidates(List.of(b));
			Invocation newer = hold();
			for (Invocation invocation : accepted) {
				InvocationContext context = bench.nextStarted();
				assertEquals(invocation.id(), context.id());
				context.succeed(Values.empty());
			}
			assertEquals(newer.id(), bench.nextStarted().id());
			assertEquals(Optional.of("second"), accepted.get(0).backend());
		}

		@Test
		void onceHandedOverTheWaitingTimeIsOfNoMeaning() throws Exception {
			hold();
			Invocation queued = hold();
			followed.setCandidates(List.of(a));
			InvocationContext context = bench.nextStarted();
			for (int i = 0; i < 4; i++) {
				bench.pass(Duration.ofSeconds(20));
				context.alive();
			}
			assertEquals(InvocationState.QUEUED, queued.state(), queued.message());
		}

		/** A backend may come in the very moment in which the wait begins. */
		@Test
		void evenIfTheBackendCameWhileTheWaitBegan() throws Exception {
			Interjection clock = new Interjection();
			try (Bench crossing = new Bench(EngineLimits.DEFAULT, clock, options -> options, Bench.NO_CONTROL)) {
				FollowedClient follower = crossing.engine.follow(new ClientOwner(9, "x"), null);
				crossing.client.accept(new ServiceRoute(crossing.published.services.get(0)), Bench.HOLD, Values.empty(), null,
						CallOptions.NONE);
				crossing.nextStarted(); // the device is taken: who is handed over is queued
				int before = crossing.engine.wheel.size();
				clock.at(2, () -> follower.setCandidates(List.of(crossing.published.services.get(0)))); // while the timer is set
				Invocation invocation = follower.methods().invokeAsync(Bench.HOLD, null, null);
				assertTrue(clock.hasHappened());
				assertEquals(Optional.of("bench"), invocation.backend());
				assertEquals(before, crossing.engine.wheel.size(), "the waiting time still runs");
			}
		}

		@Test
		void whatDoesNotFitTheBackendThatCameEndsFailedWithItsCode() throws Exception {
			Invocation unknown = methods.invokeAsync(new UUID(9, 9), null, calls);
			Invocation wrong = methods.invokeAsync(Bench.ECHO, Values.of(Bench.NUMBER, Variant.ui4(1001)), calls);
			Invocation right = methods.invokeAsync(Bench.ECHO, null, calls);
			followed.setCandidates(List.of(a));
			assertEnded(unknown, End.FAILED, Status.ERROR_NOT_SUPPORTED, Effect.NOT_STARTED);
			assertEnded(wrong, End.FAILED, Status.E_INVALIDARG, Effect.NOT_STARTED);
			assertTrue(wrong.message().contains("1001"), wrong.message());
			assertEnded(right, End.SUCCEEDED, Status.S_OK, null);
		}

		@Test
		void aThreadInInvokeWaitsForTheBackend() throws Exception {
			CompletableFuture<Values> results = new CompletableFuture<>();
			new Thread(() -> {
				try {
					results.complete(methods.invoke(Bench.ECHO, null));
				} catch (Exception e) {
					results.completeExceptionally(e);
				}
			}).start();
			Bench.await("it waits", () -> !bench.engine.pending().isEmpty());
			followed.setCandidates(List.of(a));
			assertEquals(1, results.get(10, TimeUnit.SECONDS).size());
		}

		@Test
		void closingItEndsEveryWait() throws Exception { // 5.1
			CompletableFuture<Throwable> thrown = new CompletableFuture<>();
			new Thread(() -> thrown.complete(assertThrows(InvocationException.class, () -> methods.invoke(Bench.ECHO, null)))).start();
			Bench.await("it waits", () -> !bench.engine.pending().isEmpty());
			Invocation waiting = hold();
			followed.close();
			Ends.assertIsEnded(waiting, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
			Ends.assertFailure((InvocationException) thrown.get(10, TimeUnit.SECONDS), End.CANCELLED, Status.ERROR_CANCELLED,
					Effect.NOT_STARTED);
			assertEquals(Status.E_WPD_SERVICE_NOT_OPEN, assertThrows(InvocationRefusedException.class, () -> hold()).status());
			bench.assertNothingIsLeft();
			calls.assertNoMore();
		}
	}
}
