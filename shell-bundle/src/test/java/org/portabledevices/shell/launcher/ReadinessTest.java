package org.portabledevices.shell.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.portabledevices.monitor.ConfiguredDevice.State.CONNECTED;
import static org.portabledevices.monitor.ConfiguredDevice.State.CONNECTING;
import static org.portabledevices.monitor.ConfiguredDevice.State.UNREACHABLE;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.shell.directory.DeviceEntry;

/** What {@code -c} waits for, in a time that only the test makes pass. */
class ReadinessTest {

	private static final Duration LIMIT = Duration.ofSeconds(10);
	private static final Duration UNREACHABLE_LIMIT = Duration.ofSeconds(3);

	private final TreeMap<Integer, List<DeviceEntry>> story = new TreeMap<>();
	private int second;
	private int stopsAt = Integer.MAX_VALUE;

	@Test
	void goesOnAtOnceWhenEverythingIsConnected() throws InterruptedException {
		story.put(0, List.of(device(CONNECTED), device(CONNECTED)));
		assertEquals("", await());
		assertEquals(0, second);
	}

	@Test
	void waitsForWhatIsConnecting() throws InterruptedException {
		story.put(0, List.of(device(CONNECTED), device(CONNECTING)));
		story.put(7, List.of(device(CONNECTED), device(CONNECTED)));
		assertEquals("", await());
		assertEquals(7, second);
	}

	@Test
	void waitsForABackendToAppear() throws InterruptedException {
		story.put(0, List.of());
		story.put(2, List.of(device(CONNECTED)));
		assertEquals("", await());
		assertEquals(2, second);
	}

	/** The simulator's responder may open its port after the first attempt to connect. */
	@Test
	void givesWhatCannotBeReachedSomeTime() throws InterruptedException {
		story.put(0, List.of(device(UNREACHABLE)));
		story.put(1, List.of(device(CONNECTED)));
		assertEquals("", await());
		assertEquals(1, second);
	}

	@Test
	void doesNotWaitLongForWhatCannotBeReached() throws InterruptedException {
		story.put(0, List.of(device(CONNECTED), device(UNREACHABLE)));
		assertEquals("Camera at 192.0.2.7:15740 (backend mtp) is UNREACHABLE: refused", await());
		assertEquals(3, second);
	}

	@Test
	void waitsNoLongerThanTheLimit() throws InterruptedException {
		story.put(0, List.of(device(CONNECTING)));
		assertEquals("Camera at 192.0.2.7:15740 (backend mtp) is CONNECTING", await());
		assertEquals(10, second);
	}

	@Test
	void endsWhenTheFrameworkStops() throws InterruptedException {
		story.put(0, List.of());
		stopsAt = 1;
		await();
		assertEquals(1, second);
	}

	@Test
	void limitIsReadInMillisecondsAndFallsBackToTenSeconds() {
		assertEquals(Duration.ofMillis(250), ScriptLauncher.limit(" 250 "));
		assertEquals(Duration.ZERO, ScriptLauncher.limit("-1"));
		assertEquals(LIMIT, ScriptLauncher.limit("soon"));
		assertEquals(LIMIT, ScriptLauncher.limit(null));
	}

	private String await() throws InterruptedException {
		return new Readiness(() -> story.floorEntry(second).getValue(), () -> Duration.ofSeconds(second).toNanos(), () -> {
			second++;
			return second < stopsAt;
		}).await(LIMIT, UNREACHABLE_LIMIT);
	}

	private static DeviceEntry device(State state) {
		return new DeviceEntry("Camera", "", "mtp", state, "192.0.2.7:15740", List.of(), state == UNREACHABLE ? "refused" : "", 0);
	}
}
