package org.portabledevices.tck.rules.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Client;
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
import org.portabledevices.values.Variant;

/** Contract 4.1: the client gives its service object back, closes what it follows, or its bundle stops. */
public abstract class ClientGoneRules extends EquippedRules {

	private static final String LEAVING = "leaving";

	private Client leaving() throws Exception {
		return open(LEAVING);
	}

	// What becomes of what is pending

	@Test
	void rule4_1_aReleaseEndsWhatIsPending() throws Exception {
		Client leaving = leaving();
		assertEndsWhatIsPending(leaving.service().methods(), leaving::release);
	}

	@Test
	void rule4_1_closingAFollowedServiceEndsWhatIsPending() throws Exception {
		FollowedService followed = follow(LEAVING, harness.filter());
		assertEndsWhatIsPending(followed.methods(), followed::close);
	}

	@Test
	void rule4_1_theStopOfItsBundleEndsWhatIsPending() throws Exception {
		assertEndsWhatIsPending(leaving().service().methods(), () -> harness.surroundings().stop(LEAVING));
		assertEndsWhatIsPending(follow(LEAVING, harness.filter()).methods(), () -> harness.surroundings().stop(LEAVING));
	}

	private void assertEndsWhatIsPending(ServiceMethods by, Executable go) throws Exception {
		Running running = hold(by, harness.held(), null);
		List<Running> others = new ArrayList<>();
		for (int i = 1; i < harness.slots(); i++) {
			others.add(hold());
		}
		Invocation queued = harness.succeeding().invokeAsync(by, null);
		assertEquals(InvocationState.QUEUED, queued.state());
		get("the end of the client", elsewhere(go));
		Ends.assertEnded(queued, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		assertNotEquals(InvocationState.RUNNING, running.invocation().state());
		assertEnds(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		assertRefused(Status.E_WPD_SERVICE_NOT_OPEN, () -> harness.succeeding().invokeAsync(by, null));
		letGo(others);
	}

	@Test
	void rule4_1_theDeviceIsToldToStop() throws Exception {
		Client leaving = leaving();
		Running running = hold(leaving.service().methods(), harness.held(), null);
		get("the release", elsewhere(leaving::release));
		running.held().awaitToldToStop();
		assertEnds(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
	}

	@Test
	void rule4_1_whatCannotBeCancelledEndsAtOnceAndItsDeviceStaysTaken() throws Exception {
		Client leaving = leaving();
		Running running = hold(leaving.service().methods(), harness.notCancellable(), null);
		get("the release", elsewhere(leaving::release));
		Ends.assertEnded(running.invocation(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		running.letGo();
		settle();
	}

	/** Time stands still here, or is shorter than the grace time: it is not the confirmation that wakes them. */
	@Test
	void rule4_1_threadsThatWaitInInvokeWakeAtOnceWithTheEndThatIsDecided() throws Exception {
		Client leaving = leaving();
		ServiceMethods by = leaving.service().methods();
		List<Future<Values>> waiting = new ArrayList<>();
		HeldCall deaf = harness.losesCancel();
		waiting.add(invoke(by, deaf.call()));
		deaf.awaitRunning();
		List<Running> others = new ArrayList<>();
		for (int i = 1; i < harness.slots(); i++) {
			others.add(hold());
		}
		waiting.add(invoke(by, harness.succeeding()));
		await("both wait", () -> pendingOf(LEAVING) == 2);
		get("the release", elsewhere(leaving::release));
		Ends.assertFailure(failure(waiting.get(0)), End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		Ends.assertFailure(failure(waiting.get(1)), End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		deaf.letGo();
		letGo(others);
	}

	private long pendingOf(String bundle) {
		return pendingOfKit().stream().filter(pending -> pending.bundleName().endsWith(bundle)).count();
	}

	@Test
	void rule4_1_itsStagesAreCompletedInItsLaneBeforeTheReleaseReturns() throws Exception {
		Client leaving = leaving();
		HeldCall deaf = harness.losesCancel();
		Invocation running = deaf.call().invokeAsync(leaving.service().methods(), null);
		deaf.awaitRunning();
		CompletableFuture<Throwable> told = new CompletableFuture<>();
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		running.result().whenComplete((results, failure) -> {
			thread.complete(Thread.currentThread());
			told.complete(failure);
		});
		Thread releasing = get("the release", inThread(() -> {
			leaving.release();
			return Thread.currentThread();
		}));
		assertTrue(told.isDone(), "the stage was not completed when the release had returned");
		assertNotEquals(releasing, thread.get());
		Ends.assertFailure((InvocationException) told.get(), End.CANCELLED, Status.ERROR_CANCELLED, Effect.UNKNOWN);
		deaf.letGo();
	}

	// What is called

	@Test
	void rule4_1_theReleaseWaitsForACallbackThatRuns() throws Exception {
		Client leaving = leaving();
		Block block = block();
		harness.succeeding().invokeAsync(leaving.service().methods(), callback().whenEnded(end -> block.enter()));
		block.awaitInside("the callback");
		Future<Void> release = elsewhere(leaving::release);
		await("it is released", () -> isRefused(leaving.service().methods()));
		assertFalse(release.isDone(), "the release did not wait for the callback");
		block.open();
		get("the release", release);
	}

	private boolean isRefused(ServiceMethods by) {
		try {
			harness.succeeding().invokeAsync(by, null);
			return false;
		} catch (InvocationException e) {
			return true;
		}
	}

	@Test
	void rule4_1_butForASecondAtMostAndSaysSo() throws Exception {
		Client leaving = leaving();
		Block block = block();
		harness.succeeding().invokeAsync(leaving.service().methods(), callback().whenEnded(end -> block.enter()));
		block.awaitInside("the callback");
		get("the release, though a callback does not return", elsewhere(leaving::release));
		await("it is logged", () -> harness.surroundings().log().stream().anyMatch(line -> line.contains(LEAVING)));
	}

	/** Each for itself they would take longer than anybody waits here. */
	@Test
	void rule4_1_allClientsOfABundleTakeASecondTogether() throws Exception {
		int clients = 15; // one less than may be stuck of one bundle
		Block block = block(clients);
		for (int i = 0; i < clients; i++) {
			harness.succeeding().invokeAsync(leaving().service().methods(), callback().whenEnded(end -> block.enter()));
		}
		passUntil("all are in their callbacks", Duration.ofSeconds(1), block::areInside);
		elsewhere(() -> harness.surroundings().stop(LEAVING)).get(10, TimeUnit.SECONDS);
	}

	@Test
	void rule4_1_onceTheReleaseHasReturnedNoCallbackBegins() throws Exception {
		Client leaving = leaving();
		ServiceMethods by = leaving.service().methods();
		Block block = block();
		harness.succeeding().invokeAsync(by, callback().whenEnded(end -> block.enter()));
		block.awaitInside("the callback that keeps all others waiting");
		RecordingCallback late = callback();
		for (int i = 0; i < 50; i++) {
			awaitState(harness.succeeding().invokeAsync(by, late), InvocationState.ENDED);
		}
		Running running = hold(by, harness.reportsProgress(), late);
		await("progress is due", () -> running.invocation().progress().completed() >= 2);
		Future<Void> release = elsewhere(leaving::release);
		await("it is released", () -> isRefused(by));
		block.open();
		get("the release", release);
		late.assertNoMore();
		awaitState(running.invocation(), InvocationState.ENDED);
		settle();
		late.assertNoMore();
	}

	@Test
	void rule4_1_aSinkIsClosedBeforeTheReleaseReturnsAndCalledNoMore() throws Exception {
		Client leaving = leaving();
		Block block = block();
		RecordingSink sink = new RecordingSink().inWrite(block::enter);
		SampleCall call = harness.download();
		RecordingCallback callback = callback();
		call.invokeAsync(leaving.service().methods(), callback, sink.options());
		block.awaitInside("the sink");
		Future<Void> release = elsewhere(leaving::release);
		await("it is released", () -> isRefused(leaving.service().methods()));
		assertFalse(release.isDone(), "the release did not wait for the sink");
		block.open();
		get("the release", release);
		sink.assertCalls("begin", "write", "close false");
		int steps = callback.steps().size();
		settle();
		sink.assertCalls("begin", "write", "close false");
		assertEquals(List.of(), callback.ends());
		assertEquals(steps, callback.steps().size());
	}

	@Test
	void rule4_1_aCallbackMayReleaseItsOwnClientAndStopItsOwnBundle() throws Exception {
		Client leaving = leaving();
		CompletableFuture<Void> released = new CompletableFuture<>();
		harness.succeeding().invokeAsync(leaving.service().methods(), callback().whenEnded(end -> {
			leaving.release();
			leaving.release();
			released.complete(null);
		}));
		get("a release inside a callback", released);
		CompletableFuture<Void> stopped = new CompletableFuture<>();
		harness.succeeding().invokeAsync(leaving().service().methods(), callback().whenEnded(end -> {
			try {
				harness.surroundings().stop(LEAVING);
				stopped.complete(null);
			} catch (Exception e) {
				stopped.completeExceptionally(e);
			}
		}));
		get("a stop inside a callback", stopped);
	}

	@Test
	void rule4_1_twoThreadsMayReleaseAtOnce() throws Exception {
		for (int i = 0; i < Math.min(50, harness.rounds()); i++) {
			Client leaving = leaving();
			RecordingCallback callback = callback();
			Running running = hold(leaving.service().methods(), harness.held(), callback);
			CyclicBarrier start = new CyclicBarrier(2);
			Future<Void> other = elsewhere(() -> {
				start.await(10, TimeUnit.SECONDS);
				leaving.release();
			});
			Future<Void> one = elsewhere(() -> {
				start.await(10, TimeUnit.SECONDS);
				leaving.release();
			});
			get("a release", one);
			get("the other release", other);
			callback.assertNoMoreEnds();
			awaitState(running.invocation(), InvocationState.ENDED);
		}
	}

	// What is told, and what is kept

	@Test
	void rule4_1_theBackendIsToldWhichClientIsGone() throws Exception {
		Probe probe = probe();
		Client leaving = open(LEAVING, probe.filter());
		Invocation running = Probe.call(Probe.HOLD).invokeAsync(leaving.service().methods(), null);
		Invocation queued = Probe.call(Probe.HOLD).invokeAsync(leaving.service().methods(), null);
		InvocationContext context = probe.nextStarted();
		assertEquals(0, probe.clientsGone.size());
		get("the release", elsewhere(leaving::release));
		assertEquals(context.client(), probe.clientsGone.poll(harness.patience().toNanos(), TimeUnit.NANOSECONDS));
		context.confirm();
		assertEnds(running, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		Ends.assertEnded(queued, End.CANCELLED, Status.ERROR_CANCELLED, Effect.NOT_STARTED);
		probe.handler = Probe::answer;
		settle(open("prober", probe), Probe.call(Probe.ASK));
		probe.assertNothingStarted("something of a client that is gone was started");
	}

	/** Though the device has confirmed nothing, and its backend keeps what it was given. */
	@Test
	void rule4_1_theEngineLetsGoOfTheClientsObjects() throws Exception {
		List<WeakReference<?>> objects = comeAndGo(probe());
		await("the client's objects are garbage", () -> {
			System.gc();
			return objects.stream().allMatch(object -> object.refersTo(null));
		});
	}

	/** Nothing of this client is on the stack any more when it returns. */
	private List<WeakReference<?>> comeAndGo(Probe probe) throws Exception {
		Client leaving = open(LEAVING, probe.filter());
		List<WeakReference<?>> objects = give(leaving.service().methods(), probe);
		get("the release", elsewhere(leaving::release));
		return objects;
	}

	private static List<WeakReference<?>> give(ServiceMethods by, Probe probe) throws Exception {
		Object ofCallback = new Object();
		RecordingSink sink = new RecordingSink();
		RecordingSource source = new RecordingSource(100);
		ByteArrayInputStream stream = new ByteArrayInputStream(new byte[1]);
		Probe.call(Probe.DOWNLOAD).invokeAsync(by, (invocation, status, results) -> ofCallback.hashCode(), sink.options());
		probe.nextStarted().writer().offer(ByteBuffer.allocate(100));
		Probe.call(Probe.UPLOAD).invokeAsync(by, null, source.options());
		new SampleCall(Probe.HOLD.id(), Values.of(Probe.STREAM, Variant.stream(stream))).invokeAsync(by, null);
		return List.of(new WeakReference<>(ofCallback), new WeakReference<>(sink), new WeakReference<>(source),
				new WeakReference<>(stream));
	}
}
