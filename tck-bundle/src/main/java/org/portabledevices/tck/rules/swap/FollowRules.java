package org.portabledevices.tck.rules.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.monitor.PendingInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
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
import org.portabledevices.values.Values;

/** Contract 5.1 and 5.2: one client over all backends that ever serve it. */
public abstract class FollowRules extends EquippedRules {

	/** Answers the choice of backend, which is undone after the test. */
	private BackendSelection selection() {
		BackendSelection selection = harness.surroundings().selection();
		closeAfterwards(selection::auto);
		return selection;
	}

	private FollowedService follow() throws Exception {
		return follow("follower", harness.filter());
	}

	private void awaitTarget(FollowedService followed, String backend) {
		await("new calls go to " + backend, () -> followed.target().filter(target -> target.backend().equals(backend)).isPresent());
	}

	private void awaitNoTarget(FollowedService followed) {
		await("there is no backend", () -> followed.target().isEmpty());
	}

	private static DeviceOptions ranked(Probe probe, int ranking) {
		return DeviceOptions.builder(probe.backend).ranking(ranking).build();
	}

	// 5.1

	@Test
	void rule5_1_itsMethodsStayTheSameWhileBackendsComeAndGo() throws Exception {
		FollowedService followed = follow();
		ServiceMethods same = followed.methods();
		String first = client.service().backend();
		awaitTarget(followed, first);
		String second = harness.connectSecondBackend();
		awaitTarget(followed, first);
		harness.succeeding().invoke(same);
		harness.withdraw();
		awaitTarget(followed, second);
		harness.succeeding().invoke(same);
		assertSame(same, followed.methods());
	}

	@Test
	void rule5_1_ifTheBestTakesNothingAnyMoreACallGoesToTheNextBest() throws Exception {
		String second = harness.connectSecondBackend();
		FollowedService followed = follow();
		Running onFirst = hold(followed.methods(), harness.held(), null);
		harness.withdraw(); // it is leaving, and goes on with what it has
		Invocation invocation = harness.succeeding().invokeAsync(followed.methods(), null);
		assertEnds(invocation, End.SUCCEEDED, Status.S_OK, null);
		assertEquals(Optional.of(second), invocation.backend());
		onFirst.letGo();
		assertEnds(onFirst.invocation(), End.SUCCEEDED, Status.S_OK, null);
	}

