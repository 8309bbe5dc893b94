package org.portabledevices.tck.rules.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.values.Values;

/** Contract 7.1 and 7.5: what a backend answers, by a device of the kit's own and by the device under test. */
public abstract class AnswerRules extends EquippedRules {

	private static final List<Status> OF_THE_ENGINE =
			List.of(Status.ERROR_CANCELLED, Status.ERROR_TIMEOUT, Status.ERROR_OPERATION_ABORTED, Status.S_OK);

	/** One of the answers that a backend can give. */
	private enum Answer {
		SUCCEED(context -> context.succeed(Values.empty()), Status.S_OK),
		FAIL(context -> context.fail(Status.ERROR_IO_DEVICE, "as the kit wants"), Status.ERROR_IO_DEVICE),
		FAIL_CONNECTION_LOST(context -> context.failConnectionLost(Status.ERROR_IO_DEVICE, "as the kit wants"), Status.ERROR_IO_DEVICE),
		CONFIRM(InvocationContext::confirm, Status.ofResponseCode(0x201F));

		final Predicate<InvocationContext> give;
		final Status status;

		Answer(Predicate<InvocationContext> give, Status status) {
			this.give = give;
			this.status = status;
		}
	}

	// 7.1

	@Test
	void rule7_1_theFirstAnswerCounts() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		for (Answer first : Answer.values()) {
			Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
			InvocationContext context = probe.nextStarted();
			assertTrue(first.give.test(context), first::name);
			for (Answer later : Answer.values()) {
				assertFalse(later.give.test(context), () -> later + " after " + first);
			}
			assertFalse(context.progress(1, 2), () -> "progress after " + first);
			assertEnds(invocation, first == Answer.SUCCEED ? End.SUCCEEDED : End.FAILED, first.status, null);
		}
	}

	@Test
	void rule7_1_theFirstAnswerAfterAStopIsItsConfirmation() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		for (Answer first : Answer.values()) {
			Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
			InvocationContext context = probe.nextStarted();
			invocation.cancel();
			assertFalse(context.progress(1, 2), "progress after a stop was asked for");
			assertEquals(0, invocation.progress().completed());
			assertTrue(first.give.test(context), first::name);
			for (Answer later : Answer.values()) {
				assertFalse(later.give.test(context), () -> later + " after " + first);
			}
			Effect effect = switch (first) {
				case SUCCEED -> Effect.FINISHED;
				case FAIL, CONFIRM -> Effect.STOPPED;
				case FAIL_CONNECTION_LOST -> Effect.UNKNOWN;
			};
			assertEnds(invocation, End.CANCELLED, Status.ERROR_CANCELLED, effect);
		}
	}

	@Test
	void rule7_1_ofAnswersThatRaceOneCounts() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		for (int i = 0; i < 500; i++) {
			Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
			InvocationContext context = probe.nextStarted();
			CyclicBarrier start = new CyclicBarrier(2);
			Future<Boolean> other = inThread(() -> {
				start.await(10, TimeUnit.SECONDS);
				return context.fail(Status.ERROR_IO_DEVICE, "");
			});
			start.await(10, TimeUnit.SECONDS);
			boolean succeeded = context.succeed(Values.empty());
			assertNotSame(succeeded, get("the other answer", other));
			assertEnds(invocation, succeeded ? End.SUCCEEDED : End.FAILED, succeeded ? Status.S_OK : Status.ERROR_IO_DEVICE, null);
		}
	}

	/** What cannot be stopped ends with its client, and its device stays taken. */
	@Test
	void rule7_1_anAnswerAfterTheEndGivesAKeptSlotBack() throws Exception {
		Probe probe = probe();
		Client leaving = open("leaving", probe.filter());
		Invocation kept = Probe.call(Probe.HOLD).invokeAsync(leaving.service().methods(), null);
		InvocationContext context = probe.nextStarted();
		assertTrue(context.notCancellableFromHere());
		leaving.release();
		assertEnds(kept, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		Invocation next = Probe.call(Probe.HOLD).invokeAsync(open("prober", probe), null);
		settle(); // so it could have started
		assertEquals(InvocationState.QUEUED, next.state(), "it started though the device was taken");
		assertFalse(context.succeed(Values.empty()), "the answer was too late");
		assertEquals(next.id(), probe.nextStarted().id());
		Ends.assertEnded(kept, End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
	}

	@Test
	void rule7_1_aDeviceThatAnswersLateIsFreeAgain() throws Exception {
		needsTime(harness.grace());
		Running running = hold(methods, harness.losesCancel(), null);
		running.invocation().cancel();
		passUntil("the grace time is over", harness.grace().plusMillis(100), () -> running.invocation().end().isPresent());
		Ends.assertEnded(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		running.letGo();
		settle();
		Ends.assertEnded(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
	}

	// 7.5

	@Test
	void rule7_5_theEnginesStatusesAreNoFailuresOfABackend() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		for (Status status : OF_THE_ENGINE) {
			Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
			assertTrue(probe.nextStarted().fail(status, "as the kit wants"));
			assertEnds(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, null);
			assertTrue(invocation.message().contains("%08X".formatted(status.code())), invocation.message());
		}
	}

	@Test
	void rule7_5_aFailureOfTheDeviceHasAStatusOfItsOwn() throws Exception {
		Invocation invocation = harness.failing().invokeAsync(methods, callback());
		awaitState(invocation, InvocationState.ENDED);
		assertEquals(End.FAILED, invocation.end().orElseThrow());
		assertFalse(OF_THE_ENGINE.contains(invocation.status().orElseThrow()));
	}
}
