package org.portabledevices.ptp.responder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.ptp.FakeClock;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;

/** Holds one transaction in the middle of its data, and does with a cancel what a column of the matrix says. */
final class MatrixWire implements WireConditions {
	/** What the device does. */
	enum Device {
		STOPS("it stops"), GOES_ON("it goes on"), FAILS("it fails"), HANGS("it hangs"), STOPS_LATE("it stops 6 s late");

		private final String words;

		Device(String words) {
			this.words = words;
		}

		static Device of(String words) {
			for (Device device : values()) {
				if (device.words.equals(words)) {
					return device;
				}
			}
			throw new AssertionError(words);
		}
	}

	static final Duration LATE = Duration.ofSeconds(6);

	private final Device device;
	private final int transactionId;
	private final FakeClock clock;
	final CountDownLatch held = new CountDownLatch(1);
	final CountDownLatch confirming = new CountDownLatch(1);
	final CountDownLatch gone = new CountDownLatch(1);
	final CountDownLatch end = new CountDownLatch(1);
	/** How often the transaction was told of a cancel. */
	final AtomicInteger told = new AtomicInteger();
	private final Semaphore go = new Semaphore(0);

	MatrixWire(Device device, int transactionId, FakeClock clock) {
		this.device = device;
		this.transactionId = transactionId;
		this.clock = clock;
	}

	void goOn() {
		go.release(1_000_000);
	}

	@Override
	public void beforeData(ResponderTransaction transaction, long position, int length) throws ResponseException {
		if (transaction.transactionId() != transactionId || position == 0 && held.getCount() == 0) {
			return;
		}
		transaction.onCancel(() -> {
			told.incrementAndGet();
			go.release(1_000_000);
		});
		held.countDown();
		try {
			if (device == Device.HANGS) {
				transaction.onGone(gone::countDown);
				assertTrue(end.await(20, SECONDS), "nobody ends the test");
			}
			assertTrue(go.tryAcquire(10, SECONDS), "nobody let it go on");
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
		if (device == Device.FAILS) {
			throw new ResponseException(ResponseCode.GENERAL_ERROR);
		}
	}

	@Override
	public boolean heedsCancel(ResponderTransaction transaction) {
		return device != Device.GOES_ON;
	}

	@Override
	public void beforeConfirmation(ResponderTransaction transaction) {
		if (device == Device.STOPS_LATE) {
			long since = clock.getAsLong();
			confirming.countDown();
			try {
				clock.sleep(since, LATE);
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
		}
	}
}
