package org.portabledevices.bench.many;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.portabledevices.bench.OneObject;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.responder.PtpIpResponder;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;

/** A program that serves many devices, each on a port of its own: prints the ports; does as it is told by lines of its input, and ends with it. */
final class DeviceFarm {

	/** How long a device works on the operation that is measured. */
	static final long OPERATION_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
	/** One that leaves GetStorageIDs unanswered in times of trouble, and every Cancel. */
	static final int HUNG = 0;
	/** One that goes again and again in times of trouble. */
	static final int FLAPPING = 1;
	static final long FLAP_MILLIS = 50;
	static final long OBJECT_SIZE = 64L << 20;

	private final List<PtpIpResponder> responders = new ArrayList<>();
	private volatile CountDownLatch calm = new CountDownLatch(0);

	private DeviceFarm() {
	}

	/** Called with the number of devices. */
	public static void main(String... args) throws Exception {
		new DeviceFarm().serve(Integer.parseInt(args[0]));
		System.exit(0);
	}

	private void serve(int count) throws IOException {
		for (int i = 0; i < count; i++) {
			responders.add(listen(i, 0));
			System.out.println(responders.get(i).port());
		}
		ScheduledExecutorService flapping = Executors.newSingleThreadScheduledExecutor();
		flapping.scheduleWithFixedDelay(this::flap, FLAP_MILLIS, FLAP_MILLIS, TimeUnit.MILLISECONDS);
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (line.equals("trouble")) {
				calm = new CountDownLatch(1);
			} else {
				calm.countDown();
			}
		}
	}

	private PtpIpResponder listen(int number, int port) throws IOException {
		return PtpIpResponder.of(new OneObject(OBJECT_SIZE, "FARM" + number)).conditions(new WireConditions() {
			@Override
			public void beforeOperation(ResponderTransaction transaction) {
				if (transaction.operation() == OperationCode.GET_NUM_OBJECTS) {
					LockSupport.parkNanos(OPERATION_NANOS);
				} else if (number == HUNG && transaction.operation() == OperationCode.GET_STORAGE_IDS) {
					awaitCalm();
				}
			}

			@Override
			public boolean heedsCancel(ResponderTransaction transaction) {
				return number != HUNG;
			}
		}).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
	}

	private void awaitCalm() {
		try {
			calm.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void flap() {
		if (calm.getCount() == 0) {
			return;
		}
		PtpIpResponder old = responders.get(FLAPPING);
		old.close();
		try {
			responders.set(FLAPPING, listen(FLAPPING, old.port()));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
