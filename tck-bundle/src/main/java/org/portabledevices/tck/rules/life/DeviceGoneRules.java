package org.portabledevices.tck.rules.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.tck.rules.fixture.RecordingSink;
import org.portabledevices.tck.rules.fixture.RecordingSource;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.Values;

/** Contract 4.3 and 4.4: the device is gone, or says nothing any more. */
public abstract class DeviceGoneRules extends EquippedRules {

	private static final Duration MOMENT = Duration.ofMillis(100);

	// 4.3

	@Test
	void rule4_3_everythingThatIsPendingEnds() throws Exception {
		Future<Values> waiting = null;
		List<Running> running = occupy();
		Invocation queued = harness.succeeding().invokeAsync(methods, callback());
		waiting = invoke(methods, harness.succeeding());
		await("all are pending", () -> pendingOfKit().size() == running.size() + 2);
		harness.unplug();
		for (Running each : running) {
			assertEnds(each.invocation(), End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.UNKNOWN);
		}
		assertEnds(queued, End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.NOT_STARTED);
		Ends.assertFailure(failure(waiting), End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.NOT_STARTED);
	}

	@Test
	void rule4_3_whatCannotBeCancelledToo() throws Exception {
		Running running = hold(methods, harness.notCancellable(), callback());
		harness.unplug();
		assertEnds(running.invocation(), End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.UNKNOWN);
	}

