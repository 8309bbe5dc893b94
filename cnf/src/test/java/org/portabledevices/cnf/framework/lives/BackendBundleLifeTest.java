package org.portabledevices.cnf.framework.lives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.portabledevices.cnf.framework.fixture.Await;
import org.portabledevices.cnf.framework.fixture.ClientBundle;
import org.portabledevices.cnf.framework.fixture.RecordingCallback;
import org.portabledevices.cnf.framework.lives.backend.HeldMethods;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;

/** Contract 4.2: a backend's bundle is stopped, updated, refreshed and uninstalled while invocations run, wait for a slot, and wait for their callbacks. */
@Timeout(120)
@ExtendWith({ BundleContextExtension.class, ServiceExtension.class })
class BackendBundleLifeTest {

	/** Longer than any test: who waits for all of it fails by a limit. */
	private static final Duration FOR_EVER = Duration.ofMinutes(10);
	private static final Duration SHORT = Duration.ofMillis(50);
	private static final int ROUNDS = 10;

	@InjectBundleContext BundleContext context;
	@InjectService ServiceFollower follower;

	private final RecordingCallback callback = new RecordingCallback();
	private final CountDownLatch leave = new CountDownLatch(1);
	private final List<Invocation> invocations = new ArrayList<>();

	private HeldBundle backend;
	private ClientBundle client;
	private ServiceReference<PortableDeviceService> reference;
	private ServiceMethods methods;

	@BeforeEach
	void installClient() throws Exception {
		client = new ClientBundle(context, "client");
	}

	@AfterEach
	void uninstall() throws Exception {
		leave.countDown();
		client.close();
		backend.close();
	}

	private void install(Duration drain) throws Exception {
		backend = new HeldBundle(context, drain, null);
		reference = backend.service();
		methods = client.methods(reference);
	}

	private Invocation invoke(UUID method) throws Exception {
		Invocation invocation = methods.invokeAsync(method, null, callback);
		invocations.add(invocation);
		return invocation;
	}

	/** Lets a callback of the client begin that returns when the test is over, so that all others wait. */
	private void blockCallbacks() throws Exception {
		CountDownLatch inside = new CountDownLatch(1);
		methods.invokeAsync(HeldMethods.ANSWER, null, (invocation, status, results) -> {
			inside.countDown();
			try {
				leave.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		assertTrue(inside.await(10, TimeUnit.SECONDS));
	}

	private void assertEach(End end, Status status, Invocation... each) {
		for (Invocation invocation : each) {
			assertEquals(Optional.of(end), invocation.end(), invocation::toString);
			assertEquals(Optional.of(status), invocation.status());
		}
	}

	/** Each once, and only after the stop, which waits for ends and not for callbacks. */
	private void assertCalledOnceEach() throws Exception {
		assertEquals(List.of(), callback.ids());
		leave.countDown();
		assertTrue(callback.await(invocations.size()));
		assertEquals(Set.copyOf(invocations.stream().map(Invocation::id).toList()), Set.copyOf(callback.ids()));
		assertEquals(invocations.size(), callback.ids().size());
	}

	/** The client keeps its service object and its invocations: they must not keep the backend. */
	private void assertNothingOfItIsKept() throws Exception {
		backend.uninstall();
		backend.loaders.assertCollected();
		assertEquals(List.of(), backend.lives.late());
		Reference.reachabilityFence(methods);
		Reference.reachabilityFence(invocations);
	}

	@ParameterizedTest
	@EnumSource
	void whatItHasAcceptedGoesOnForTheDrainTimeStartsIncluded(BundleChange change) throws Exception {
		install(FOR_EVER);
		blockCallbacks();
		for (int i = 0; i < 6; i++) { // four slots: two are queued
			invoke(HeldMethods.FINISH);
		}

		CompletableFuture<Void> happened = happening(change);
		Await.until("it has left", () -> reference.getBundle() == null);
		assertEquals(Status.E_WPD_SERVICE_NOT_OPEN,
				assertThrows(InvocationRefusedException.class, () -> methods.invokeAsync(HeldMethods.ANSWER, null, callback)).status());
		assertFalse(happened.isDone());
		assertEquals(0, invocations.stream().filter(invocation -> invocation.end().isPresent()).count());

		backend.finish.countDown();
		happened.get(20, TimeUnit.SECONDS);
		assertEach(End.SUCCEEDED, Status.S_OK, invocations.toArray(Invocation[]::new));
		assertEquals(1, backend.lives.all().get(0).count("closed"));
		assertCalledOnceEach();
		assertNothingOfItIsKept();
	}

	private CompletableFuture<Void> happening(BundleChange change) {
		CompletableFuture<Void> happened = new CompletableFuture<>();
		new Thread(() -> {
			try {
				backend.happens(change);
				happened.complete(null);
			} catch (Throwable e) {
				happened.completeExceptionally(e);
			}
		}, change.name()).start();
		return happened;
	}

	@ParameterizedTest
	@EnumSource
	void afterThatEverythingEndsByTheTableBeforeTheStopReturns(BundleChange change) throws Exception {
		install(SHORT);
		blockCallbacks();
		Invocation stopped = invoke(HeldMethods.HOLD);
		Invocation deaf = invoke(HeldMethods.IGNORE);
		Invocation fixed = invoke(HeldMethods.FIXED);
		Invocation full = invoke(HeldMethods.HOLD);
		Invocation queued = invoke(HeldMethods.HOLD);
		backend.lives.current().await("started");
		backend.lives.current().await("started");

		backend.happens(change);

		assertEach(End.ABORTED, Status.ERROR_OPERATION_ABORTED, stopped, deaf, fixed, full, queued);
		assertEquals(Optional.of(Effect.STOPPED), stopped.effect());
		assertEquals(Optional.of(Effect.UNKNOWN), deaf.effect());
		assertEquals(Optional.of(Effect.UNKNOWN), fixed.effect());
		assertEquals(Optional.of(Effect.NOT_STARTED), queued.effect());
		assertEquals(1, backend.lives.all().get(0).count("closed"));
		assertCalledOnceEach();
		assertNothingOfItIsKept();
	}

	/** Again and again, in the middle of everything: what was accepted ends, once; what finds no backend waits for the next life (5.3). */
	@ParameterizedTest
	@EnumSource
	void underLoadNothingIsLostAndNothingCalledTwice(BundleChange change) throws Exception {
		install(Duration.ofSeconds(10));
		try (FollowedService followed = follower.follow("(portabledevices.backend=" + HeldMethods.BACKEND + ")");
				Caller caller = new Caller(followed.methods(), HeldMethods.ANSWER)) {
			for (int i = 0; i < ROUNDS; i++) {
				caller.awaitSome();
				backend.goesOnAfter(change);
			}
			caller.awaitSome();
			caller.finish();
			assertEquals(caller.accepted(), caller.calls(), "accepted, and called");
			assertEquals(List.of(), caller.notSucceeded());
			assertEquals(0, caller.calledTwice());
		}
		assertNothingOfItIsKept();
	}
}