	@Test
	void rule5_1_oneCancelReachesWhatItMadeOnEveryBackendAndWhatWaits() throws Exception {
		Probe a = probe("probe-a", options -> options);
		Probe b = probe("probe-b", options -> options);
		FollowedService followed = follow("follower", Probe.FILTER);
		BackendSelection selection = selection();
		RecordingCallback callback = callback();
		SampleCall call = Probe.call(Probe.HOLD);
		selection.pin(a.backend);
		awaitTarget(followed, a.backend);
		Invocation onA = call.invokeAsync(followed.methods(), callback);
		InvocationContext inA = a.nextStarted();
		selection.pin(b.backend);
		awaitTarget(followed, b.backend);
		Invocation onB = call.invokeAsync(followed.methods(), callback);
		InvocationContext inB = b.nextStarted();
		selection.pin("absent");
		Invocation waiting = call.invokeAsync(followed.methods(), callback);
		CancelReceipt receipt = followed.methods().cancel(callback);
		assertEquals(List.of(onA, onB, waiting), receipt.entries().stream().map(CancelReceipt.Entry::invocation).toList());
		assertEquals(List.of(CancelOutcome.REQUESTED, CancelOutcome.REQUESTED, CancelOutcome.NEVER_STARTED),
				receipt.entries().stream().map(CancelReceipt.Entry::outcome).toList());
		inA.confirm();
		inB.confirm();
		assertEnds(onA, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		assertEnds(onB, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		assertEnds(waiting, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		Set<Invocation> told = Set.of(callback.next().invocation(), callback.next().invocation(), callback.next().invocation());
		assertEquals(Set.of(onA, onB, waiting), told);
	}

	@Test
	void rule5_1_itIsOneClientWhereverItsInvocationsAre() throws Exception {
		FollowedService followed = follow();
		Running running = hold(followed.methods(), harness.held(), null);
		selection().pin("absent");
		Invocation waiting = harness.succeeding().invokeAsync(followed.methods(), null);
		List<Long> clients = harness.surroundings().monitor().pending().stream()
				.filter(each -> each.id() == running.invocation().id() || each.id() == waiting.id()).map(PendingInvocation::client)
				.toList();
		assertEquals(2, clients.size());
		assertEquals(clients.get(0), clients.get(1));
		waiting.cancel();
		running.letGo();
		awaitState(running.invocation(), InvocationState.ENDED);
	}

	@Test
	void rule5_1_closingItEndsEveryWait() throws Exception {
		FollowedService followed = follow();
		assertEndsEveryWait(followed, followed::close);
	}

	@Test
	void rule5_1_theStopOfItsBundleEndsEveryWait() throws Exception {
		assertEndsEveryWait(follow("leaving", harness.filter()), () -> harness.surroundings().stop("leaving"));
	}

	private void assertEndsEveryWait(FollowedService followed, Executable end) throws Exception {
		selection().pin("absent");
		RecordingCallback callback = callback();
		Invocation waiting = harness.succeeding().invokeAsync(followed.methods(), callback);
		Future<Values> inInvoke = invoke(followed.methods(), harness.succeeding());
		await("both wait", () -> harness.surroundings().monitor().pending().stream().filter(each -> each.backend().isEmpty()).count() == 2);
		get("the end of what is followed", elsewhere(end));
		Ends.assertEnded(waiting, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		Ends.assertFailure(failure(inInvoke), End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invokeAsync(followed.methods(), callback));
		callback.assertNoMoreEnds();
	}

	// 5.2

	@Test
	void rule5_2_anInvocationBelongsToTheBackendThatAcceptedIt() throws Exception {
		String second = harness.connectSecondBackend();
		FollowedService followed = follow();
		String first = client.service().backend();
		awaitTarget(followed, first);
		Running running = hold(followed.methods(), harness.held(), null);
		selection().pin(second);
		awaitTarget(followed, second);
		assertEquals(Optional.of(first), running.invocation().backend());
		assertEquals(InvocationState.RUNNING, running.invocation().state());
		running.letGo();
		assertEnds(running.invocation(), End.SUCCEEDED, Status.S_OK, null);
		assertEquals(Optional.of(first), running.invocation().backend());
	}

	@Test
	void rule5_2_whatEndsWithItsBackendIsNotRepeatedOnAnother() throws Exception {
		Probe a = probe("probe-a", options -> options.ranking(2));
		Probe b = probe("probe-b", options -> options.ranking(1));
		FollowedService followed = follow("follower", Probe.FILTER);
		awaitTarget(followed, a.backend);
		RecordingCallback callback = callback();
		Invocation running = Probe.call(Probe.HOLD).invokeAsync(followed.methods(), callback);
		Invocation queued = Probe.call(Probe.HOLD).invokeAsync(followed.methods(), callback);
		a.nextStarted();
		a.registration.gone("the kit unplugged it");
		assertEnds(running, End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.UNKNOWN);
		assertEnds(queued, End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, Effect.NOT_STARTED);
		callback.next();
		callback.next();
		awaitTarget(followed, b.backend);
		b.assertNothingStarted("it was repeated on the other backend");
		b.handler = Probe::answer;
		settle(followed.methods(), Probe.call(Probe.ASK));
		b.assertNothingStarted("it was repeated on the other backend");
		assertEquals(Optional.of(a.backend), queued.backend());
	}

	@Test
	void rule5_2_newOnesGoToTheBestByRankingThenByAge() throws Exception {
		Probe a = probe("probe-a", options -> options);
		FollowedService followed = follow("follower", Probe.FILTER);
		awaitTarget(followed, a.backend);
		Probe b = probe("probe-b", options -> options);
		open("prober", b); // so it is registered
		awaitTarget(followed, a.backend); // the older one
		b.registration.modify(ranked(b, 5));
		awaitTarget(followed, b.backend);
		Probe.call(Probe.HOLD).invokeAsync(followed.methods(), null);
		b.nextStarted().succeed(Values.empty());
		a.registration.modify(ranked(a, 6));
		awaitTarget(followed, a.backend);
		Probe.call(Probe.HOLD).invokeAsync(followed.methods(), null);
		a.nextStarted().succeed(Values.empty());
	}

	@Test
	void rule5_2_onlyWhatMatchesTheFilter() throws Exception {
		String second = harness.connectSecondBackend();
		FollowedService followed = follow("follower", "(&%s(portabledevices.backend=%s))".formatted(harness.filter(), second));
		awaitTarget(followed, second); // though the first has the higher ranking
		Invocation invocation = harness.succeeding().invokeAsync(followed.methods(), null);
		assertEnds(invocation, End.SUCCEEDED, Status.S_OK, null);
		assertEquals(Optional.of(second), invocation.backend());
	}

	@Test
	void rule5_2_aPinIsStrict() throws Exception {
		FollowedService followed = follow();
		String first = client.service().backend();
		awaitTarget(followed, first);
		BackendSelection selection = selection();
		selection.pin("absent");
		awaitNoTarget(followed);
		Invocation invocation = harness.succeeding().invokeAsync(followed.methods(), null);
		settle(); // by the client that follows nothing: the device does answer
		assertEquals(InvocationState.QUEUED, invocation.state(), "it went to another backend than the one that is pinned");
		assertEquals(Optional.empty(), invocation.backend());
		selection.pin(first);
		assertEnds(invocation, End.SUCCEEDED, Status.S_OK, null);
		assertEquals(Optional.of(first), invocation.backend());
	}

	@Test
	void rule5_2_aPinIsStrictWhenItsBackendGoes() throws Exception {
		String second = harness.connectSecondBackend();
		FollowedService followed = follow();
		selection().pin(client.service().backend());
		harness.withdraw();
		awaitNoTarget(followed);
		Invocation invocation = harness.succeeding().invokeAsync(followed.methods(), null);
		settle(open("other", "(&%s(portabledevices.backend=%s))".formatted(harness.filter(), second)).service().methods(),
				harness.succeeding());
		assertEquals(InvocationState.QUEUED, invocation.state(), "it went to another backend than the one that is pinned");
		invocation.cancel();
	}

	@Test
	void rule5_2_aHoldKeepsCallsThatBelongTogetherOnOneBackend() throws Exception {
		String second = harness.connectSecondBackend();
		FollowedService followed = follow();
		String first = client.service().backend();
		awaitTarget(followed, first);
		FollowedService.Hold hold = followed.hold();
		selection().pin(second);
		awaitTarget(followed, second);
		Invocation held = harness.succeeding().invokeAsync(hold.methods(), null);
		assertEnds(held, End.SUCCEEDED, Status.S_OK, null);
		assertEquals(Optional.of(first), held.backend());
		assertEquals(Optional.of(first), hold.target().map(FollowedService.Target::backend));
		harness.withdraw();
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invokeAsync(hold.methods(), null));
		harness.succeeding().invoke(followed.methods()); // which goes to the second
	}

	@Test
	void rule5_2_aHoldIsPartOfItsClient() throws Exception {
		FollowedService followed = follow();
		FollowedService.Hold hold = followed.hold();
		Running running = hold(hold.methods(), harness.held(), null);
		CancelReceipt receipt = followed.methods().cancelAll();
		assertEquals(List.of(running.invocation().id()), receipt.entries().stream().map(entry -> entry.invocation().id()).toList());
		assertEnds(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		hold.close();
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invokeAsync(hold.methods(), null));
		harness.succeeding().invoke(followed.methods());
		assertFalse(followed.target().isEmpty());
	}
}