	@Test
	void rule4_3_whatWasCancelledBeforeStaysCancelled() throws Exception {
		Running running = hold(methods, harness.losesCancel(), callback());
		running.invocation().cancel();
		harness.unplug();
		assertEnds(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
	}

	@Test
	void rule4_3_itsServicesTakeNothingAndAreUnregistered() throws Exception {
		FollowedService followed = follow("watcher", harness.filter());
		harness.unplug();
		await("the service is unregistered", () -> followed.target().isEmpty());
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invokeAsync(methods, null));
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invoke(methods));
	}

	/** A callback that does not return holds up neither the ends of others nor the unregistration. */
	@Test
	void rule4_3_neitherWaitsForTheOther() throws Exception {
		FollowedService followed = follow("watcher", harness.filter());
		Block block = block();
		List<Running> running = occupy();
		harness.succeeding().invokeAsync(methods, callback().whenEnded(end -> block.enter()));
		RecordingCallback other = callback();
		Invocation queued = harness.succeeding().invokeAsync(open("other").service().methods(), other);
		harness.unplug();
		block.awaitInside("the callback of what was queued first");
		await("the service is unregistered", () -> followed.target().isEmpty());
		assertEnds(queued, End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.NOT_STARTED);
		assertEquals(queued, other.next().invocation());
		for (Running each : running) {
			awaitState(each.invocation(), InvocationState.ENDED);
		}
	}

	@Test
	void rule4_3_aDeviceThatComesBackIsAnotherOne() throws Exception {
		harness.unplug();
		harness.replug();
		get("calls of the device that is back", elsewhere(this::settleOnTheOtherOne));
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invokeAsync(methods, null));
	}

	/** In a framework the services that go are unregistered in the background: who looks at once may still find one that takes nothing any more. */
	private void settleOnTheOtherOne() throws Exception {
		for (;;) {
			try {
				settle(open("client").service().methods(), harness.succeeding());
				return;
			} catch (InvocationRefusedException e) {
				assertEquals(Status.E_WPD_SERVICE_NOT_OPEN, e.status());
				Thread.yield();
			}
		}
	}

	// 4.4

	private Duration silenceLimit(SampleCall call) {
		return client.service().capabilities().method(call.method()).orElseThrow().silenceLimit();
	}

	@Test
	void rule4_4_aDeviceThatIsSilentIsToldToStopAndWaitedForNoLongerThanTheGraceTime() throws Exception {
		HeldCall held = harness.held();
		Duration limit = silenceLimit(held.call());
		needsTime(limit);
		Running running = hold(methods, held, callback());
		harness.wedge();
		pass(limit.minus(MOMENT));
		assertEquals(InvocationState.RUNNING, running.invocation().state(), "it was stopped early");
		passUntil("it is told to stop", limit, () -> running.invocation().state() != InvocationState.RUNNING);
		passUntil("its end", harness.grace().plus(MOMENT), () -> running.invocation().end().isPresent());
		Ends.assertEnded(running.invocation(), End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.UNKNOWN);
	}

	@Test
	void rule4_4_thenItsSessionIsResetAndItWorksAgain() throws Exception {
		HeldCall held = harness.held();
		Duration limit = silenceLimit(held.call());
		needsTime(limit);
		Running running = hold(methods, held, callback());
		harness.wedge();
		pass(limit.plus(MOMENT));
		passUntil("its end", limit.plus(harness.grace()), () -> running.invocation().end().isPresent());
		pass(MOMENT);
		settle();
	}

	@Test
	void rule4_4_otherDevicesAreNotHeldUp() throws Exception {
		Duration limit = silenceLimit(harness.held().call());
		needsTime(limit);
		Probe probe = probe();
		probe.handler = Probe::answer;
		var probing = open("prober", probe);
		Running running = hold();
		harness.wedge();
		settle(probing, Probe.call(Probe.ASK));
		pass(limit.plus(MOMENT));
		settle(probing, Probe.call(Probe.ASK));
		passUntil("its end", limit.plus(harness.grace()), () -> running.invocation().end().isPresent());
		settle(probing, Probe.call(Probe.ASK));
	}

	@Test
	void rule4_4_eachSignOfLifeCounts() throws Exception {
		Duration most = Probe.SILENCE.minus(MOMENT);
		needsTime(most.multipliedBy(3));
		Probe probe = probe();
		Invocation invocation = Probe.call(Probe.LISTEN).invokeAsync(open("prober", probe), null);
		InvocationContext context = probe.nextStarted();
		pass(most);
		context.alive();
		pass(most);
		context.progress(1, 3);
		pass(most);
		assertFalse(context.isStopRequested(), "it was told to stop though it gave signs of life");
		pass(MOMENT.multipliedBy(2));
		await("it is told to stop", context::isStopRequested);
		context.confirm();
		assertEnds(invocation, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.STOPPED);
	}

	@Test
	void rule4_4_whatCannotBeStoppedEndsAtOnceAndItsSessionIsReset() throws Exception {
		needsTime(Probe.SILENCE);
		Probe probe = probe();
		var probing = open("prober", probe);
		Invocation invocation = Probe.call(Probe.LISTEN).invokeAsync(probing, null);
		assertTrue(probe.nextStarted().notCancellableFromHere());
		Invocation next = Probe.call(Probe.HOLD).invokeAsync(probing, null);
		passUntil("its end", Probe.SILENCE.plus(MOMENT), () -> invocation.end().isPresent());
		Ends.assertEnded(invocation, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.UNKNOWN);
		InvocationContext started = probe.nextStarted(); // its slot is free again: the session was reset
		assertEquals(next.id(), started.id());
		started.succeed(Values.empty());
		assertEnds(next, End.SUCCEEDED, Status.S_OK, null);
	}

	/** The sink stands still for longer than the device may be silent, and shorter than a sink may stall. */
	@Test
	void rule4_4_timeInWhichTheDeviceWaitsForTheSinkDoesNotCount() throws Exception {
		Duration longer = Probe.SILENCE.multipliedBy(2);
		needsTime(longer);
		Probe probe = probe();
		Block block = block();
		Invocation invocation = Probe.call(Probe.LISTEN_DOWNLOAD).invokeAsync(open("prober", probe), null,
				new RecordingSink().inWrite(block::enter).options());
		InvocationContext context = probe.nextStarted();
		assertFalse(context.writer().offer(ByteBuffer.allocate(4 << 20)), "there was room for 4 MiB");
		block.awaitInside("the sink");
		Semaphore room = new Semaphore(0);
		context.writer().onRoom(room::release);
		pass(longer);
		assertEquals(InvocationState.RUNNING, invocation.state(), "it counted though the device waited for the sink");
		block.open();
		await("there is room", room::tryAcquire);
		// Each piece that the sink still takes is a sign of life: the silence begins with the last one.
		passUntil("it is told to stop: now it is the device that is silent", longer.plus(longer), context::isStopRequested);
		context.confirm();
		assertEnds(invocation, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.STOPPED);
	}

	@Test
	void rule4_4_timeInWhichTheDeviceWaitsForTheSourceDoesNotCount() throws Exception {
		Duration longer = Probe.SILENCE.multipliedBy(2);
		needsTime(longer);
		Probe probe = probe();
		Block block = block();
		Invocation invocation = Probe.call(Probe.LISTEN_UPLOAD).invokeAsync(open("prober", probe), null,
				new RecordingSource(100).inRead(block::enter).options());
		InvocationContext context = probe.nextStarted();
		Semaphore data = new Semaphore(0);
		assertEquals(0, context.reader().poll(ByteBuffer.allocate(100)));
		context.reader().onData(data::release);
		block.awaitInside("the source");
		pass(longer);
		assertEquals(InvocationState.RUNNING, invocation.state(), "it counted though the device waited for the source");
		block.open();
		await("there is data", data::tryAcquire);
		context.succeed(Values.empty());
		assertEnds(invocation, End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule4_4_aClientThatWaitsIsWokenWhenItsDeviceFallsSilent() throws Exception {
		HeldCall held = harness.held();
		Duration limit = silenceLimit(held.call());
		needsTime(limit);
		List<Future<Values>> waiting = new ArrayList<>();
		waiting.add(invoke(methods, held.call()));
		held.awaitRunning();
		harness.wedge();
		pass(limit.plus(MOMENT));
		passUntil("it returns", limit.plus(harness.grace()), waiting.get(0)::isDone);
		Ends.assertFailure(failure(waiting.get(0)), End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.UNKNOWN);
	}
}
