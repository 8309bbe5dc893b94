package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Contract 1.1 to 1.4: what is accepted, and what is not. */
@Timeout(30)
class InvokeTest {

	private static final Values TOO_MUCH = Values.of(Bench.NUMBER, Variant.ui4(1001));
	private static final UUID UNKNOWN = new UUID(9, 9);
	private static final EngineLimits ONE_OPEN = Limits.open(1, 100);

	private Bench bench = new Bench(ONE_OPEN, new ManualClock(), options -> options, Bench.NO_CONTROL);
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
	}

	private InvocationRefusedException refusal(UUID method, Values parameters) {
		InvocationRefusedException async =
				assertThrows(InvocationRefusedException.class, () -> bench.service.methods().invokeAsync(method, parameters, calls));
		// 1.5: the same checks
		InvocationRefusedException waiting =
				assertThrows(InvocationRefusedException.class, () -> bench.service.methods().invoke(method, parameters));
		assertEquals(async.status(), waiting.status());
		assertEquals(async.getMessage(), waiting.getMessage());
		return async;
	}

	@Nested
	class GivenACallThatIsRefused {

		private void assertRefused(Status status, UUID method, Values parameters, String... words) {
			int before = bench.engine.openCount();
			InvocationRefusedException refusal = refusal(method, parameters);
			assertEquals(status, refusal.status());
			assertEquals(Effect.NOT_STARTED, refusal.effect().orElseThrow());
			for (String word : words) {
				assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
			}
			bench.settle();
			assertEquals(before, bench.engine.openCount(), "1.1: nothing is kept");
			assertEquals(before, bench.engine.pending().size());
			calls.assertNoMore(); // 1.1: and the callback is never called
		}

		@Test
		void aClosedServiceComesFirst() { // 1.2
			bench.client.release(0);
			assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, UNKNOWN, TOO_MUCH);
		}

		@Test
		void thenTheMethod() { // 1.2
			assertRefused(Status.ERROR_NOT_SUPPORTED, UNKNOWN, TOO_MUCH, "Bench", UNKNOWN.toString(), "Hold", "Echo");
		}

		@Test
		void thenTheParameters() throws Exception { // 1.2: before "full"
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			assertRefused(Status.E_INVALIDARG, Bench.ECHO, TOO_MUCH, "Bench.Echo", "Number", "1001", "1000");
			assertRefused(Status.DISP_E_TYPEMISMATCH, Bench.ECHO, Values.of(Bench.NUMBER, Variant.string("x")), "Number", "x");
			PropertyKey strange = new PropertyKey(new UUID(8, 8), 8);
			assertRefused(Status.E_INVALIDARG, Bench.ECHO, Values.of(strange, Variant.ui4(1)), strange.toString(), "Number");
		}

		@Test
		void thenSinkAndSource() throws Exception {
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			assertRefused(Status.E_INVALIDARG, Bench.DOWNLOAD, null, "Download", "sink");
			assertRefused(Status.E_INVALIDARG, Bench.UPLOAD, null, "Upload", "source");
			InvocationOptions sink = new RecordingSink().options();
			InvocationRefusedException refusal =
					assertThrows(InvocationRefusedException.class,
							() -> bench.service.methods().invokeAsync(Bench.ECHO, null, calls, sink));
			assertEquals(Status.E_INVALIDARG, refusal.status());
		}

		@Test
		void lastThatItIsFull() throws Exception { // 1.2
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			assertRefused(Status.ERROR_BUSY, Bench.ECHO, null, "1");
		}
	}

	@Nested
	class GivenACallThatIsAccepted {

		@Test
		void nullParametersMeanNoneAndDefaultsAreSet() throws Exception { // 1.3
			bench.service.methods().invokeAsync(Bench.ASK, null, calls);
			assertEquals(Values.of(Bench.NUMBER, Variant.ui4(1)), bench.nextStarted().parameters());
		}

		@Test
		void theHandlerGetsWhatWasGiven() throws Exception { // 1.3
			Invocation invocation = bench.service.methods().invokeAsync(Bench.ASK, Values.of(Bench.NUMBER, Variant.ui4(7)), calls);
			var context = bench.nextStarted();
			assertEquals(7, context.parameters().get(Bench.NUMBER).asLong());
			assertEquals(invocation.id(), context.id());
			assertEquals(Bench.ASK, context.method());
			assertEquals(InvocationState.RUNNING, invocation.state());
			assertEquals("bench", invocation.backend().orElseThrow());
		}

		@Test
		void theCallbackGetsTheInvocationItself() throws Exception { // 3.1
			Invocation invocation = bench.service.methods().invokeAsync(Bench.ECHO, null, calls);
			assertSame(invocation, calls.next().invocation());
		}

		@Test
		void withoutACallbackItIsPendingLikeAnyOther() throws Exception { // 1.4
			Invocation invocation = bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			assertEquals(List.of(invocation.id()), bench.engine.pending().stream().map(pending -> pending.id()).toList());
			bench.nextStarted().succeed(Values.empty());
			assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
			bench.assertNothingIsLeft();
		}

		@Test
		void theResultsCanBeAskedForAsAStage() throws Exception {
			Invocation invocation = bench.service.methods().invokeAsync(Bench.ECHO, Values.of(Bench.NUMBER, Variant.ui4(3)), null);
			assertEquals(3, invocation.result().toCompletableFuture().get().get(Bench.RESULT).asLong());
			assertSame(invocation.result(), invocation.result());
		}
	}

	/** 1.1: whatever the backend does, the invocation ends exactly once. */
	@Nested
	class GivenABackendThatMisbehaves {

		enum Trouble {
			THROWS(context -> {
				throw new IllegalArgumentException("bad day");
			}), THROWS_AN_ERROR(context -> {
				throw new StackOverflowError("deep");
			}), FAILS(context -> {
				throw new MethodFailure(Status.ERROR_IO_DEVICE, "bad day");
			}), STOPS_BY_ITSELF(context -> {
				throw new StoppedException();
			}), GIVES_NO_RESULTS(context -> context.succeed(null)), GIVES_WRONG_RESULTS(context -> context.succeed(TOO_MUCH)),
			SUCCEEDS_AND_THROWS(
					context -> {
						context.succeed(Values.empty());
						throw new IllegalArgumentException("too late");
					}),
			FAILS_WITH_SUCCESS(context -> context.fail(Status.S_OK, null));

			private final MethodHandler handler;

			Trouble(MethodHandler handler) {
				this.handler = handler;
			}
		}

		@ParameterizedTest
		@EnumSource
		void theInvocationEndsOnce(Trouble trouble) throws Exception {
			bench.script = trouble.handler;
			Invocation invocation = bench.service.methods().invokeAsync(Bench.SCRIPT, null, calls);
			Status status = calls.next().status();
			assertEquals(switch (trouble) {
				case FAILS -> Status.ERROR_IO_DEVICE;
				case STOPS_BY_ITSELF -> new Status(0x8004201F);
				case SUCCEEDS_AND_THROWS -> Status.S_OK;
				default -> Status.ERROR_GEN_FAILURE;
			}, status, invocation.message());
			assertEquals(trouble == Trouble.SUCCEEDS_AND_THROWS ? End.SUCCEEDED : End.FAILED, invocation.end().orElseThrow());
			bench.assertNothingIsLeft();
			calls.assertNoMore();
			assertEquals(1, bench.service.methods().invoke(Bench.ECHO, null).size(), "the slot is free");
		}

		@Test
		void anExecutorThatTakesNothingEndsItToo() throws Exception {
			bench.close();
			bench = new Bench(ONE_OPEN, new ManualClock(), options -> options.executor(task -> {
				throw new RejectedExecutionException("shut down");
			}), Bench.NO_CONTROL);
			assertEnded(bench.service.methods().invokeAsync(Bench.ECHO, null, calls), End.FAILED, Status.ERROR_GEN_FAILURE, null);
			assertEnded(bench.service.methods().invokeAsync(Bench.ECHO, null, calls), End.FAILED, Status.ERROR_GEN_FAILURE, null);
			bench.assertNothingIsLeft();
		}

		@Test
		void anExecutorThatThrowsAnythingElseEndsItToo() throws Exception {
			bench.close();
			bench = new Bench(ONE_OPEN, new ManualClock(), options -> options.executor(task -> {
				throw new OutOfMemoryError("unable to create native thread");
			}), Bench.NO_CONTROL);
			assertEnded(bench.service.methods().invokeAsync(Bench.ECHO, null, calls), End.FAILED, Status.ERROR_GEN_FAILURE, null);
			bench.assertNothingIsLeft();
		}
	}
}
