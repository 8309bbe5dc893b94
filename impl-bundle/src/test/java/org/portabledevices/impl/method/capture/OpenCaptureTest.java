package org.portabledevices.impl.method.capture;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

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
import org.portabledevices.impl.fixture.MemoryPhone;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.StillImageMethods;
import org.portabledevices.wpd.StorageMethods;

@Timeout(30)
class OpenCaptureTest {

	private final MemoryPhone phone = new MemoryPhone();
	private volatile FakeInvocation stopAtStart;
	private Bench bench;
	private Registered device;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench(phone);
		bench.conditions = new WireConditions() {
			@Override
			public void beforeOperation(ResponderTransaction transaction) {
				FakeInvocation stopped = stopAtStart;
				if (transaction.operation() == OperationCode.INITIATE_OPEN_CAPTURE && stopped != null) {
					stopped.stop();
				}
			}
		};
		device = bench.connected();
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private FakeInvocation start(FakeInvocation capture) throws Exception {
		device.start("StillImageCapture", "OpenCapture", capture);
		assertTrue(capture.slotReleased.await(10, SECONDS), "others may work while it goes on (contract 1.6)");
		return capture;
	}

	private void added(FakeInvocation capture, int handle) throws Exception {
		phone.send(new PtpEvent(EventCode.OBJECT_ADDED, phone.openCapture, List.of(handle)));
		assertEquals("o" + Integer.toHexString(handle).toUpperCase(Locale.ROOT), device.events.poll(10, SECONDS).parameters()
				.asMap().values().iterator().next().asString());
		// an event is raised before it is counted: the next one shows that the last was
		phone.send(new PtpEvent(EventCode.DEVICE_INFO_CHANGED, 0, List.of()));
		device.events.poll(10, SECONDS);
		assertFalse(capture.answer.isDone());
	}

	private static Values objects(String... ids) {
		return Values.of(StillImageMethods.OBJECTS, Variant.list(List.of(ids).stream().map(Variant::string).toList()));
	}

	@Test
	void itsDurationOverItIsTerminatedAndAQuietTimeLaterDeliversWhatWasAdded() throws Exception {
		FakeInvocation capture = start(new FakeInvocation().with(StillImageMethods.DURATION, Variant.ui4(5000)));
		ManualTimer.Pending end = bench.timer.awaitAlarm();
		assertEquals(Duration.ofSeconds(5), end.delay);
		added(capture, 5);
		end.fire();
		ManualTimer.Pending quiet = bench.timer.awaitAlarm();
		assertEquals(List.of("terminate"), phone.done);
		added(capture, 6);
		ManualTimer.Pending again = bench.timer.awaitAlarm();
		assertTrue(quiet.isCancelled());
		again.fire();
		assertEquals(objects("o5", "o6"), capture.await().results());
	}

	@Test
	void aMethodEndsItAndItSucceeds() throws Exception {
		FakeInvocation capture = start(new FakeInvocation());
		ManualTimer.Pending end = bench.timer.awaitAlarm();
		added(capture, 5);
		Answer terminated = device.start("StillImageCapture", "TerminateOpenCapture", new FakeInvocation()).await();
		assertEquals(Kind.SUCCEEDED, terminated.kind(), terminated.message());
		assertTrue(end.isCancelled());
		bench.timer.awaitAlarm().fire();
		assertEquals(objects("o5"), capture.await().results());
	}

	@Test
	void withoutAnOpenCaptureThereIsNothingToTerminate() throws Exception {
		Answer answer = device.start("StillImageCapture", "TerminateOpenCapture", new FakeInvocation()).await();
		assertEquals(Status.ofResponseCode(0x2018), answer.status());
		assertTrue(answer.message().contains("OpenCapture"), answer.message());
	}

	/** Contract 2.9: confirmed means that the device has stopped. */
	@Test
	void aCancelTerminatesItAndIsConfirmedByTheDevice() throws Exception {
		FakeInvocation capture = start(new FakeInvocation());
		capture.stop();
		assertEquals(Kind.CONFIRMED, capture.await().kind());
		assertEquals(List.of("terminate"), phone.done);
		assertEquals(0, phone.openCapture);
	}

	/** The operation has no data phase, so it cannot be stopped on its way: what it has begun is ended. */
	@Test
	void aCancelWhileItBeginsTerminatesItToo() throws Exception {
		FakeInvocation capture = new FakeInvocation();
		stopAtStart = capture;
		device.start("StillImageCapture", "OpenCapture", capture);
		assertEquals(Kind.CONFIRMED, capture.await().kind());
		assertEquals(List.of("terminate"), phone.done);
	}

	@Test
	void aDeviceThatEndsItByItselfSaysSo() throws Exception {
		FakeInvocation capture = start(new FakeInvocation());
		added(capture, 5);
		phone.send(new PtpEvent(EventCode.CAPTURE_COMPLETE, phone.openCapture, List.of()));
		assertEquals(objects("o5"), capture.await().results());
		assertEquals(List.of(), phone.done);
	}

	@Test
	void othersWorkWhileItGoesOn() throws Exception {
		FakeInvocation capture = start(new FakeInvocation());
		FakeInvocation download = device.start("Storage", "Download", new FakeInvocation().with(StorageMethods.OBJECT, "o3"));
		assertEquals(Kind.SUCCEEDED, download.await().kind());
		assertFalse(capture.answer.isDone());
	}

	@Test
	void aLostConnectionEndsIt() throws Exception {
		FakeInvocation capture = start(new FakeInvocation());
		bench.unplug();
		assertEquals(Kind.CONNECTION_LOST, capture.await().kind());
	}
}
