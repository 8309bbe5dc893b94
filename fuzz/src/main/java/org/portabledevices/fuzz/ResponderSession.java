package org.portabledevices.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.portabledevices.fuzz.memory.MemoryNetwork;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.responder.PtpIpResponder;
import org.portabledevices.ptp.responder.ResponderListener;
import org.portabledevices.ptp.transport.Limits;

/**
 * Fuzzes the responder: its handshakes and its session. The input is what hostile initiators do, the steps of {@link HostileInitiator}. After
 * them the place is free, the device has been left in order, and a well-behaved initiator is served.
 */
public final class ResponderSession {
	private static final String THREAD = "PTP/IP responder ";
	private static final int UPLOAD_LENGTH = 900;
	private static final Duration PACKET = Duration.ofMillis(100);
	private static final Duration PROBE = Duration.ofMillis(100);
	private static final Duration IDLE = Duration.ofMillis(200);
	private static final Duration GRACE = Duration.ofMillis(20);

	private ResponderSession() {
	}

	/** What Jazzer calls. */
	public static void fuzzerTestOneInput(byte[] input) throws Exception {
		Threads.watch();
		try (MemoryNetwork network = new MemoryNetwork()) {
			Limits limits = InitiatorSession.limits(network);
			CheckedDevice device = new CheckedDevice();
			CheckedListener listener = new CheckedListener();
			PtpIpResponder.Builder builder = PtpIpResponder.of(device).limits(limits).listener(listener).packetLimit(PACKET).idleLimit(IDLE)
					.probes(PROBE, InitiatorSession.SILENCE).reconnectGrace(GRACE).maximumConnections(3, 3, 2);
			try (PtpIpResponder responder = builder.listen(MemoryNetwork.address())) {
				network.awaitListening();
				new HostileInitiator(network, device).perform(new InputReader(input));
				behaveWell(limits, device);
			}
			Threads.checkEnded(THREAD);
			device.check();
			listener.check();
		}
	}

	/** A user of the device, to whom it does not matter who was there before. */
	static void behaveWell(Limits limits, CheckedDevice device) {
		PtpIpInitiator initiator = new PtpIpInitiator(InitiatorSession.GUID, "well-behaved").withLimits(limits);
		try (PtpSession session = initiator.connect(MemoryNetwork.address(), new SessionListener() {
		})) {
			PtpOperations operations = new PtpOperations(session);
			operations.openSession(7);
			same("DeviceInfo", device.deviceInfo(), operations.getDeviceInfo());
			same("StorageIDs", List.of(CheckedDevice.STORAGE), list(operations.getStorageIds()));
			same("ObjectInfo", device.objectInfo(CheckedDevice.SMALL), operations.getObjectInfo(CheckedDevice.SMALL));
			download(operations, CheckedDevice.SMALL, CheckedDevice.SMALL_LENGTH);
			ObjectInfo info = ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, UPLOAD_LENGTH, "WELL.JPG");
			int handle = operations.sendObjectInfo(0, 0, info).handle();
			operations.sendObject(DataSource.of(CheckedDevice.bytes(UPLOAD_LENGTH)));
			download(operations, handle, UPLOAD_LENGTH);
			operations.deleteObject(handle, 0);
			operations.closeSession();
		} catch (PtpException e) {
			throw new Finding("a well-behaved initiator is not served: " + e.getMessage(), e);
		}
	}

	private static void download(PtpOperations operations, int handle, int length) throws PtpException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		operations.getObject(handle, data -> {
			while (data.hasRemaining()) {
				bytes.write(data.get());
			}
		});
		Finding.unless(Arrays.equals(CheckedDevice.bytes(length), bytes.toByteArray()), "object %d has other bytes", handle);
	}

	private static List<Integer> list(int... items) {
		return Arrays.stream(items).boxed().toList();
	}

	private static void same(String what, Object expected, Object actual) {
		Finding.unless(expected.equals(actual), "%s is %s, not %s", what, actual, expected);
	}

	/** Hears what the responder tells: each that was connected goes, and the device has thrown nothing. */
	private static final class CheckedListener implements ResponderListener {
		private final List<Throwable> failures = new ArrayList<>();
		private int connected;
		private int disconnected;

		@Override
		public synchronized void connected(SocketAddress initiator, String friendlyName) {
			connected++;
		}

		@Override
		public synchronized void disconnected(SocketAddress initiator, String reason) {
			if (reason == null || ++disconnected > connected) {
				failures.add(new Finding("disconnected: " + reason));
			}
		}

		@Override
		public synchronized void refused(SocketAddress peer, String reason) {
			if (peer == null || reason == null) {
				failures.add(new Finding("refused " + peer + ": " + reason));
			}
		}

		@Override
		public synchronized void failed(int operation, Throwable failure) {
			failures.add(failure);
		}

		synchronized void check() {
			if (!failures.isEmpty()) {
				throw new Finding("the listener was told of " + failures.get(0), failures.get(0));
			}
			Finding.unless(connected == disconnected, "%d were connected, %d went", connected, disconnected);
		}
	}
}
