package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.engine.core.Ends.assertEnded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract 2.10: a stop that the device does not confirm, and the reset of its session. */
@Timeout(60)
class UnconfirmedStopTest {

	private final RecordingControl control = new RecordingControl();
	private Bench bench = Bench.withoutTime(control);

	private Invocation stopped;
	private Invocation behind;
	private InvocationContext context;

	@AfterEach
	void close() {
		bench.close();
	}

	private Invocation hold() throws Exception {
		return bench.service.methods().invokeAsync(Bench.HOLD, null, null);
	}

	private void graceIsOver() throws Exception {
		stopped = hold();
		context = bench.nextStarted();
		behind = hold();
		stopped.cancel();
		bench.pass(Duration.ofMillis(4_990));
		assertEquals(InvocationState.CANCELLING, stopped.state());
		bench.pass(Duration.ofMillis(40));
		assertEnded(stopped, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
	}

	@Test
	void itEndsAfterTheGraceTimeAndItsSlotIsKept() throws Exception { // 2.10
		graceIsOver();
		assertTrue(stopped.message().contains("not confirmed"), stopped.message());
		control.nextReset();
		bench.assertNothingStarted();
	}

	@Test
	void theGraceTimeOfTheDeviceCounts() throws Exception {
		bench.close();
		bench = new Bench(EngineLimits.DEFAULT, new ManualClock(), options -> options.grace(Duration.ofMillis(100)), control);
		stopped = hold();
		bench.nextStarted();
		stopped.cancel();
		bench.pass(Duration.ofMillis(150));
		assertEnded(stopped, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
	}

	@Test
	void aLateConfirmationGivesTheSlotBackOnce() throws Exception { // 2.10, 7.1
		graceIsOver();
		SessionReset reset = control.nextReset();
		assertFalse(context.confirm());
		assertFalse(context.confirm());
		bench.assertNothingStarted(); // the reset is under way
		reset.succeed();
		InvocationContext next = bench.nextStarted();
		assertEquals(behind.id(), next.id());
		hold();
		bench.assertNothingStarted();
		assertTrue(next.succeed(Values.empty()));
	}

	@Test
	void aLateFailureOfTheConnectionSaysNothingOfTheDevice() throws Exception { // "if the session is in step"
		stopped = bench.service.methods().invokeAsync(Bench.FIXED, null, null);
		context = bench.nextStarted();
		hold();
		bench.client.release(0);
		assertEnded(stopped, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		ClientService other = bench.clientOf(9);
		other.methods().invokeAsync(Bench.HOLD, null, null);
		assertFalse(context.failConnectionLost(Status.ERROR_IO_DEVICE, ""));
		bench.assertNothingStarted();
		bench.device.sessionReset("connected again");
		bench.nextStarted();
	}

	@Test
	void theResetOfItsSessionFreesItsSlot() throws Exception {
		graceIsOver();
		control.nextReset().succeed();
		assertEquals(behind.id(), bench.nextStarted().id());
		assertFalse(context.confirm());
		assertNull(control.resets.poll());
	}

	@Test
	void theResetEndsWhatElseRanInThatSessionAndSaysSo() throws Exception {
		bench.close();
		bench = new Bench(EngineLimits.DEFAULT, new ManualClock(), options -> options.slots(2), control);
		Invocation beside = hold();
		InvocationContext other = bench.nextStarted();
		graceIsOver();
		control.nextReset().succeed();
		assertEnded(beside, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
		assertTrue(beside.message().contains("session reset"), beside.message());
		assertEquals(behind.id(), bench.nextStarted().id());
		assertFalse(other.succeed(Values.empty()));
		hold();
		hold();
		bench.nextStarted();
		bench.assertNothingStarted(); // two slots, not three
	}

	@Test
	void aResetThatFailsEndsWhatIsQueuedAndTheDeviceIsGone() throws Exception {
		graceIsOver();
		control.nextReset().fail("no answer");
		assertEnded(behind, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.NOT_STARTED);
		assertTrue(behind.message().contains("no answer"), behind.message());
		assertEquals(Status.E_WPD_SERVICE_NOT_OPEN, assertThrows(InvocationRefusedException.class, () -> hold()).status()); // 4.3
		bench.device.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
		assertEquals(1, control.closes.get());
		assertTrue(bench.published.services.isEmpty());
		bench.assertNothingIsLeft();
	}

	@Test
	void aResetThatTakesTooLongIsOneThatFails() throws Exception {
		graceIsOver();
		SessionReset reset = control.nextReset();
		bench.pass(Duration.ofMillis(29_900));
		assertEquals(InvocationState.QUEUED, behind.state());
		bench.pass(Duration.ofMillis(200));
		assertEnded(behind, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.NOT_STARTED);
		reset.succeed(); // too late, and of no use
		assertThrows(InvocationRefusedException.class, () -> hold());
	}

	@Test
	void aResetThatThrowsIsOneThatFails() throws Exception {
		bench.close();
		bench = Bench.withoutTime(new DeviceControl() {
			@Override
			public void reset(SessionReset reset) {
				throw new IllegalStateException("cannot");
			}
		});
		graceIsOver();
		assertEnded(behind, End.ABORTED, Status.E_WPD_DEVICE_IS_HUNG, Effect.NOT_STARTED);
	}

	@Test
	void nothingStartsWhileTheSessionIsBeingReset() throws Exception {
		graceIsOver();
		SessionReset reset = control.nextReset();
		hold();
		bench.assertNothingStarted();
		reset.succeed();
		bench.nextStarted();
		bench.assertNothingStarted();
	}
}
