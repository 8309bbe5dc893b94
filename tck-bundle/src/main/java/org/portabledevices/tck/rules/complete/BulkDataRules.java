package org.portabledevices.tck.rules.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.tck.rules.fixture.RecordingSink;
import org.portabledevices.tck.rules.fixture.RecordingSource;
import org.portabledevices.values.Values;

/** Contract 3.6: sinks and sources. */
public abstract class BulkDataRules extends EquippedRules {

	private static final int BUFFER = 1 << 20;
	private static final Duration STALL = Duration.ofSeconds(30);

	/** Waits for the end, and checks that the sink was closed by then and is called no more. */
	private void assertClosedBeforeTheEnd(RecordingSink sink, String close, CompletableFuture<List<String>> seen) throws Exception {
		assertEquals(close, lastOf(await("onComplete", seen)), "when onComplete began");
		settle();
		sink.assertLastCall(close);
	}

	private static String lastOf(List<String> calls) {
		return calls.isEmpty() ? "nothing was called" : calls.get(calls.size() - 1);
	}

	/** Looks at the calls of the sink, or source, when {@code onComplete} begins. */
	private RecordingCallback looking(List<String> calls, CompletableFuture<List<String>> seen) {
		return callback().whenEnded(end -> seen.complete(List.copyOf(calls)));
	}

	// The data

