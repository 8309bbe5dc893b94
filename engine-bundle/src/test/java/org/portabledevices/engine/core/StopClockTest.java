package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;

/** Contract 4.2: all devices of a bundle share one clock, and so does everybody who waits for its stop. */
@Timeout(60)
class StopClockTest {

	private static final int DEVICES = 8;

	private final RecordingControl control = new RecordingControl();
	private final Bench bench = Bench.withoutTime(control);
	private final CountDownLatch leave = new CountDownLatch(1);
	private final List<DeviceRegistration> devices = new ArrayList<>(List.of(bench.device));
	private final List<Invocation> running = new ArrayList<>();

	@AfterEach
	void close() {
		leave.countDown();
		bench.close();
	}

	private void runOnEach() throws Exception {
		for (int i = 1; i < DEVICES; i++) {
			devices.add(bench.register("bench", options -> options, control));
		}
		for (HostedService service : bench.published.services) {
			running.add(bench.engine.service(bench.client, service).methods().invokeAsync(Bench.HOLD, null, null));
			bench.nextStarted();
		}
		assertEquals(DEVICES, running.size());
	}

	private void assertAll(InvocationState state) {
		assertEquals(List.of(), running.stream().filter(invocation -> invocation.state() != state).toList());
	}

	/** As Declarative Services does it: the components of the bundle are deactivated one after another, by one thread. */
	private CompletableFuture<Void> stopBundle() {
		bench.published.bundleIsStopping = true;
		return CompletableFuture.runAsync(() -> {
			devices.forEach(DeviceRegistration::close);
			bench.backend.release();
		});
	}

	@Test
	void manyDevicesThatDoNotConfirmTakeNoLongerThanOne() throws Exception {
		runOnEach();
		CompletableFuture<Void> stopped = stopBundle();
		Bench.await("all services are gone", bench.published.services::isEmpty);
		bench.pass(Duration.ofMillis(2_950));
		assertAll(InvocationState.RUNNING);
		bench.pass(Duration.ofMillis(100));
		assertAll(InvocationState.CANCELLING);
		bench.pass(Duration.ofMillis(900));
		assertAll(InvocationState.CANCELLING);
		assertFalse(stopped.isDone());
		bench.pass(Duration.ofMillis(100));
		stopped.get(10, TimeUnit.SECONDS);
		for (Invocation invocation : running) {
			Ends.assertIsEnded(invocation, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
		}
		assertEquals(DEVICES, control.closes.get());
	}

	/** A device that cannot be closed is waited for by the bundle, by each of its components, and by the host that it gives back: for all of them together, once. */
	@Test
	void whoWaitsAgainDoesNotBeginAnew() throws Exception {
		bench.service.methods().invokeAsync(Bench.HOLD, null, null); // so that there is something to wait for
		InvocationContext context = bench.nextStarted();
		Duration most = Duration.ofSeconds(3 + 1 + 1); // drain, stop grace, closing
		bench.backend.beginStopAll();
		assertEquals(most.toNanos(), bench.backend.leftNanos());
		bench.clock.advanceMillis(2_000);
		bench.backend.beginStopAll();
		assertEquals(most.minusSeconds(2).toNanos(), bench.backend.leftNanos());
		bench.clock.advanceMillis(500);
		bench.backend.beginStopNow(); // the engine stops too
		assertEquals(Duration.ofSeconds(2).toNanos(), bench.backend.leftNanos());
		context.confirm();
	}

	/** The handler keeps the device's lane, so the device cannot even be closed. Whoever waits for all of the stop grace again fails by the limit of this test. */
	@Test
	void aHandlerThatDoesNotReturnHoldsUpNobodyForLongerThanThat() throws Exception {
		Duration grace = Duration.ofMinutes(10);
		try (Bench patient = new Bench(Limits.drain(Duration.ZERO, grace), new ManualClock(), options -> options, control)) {
			CountDownLatch inside = new CountDownLatch(1);
			patient.script = context -> {
				inside.countDown();
				Bench.block(leave);
			};
			Invocation stuck = patient.service.methods().invokeAsync(Bench.SCRIPT, null, null);
			assertTrue(inside.await(10, TimeUnit.SECONDS));
			patient.backend.beginStopAll();
			patient.pass(grace.plusSeconds(2));
			Ends.assertIsEnded(stuck, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
			patient.published.bundleIsStopping = true;
			patient.device.close();
			patient.device.close();
			patient.backend.release();
			patient.assertLogged("was not closed in time");
			leave.countDown();
		}
	}

	/** "The framework stops: the drain time is zero", also for what still drains since its configuration changed a moment before. */
	@Test
	void aDrainInTheBackgroundEndsWhenTheFrameworkStops() throws Exception {
		Invocation invocation = bench.service.methods().invokeAsync(Bench.HOLD, null, null);
		InvocationContext context = bench.nextStarted();
		bench.device.close();
		bench.pass(Duration.ofMillis(100));
		assertFalse(context.isStopRequested());
		bench.published.frameworkIsStopping = true;
		bench.backend.beginStopAll();
		bench.pass(Duration.ofMillis(50));
		assertTrue(context.isStopRequested());
		context.confirm();
		Ends.assertEnded(invocation, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.STOPPED);
	}
}
