package org.portabledevices.ptp.responder;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.portabledevices.ptp.FakeClock;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Limits;

/** A responder whose clock stands still: whatever ends without the clock ends at once. */
final class Served implements Closeable {
	/** So long that a test sees the other limits alone. */
	static final Duration NEVER = Duration.ofDays(10_000);

	final FakeClock clock = new FakeClock();
	final ResponderTranscript transcript = new ResponderTranscript();
	final PtpIpResponder responder;

	Served(ResponderDevice device, UnaryOperator<PtpIpResponder.Builder> options) throws IOException {
		this(device, limits -> limits, options);
	}

	Served(ResponderDevice device, UnaryOperator<Limits> limits, UnaryOperator<PtpIpResponder.Builder> options)
			throws IOException {
		responder = options.apply(PtpIpResponder.of(device).listener(transcript))
				.limits(limits.apply(Limits.DEFAULT.withClock(clock)))
				.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
	}

	static PtpIpPacket hello() {
		return new PtpIpPacket.InitCommandRequest(RawConnection.GUID, "raw", PtpIpPacket.VERSION);
	}

	RawConnection connection() throws IOException {
		return RawConnection.to(responder.address());
	}

	RawInitiator initiator() throws IOException, PtpException {
		return new RawInitiator(responder.address()).openSession();
	}

	/** The place is free, without any time passing. */
	void assertNextIsServed() throws IOException, PtpException {
		initiator().close();
	}

	/** What a test does again and again while time passes. */
	interface Step {
		void run() throws Exception;
	}

	/** When the responder began to wait cannot be known here: so time passes until it has ended. */
	String advanceUntilDisconnected(Duration step, Step meanwhile) throws Exception {
		while (true) {
			String reason = transcript.disconnected.poll(5, TimeUnit.MILLISECONDS);
			if (reason != null) {
				return reason;
			}
			try {
				meanwhile.run();
			} catch (IOException e) {
				return transcript.disconnected.poll(10, TimeUnit.SECONDS); // it was cut off meanwhile
			}
			clock.advance(step);
		}
	}

	/** Lets time pass until something was received on a connection. */
	<P extends PtpIpPacket> P advanceUntilReceived(RawConnection connection, Class<P> type, Duration step) throws Exception {
		while (!connection.awaitInput(5)) {
			clock.advance(step);
		}
		return connection.receive(type);
	}

	@Override
	public void close() {
		responder.close();
	}
}
