package org.portabledevices.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.portabledevices.ptp.initiator.Cancellation;

/** The cancel of a download that is under way, until the device has confirmed and the session can be used again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 30)
@Measurement(iterations = 50)
public class PtpCancel {

	private static final long ENDLESS = 1L << 40;

	private PtpLoopback ptp;
	private Cancellation cancellation;
	private Thread download;

	/** Connects. */
	@Setup
	public void connect() throws Exception {
		ptp = new PtpLoopback(ENDLESS);
	}

	/** Begins a download, and waits until data flows. */
	@Setup(Level.Iteration)
	public void start() throws Exception {
		cancellation = new Cancellation();
		CountDownLatch flows = new CountDownLatch(1);
		download = new Thread(() -> {
			try {
				ptp.operations.with(cancellation).getObject(OneObject.OBJECT, bytes -> {
					bytes.position(bytes.limit());
					flows.countDown();
				});
			} catch (Exception e) {
				// that it was cancelled
			}
		});
		download.start();
		flows.await();
	}

	/** Cancels it. */
	@Benchmark
	public void cancel() throws Exception {
		cancellation.cancel();
		download.join();
	}

	/** Says so if the session is not usable any more. */
	@TearDown(Level.Iteration)
	public void check() throws Exception {
		ptp.operations.getStorageIds();
	}

	/** Disconnects. */
	@TearDown
	public void disconnect() {
		ptp.close();
	}
}
