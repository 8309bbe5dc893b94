package org.portabledevices.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;

import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.responder.PtpIpResponder;

/** Our initiator and our responder, over loopback. */
final class PtpLoopback implements AutoCloseable {

	private final PtpIpResponder responder;
	private final PtpSession session;
	final PtpOperations operations;

	PtpLoopback(long objectSize) throws Exception {
		responder = PtpIpResponder.of(new OneObject(objectSize, "1")).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		session = new PtpIpInitiator(new UUID(1, 1), "bench").connect(responder.address(), new SessionListener() {
			@Override
			public void onEvent(PtpEvent event) {
			}

			@Override
			public void onClosed(PtpException cause) {
			}
		});
		operations = new PtpOperations(session);
		operations.openSession(1);
	}

	@Override
	public void close() {
		session.close();
		responder.close();
	}
}
