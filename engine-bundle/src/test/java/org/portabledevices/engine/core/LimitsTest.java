package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Contract 6.1: what is open is bounded, and leaves nothing behind. */
@Timeout(60)
class LimitsTest {

	private Bench bench = new Bench(Limits.open(5, 8), new ManualClock(), options -> options, Bench.NO_CONTROL);
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
	}

	private static void assertBusy(ServiceMethods methods) {
		InvocationRefusedException refusal =
				assertThrows(InvocationRefusedException.class, () -> methods.invokeAsync(Bench.HOLD, null, null));
		assertEquals(Status.ERROR_BUSY, refusal.status());
	}

	private static void invoke(ServiceMethods methods, int count) throws Exception {
		for (int i = 0; i < count; i++) {
			methods.invokeAsync(Bench.HOLD, null, null);
		}
	}

	@Test
	void withoutConfigurationThereAre16384ForAClientAnd131072ForTheEngine() {
		assertEquals(16_384, EngineLimits.DEFAULT.clientOpen());
		assertEquals(131_072, EngineLimits.DEFAULT.engineOpen());
	}

	@Test
	void aClientHasItsBound() throws Exception {
		invoke(bench.service.methods(), 5);
		assertBusy(bench.service.methods());
		ClientService other = bench.clientOf(9);
		other.methods().invokeAsync(Bench.HOLD, null, null);
		bench.service.methods().cancelAll();
		bench.settle();
		bench.started.forEach(InvocationContext::confirm);
		bench.settle();
		invoke(bench.service.methods(), 5);
		assertBusy(bench.service.methods());
	}

	@Test
	void theEngineHasItsBound() throws Exception {
		invoke(bench.service.methods(), 4);
		invoke(bench.clientOf(9).methods(), 4);
		assertBusy(bench.clientOf(10).methods());
		assertBusy(bench.service.methods());
		assertEquals(8, bench.engine.openCount());
	}

	@Test
	void whatWaitsForABackendCountsToo() throws Exception {
		FollowedClient followed = bench.engine.follow(new ClientOwner(9, "x"), null);
		invoke(followed.methods(), 5);
		assertBusy(followed.methods());
	}

	@Test
	void anInvocationIsOpenUntilItsCallbackHasReturned() throws Exception { // "Open: pending, or its onComplete has not returned"
		CountDownLatch leave = new CountDownLatch(1);
		CountDownLatch inside = new CountDownLatch(1);
		for (int i = 0; i < 5; i++) {
			bench.service.methods().invokeAsync(Bench.ECHO, null, (invocation, status, results) -> {
				inside.countDown();
				Bench.block(leave);
			});
		}
		assertTrue(inside.await(10, TimeUnit.SECONDS));
		Bench.await("all have ended", () -> bench.engine.pending().isEmpty());
		assertBusy(bench.service.methods());
		leave.countDown();
		bench.assertNothingIsLeft();
		bench.service.methods().invoke(Bench.ECHO, null);
	}

	/** Who sees the end by waiting for it may invoke again, also where only one may be open. */
	@Test
	void whoeverHasWaitedForTheEndFindsItsPlaceFree() throws Exception {
		bench.close();
		bench = new Bench(Limits.open(1, 8), null, options -> options, Bench.NO_CONTROL);
		for (int i = 0; i < 2_000; i++) {
			bench.service.methods().invoke(Bench.ECHO, null);
			Ends.await(bench.service.methods().invokeAsync(Bench.ECHO, null, calls));
			Ends.await(bench.service.methods().invokeAsync(Bench.ECHO, null, null));
		}
	}

	@Test
	void aRefusalTakesNoPlace() throws Exception {
		for (int i = 0; i < 20; i++) {
			assertThrows(InvocationRefusedException.class, () -> bench.service.methods().invokeAsync(new UUID(9, 9), null, calls));
		}
		invoke(bench.service.methods(), 5);
		for (int i = 0; i < 20; i++) {
			assertBusy(bench.service.methods());
		}
		assertEquals(5, bench.engine.openCount());
	}

	@Test
	void newLimitsCountFromThenOn() throws Exception {
		bench.engine.setLimits(Limits.open(2, 8));
		invoke(bench.service.methods(), 2);
		assertBusy(bench.service.methods());
		bench.engine.setLimits(Limits.open(3, 8));
		invoke(bench.service.methods(), 1);
		assertBusy(bench.service.methods());
	}

	/** Nothing of a thousand invocations of all kinds stays in a queue, a table or a timer. */
	@Test
	void whatHasBeenDeliveredLeavesNothingBehind() throws Exception {
		bench.close();
		bench = Bench.withoutTime();
		ServiceMethods methods = bench.service.methods();
		InvocationOptions deadline =
				InvocationOptions.builder().deadline(Duration.ofSeconds(1000)).confirmationWait(Duration.ofSeconds(1)).build();
		for (int i = 0; i < 1000; i++) {
			RecordingSink sink = new RecordingSink();
			Invocation invocation = i % 4 == 3 ? methods.invokeAsync(Bench.DOWNLOAD, null, calls, sink.options())
					: methods.invokeAsync(Bench.HOLD, null, i % 2 == 0 ? calls : null, deadline);
			InvocationContext context = bench.nextStarted();
			switch (i % 7) {
				case 0 -> invocation.cancel();
				case 1 -> context.progress(1, 2);
				case 2 -> context.notCancellableFromHere();
				case 3 -> context.releaseSlot();
				default -> context.alive();
			}
			if (i % 4 == 3) {
				context.writer().offer(ByteBuffer.wrap(new byte[10]));
			}
			switch (i % 3) {
				case 0 -> context.succeed(Values.empty());
				case 1 -> context.fail(Status.ERROR_IO_DEVICE, "");
				default -> context.confirm();
			}
			Ends.await(invocation);
		}
		bench.assertNothingIsLeft();
		bench.pass(Duration.ofSeconds(31)); // the device's watch and the lanes' find nothing to do
		assertEquals(0, bench.engine.wheel.size());
	}
}
