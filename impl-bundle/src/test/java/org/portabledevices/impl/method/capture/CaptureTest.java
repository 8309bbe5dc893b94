package org.portabledevices.impl.method.capture;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.FakeInvocation;
import org.portabledevices.impl.fixture.FakeInvocation.Answer;
import org.portabledevices.impl.fixture.FakeInvocation.Kind;
import org.portabledevices.impl.fixture.ManualTimer;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.StillImageMethods;
import org.portabledevices.wpd.StorageMethods;

@Timeout(30)
class CaptureTest {

	private Bench bench;
	private Registered camera;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench();
		camera = bench.connected();
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private FakeInvocation capture() throws Exception {
		return camera.start("StillImageCapture", "Capture", new FakeInvocation());
	}

	/** A capture that is accepted and of which nothing is heard. */
	private FakeInvocation waiting() throws Exception {
		bench.camera.onCapture();
		FakeInvocation capture = capture();
		assertTrue(capture.slotReleased.await(10, SECONDS), "others may work while it waits (contract 1.6)");
		return capture;
	}

	private static PtpEvent added(int handle) {
		return added(handle, 0);
	}

	private static PtpEvent added(int handle, int transactionId) {
		return new PtpEvent(EventCode.OBJECT_ADDED, transactionId, List.of(handle));
	}

	private static PtpEvent complete() {
		return complete(0);
	}

	private static PtpEvent complete(int transactionId) {
		return new PtpEvent(EventCode.CAPTURE_COMPLETE, transactionId, List.of());
	}

	private static Values objects(String... ids) {
		return Values.of(StillImageMethods.OBJECTS, Variant.list(List.of(ids).stream().map(Variant::string).toList()));
	}

	/** The events may come before the answer to InitiateCapture. */
	@Test
	void completesWithTheObjectsThatItAdded() throws Exception {
		Answer answer = capture().await();
		assertEquals(Kind.SUCCEEDED, answer.kind());
		assertEquals(objects("o77"), answer.results());
	}

	@Test
	void raisesTheEventsFirst() throws Exception {
		capture().await();
		assertEquals(EventTypes.OBJECT_ADDED.id(), camera.events.poll().event());
		assertEquals(EventTypes.CAPTURE_COMPLETE.id(), camera.events.poll(10, SECONDS).event());
	}

	@Test
	void waitsForTheEndAndCollectsWhatComes() throws Exception {
		FakeInvocation capture = waiting();
		bench.camera.send(added(5));
		bench.camera.send(added(6));
		bench.camera.send(complete());
		assertEquals(objects("o5", "o6"), capture.await().results());
	}

	@Test
	void othersWorkWhileItWaits() throws Exception {
		FakeInvocation capture = waiting();
		FakeInvocation download = camera.start("Storage", "Download", new FakeInvocation().with(StorageMethods.OBJECT, "o3"));
		assertEquals(Kind.SUCCEEDED, download.await().kind());
		assertFalse(capture.answer.isDone());
	}

	@Test
	void endsAQuietTimeAfterTheLastObjectOfACameraThatNeverSaysSo() throws Exception {
		FakeInvocation capture = waiting();
		ManualTimer.Pending nothingYet = bench.timer.awaitAlarm();
		assertEquals(Duration.ofSeconds(55), nothingYet.delay);
		bench.camera.send(added(5));
		ManualTimer.Pending first = bench.timer.awaitAlarm();
		assertTrue(nothingYet.isCancelled());
		assertEquals(Duration.ofSeconds(2), first.delay);
		bench.camera.send(added(6));
		ManualTimer.Pending second = bench.timer.awaitAlarm();
		assertTrue(first.isCancelled(), "each object begins the time anew");
		second.fire();
		assertEquals(objects("o5", "o6"), capture.await().results());
	}

	@Test
	void failsWhenTheCameraTellsNothing() throws Exception {
		FakeInvocation capture = waiting();
		bench.timer.awaitAlarm().fire();
		Answer answer = capture.await();
		assertEquals(Status.ERROR_SEM_TIMEOUT, answer.status());
		assertTrue(answer.message().contains("55000 ms"), answer.message());
	}

	@Test
	void eachOfTwoGetsItsOwnObjects() throws Exception {
		FakeInvocation first = waiting();
		FakeInvocation second = waiting();
		bench.camera.send(added(5));
		bench.camera.send(complete());
		bench.camera.send(added(6));
		bench.camera.send(complete());
		assertEquals(objects("o5"), first.await().results());
		assertEquals(objects("o6"), second.await().results());
	}

