package org.portabledevices.engine.bulk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.portabledevices.engine.log.RecordingLog;
import org.portabledevices.engine.thread.EngineThreads;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.engine.time.TimerWheel;

/** What tests of transfers need: threads to lend, and a time that is told. */
abstract class Transfers {

	static final long LONG = TimeUnit.SECONDS.toNanos(30);
	static final long STALL_MILLIS = 30_000;
	static final long STALL = TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS);

	final RecordingLog log = new RecordingLog();
	final ManualClock clock = new ManualClock();
	final TimerWheel wheel = new TimerWheel(clock, log);
	final EngineThreads threads = new EngineThreads("test", log);
	final FakeOwner owner = new FakeOwner();

	@AfterEach
	void close() {
		assertTrue(threads.close(LONG), () -> log.lines().toString());
	}

	void pass(long millis) {
		clock.advanceMillis(millis);
		wheel.advance();
	}

	String nextEnd() throws InterruptedException {
		return owner.ends.poll(30, TimeUnit.SECONDS);
	}

	static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		new Random(count).nextBytes(bytes);
		return bytes;
	}

	static void until(BooleanSupplier condition) {
		long end = System.nanoTime() + LONG;
		while (!condition.getAsBoolean()) {
			assertTrue(System.nanoTime() < end, "it never came true");
			Thread.onSpinWait();
		}
	}
}
