package org.portabledevices.engine.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.engine.core.EngineLimits;
import org.portabledevices.engine.log.RecordingLog;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.values.Values;

/** What a framework does for the engine, its stand-in does too. */
@Timeout(30)
class StandaloneEngineTest {

	private static final UUID WAIT = new UUID(1, 1);
	private static final UUID NAME = new UUID(1, 2);
	private static final DeviceControl NO_CONTROL = new DeviceControl() {
	};

	private final StandaloneEngine engine = StandaloneEngine.withoutTime(EngineLimits.DEFAULT, new RecordingLog());
	private final BlockingQueue<Invocation> ended = new LinkedBlockingQueue<>();
	private final ServiceMethodCallback callback = (invocation, status, results) -> ended.add(invocation);

	@AfterEach
	void close() {
		engine.close();
	}

	private DeviceRegistration device(String backend, int ranking) {
		ServiceDescription service = ServiceDescription.builder(new UUID(2, 2), "Service")
				.method(MethodDescription.builder(WAIT, "Wait").silenceLimit(Duration.ofDays(1)).build(),
						context -> context.onCancel(context::confirm))
				.method(MethodDescription.builder(NAME, "Name").build(), context -> context.succeed(Values.empty())).build();
		return engine.host(backend).register(PortableDevice.builder("device", "Device").build(), List.of(service),
				DeviceOptions.builder(backend).ranking(ranking).startsOnCallerThread().build(), NO_CONTROL);
	}

	private Invocation nextEnded() throws InterruptedException {
		return Optional.ofNullable(ended.poll(10, TimeUnit.SECONDS)).orElseThrow(() -> new AssertionError("nothing ended within 10 s"));
	}

	@Test
	void theBestServiceThatMatchesIsOpened() throws Exception {
		device("a", 1);
		device("b", 2);
		assertEquals("b", engine.bundle("client").open(null).service().backend());
		assertEquals("a", engine.bundle("client").open("(portabledevices.backend=a)").service().backend());
	}

	@Test
	void aFollowedServiceGoesToTheBestAndBack() throws Exception {
		DeviceRegistration a = device("a", 1);
		FollowedService followed = engine.bundle("client").follower().follow("(portabledevices.service.name=Service)");
		assertEquals("a", followed.target().orElseThrow().backend());
		DeviceRegistration b = device("b", 2);
		assertEquals("b", followed.target().orElseThrow().backend());
		a.modify(DeviceOptions.builder("a").ranking(3).build());
		assertEquals("a", followed.target().orElseThrow().backend());
		a.gone("unplugged");
		assertEquals("b", followed.target().orElseThrow().backend());
		b.close();
		assertEquals(Optional.empty(), followed.target());
	}

	@Test
	void aBundleThatStopsReleasesItsClientsAndTakesItsDevicesBack() throws Exception {
		device("a", 0);
		ServiceMethods methods = engine.bundle("client").open(null).service().methods();
		Invocation invocation = methods.invokeAsync(WAIT, null, callback);
		engine.bundle("client").stop();
		assertTrue(engine.settle(Duration.ofSeconds(10)));
		assertEquals(Optional.of(End.CANCELLED), invocation.end());
		assertEquals(Status.E_WPD_SERVICE_NOT_OPEN,
				assertThrows(InvocationRefusedException.class, () -> methods.invokeAsync(NAME, null, null)).status());
		ServiceMethods other = engine.bundle("client").open(null).service().methods();
		engine.bundle("a").stop();
		assertEquals(Status.E_WPD_SERVICE_NOT_OPEN,
				assertThrows(InvocationRefusedException.class, () -> other.invokeAsync(NAME, null, null)).status());
		assertEquals(0, engine.openCount());
	}

	@Test
	void itsTimePassesOnlyWhenItIsTold() throws Exception {
		device("a", 0);
		engine.bundle("client").open(null).service().methods().invokeAsync(WAIT, null, callback,
				InvocationOptions.builder().deadline(Duration.ofHours(1)).build());
		engine.pass(Duration.ofMinutes(59));
		assertTrue(engine.settle(Duration.ofSeconds(10)));
		assertTrue(ended.isEmpty());
		engine.pass(Duration.ofMinutes(2));
		assertEquals(Optional.of(End.TIMED_OUT), nextEnded().end());
	}

	@Test
	void itEndsWhatIsPendingWhenItIsClosed() throws Exception {
		device("a", 0);
		engine.bundle("client").open(null).service().methods().invokeAsync(WAIT, null, callback);
		engine.close();
		assertEquals(Optional.of(End.ABORTED), nextEnded().end());
	}

	@Test
	void aFilterThatIsNoneIsSaidSo() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> engine.bundle("client").open("nonsense")).getMessage()
				.contains("nonsense"));
	}
}
