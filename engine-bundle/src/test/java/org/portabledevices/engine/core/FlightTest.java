package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;

/** The events of Flight Recorder: what happens to invocations, devices and calls, with all that an operator asks for (contract 2.12). */
@Timeout(120)
class FlightTest {

	private final Flight flight = new Flight("InvocationProgress");
	private final Bench bench = new Bench(EngineLimits.DEFAULT, new ManualClock(), options -> options, Bench.NO_CONTROL,
			JavaFlightRecorder.find(new RecordingLog()));
	private final ServiceMethods methods = bench.service.methods();
	private final Calls calls = new Calls();

	@AfterEach
	void close() {
		bench.close();
		flight.close();
	}

	private static String kind(RecordedEvent event) {
		return event.getEventType().getName().substring(Flight.EVENTS.length());
	}

	private void assertIsOf(Invocation invocation, RecordedEvent event) {
		assertEquals(invocation.id(), event.getLong("id"));
		assertEquals(bench.client.number, event.getLong("client"));
		assertEquals(8, event.getLong("bundleId"));
		assertEquals("client", event.getString("bundle"));
		assertEquals("bench", event.getString("backend"));
		assertEquals("device-1/Bench", event.getString("service"));
		assertEquals("Hold", event.getString("method"));
		assertEquals(Bench.HOLD.toString(), event.getString("methodId"));
		assertEquals("nightly", event.getString("label"));
	}

