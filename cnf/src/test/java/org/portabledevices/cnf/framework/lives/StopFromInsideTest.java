package org.portabledevices.cnf.framework.lives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.portabledevices.cnf.framework.fixture.Await;
import org.portabledevices.cnf.framework.fixture.ClientBundle;
import org.portabledevices.cnf.framework.fixture.RecordingCallback;
import org.portabledevices.cnf.framework.lives.backend.HeldMethods;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.ServiceMethods;

/** Contract 4.1, 4.2 and 4.6: who stops a bundle while it is inside of it, or at the same time as another, waits for no longer than anybody else. */
@Timeout(60)
@ExtendWith(BundleContextExtension.class)
class StopFromInsideTest {

	private static final Duration SHORT = Duration.ofMillis(50);

	@InjectBundleContext BundleContext context;

	private final RecordingCallback callback = new RecordingCallback();
	private HeldBundle backend;
	private ClientBundle client;
	private ServiceMethods methods;

	@BeforeEach
	void install() throws Exception {
		backend = new HeldBundle(context, SHORT, null);
		client = new ClientBundle(context, "client");
		methods = client.methods(backend.service());
	}

	@AfterEach
	void uninstall() throws Exception {
		client.close();
		backend.close();
	}

	/** Lets a callback of the client do something, and waits until it has. */
	private void inCallback(Executable action) throws Exception {
		CompletableFuture<Void> done = new CompletableFuture<>();
		methods.invokeAsync(HeldMethods.ANSWER, null, (invocation, status, results) -> run(action, done));
		done.get(20, TimeUnit.SECONDS);
	}

	private static void run(Executable action, CompletableFuture<Void> done) {
		try {
			action.execute();
			done.complete(null);
		} catch (Throwable e) {
			done.completeExceptionally(e);
		}
	}

	private Invocation hold() throws Exception {
		return methods.invokeAsync(HeldMethods.HOLD, null, callback);
	}

	private static void assertAborted(Invocation... invocations) {
		for (Invocation invocation : invocations) {
			assertEquals(Optional.of(End.ABORTED), invocation.end(), invocation::toString);
		}
	}

	@Test
	void aCallbackMayStopTheBackend() throws Exception {
		Invocation running = hold();
		inCallback(() -> {
			backend.bundle().stop();
			assertAborted(running);
		});
		assertEquals(Bundle.RESOLVED, backend.bundle().getState());
		assertTrue(callback.await(1), "its callback comes behind the one that stopped the backend");
	}

	@Test
	void aCallbackMayStopItsOwnBundle() throws Exception {
		Invocation running = hold();
		inCallback(client::stop);
		assertEquals(List.of(), callback.ids());
		assertEquals(Optional.of(End.CANCELLED), awaitEnd(running));
	}

	@Test
	void aCallbackMayUninstallItsOwnBundle() throws Exception {
		Invocation running = hold();
		inCallback(client::close);
		assertEquals(List.of(), callback.ids());
		assertEquals(Optional.of(End.CANCELLED), awaitEnd(running));
		client = new ClientBundle(context, "client");
	}

	/** Its own invocation cannot end before it returns, so it is waited for as for any other that does not stop. */
	@Test
	void aHandlerMayStopItsOwnBundle() throws Exception {
		Invocation stopping = methods.invokeAsync(HeldMethods.STOP, null, callback);
		assertTrue(callback.await(1));
		assertAborted(stopping);
	}

	/** The engine still runs all callbacks, those of followed services too; but for those that wait behind the one that stops it. */
	@Test
	void aCallbackMayStopTheEngine() throws Exception {
		Bundle engine = Arrays.stream(context.getBundles()).filter(each -> each.getSymbolicName().equals("org.portabledevices.engine"))
				.findFirst().orElseThrow();
		Invocation running = hold();
		Invocation followed = client.follow("(portabledevices.backend=held)").methods().invokeAsync(HeldMethods.HOLD, null, callback);
		Invocation waiting = client.follow("(portabledevices.backend=nobody)").methods().invokeAsync(HeldMethods.HOLD, null, callback);
		try {
			inCallback(() -> {
				engine.stop();
				assertAborted(running, followed, waiting);
			});
			assertEquals(Bundle.RESOLVED, engine.getState());
			assertTrue(callback.await(2));
			assertEquals(Set.of(followed.id(), waiting.id()), Set.copyOf(callback.ids()));
		} finally {
			engine.start();
		}
		methods = client.methods(backend.service());
		assertEquals(0, methods.invoke(HeldMethods.ANSWER, null).size());
	}

	@RepeatedTest(10)
	void twoThreadsMayStopTheBackend() throws Exception {
		Invocation running = hold();
		bothAtOnce(() -> backend.bundle().stop(), () -> backend.bundle().stop());
		assertAborted(running);
		assertTrue(callback.await(1));
		assertEquals(1, callback.ids().size());
	}

	@RepeatedTest(10)
	void twoThreadsMayStopTheClient() throws Exception {
		Invocation running = hold();
		bothAtOnce(client::stop, client::stop);
		assertEquals(List.of(), callback.ids());
		assertEquals(Optional.of(End.CANCELLED), awaitEnd(running));
	}

	@RepeatedTest(10)
	void backendAndClientMayBeStoppedAtOnce() throws Exception {
		Invocation running = hold();
		bothAtOnce(() -> backend.bundle().stop(), client::stop);
		assertEquals(List.of(), callback.ids().stream().skip(1).toList());
		assertTrue(running.end().isPresent(), running::toString);
	}

	/** One of them inside a callback, which the other waits for. */
	@RepeatedTest(5)
	void aCallbackMayStopItsBundleWhileAnotherThreadDoes() throws Exception {
		hold();
		CyclicBarrier both = new CyclicBarrier(2);
		CompletableFuture<Void> inside = new CompletableFuture<>();
		methods.invokeAsync(HeldMethods.ANSWER, null, (invocation, status, results) -> run(() -> {
			both.await(10, TimeUnit.SECONDS);
			stopUnlessLocked(client::stop);
		}, inside));
		both.await(10, TimeUnit.SECONDS);
		stopUnlessLocked(client::stop);
		inside.get(20, TimeUnit.SECONDS);
		assertEquals(List.of(), callback.ids());
	}

	private static void bothAtOnce(Executable one, Executable other) throws Exception {
		CyclicBarrier both = new CyclicBarrier(2);
		List<CompletableFuture<Void>> done = Stream.of(one, other).map(stop -> {
			CompletableFuture<Void> stopped = new CompletableFuture<>();
			new Thread(() -> run(() -> {
				both.await(10, TimeUnit.SECONDS);
				stopUnlessLocked(stop);
			}, stopped)).start();
			return stopped;
		}).toList();
		for (CompletableFuture<Void> stopped : done) {
			stopped.get(20, TimeUnit.SECONDS);
		}
	}

	/** A framework may refuse to wait for the other thread's stop of the same bundle. */
	private static void stopUnlessLocked(Executable stop) throws Exception {
		try {
			stop.execute();
		} catch (BundleException e) {
			assertEquals(BundleException.STATECHANGE_ERROR, e.getType(), e::toString);
		} catch (Throwable e) {
			throw new AssertionError(e);
		}
	}

	private static Optional<End> awaitEnd(Invocation invocation) {
		Await.until("its end", () -> invocation.end().isPresent());
		return invocation.end();
	}
}
