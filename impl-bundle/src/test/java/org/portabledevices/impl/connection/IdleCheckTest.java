package org.portabledevices.impl.connection;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.CutWire;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.FakeInvocation;
import org.portabledevices.impl.fixture.FakeInvocation.Kind;
import org.portabledevices.impl.fixture.ManualTimer.Pending;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.ptp.ip.PacketType;

/** An idle device that is not there any more is found out, although nothing has closed its connections; and one that is there is left in peace. */
@Timeout(30)
class IdleCheckTest {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private Bench bench;
	private CutWire wire;
	private MtpDevice device;
	private Registered registered;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench();
		wire = bench.wire();
		bench.listen();
		device = bench.device(settings(INTERVAL, Duration.ofSeconds(10)));
		device.start();
		registered = bench.engine.awaitDevice();
		registered.pending = 0;
		assertEquals(State.CONNECTED, bench.awaitChange().state());
	}

	@AfterEach
	void close() throws Exception {
		wire.close();
		device.close();
		bench.close();
	}

	private Settings settings(Duration interval, Duration limit) {
		Settings now = bench.settings();
		return new Settings(now.host(), now.port(), now.guid(), now.friendlyName(), limit, now.silenceLimit(),
				Duration.ofMillis(100), now.reconnectMin(), now.reconnectMax(), now.captureQuiet(), interval, now.ranking());
	}

	/** Lets the interval pass, and the check it brings come to its end: then there is the next alarm. */
	private Pending pass(Pending alarm) throws InterruptedException {
		bench.timer.pass(INTERVAL);
		alarm.fire();
		return bench.timer.awaitAlarm();
	}

	/** Nothing gets through any more, and nobody waits long for it. */
	private void die(Pending alarm) throws InterruptedException {
		wire.dead = true;
		device.modify(settings(INTERVAL, Duration.ofMillis(100)));
		assertTrue(alarm.isCancelled());
		Pending next = bench.timer.awaitAlarm();
		bench.timer.pass(INTERVAL);
		next.fire();
	}

	private long count(PacketType type) {
		return bench.packets.stream().filter(seen -> seen.type() == type).count();
	}

	@Nested
	class GivenADeviceThatAnswersProbes {

		@Test
		void itIsProbedAndAskedForNothing() throws Exception {
			Pending first = bench.timer.awaitAlarm();
			assertEquals(INTERVAL, first.delay);
			long operations = count(PacketType.OPERATION_REQUEST);
			pass(pass(first));
			assertEquals(2, count(PacketType.PROBE_REQUEST));
			assertEquals(operations, count(PacketType.OPERATION_REQUEST));
			assertEquals(State.CONNECTED, device.snapshot().state());
		}

		@Test
		void itIsLostWhenTheWayToItIsGone() throws Exception {
			die(pass(bench.timer.awaitAlarm()));
			var change = bench.awaitChange();
			assertEquals(State.UNREACHABLE, change.state());
			assertTrue(change.words().startsWith("it did not answer while it was idle"), change.words());
			assertEquals(change.words(), registered.gone.get(10, SECONDS));
		}

		/** A lost Probe or its lost answer alone ends nothing. */
		@Test
		void itIsAskedWhenAnAnswerIsLost() throws Exception {
			Pending second = pass(bench.timer.awaitAlarm());
			long operations = count(PacketType.OPERATION_REQUEST);
			wire.dropsProbes = true;
			pass(second);
			assertEquals(operations + 1, count(PacketType.OPERATION_REQUEST));
			assertEquals(State.CONNECTED, device.snapshot().state());
		}

		@Test
		void itIsNotProbedBeforeTheIntervalIsOver() throws Exception {
			Pending first = bench.timer.awaitAlarm();
			bench.timer.pass(INTERVAL.dividedBy(2));
			registered.start("Device", "GetInfo", new FakeInvocation()).await();
			bench.timer.pass(INTERVAL.dividedBy(2));
			first.fire();
			assertEquals(INTERVAL.dividedBy(2), bench.timer.awaitAlarm().delay);
			assertEquals(0, count(PacketType.PROBE_REQUEST));
		}

		/** What runs has its own limit for silence; a capture may keep a camera from answering for a long time. */
		@Test
		void itIsNotProbedWhileAnythingIsPending() throws Exception {
			registered.pending = 1;
			assertEquals(INTERVAL, pass(bench.timer.awaitAlarm()).delay);
			assertEquals(0, count(PacketType.PROBE_REQUEST));
		}

		@Test
		void anotherIntervalCountsAtOnceAndZeroEndsIt() throws Exception {
			Pending first = bench.timer.awaitAlarm();
			device.modify(settings(Duration.ofSeconds(5), Duration.ofSeconds(10)));
			assertTrue(first.isCancelled());
			Pending second = bench.timer.awaitAlarm();
			assertEquals(Duration.ofSeconds(5), second.delay);
			device.modify(settings(Duration.ZERO, Duration.ofSeconds(10)));
			assertTrue(second.isCancelled());
			assertFalse(bench.timer.hasMore());
		}

		@Test
		void nothingIsLeftWhenItIsClosed() throws Exception {
			Pending first = bench.timer.awaitAlarm();
			device.close();
			registered.closed.get(10, SECONDS);
			assertTrue(first.isCancelled());
		}

		@Test
		void methodsGoOnAfterwards() throws Exception {
			pass(bench.timer.awaitAlarm());
			assertEquals(Kind.SUCCEEDED, registered.start("Device", "GetInfo", new FakeInvocation()).await().kind());
		}
	}

	@Nested
	class GivenADeviceThatIgnoresProbes {

		@BeforeEach
		void drop() {
			wire.dropsProbes = true;
		}

		@Test
		void itIsKeptAndSparedFurtherProbes() throws Exception {
			long operations = count(PacketType.OPERATION_REQUEST);
			Pending second = pass(bench.timer.awaitAlarm());
			assertEquals(operations + 1, count(PacketType.OPERATION_REQUEST));
			wire.dropsProbes = false;
			pass(second);
			assertEquals(operations + 2, count(PacketType.OPERATION_REQUEST));
			assertEquals(0, count(PacketType.PROBE_REQUEST), "the first was dropped on its way, and there was no second");
			assertEquals(State.CONNECTED, device.snapshot().state());
		}

		@Test
		void itIsLostWhenTheWayToItIsGone() throws Exception {
			die(pass(bench.timer.awaitAlarm()));
			assertEquals(State.UNREACHABLE, bench.awaitChange().state());
		}
	}
}