	@Test
	void anInvocationIsRecordedFromItsAcceptanceToItsEnd() throws Exception {
		InvocationOptions options = InvocationOptions.builder().label("nightly").deadline(Duration.ofSeconds(10)).build();
		Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls, options);
		InvocationContext context = bench.nextStarted();
		bench.pass(Duration.ofSeconds(1));
		context.progress(3, 4);
		bench.pass(Duration.ofSeconds(1));
		context.succeed(Values.empty());
		calls.next();
		List<RecordedEvent> events = flight.events().stream().filter(event -> event.hasField("id")).toList();
		assertEquals(List.of("InvocationAccepted", "InvocationStarted", "InvocationProgress", "InvocationEnded"),
				events.stream().map(FlightTest::kind).toList());
		events.forEach(event -> assertIsOf(invocation, event));
		assertEquals(List.of(0L, 0L, 1L, 2L), events.stream().map(event -> event.getDuration("age").toSeconds()).toList());
		assertEquals(Duration.ofSeconds(10), events.get(0).getDuration("deadline"));
		assertEquals(3, events.get(2).getLong("completed"));
		assertEquals(4, events.get(2).getLong("total"));
		RecordedEvent end = events.get(3);
		assertEquals("SUCCEEDED", end.getString("end"));
		assertEquals("S_OK (0x00000000)", end.getString("status"));
		assertEquals("", end.getString("effect"));
		assertEquals("", end.getString("message"));
		assertEquals(3, end.getLong("completed"));
	}

	@Test
	void anEndTellsWhatBecameOfTheDeviceAndWhy() throws Exception {
		Invocation invocation = methods.invokeAsync(Bench.HOLD, null, calls);
		InvocationContext context = bench.nextStarted();
		bench.engine.cancel(invocation.id(), "ann", "the disk is full");
		context.confirm();
		calls.next();
		RecordedEvent end = flight.only("InvocationEnded");
		assertEquals("CANCELLED", end.getString("end"));
		assertEquals("ERROR_CANCELLED (0x800704C7)", end.getString("status"));
		assertEquals("STOPPED", end.getString("effect"));
		assertEquals("cancelled by ann: the disk is full", end.getString("message"));
		assertEquals(-1, end.getLong("total"));
		assertEquals(Long.MIN_VALUE, flight.only("InvocationAccepted").getLong("deadline"), "none");
	}

	@Test
	void theTimeThatItWaitedForItsTurnIsTheAgeAtTheStart() throws Exception {
		methods.invokeAsync(Bench.HOLD, null, calls);
		methods.invokeAsync(Bench.HOLD, null, calls);
		InvocationContext first = bench.nextStarted();
		bench.pass(Duration.ofSeconds(3));
		first.succeed(Values.empty());
		bench.nextStarted();
		assertEquals(List.of(0L, 3L),
				flight.events("InvocationStarted").stream().map(event -> event.getDuration("age").toSeconds()).toList());
	}

	@Test
	void whatWaitsForABackendHasNoneYetButAName() throws Exception { // 5.3
		FollowedClient followed = bench.engine.follow(new ClientOwner(9, "follower"), null);
		followed.methods().invokeAsync(Bench.HOLD, null, calls);
		RecordedEvent accepted = flight.only("InvocationAccepted");
		assertEquals("", accepted.getString("backend"));
		assertEquals("", accepted.getString("service"));
		assertEquals("Hold", accepted.getString("method"));
	}

	@Test
	void devicesComeAndGo() throws Exception {
		methods.invokeAsync(Bench.HOLD, null, calls);
		bench.nextStarted();
		bench.device.gone("unplugged");
		RecordedEvent registered = flight.only("DeviceRegistered");
		assertEquals("bench", registered.getString("backend"));
		assertEquals(7, registered.getLong("bundleId"));
		assertEquals("backend", registered.getString("bundle"));
		assertEquals("Device", registered.getString("device"));
		assertEquals("device-1", registered.getString("deviceId"));
		assertEquals("Bench", registered.getString("services"));
		assertEquals(0, registered.getInt("ranking"));
		assertEquals(0, registered.getInt("pending"));
		assertEquals(1, flight.only("DeviceWithdrawn").getInt("pending"));
	}

	@Test
	void eachChangeOfTheChosenBackendIsRecorded() {
		bench.engine.selection().pin("sim");
		bench.engine.selection().pin("sim");
		bench.engine.selection().undo();
		assertEquals(List.of("sim", ""), flight.events("BackendChosen").stream().map(event -> event.getString("pinned")).toList());
	}

	@Test
	void aCallbackThatDoesNotReturnIsRecordedOnce() throws Exception { // 3.4
		CountDownLatch inside = new CountDownLatch(1);
		CountDownLatch leave = new CountDownLatch(1);
		Thread[] thread = new Thread[1];
		Invocation invocation = methods.invokeAsync(Bench.ECHO, null, (same, status, results) -> {
			thread[0] = Thread.currentThread();
			inside.countDown();
			Bench.block(leave);
		});
		assertTrue(inside.await(10, TimeUnit.SECONDS));
		assertTrue(bench.engine.deviceLanes.awaitQuiet(TimeUnit.SECONDS.toNanos(10)), "the handler has not returned");
		bench.pass(Duration.ofSeconds(5));
		leave.countDown();
		RecordedEvent stuck = flight.only("CallStuck");
		assertEquals("the callback of invocation " + invocation.id() + " of Bench.Echo, of bundle 8 (client)", stuck.getString("call"));
		assertEquals(thread[0].getName(), stuck.getThread("stuckThread").getJavaName());
	}

	@Test
	void aHandlerThatDoesNotReturnIsRecorded() throws Exception { // 7.2
		CountDownLatch inside = new CountDownLatch(1);
		CountDownLatch leave = new CountDownLatch(1);
		bench.script = context -> {
			inside.countDown();
			Bench.block(leave);
			context.succeed(Values.empty());
		};
		Invocation invocation = methods.invokeAsync(Bench.SCRIPT, null, calls);
		assertTrue(inside.await(10, TimeUnit.SECONDS));
		bench.pass(Duration.ofSeconds(2));
		leave.countDown();
		calls.next();
		assertTrue(flight.events("CallStuck").stream().map(event -> event.getString("call"))
				.anyMatch(words -> words.startsWith("the handler of invocation " + invocation.id() + " of Bench.Script, on Device")));
	}

	/** A download makes one for each block: who wants them says so. */
	@Test
	void progressIsNotRecordedUnlessItIsAskedFor() throws Exception {
		try (Flight usual = new Flight();
				Bench other = new Bench(EngineLimits.DEFAULT, new ManualClock(), options -> options, Bench.NO_CONTROL,
						JavaFlightRecorder.find(new RecordingLog()))) {
			flight.close();
			other.service.methods().invokeAsync(Bench.HOLD, null, calls);
			InvocationContext context = other.nextStarted();
			context.progress(3, 4);
			context.succeed(Values.empty());
			calls.next();
			assertEquals(List.of(), usual.events("InvocationProgress"));
			assertEquals(1, usual.events("InvocationEnded").size());
		}
	}

	/** Only what is a number, a text or a thread: nothing of a client's or a backend's can be held by an event. */
	@Test
	void eventsHoldNumbersTextsAndThreads() {
		Set<String> harmless = Set.of("long", "int", "java.lang.String", "java.lang.Thread");
		List<EventType> types = FlightRecorder.getFlightRecorder().getEventTypes().stream()
				.filter(type -> type.getName().startsWith(Flight.EVENTS)).toList();
		assertFalse(types.isEmpty());
		types.forEach(type -> {
			assertEquals(List.of("Portable Device Services"), type.getCategoryNames());
			type.getFields().stream().filter(field -> !Set.of("stackTrace", "eventThread").contains(field.getName()))
					.forEach(field -> assertTrue(harmless.contains(field.getTypeName()), () -> type.getName() + "." + field.getName()));
		});
	}

	/** Whoever reads a recording has nothing but these: a label each, and a description but where the label says it all. */
	@Test
	void everyEventAndEveryFieldHasALabel() {
		List<EventType> types = FlightRecorder.getFlightRecorder().getEventTypes().stream()
				.filter(type -> type.getName().startsWith(Flight.EVENTS)).toList();
		assertEquals(9, types.stream().map(EventType::getName).distinct().count());
		types.forEach(type -> Stream.concat(Stream.of(type.getLabel(), type.getDescription()),
				type.getFields().stream().map(ValueDescriptor::getLabel))
				.forEach(text -> assertFalse(text == null || text.isBlank(), type.getName())));
	}

	@Test
	void failuresAreRecordedWithTheirCodes() throws Exception {
		methods.invokeAsync(Bench.HOLD, null, calls);
		bench.nextStarted().fail(Status.ofResponseCode(0x2019), "try again");
		calls.next();
		RecordedEvent end = flight.only("InvocationEnded");
		assertEquals("FAILED", end.getString("end"));
		assertEquals("Device_Busy (0x80042019)", end.getString("status"));
		assertEquals("try again", end.getString("message"));
	}
}
