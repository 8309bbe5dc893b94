package org.portabledevices.impl.streaming;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import org.portabledevices.ptp.responder.PtpIpResponder;

/** A program that serves a {@link PatternCamera}: prints its port, and ends with its input. */
final class StreamingServer {

	static final long TWO_GIB = 2L << 30;
	static final long FIVE_GIB = 5L << 30;

	private StreamingServer() {
	}

	public static void main(String... args) throws Exception {
		PatternCamera camera = new PatternCamera(TWO_GIB, FIVE_GIB);
		try (PtpIpResponder responder = PtpIpResponder.of(camera).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
			System.out.println(responder.port());
			while (System.in.read() >= 0) {
				// until whoever started it is gone
			}
		}
	}
}
