package org.portabledevices.tck.rules.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Ends;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingCallback;
import org.portabledevices.tracker.FollowedService;

/** Contract 5.4 and 5.5: the backend is swapped under load. That a choice survives a restart is a matter of the configuration, which a framework has and the kit has not. */
public abstract class SwapRules extends EquippedRules {

	private static final int CALLS = 400;
	private static final int SWAPS = 60;

	private BackendSelection selection() {
		BackendSelection selection = harness.surroundings().selection();
		closeAfterwards(selection::auto);
		return selection;
	}

	/** What a swap does. */
	@FunctionalInterface
	private interface Swap {
		void run(int round) throws Exception;
	}

	/** Calls from two threads, never more than a few at a time, while it is swapped; each call must succeed, and be told once. */
	private void assertLosesNothing(ServiceMethods following, SampleCall call, Swap swap) throws Exception {
		RecordingCallback callback = callback();
		Semaphore open = new Semaphore(16);
		callback.whenEnded(end -> open.release());
		List<Future<List<Invocation>>> calling = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			calling.add(inThread(() -> {
				List<Invocation> made = new ArrayList<>();
				for (int j = 0; j < CALLS; j++) {
					open.acquire();
					made.add(call.invokeAsync(following, callback)); // a refusal would be thrown here
				}
				return made;
			}));
		}
		Future<Void> swapping = elsewhere(() -> {
			for (int round = 0; round < SWAPS || calling.stream().anyMatch(one -> !one.isDone()); round++) {
				swap.run(round);
			}
		});
		List<Invocation> all = new ArrayList<>();
		for (Future<List<Invocation>> one : calling) {
			all.addAll(get("calls while it is swapped", one));
		}
		get("the swaps", swapping);
		for (int i = 0; i < all.size(); i++) {
			RecordingCallback.Ended ended = callback.next();
			assertEquals(Status.S_OK, ended.status(), () -> ended.invocation() + ": " + ended.invocation().message());
		}
		for (Invocation invocation : all) {
			Ends.assertEnded(invocation, End.SUCCEEDED, Status.S_OK, null);
		}
		callback.assertNoMoreEnds();
	}

	// 5.4

	@Test
	void rule5_4_aSwapByChoiceLosesNothing() throws Exception {
		String[] backends = { client.service().backend(), harness.connectSecondBackend() };
		BackendSelection selection = selection();
		FollowedService followed = follow("follower", harness.filter());
		await("there is a backend", () -> followed.target().isPresent());
		assertLosesNothing(followed.methods(), harness.succeeding(), round -> {
			selection.pin(backends[round % 2]);
			Thread.yield();
		});
	}

	@Test
	void rule5_4_aSwapByRankingLosesNothingAndStartsNothingTwice() throws Exception {
		Map<Long, Integer> starts = new ConcurrentHashMap<>();
		Probe a = counting("probe-a", starts);
		Probe b = counting("probe-b", starts);
		FollowedService followed = follow("follower", Probe.FILTER);
		await("there is a backend", () -> followed.target().isPresent());
		assertLosesNothing(followed.methods(), Probe.call(Probe.ASK), round -> {
			Probe best = round % 2 == 0 ? b : a;
			best.registration.modify(DeviceOptions.builder(best.backend).ranking(round + 1).build());
			await("it is the best", () -> followed.target().filter(target -> target.backend().equals(best.backend)).isPresent());
		});
		assertEquals(2 * CALLS, starts.size());
		assertEquals(Optional.empty(), starts.values().stream().filter(count -> count != 1).findAny());
	}

	/** Those that end within the drain time, which all do here; a call that finds no backend waits for one. */
	@Test
	void rule5_4_aSwapByStoppingABundleLosesNothingAndStartsNothingTwice() throws Exception {
		Map<Long, Integer> starts = new ConcurrentHashMap<>();
		Probe[] probes = { counting("probe-a", starts), counting("probe-b", starts) };
		FollowedService followed = follow("follower", Probe.FILTER);
		await("there is a backend", () -> followed.target().isPresent());
		assertLosesNothing(followed.methods(), Probe.call(Probe.ASK), round -> {
			int gone = round % 2;
			harness.surroundings().stop(probes[gone].backend);
			probes[gone] = counting(probes[gone].backend, starts);
			await("it is there again", () -> followed.target().isPresent());
		});
		assertEquals(2 * CALLS, starts.size());
		assertEquals(Optional.empty(), starts.values().stream().filter(count -> count != 1).findAny());
	}

	private Probe counting(String backend, Map<Long, Integer> starts) throws Exception {
		return Probe.handling(harness.surroundings(), backend, context -> {
			starts.merge(context.id(), 1, Integer::sum);
			Probe.answer(context);
		});
	}

	@Test
	void rule5_4_aSwapByChoiceEndsNothingEarlyHoweverLongItTakes() throws Exception {
		String second = harness.connectSecondBackend();
		FollowedService followed = follow("follower", harness.filter());
		await("there is a backend", () -> followed.target().isPresent());
		Running running = hold(followed.methods(), harness.held(), callback());
		BackendSelection selection = selection();
		for (int i = 0; i < 10; i++) {
			selection.pin(i % 2 == 0 ? second : client.service().backend());
		}
		passLongerThanADrain();
		assertEquals(InvocationState.RUNNING, running.invocation().state());
		running.letGo();
		assertEnds(running.invocation(), End.SUCCEEDED, Status.S_OK, null);
	}

	private void passLongerThanADrain() throws Exception {
		Duration most = harness.drain().plus(harness.grace());
		try {
			harness.pass(most);
		} catch (TestAbortedException e) {
			// time is real: then at least nothing happens at once; a call to settle with would wait behind the one that runs
		}
	}

	@Test
	void rule5_4_aStopOfTheBundleEndsNothingThatEndsWithinTheDrainTime() throws Exception {
		String second = harness.connectSecondBackend();
		FollowedService followed = follow("follower", harness.filter());
		await("there is a backend", () -> followed.target().isPresent());
		Running running = hold(followed.methods(), harness.held(), callback());
		Future<Void> stop = elsewhere(() -> harness.stopBackend());
		await("new calls go to the other", () -> followed.target().filter(target -> target.backend().equals(second)).isPresent());
		harness.succeeding().invoke(followed.methods());
		assertFalse(stop.isDone());
		running.letGo();
		get("the stop", stop);
		Ends.assertEnded(running.invocation(), End.SUCCEEDED, Status.S_OK, null);
	}

	// 5.5

	@Test
	void rule5_5_aChoiceTakesEffectAtOnceForEveryFollowedService() throws Exception {
		String first = client.service().backend();
		String second = harness.connectSecondBackend();
		List<FollowedService> all = new ArrayList<>();
		for (String bundle : List.of("one", "two", "three")) {
			FollowedService followed = follow(bundle, harness.filter());
			await("there are two backends", () -> followed.target().isPresent());
			all.add(followed);
		}
		open("other", "(&%s(portabledevices.backend=%s))".formatted(harness.filter(), second)); // so it is registered
		BackendSelection selection = selection();
		for (String backend : List.of(second, first, second)) {
			selection.pin(backend);
			assertEquals(Optional.of(backend), selection.pinned());
			for (FollowedService followed : all) { // with no wait in between
				Invocation invocation = harness.succeeding().invokeAsync(followed.methods(), null);
				assertEquals(Optional.of(backend), invocation.backend());
				awaitState(invocation, InvocationState.ENDED);
			}
		}
		selection.auto();
		assertEquals(Optional.empty(), selection.pinned());
		assertEquals(Optional.of(first), all.get(0).target().map(FollowedService.Target::backend));
	}

	@Test
	void rule5_5_aChoiceIsUndoneInOneStep() throws Exception {
		String first = client.service().backend();
		String second = harness.connectSecondBackend();
		FollowedService followed = follow("follower",
				"(&%s(|(portabledevices.backend=%s)(portabledevices.backend=%s)))".formatted(harness.filter(), first, second));
		BackendSelection selection = selection();
		selection.auto();
		selection.pin(second);
		await("it is taken", () -> followed.target().filter(target -> target.backend().equals(second)).isPresent());
		assertTrue(selection.undo());
		assertEquals(Optional.empty(), selection.pinned());
		assertEquals(Optional.of(first), followed.target().map(FollowedService.Target::backend));
		selection.pin(first);
		selection.pin("absent");
		assertEquals(Optional.empty(), followed.target());
		assertTrue(selection.undo());
		assertEquals(Optional.of(first), selection.pinned());
	}
}
