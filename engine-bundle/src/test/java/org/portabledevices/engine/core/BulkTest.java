package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract 3.6: bulk data, as the end of an invocation sees it. */
@Timeout(60)
class BulkTest {

	private static final byte[] SOME = new byte[100_000];

	static {
		new Random(1).nextBytes(SOME);
	}

	private final Bench bench = Bench.withoutTime();
	private final RecordingSink sink = new RecordingSink();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		if (sink.leave != null) {
			sink.leave.release(1_000_000);
		}
		bench.close();
	}

	private Invocation download() throws Exception {
		return bench.service.methods().invokeAsync(Bench.DOWNLOAD, null, calls, sink.options());
	}

	/** A thread of the backend that writes until it is stopped, as one does that reads a device. */
	private static CompletableFuture<Void> pour(InvocationContext context) {
		CompletableFuture<Void> stopped = new CompletableFuture<>();
		new Thread(() -> {
			try {
				while (true) {
					context.writer().write(ByteBuffer.wrap(SOME));
				}
			} catch (Exception e) {
				stopped.complete(null);
			}
		}).start();
		return stopped;
	}

	@Nested
	class GivenASink {

		@Test
		void itHasAllBytesAndIsClosedBeforeOnComplete() throws Exception {
			CompletableFuture<List<String>> atEnd = new CompletableFuture<>();
			ServiceMethodCallback callback = (invocation, status, results) -> atEnd.complete(List.copyOf(sink.calls));
			Invocation invocation = bench.service.methods().invokeAsync(Bench.DOWNLOAD, null, callback, sink.options());
			InvocationContext context = bench.nextStarted();
			context.writer().begin(SOME.length);
			context.writer().write(ByteBuffer.wrap(SOME));
			assertTrue(context.succeed(Values.empty()));
			assertFalse(context.succeed(Values.empty()), "7.1");
			assertEquals(List.of("begin 100000", "close true"), atEnd.get(10, TimeUnit.SECONDS));
			assertArrayEquals(SOME, sink.bytes());
			assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
			assertEquals(SOME.length, invocation.progress().completed());
			assertEquals(100, invocation.progress().percent().orElseThrow());
			bench.assertNothingIsLeft();
		}

		@Test
		void theDeviceIsFreeBeforeTheSinkHasTakenAll() throws Exception {
			sink.slow();
			Invocation invocation = download();
			InvocationContext context = bench.nextStarted();
			context.writer().write(ByteBuffer.wrap(SOME));
			sink.awaitWrite();
			context.succeed(Values.empty());
			assertEquals(InvocationState.RUNNING, invocation.state());
			bench.service.methods().invoke(Bench.ECHO, null);
			assertTrue(invocation.end().isEmpty());
			sink.leave.release(1_000_000);
			assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
		}

		@Test
		void aCancelThrowsAwayWhatWasWrittenAndTellsTheDevice() throws Exception {
			Invocation invocation = download();
			InvocationContext context = bench.nextStarted();
			CountDownLatch told = new CountDownLatch(1);
			context.onCancel(told::countDown);
			CompletableFuture<Void> stopped = pour(context);
			sink.awaitWrite();
			assertEquals(CancelOutcome.REQUESTED, Ends.only(invocation.cancel()));
			assertTrue(told.await(10, TimeUnit.SECONDS));
			stopped.get(10, TimeUnit.SECONDS);
			context.confirm();
			calls.next();
			assertEquals("close false", sink.calls.get(sink.calls.size() - 1));
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
			bench.assertNothingIsLeft();
		}

		@Test
		void aCancelWhileItStillTakesTheRestWins() throws Exception {
			sink.slow();
			Invocation invocation = download();
			InvocationContext context = bench.nextStarted();
			context.writer().write(ByteBuffer.wrap(SOME));
			sink.awaitWrite();
			context.succeed(Values.empty());
			assertEquals(CancelOutcome.REQUESTED, Ends.only(invocation.cancel()));
			assertEquals(CancelOutcome.ALREADY_CANCELLING, Ends.only(invocation.cancel()));
			assertEquals(InvocationState.CANCELLING, invocation.state());
			sink.leave.release(1_000_000);
			sink.awaitClosed();
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.FINISHED);
			assertEquals(List.of("begin", "close false"), sink.calls);
		}

		@Test
		void aDeadlineCoversWhatTheSinkTakesToo() throws Exception { // 1.7
			sink.slow();
			InvocationOptions options = InvocationOptions.builder().sink(sink).deadline(Duration.ofSeconds(1)).build();
			Invocation invocation = bench.service.methods().invokeAsync(Bench.DOWNLOAD, null, null, options);
			InvocationContext context = bench.nextStarted();
			context.writer().write(ByteBuffer.wrap(SOME));
			sink.awaitWrite();
			context.succeed(Values.empty());
			bench.pass(Duration.ofMillis(1_050));
			sink.leave.release(1_000_000);
			assertEnded(invocation, End.TIMED_OUT, Status.ERROR_TIMEOUT, Effect.FINISHED);
		}

		@Test
		void oneThatThrowsEndsItFailedAndTheDeviceIsTold() throws Exception {
			sink.failure = new IOException("disk full");
			Invocation invocation = download();
			InvocationContext context = bench.nextStarted();
			CountDownLatch told = new CountDownLatch(1);
			context.onCancel(told::countDown);
			pour(context);
			assertTrue(told.await(10, TimeUnit.SECONDS));
			assertEquals(InvocationState.CANCELLING, invocation.state());
			context.confirm();
			assertEnded(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, Effect.STOPPED);
			assertTrue(invocation.message().contains("disk full"), invocation.message());
			assertEquals("close false", sink.calls.get(sink.calls.size() - 1));
		}

		@Test
		void oneThatThrowsWhereTheDeviceCannotBeStoppedKeepsItsSlot() throws Exception {
			sink.failure = new IOException("disk full");
			Invocation invocation = download();
			InvocationContext context = bench.nextStarted();
			assertTrue(context.notCancellableFromHere());
			context.writer().offer(ByteBuffer.wrap(SOME));
			assertEnded(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, Effect.UNKNOWN);
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			bench.assertNothingStarted();
			assertFalse(context.succeed(Values.empty()));
			bench.nextStarted();
		}

		@Test
		void oneThatCannotBeClosedEndsItFailed() throws Exception {
			sink.closeFailure = new IOException("quota");
			Invocation invocation = download();
			bench.nextStarted().succeed(Values.empty());
			assertEnded(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, Effect.FINISHED);
			assertTrue(invocation.message().contains("quota"), invocation.message());
			assertEquals(Values.empty(), calls.next().results());
		}

		@Test
		void oneThatTakesNothingForTheStallLimitEndsItFailed() throws Exception {
			sink.slow();
			Invocation invocation = download();
			InvocationContext context = bench.nextStarted();
			pour(context);
			sink.awaitWrite();
			Bench.await("the device waits", ((Run) context)::waitsForClient);
			bench.pass(Duration.ofMillis(29_900));
			assertEquals(InvocationState.RUNNING, invocation.state(), invocation.message());
			bench.pass(Duration.ofMillis(200));
			assertTrue(context.isStopRequested());
			context.confirm();
			assertTrue(invocation.end().isEmpty(), "the sink has not returned yet");
			sink.leave.release(1_000_000);
			assertEnded(invocation, End.FAILED, Status.ERROR_SEM_TIMEOUT, Effect.STOPPED);
		}

		/** The call that does not return is abandoned, unclosed and logged; the end does not wait for it. */
		@Test
		void oneThatNeverReturnsHoldsUpTheEndForTheGraceTimeAtMost() throws Exception {
			sink.slow();
			Invocation invocation = download();
			InvocationContext context = bench.nextStarted();
			pour(context);
			sink.awaitWrite();
			invocation.cancel();
			context.confirm();
			bench.pass(Duration.ofMillis(4_900));
			assertTrue(invocation.end().isEmpty());
			bench.pass(Duration.ofMillis(200));
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
			bench.assertLogged("unclosed");
			sink.leave.release(1_000_000);
			bench.assertNothingIsLeft();
			assertEquals(List.of("begin"), sink.calls, "after the end it is not called any more");
		}

		@Test
		void aQueuedOneIsClosedToo() throws Exception {
			bench.service.methods().invokeAsync(Bench.HOLD, null, null);
			bench.nextStarted();
			Invocation invocation = download();
			assertEquals(CancelOutcome.NEVER_STARTED, Ends.only(invocation.cancel()));
			assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
			assertEquals(List.of("close false"), sink.calls);
		}
	}

	@Nested
	class GivenASource {

		private final RecordingSource source = new RecordingSource(SOME);

		private Invocation upload() throws Exception {
			return bench.service.methods().invokeAsync(Bench.UPLOAD, null, calls, source.options());
		}

		@Test
		void itGivesAllBytesAndIsClosedBeforeOnComplete() throws Exception {
			Invocation invocation = upload();
			InvocationContext context = bench.nextStarted();
			DataReader reader = context.reader();
			assertEquals(SOME.length, reader.length().orElseThrow());
			ByteBuffer taken = ByteBuffer.allocate(SOME.length + 1);
			while (reader.read(taken) >= 0) {
				context.alive();
			}
			assertEquals(SOME.length, taken.position());
			assertEquals(ByteBuffer.wrap(SOME), taken.flip());
			context.succeed(Values.empty());
			calls.next();
			assertEquals(0, source.closed.getCount());
			assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
			bench.assertNothingIsLeft();
		}

		@Test
		void oneThatThrowsEndsItFailedAndTheDeviceIsTold() throws Exception {
			source.failure = new IOException("bad sector");
			Invocation invocation = upload();
			InvocationContext context = bench.nextStarted();
			context.onCancel(context::confirm);
			assertThrows(org.portabledevices.backend.StoppedException.class, () -> context.reader().read(ByteBuffer.allocate(10)));
			assertEnded(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, Effect.STOPPED);
			assertTrue(invocation.message().contains("bad sector"), invocation.message());
			assertEquals(0, source.closed.getCount());
		}
	}

	/** 4.4: it is not the device that is silent, as long as the client keeps it waiting. */
	@Test
	void aSinkThatKeepsTheDeviceWaitingIsNoSilenceOfTheDevice() throws Exception {
		sink.slow();
		Invocation invocation = download();
		InvocationContext context = bench.nextStarted();
		pour(context);
		sink.awaitWrite();
		Bench.await("the device waits", ((Run) context)::waitsForClient);
		for (int i = 0; i < 8; i++) { // longer than the silence limit, and each write within the stall limit
			bench.pass(Duration.ofSeconds(20));
			assertFalse(context.isStopRequested(), "after " + 20 * (i + 1) + " s");
			int before = sink.bytes().length;
			sink.leave.release();
			Bench.await("the next write", () -> sink.bytes().length > before && sink.leave.getQueueLength() > 0);
		}
		invocation.cancel();
		context.confirm();
	}
}