	@Test
	void rule3_6_aSinkTakesAllDataAndIsClosedBeforeOnComplete() throws Exception {
		SampleCall call = harness.download();
		RecordingSink sink = new RecordingSink();
		CompletableFuture<List<String>> seen = new CompletableFuture<>();
		RecordingCallback callback = looking(sink.calls, seen);
		Invocation invocation = call.invokeAsync(methods, callback, sink.options());
		assertClosedBeforeTheEnd(sink, "close true", seen);
		sink.assertCalls("begin", "write", "close true");
		assertTrue(sink.length.get() > BUFFER, () -> "only %d bytes".formatted(sink.length.get()));
		assertEquals(sink.length.get(), invocation.progress().completed());
		Ends.assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule3_6_aSourceGivesAllDataAndIsClosedBeforeOnComplete() throws Exception {
		SampleCall call = harness.upload(3 << 20);
		RecordingSource source = new RecordingSource(3 << 20);
		CompletableFuture<List<String>> seen = new CompletableFuture<>();
		RecordingCallback callback = looking(source.calls, seen);
		Invocation invocation = call.invokeAsync(methods, callback, source.options());
		assertEquals("close", lastOf(await("onComplete", seen)), "when onComplete began");
		Ends.assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
		settle();
		assertEquals(0, source.left());
		source.assertCalls("length", "read", "close");
	}

	@Test
	void rule3_6_theThreadIsNeitherTheCallersNorALane() throws Exception {
		SampleCall call = harness.download();
		RecordingSink sink = new RecordingSink();
		RecordingCallback callback = callback();
		call.invokeAsync(methods, callback, sink.options());
		Set<Thread> others = new HashSet<>(Set.of(Thread.currentThread(), callback.next().thread()));
		settle(methods, harness.succeeding());
		callback.steps().forEach(step -> others.add(step.thread()));
		others.retainAll(sink.threads);
		assertEquals(Set.of(), others);
	}

	@Test
	void rule3_6_theThreadIsNotTheDevices() throws Exception {
		Probe probe = probe();
		RecordingSink sink = new RecordingSink();
		RecordingCallback callback = callback();
		Probe.call(Probe.DOWNLOAD).invokeAsync(open("prober", probe), callback, sink.options());
		InvocationContext context = probe.nextStarted();
		Thread[] device = new Thread[1];
		get("the device", elsewhere(() -> {
			device[0] = Thread.currentThread();
			context.writer().write(ByteBuffer.allocate(2 * BUFFER));
			context.succeed(Values.empty());
		}));
		callback.next();
		assertFalse(sink.threads.contains(device[0]));
		assertEquals(2 * BUFFER, sink.length.get());
	}

	/** The sink stands in its first call; so what the device could give by then lies between them. */
	@Test
	void rule3_6_betweenDeviceAndSinkLiesAtMostOneMebibyte() throws Exception {
		Probe probe = probe();
		Block block = block();
		RecordingSink sink = new RecordingSink().inWrite(block::enter);
		Invocation invocation = Probe.call(Probe.DOWNLOAD).invokeAsync(open("prober", probe), null, sink.options());
		InvocationContext context = probe.nextStarted();
		context.writer().offer(ByteBuffer.allocate(1));
		block.awaitInside("the sink");
		ByteBuffer data = ByteBuffer.allocate(4 * BUFFER);
		assertFalse(context.writer().offer(data), "there was room for 4 MiB");
		for (int i = 0; i < 10; i++) {
			settle(); // if somebody takes it out of the buffer, and it is not the sink, there is room again
			context.writer().offer(data);
		}
		assertTrue(data.position() <= BUFFER, () -> "there was room for %d bytes".formatted(data.position()));
		block.open();
		get("the rest", elsewhere(() -> context.writer().write(data)));
		context.succeed(Values.empty());
		assertEnds(invocation, End.SUCCEEDED, Status.S_OK, null);
		assertEquals(4 * BUFFER + 1, sink.length.get());
	}

	@Test
	void rule3_6_betweenSourceAndDeviceLiesAtMostOneMebibyte() throws Exception {
		Probe probe = probe();
		RecordingSource source = new RecordingSource(8 * BUFFER);
		Invocation invocation = Probe.call(Probe.UPLOAD).invokeAsync(open("prober", probe), null, source.options());
		InvocationContext context = probe.nextStarted();
		get("a first byte", elsewhere(() -> context.reader().read(ByteBuffer.allocate(1))));
		settleSource(source);
		assertTrue(8 * BUFFER - source.left() <= BUFFER + 1, () -> "%d bytes were read ahead".formatted(8 * BUFFER - source.left()));
		context.succeed(Values.empty());
		assertEnds(invocation, End.SUCCEEDED, Status.S_OK, null);
	}

	/** Waits until the source is not read any more, for want of room: its thread is in none of its calls for some rounds of a call elsewhere. */
	private void settleSource(RecordingSource source) throws Exception {
		for (int left = -1; left != source.left();) {
			left = source.left();
			settle();
			settle();
		}
	}

	// Trouble

	@Test
	void rule3_6_aSinkThatThrowsStopsTheInvocation() throws Exception {
		assertFails(new RecordingSink().inBegin(() -> {
			throw new IOException("no room, says the kit");
		}));
		assertFails(new RecordingSink().inWrite(() -> {
			throw new IOException("no room, says the kit");
		}));
		assertFails(new RecordingSink().inWrite(() -> {
			throw new IllegalStateException("no room, says the kit");
		}));
	}

	private void assertFails(RecordingSink sink) throws Exception {
		SampleCall call = harness.download();
		CompletableFuture<List<String>> seen = new CompletableFuture<>();
		RecordingCallback callback = looking(sink.calls, seen);
		Invocation invocation = call.invokeAsync(methods, callback, sink.options());
		assertClosedBeforeTheEnd(sink, "close false", seen);
		assertEquals(End.FAILED, invocation.end().orElseThrow());
		assertTrue(invocation.message().contains("no room, says the kit"), invocation.message());
		assertTrue(invocation.effect().isPresent(), "nothing is said of what became of the device");
	}

	@Test
	void rule3_6_aSinkThatThrowsInTheCloseOfASuccessSpoilsIt() throws Exception {
		SampleCall call = harness.download();
		RecordingSink sink = new RecordingSink().inClose(() -> {
			throw new IOException("not kept, says the kit");
		});
		RecordingCallback callback = callback();
		Invocation invocation = call.invokeAsync(methods, callback, sink.options());
		assertEquals(Status.ERROR_GEN_FAILURE, callback.next().status());
		Ends.assertEnded(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, Effect.FINISHED);
		sink.assertLastCall("close true");
	}

	@Test
	void rule3_6_aSourceThatThrowsStopsTheInvocation() throws Exception {
		SampleCall call = harness.upload(1 << 20);
		RecordingSource source = new RecordingSource(1 << 20).inRead(() -> {
			throw new IOException("unreadable, says the kit");
		});
		RecordingCallback callback = callback();
		Invocation invocation = call.invokeAsync(methods, callback, source.options());
		callback.next();
		assertEquals(End.FAILED, invocation.end().orElseThrow());
		assertTrue(invocation.message().contains("unreadable, says the kit"), invocation.message());
		source.assertLastCall("close");
	}

	@Test
	void rule3_6_aCancelWaitsForTheCallAndClosesBeforeOnComplete() throws Exception {
		SampleCall call = harness.download();
		Block block = block();
		RecordingSink sink = new RecordingSink().inWrite(block::enter);
		CompletableFuture<List<String>> seen = new CompletableFuture<>();
		RecordingCallback callback = looking(sink.calls, seen);
		Invocation invocation = call.invokeAsync(methods, callback, sink.options());
		block.awaitInside("the sink");
		invocation.cancel();
		assertEquals(List.of(), callback.ends());
		block.open();
		assertClosedBeforeTheEnd(sink, "close false", seen);
		assertEquals(End.CANCELLED, invocation.end().orElseThrow());
	}

	@Test
	void rule3_6_aSinkThatStallsStopsTheInvocationAndIsLeftUnclosed() throws Exception {
		needsTime(STALL);
		SampleCall call = harness.download();
		Block block = block();
		RecordingSink sink = new RecordingSink().inWrite(block::enter);
		Invocation invocation = call.invokeAsync(methods, callback(), sink.options());
		block.awaitInside("the sink");
		pass(STALL.minusMillis(100));
		assertEquals(InvocationState.RUNNING, invocation.state(), "it was stopped early");
		pass(Duration.ofMillis(200));
		await("it is told to stop", () -> invocation.state() != InvocationState.RUNNING);
		passUntil("it is waited for no longer than the grace time", harness.grace().multipliedBy(2).plusSeconds(1),
				() -> invocation.end().isPresent());
		assertEquals(End.FAILED, invocation.end().orElseThrow());
		block.open();
		settle();
		sink.assertCalls("begin", "write");
	}

	@Test
	void rule3_6_aSourceThatStallsStopsTheInvocationAndIsLeftUnclosed() throws Exception {
		needsTime(STALL);
		SampleCall call = harness.upload(1 << 20);
		Block block = block();
		RecordingSource source = new RecordingSource(1 << 20).inRead(block::enter);
		Invocation invocation = call.invokeAsync(methods, callback(), source.options());
		block.awaitInside("the source");
		pass(STALL.plusMillis(100));
		await("it is told to stop", () -> invocation.state() != InvocationState.RUNNING);
		passUntil("it is waited for no longer than the grace time", harness.grace().multipliedBy(2).plusSeconds(1),
				() -> invocation.end().isPresent());
		assertEquals(End.FAILED, invocation.end().orElseThrow());
		block.open();
		settle();
		source.assertLastCall("read");
	}

	/** The close of a success may take as long as any other call; then it is abandoned, and that is no success. */
	@Test
	void rule3_6_theCloseOfASuccessMayTakeTheStallLimit() throws Exception {
		needsTime(STALL);
		SampleCall call = harness.download();
		Block block = block();
		RecordingSink sink = new RecordingSink().inClose(block::enter);
		Invocation invocation = call.invokeAsync(methods, callback(), sink.options());
		block.awaitInside("the close of the sink");
		pass(STALL.minusMillis(200));
		assertTrue(invocation.end().isEmpty(), "it was abandoned early");
		passUntil("it is abandoned", Duration.ofMillis(400), () -> invocation.end().isPresent());
		Ends.assertEnded(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, Effect.FINISHED);
	}

	@Test
	void rule3_6_whatIsLeftUnclosedIsLogged() throws Exception {
		needsTime(STALL);
		harness.surroundings().log();
		Probe probe = probe();
		Block block = block();
		RecordingSink sink = new RecordingSink().inWrite(block::enter);
		ServiceMethods probing = open("prober", probe);
		Invocation invocation = Probe.call(Probe.DOWNLOAD).invokeAsync(probing, null, sink.options());
		InvocationContext context = probe.nextStarted();
		context.writer().offer(ByteBuffer.allocate(10));
		block.awaitInside("the sink");
		invocation.cancel();
		context.confirm();
		passUntil("the grace time is over", harness.grace().plusMillis(100), () -> invocation.end().isPresent());
		Ends.assertEnded(invocation, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		await("it is logged", () -> harness.surroundings().log().stream()
				.anyMatch(line -> line.contains(Long.toString(invocation.id())) && line.contains("unclosed")));
	}
}