	@Test
	void eventsThatNameATransactionGoToItsCapture() throws Exception {
		FakeInvocation first = waiting();
		int firstId = bench.camera.lastCapture();
		FakeInvocation second = waiting();
		int secondId = bench.camera.lastCapture();
		bench.camera.send(added(6, secondId));
		bench.camera.send(added(5, firstId));
		bench.camera.send(complete(secondId));
		assertEquals(objects("o6"), second.await().results());
		assertFalse(first.answer.isDone());
		bench.camera.send(complete(firstId));
		assertEquals(objects("o5"), first.await().results());
	}

	/** The transaction's ID is known here only when it is answered. */
	@Test
	void eventsThatNameTheTransactionMayComeBeforeItsAnswer() throws Exception {
		bench.camera.onCapture(added(4, 12_345), added(5, MemoryCamera.OWN), complete(MemoryCamera.OWN));
		assertEquals(objects("o5"), capture().await().results());
	}

	@Test
	void whatAnotherTransactionAddedIsNotOfTheCapture() throws Exception {
		FakeInvocation capture = waiting();
		bench.camera.send(added(8, 12_345));
		bench.camera.send(complete(12_345));
		bench.camera.send(added(5));
		bench.camera.send(complete());
		assertEquals(objects("o5"), capture.await().results());
	}

	/** 0xFFFFFFFF says that the event is of no transaction; from a device that never names one, that says nothing. */
	@Test
	void whatNoTransactionAddedIsOfTheCaptureUnlessTheDeviceNamesThem() throws Exception {
		FakeInvocation first = waiting();
		bench.camera.send(added(5, -1));
		bench.camera.send(complete(-1));
		assertEquals(objects("o5"), first.await().results());
		FakeInvocation second = waiting();
		bench.camera.send(added(6, bench.camera.lastCapture()));
		bench.camera.send(added(7, -1));
		bench.camera.send(complete(-1));
		bench.camera.send(complete(bench.camera.lastCapture()));
		assertEquals(objects("o6"), second.await().results());
	}

	/** Nothing takes a capture back: the honest answer is that the device did it (effect FINISHED), as soon as that is known. */
	@Test
	void aStopWhileItWaitsIsAnsweredWhenTheDeviceHasTakenThePicture() throws Exception {
		FakeInvocation capture = waiting();
		capture.stop();
		bench.camera.send(added(5));
		assertEquals(Kind.SUCCEEDED, capture.await().kind());
	}

	@Test
	void aStopBeforeItIsSentTakesNoPicture() throws Exception {
		FakeInvocation busy = camera.start("Storage", "Download", new FakeInvocation().with(StorageMethods.OBJECT, "o3").blockSink());
		assertTrue(busy.dataArrived.await(10, SECONDS));
		FakeInvocation capture = capture();
		capture.stop();
		busy.unblockSink();
		assertEquals(Kind.CONFIRMED, capture.await().kind());
		assertTrue(camera.events.isEmpty());
	}

	@Test
	void aLossEndsTheWait() throws Exception {
		FakeInvocation capture = waiting();
		bench.unplug();
		assertEquals(Kind.CONNECTION_LOST, capture.await().kind());
	}

	/** The engine decides first what becomes of a capture that waited in a session that was reset for another one's sake. */
	@Test
	void aResetEndsTheWaitAfterTheEngineHasHeardOfIt() throws Exception {
		FakeInvocation capture = waiting();
		CompletableFuture<String> reset = new CompletableFuture<>();
		CompletableFuture<Boolean> resetBefore = capture.answer.thenApply(answer -> reset.isDone());
		bench.timer.awaitAlarm();
		camera.reset().thenAccept(reset::complete);
		while (!capture.answer.isDone()) {
			if (bench.timer.hasMore()) {
				bench.timer.awaitAlarm().fire();
			}
			Thread.onSpinWait();
		}
		assertEquals(Kind.CONNECTION_LOST, capture.await().kind());
		assertTrue(resetBefore.get());
	}

	@Test
	void aFormatThatIsNoneIsNamed() throws Exception {
		Answer answer = camera
				.start("StillImageCapture", "Capture", new FakeInvocation().with(StillImageMethods.FORMAT, "jepg")).await();
		assertEquals(Status.ofResponseCode(0x200B), answer.status());
		assertTrue(answer.message().contains("\"jepg\""), answer.message());
	}
}
