package org.portabledevices.tck.rules.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.tck.rules.fixture.RecordingSink;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.Values;

/** Contract 4.6: the engine stops. */
public abstract class EngineStopRules extends EquippedRules {

	private void stopEngine() throws Exception {
		engineIsStopped = true;
		get("the stop of the engine", elsewhere(() -> harness.surroundings().stopEngine()));
	}

	@Test
	void rule4_6_everythingEndsWithoutADrainAndIsDelivered() throws Exception {
		RecordingCallback callback = callback();
		List<Running> running = occupy();
		Invocation queued = harness.succeeding().invokeAsync(methods, callback);
		FollowedService followed = follow("follower", "(portabledevices.backend=absent)");
		RecordingCallback ofFollower = callback();
		Invocation waiting = harness.succeeding().invokeAsync(followed.methods(), ofFollower);
		Future<Values> inInvoke = invoke(followed.methods(), harness.succeeding());
		await("all are pending", () -> harness.surroundings().monitor().pending().size() >= running.size() + 3);
		stopEngine();
		for (Running each : running) {
			Ends.assertEnded(each.invocation(), End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.STOPPED);
		}
		Ends.assertEnded(queued, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.NOT_STARTED);
		Ends.assertEnded(waiting, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.NOT_STARTED);
		assertEquals(List.of(queued), callback.ends().stream().map(RecordingCallback.Ended::invocation).toList());
		assertEquals(List.of(waiting), ofFollower.ends().stream().map(RecordingCallback.Ended::invocation).toList());
		Ends.assertFailure(failure(inInvoke), End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.NOT_STARTED);
	}

	@Test
	void rule4_6_whatDoesNotConfirmIsWaitedForNoLongerThanTheStopGrace() throws Exception {
		Running deaf = hold(methods, harness.losesCancel(), callback());
		stopEngine();
		Ends.assertEnded(deaf.invocation(), End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
	}

	@Test
	void rule4_6_nothingIsAcceptedAfterwards() throws Exception {
		FollowedService followed = follow("follower", harness.filter());
		stopEngine();
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invokeAsync(methods, null));
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invoke(followed.methods()));
		Ends.assertEmpty(methods.cancelAll());
	}

	/** Those of lanes, of transfers, of handlers: all on which the kit, as a client or a backend, was called. */
	@Test
	void rule4_6_noThreadOfTheEngineRemains() throws Exception {
		Set<Thread> threads = new HashSet<>();
		Probe probe = probe();
		probe.handler = context -> {
			threads.add(Thread.currentThread());
			probe.hold(context);
		};
		RecordingSink sink = new RecordingSink();
		RecordingCallback callback = callback();
		Probe.call(Probe.DOWNLOAD).invokeAsync(open("prober", probe), callback, sink.options());
		InvocationContext context = probe.nextStarted();
		context.writer().offer(ByteBuffer.allocate(10));
		context.succeed(Values.empty());
		threads.add(callback.next().thread());
		threads.addAll(sink.threads);
		assertTrue(threads.size() >= 3);
		stopEngine();
		for (Thread thread : threads) {
			thread.join(TimeUnit.SECONDS.toMillis(10));
			assertFalse(thread.isAlive(), thread::getName);
			assertTrue(thread.isDaemon(), thread::getName);
		}
	}

	/** The one test that takes its time: the 5 s in which lanes run on are fixed, and real. */
	@Test
	void rule4_6_aCallbackThatDoesNotReturnIsInterruptedNamedAndLeft() throws Exception {
		harness.surroundings().log();
		Block block = block();
		List<Thread> stuck = new ArrayList<>();
		AtomicBoolean isInterrupted = new AtomicBoolean();
		harness.succeeding().invokeAsync(methods, callback().whenEnded(end -> {
			stuck.add(Thread.currentThread());
			block.enter();
			isInterrupted.set(Thread.interrupted());
		}));
		block.awaitInside("the callback");
		RecordingCallback notCalled = callback();
		Invocation behind = harness.succeeding().invokeAsync(methods, notCalled);
		awaitState(behind, InvocationState.ENDED);
		stopEngine();
		assertTrue(stuck.get(0).isAlive() && stuck.get(0).isDaemon());
		List<String> log = harness.surroundings().log();
		assertTrue(log.stream().anyMatch(line -> line.contains(stuck.get(0).getName())), () -> "the thread is not named in " + log);
		assertTrue(log.stream().anyMatch(line -> line.contains("not called") && line.contains("invocation " + behind.id())),
				() -> "what was not called is not named in " + log);
		block.open();
		stuck.get(0).join(TimeUnit.SECONDS.toMillis(10));
		assertTrue(isInterrupted.get(), "it was not interrupted");
		notCalled.assertNoMoreEnds();
	}
}
