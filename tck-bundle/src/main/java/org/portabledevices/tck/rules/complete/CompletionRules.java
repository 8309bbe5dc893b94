package org.portabledevices.tck.rules.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Invocation;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback.Ended;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.values.Values;

/** Contract 3.1 and 3.2: the end is told once, and progress before it. */
public abstract class CompletionRules extends EquippedRules {

	/** Waits for the end of an invocation and checks that it is told once, with what it is. */
	private void assertToldOnce(RecordingCallback callback, Invocation invocation) throws Exception {
		Ended told = callback.next();
		assertSame(invocation, told.invocation(), "the callback was given another handle");
		assertEquals(invocation.status().orElseThrow(), told.status());
		settle();
		callback.assertNoMoreEnds();
	}

	// 3.1

	@Test
	void rule3_1_aSuccessIsToldOnce() throws Exception {
		RecordingCallback callback = callback();
		assertToldOnce(callback, harness.succeeding().invokeAsync(methods, callback));
	}

	@Test
	void rule3_1_aFailureIsToldOnce() throws Exception {
		RecordingCallback callback = callback();
		assertToldOnce(callback, harness.failing().invokeAsync(methods, callback));
	}

	@Test
	void rule3_1_aCancelOfWhatRunsIsToldOnce() throws Exception {
		RecordingCallback callback = callback();
		Running running = hold(methods, harness.held(), callback);
		running.invocation().cancel();
		assertToldOnce(callback, running.invocation());
	}

	@Test
	void rule3_1_aCancelOfWhatIsQueuedIsToldOnce() throws Exception {
		List<Running> running = occupy();
		RecordingCallback callback = callback();
		Invocation queued = harness.succeeding().invokeAsync(methods, callback);
		queued.cancel();
		assertEquals(queued, callback.next().invocation());
		letGo(running);
		settle();
		callback.assertNoMoreEnds();
	}

	@Test
	void rule3_1_aDeadlineIsToldOnce() throws Exception {
		RecordingCallback callback = callback();
		HeldCall held = harness.held();
		Invocation invocation = held.call().invokeAsync(methods, callback, deadline(Duration.ofMillis(200)));
		held.awaitRunning();
		pass(Duration.ofMillis(250));
		assertToldOnce(callback, invocation);
	}

	@Test
	void rule3_1_theLossOfTheDeviceIsToldOnceToEach() throws Exception {
		RecordingCallback callback = callback();
		Running running = hold(methods, harness.held(), callback);
		List<Invocation> all = new ArrayList<>(List.of(running.invocation()));
		for (int i = 0; i < harness.slots() + 1; i++) {
			all.add(harness.held().call().invokeAsync(methods, callback));
		}
		harness.unplug();
		Set<Invocation> told = new HashSet<>();
		for (int i = 0; i < all.size(); i++) {
			told.add(callback.next().invocation());
		}
		assertEquals(Set.copyOf(all), told);
	}

	@Test
	void rule3_1_aSharedCallbackIsToldWhichOneEnded() throws Exception {
		RecordingCallback callback = callback();
		Set<Invocation> made = new HashSet<>();
		Set<Invocation> told = new HashSet<>();
		for (int i = 0; i < 50; i++) {
			made.add(harness.succeeding().invokeAsync(methods, callback));
		}
		for (int i = 0; i < 50; i++) {
			told.add(callback.next().invocation());
		}
		assertEquals(made, told);
	}

	/** Whatever races with whatever: the device answers, and two threads cancel, in three ways. */
	@Test
	void rule3_1_itIsToldOnceWhoeverWinsTheRace() throws Exception {
		RecordingCallback callback = callback();
		for (int i = 0; i < harness.rounds(); i++) {
			Running running = hold(methods, harness.held(), callback);
			CyclicBarrier start = new CyclicBarrier(2);
			Future<Void> cancelling = elsewhere(() -> {
				start.await(10, TimeUnit.SECONDS);
				running.invocation().cancel();
				methods.cancel(callback);
			});
			start.await(10, TimeUnit.SECONDS);
			running.letGo();
			methods.cancelAll();
			get("the cancels", cancelling);
			assertSame(running.invocation(), callback.next().invocation());
		}
		settle();
		callback.assertNoMoreEnds();
	}

	// 3.2

	@Test
	void rule3_2_progressGrowsAndComesBeforeTheEnd() throws Exception {
		RecordingCallback callback = callback(); // which complains of what falls, overlaps, or comes late
		Running running = hold(methods, harness.reportsProgress(), callback);
		await("progress is 2", () -> running.invocation().progress().completed() >= 2);
		await("progress was told", () -> callback.steps().stream().anyMatch(step -> step.progress().completed() >= 2));
		running.letGo();
		callback.next();
		settle();
		callback.steps().forEach(step -> assertSame(running.invocation(), step.invocation()));
	}

	@Test
	void rule3_2_ofWhatWasNotToldOnlyTheNewestIsKept() throws Exception {
		Block block = block();
		harness.succeeding().invokeAsync(methods, callback().whenEnded(end -> block.enter()));
		block.awaitInside("the callback that keeps all others waiting");
		RecordingCallback callback = callback();
		Running running = hold(methods, harness.reportsProgress(), callback);
		await("progress is 2", () -> running.invocation().progress().completed() >= 2);
		block.open();
		assertTrue(callback.nextStep().progress().completed() >= 2, "the older value was told too");
		running.letGo();
		callback.next();
	}

	/** From several threads of the backend at once, forwards and backwards. */
	@Test
	void rule3_2_itNeverFallsNorOverlapsWhateverTheBackendSays() throws Exception {
		Probe probe = probe();
		RecordingCallback callback = callback();
		Probe.call(Probe.HOLD).invokeAsync(open("prober", probe), callback);
		InvocationContext context = probe.nextStarted();
		List<Future<Void>> reporting = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			reporting.add(elsewhere(() -> {
				for (int value = 1; value <= 2_000; value++) {
					context.progress(value % 3 == 0 ? value / 2 : value, 2_000);
				}
			}));
		}
		for (Future<Void> one : reporting) {
			get("progress", one);
		}
		context.succeed(Values.empty());
		assertEquals(2_000, callback.next().invocation().progress().completed());
	}
}
