package org.portabledevices.fuzz;

import java.time.Duration;
import java.util.UUID;

import org.portabledevices.fuzz.memory.MemoryNetwork;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.transport.Limits;

/**
 * Fuzzes the initiator's session. The input is what a hostile responder does while the initiator connects, opens a session, reads datasets,
 * downloads, uploads and closes. Input: u8 of which bit n leaves call n away, u8 after how many pieces of data the call is cancelled (0 for
 * never), u8 options (bit 0 the event connection is refused, bit 1 receiver and source fail instead of cancelling), then the steps of
 * {@link HostileResponder}.
 */
public final class InitiatorSession {
	static final UUID GUID = UUID.fromString("2a715e96-d3fd-8461-e1cd-ec07150f1bfe");
	static final String NAME = "fuzz";
	static final int HANDLE = CheckedDevice.SMALL;
	/** More than one piece. */
	static final int UPLOAD_LENGTH = 70_000;
	static final Duration CONNECT = Duration.ofMillis(60);
	static final Duration SILENCE = Duration.ofMillis(40);
	static final Duration CONFIRMATION = Duration.ofMillis(20);
	private static final String THREAD = "PTP events ";

	private InitiatorSession() {
	}

	static Limits limits(MemoryNetwork network) {
		return Limits.DEFAULT.withConnect(CONNECT).withSilence(SILENCE).withStall(SILENCE).withConfirmation(CONFIRMATION)
				.withClock(network);
	}

	/** What Jazzer calls. */
	public static void fuzzerTestOneInput(byte[] input) throws Exception {
		Threads.watch();
		InputReader reader = new InputReader(input);
		try (MemoryNetwork network = new MemoryNetwork()) {
			CheckedCalls calls = CheckedCalls.of(network, reader);
			PtpIpInitiator initiator = new PtpIpInitiator(GUID, NAME).withLimits(limits(network));
			CountingListener listener = new CountingListener();
			PtpSession session = connect(calls, initiator, listener);
			if (session != null) {
				try {
					calls.responder().awaitListening();
					perform(calls, session);
				} finally {
					session.close();
				}
				Finding.unless(!session.isOpen(), "a closed session is open");
			}
			Threads.checkEnded(THREAD);
			listener.check(calls.responder());
		}
	}

	private static PtpSession connect(CheckedCalls calls, PtpIpInitiator initiator, SessionListener listener) {
		PtpSession[] session = { null };
		calls.call(cancellation -> session[0] = initiator.connect(MemoryNetwork.address(), listener, cancellation));
		return session[0];
	}

	/** Everything a user would do, to the end of the session. */
	static void perform(CheckedCalls calls, PtpSession session) {
		calls.attach(session);
		calls.call(cancellation -> new PtpOperations(session).with(cancellation).getDeviceInfo());
		calls.call(cancellation -> new PtpOperations(session).with(cancellation).openSession(1));
		calls.call(cancellation -> new PtpOperations(session).with(cancellation).getStorageIds());
		calls.call(cancellation -> new PtpOperations(session).with(cancellation).getObjectInfo(HANDLE));
		calls.download(PtpTransaction.of(OperationCode.GET_OBJECT, HANDLE));
		calls.call(cancellation -> new PtpOperations(session).with(cancellation).sendObjectInfo(0, 0,
				ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, UPLOAD_LENGTH, "UP.JPG")));
		calls.upload(PtpTransaction.of(OperationCode.SEND_OBJECT), UPLOAD_LENGTH);
		calls.call(cancellation -> new PtpOperations(session).with(cancellation).closeSession());
	}

	/** Counts what the session tells. */
	private static final class CountingListener implements SessionListener {
		private int events;
		private int closed;

		@Override
		public synchronized void onEvent(PtpEvent event) {
			Finding.unless(closed == 0, "an event after the end");
			events++;
		}

		@Override
		public synchronized void onClosed(PtpException cause) {
			Finding.unless(cause != null, "an end without a reason");
			closed++;
		}

		synchronized void check(HostileResponder responder) {
			Finding.unless(closed <= 1, "%d ends", closed);
			long sent = Wire.of(responder.sentEvents()).count(Wire.EVENT);
			Finding.unless(events <= sent, "%d events were sent, %d heard", sent, events);
		}
	}
}
