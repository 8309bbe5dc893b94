package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.engine.flight.Flight;
import org.portabledevices.engine.flight.JavaFlightRecorder;
import org.portabledevices.engine.log.RecordingLog;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.ServiceMethods;

import jdk.jfr.consumer.RecordedEvent;

/** Who asked for a stop, in the recording: the rows of the state table that ask, and the ways that a client has. */
@Timeout(120)
class FlightRequestsTest {

	private final Flight flight = new Flight();
	private final Bench bench = new Bench(EngineLimits.DEFAULT, new ManualClock(), options -> options, Bench.NO_CONTROL,
			JavaFlightRecorder.find(new RecordingLog()));
	private final ServiceMethods methods = bench.service.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
		flight.close();
	}

	private Invocation running() throws Exception {
		Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
		bench.nextStarted();
		return invocation;
	}

	private static String words(RecordedEvent event) {
		return "%s found %s: %s".formatted(event.getString("by"), event.getString("found"), event.getString("outcome"));
	}

	private void assertRecorded(String... requests) {
		assertEquals(List.of(requests), flight.events("InvocationCancelRequested").stream().map(FlightRequestsTest::words).toList());
	}

	@Test
	void theClientByItsCallback() throws Exception {
		running();
		methods.cancel(calls);
		assertRecorded("CALLBACK found RUNNING: REQUESTED");
	}

	@Test
	void theClientByItsHandle() throws Exception {
		running().cancel();
		assertRecorded("HANDLE found RUNNING: REQUESTED");
	}

	/** What is queued comes first (2.9); and a request comes before the end that it brings. */
	@Test
	void theClientByAll() throws Exception {
		Invocation first = running();
		Invocation queued = methods.invokeAsync(Bench.HOLD, null, calls);
		methods.cancelAll();
		List<String> events = flight.events().stream().filter(event -> event.hasField("by") || event.hasField("end"))
				.map(event -> event.getLong("id") + " " + (event.hasField("by") ? words(event) : event.getString("end"))).toList();
		assertEquals(List.of(queued.id() + " ALL found QUEUED: NEVER_STARTED", queued.id() + " CANCELLED",
				first.id() + " ALL found RUNNING: REQUESTED"), events);
	}

	@Test
	void theClientWhoseThreadIsInterrupted() throws Exception {
		Thread thread = new Thread(() -> {
			try {
				methods.invoke(Bench.HOLD, null);
			} catch (Exception e) {
				// it is told what it asked for
			}
		});
		thread.start();
		InvocationContext context = bench.nextStarted();
		thread.interrupt();
		Bench.await("it is told to stop", context::isStopRequested);
		context.confirm();
		thread.join(10_000);
		assertRecorded("INTERRUPT found RUNNING: REQUESTED");
	}

	@Test
	void anOperatorWithNameAndReason() throws Exception {
		bench.engine.cancel(running().id(), "ann", "the disk is full");
		assertRecorded("OPERATOR_CANCEL found RUNNING: REQUESTED");
		assertEquals("cancelled by ann: the disk is full", flight.only("InvocationCancelRequested").getString("why"));
	}

	@Test
	void theDeadline() throws Exception {
		methods.invokeAsync(Bench.HOLD, null, calls, InvocationOptions.builder().deadline(Duration.ofSeconds(1)).build());
		bench.nextStarted();
		bench.pass(Duration.ofMillis(1_100));
		assertRecorded("DEADLINE found RUNNING: REQUESTED");
	}

	@Test
	void theClientsOwnData() throws Exception {
		RecordingSink sink = new RecordingSink();
		sink.failure = new IOException("no space left");
		methods.invokeAsync(Bench.DOWNLOAD, null, calls, sink.options());
		InvocationContext context = bench.nextStarted();
		context.writer().write(ByteBuffer.allocate(10));
		Bench.await("it is told to stop", context::isStopRequested);
		assertRecorded("DATA_FAILED found RUNNING: REQUESTED");
		String why = flight.only("InvocationCancelRequested").getString("why");
		assertTrue(why.contains("no space left"), why);
	}

	@Test
	void theEndOfTheClient() throws Exception {
		running();
		bench.client.release(0);
		assertRecorded("CLIENT_GONE found RUNNING: REQUESTED");
	}

	@Test
	void theEndOfTheDrainTime() throws Exception {
		running();
		bench.device.close();
		bench.pass(Duration.ofMillis(3_100));
		assertRecorded("DRAIN_OVER found RUNNING: REQUESTED");
	}

	@Test
	void theSilenceOfTheDevice() throws Exception {
		running();
		bench.pass(Duration.ofMillis(30_100));
		assertRecorded("DEVICE_SILENT found RUNNING: REQUESTED");
	}

	@Test
	void whoComesSecondOrCannotHaveIt() throws Exception {
		Invocation first = running();
		first.cancel();
		first.cancel();
		bench.engine.cancel(first.id(), "ann", "slow");
		assertRecorded("HANDLE found RUNNING: REQUESTED", "HANDLE found CANCELLING: ALREADY_CANCELLING",
				"OPERATOR_CANCEL found CANCELLING: ALREADY_CANCELLING");
	}

	@Test
	void whatCannotBeCancelled() throws Exception {
		Invocation fixed = methods.invokeAsync(Bench.FIXED, null, calls);
		bench.nextStarted();
		fixed.cancel();
		bench.client.release(0); // it ends, but the device goes on
		assertRecorded("HANDLE found RUNNING: NOT_CANCELLABLE", "CLIENT_GONE found RUNNING: NOT_CANCELLABLE");
	}

	/** Too late is not matched (2.6), and nothing to record. */
	@Test
	void nobodyAfterTheEnd() throws Exception {
		Invocation invocation = methods.invokeAsync(Bench.ECHO, null, calls);
		calls.next();
		invocation.cancel();
		assertRecorded();
	}
}
