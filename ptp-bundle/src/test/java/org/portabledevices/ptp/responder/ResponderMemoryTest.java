package org.portabledevices.ptp.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** What an initiator costs, and that lengths which it only promises cost nothing. */
@Timeout(60)
class ResponderMemoryTest {
	private static final int SESSIONS = 50;
	/** As docs/reference/responder-limits.md says. */
	private static final long BUFFERS = 200 * 1024;

	private final MemoryDevice device = new MemoryDevice();

	private static long direct() {
		return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
				.filter(pool -> pool.getName().equals("direct")).findFirst().orElseThrow().getMemoryUsed();
	}

	/** What earlier tests have left is gone: twice, since buffers are freed behind the collector's back. */
	private static void settle() throws InterruptedException {
		for (int i = 0; i < 2; i++) {
			ReferenceQueue<Object> collected = new ReferenceQueue<>();
			PhantomReference<Object> witness = new PhantomReference<>(new Object(), collected);
			System.gc();
			assertSame(witness, collected.remove(10_000));
		}
	}

	private static long threads(PtpIpResponder responder) {
		String name = "PTP/IP responder " + responder.port();
		return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith(name)).count();
	}

	@Test
	void aSessionTakesTwoThreadsAndBuffersOfConstantSize() throws Exception {
		List<RawInitiator> sessions = new ArrayList<>();
		try (Served served = new Served(device,
				builder -> builder.maximumSessions(SESSIONS).maximumConnections(200, 200, 32))) {
			settle();
			long before = direct();
			for (int i = 0; i < SESSIONS; i++) {
				RawInitiator session = served.initiator();
				sessions.add(session);
				session.assertInStep(1);
				session.event.send(new PtpIpPacket.ProbeRequest());
				session.event.receive(PtpIpPacket.ProbeResponse.class); // so both threads run
				session.command.sendHex("ffffffff 0a000000 01000000 00"); // 4 GiB of data that nobody asked for
				session.command.send(new PtpIpPacket.Cancel(0)); // a part of it
			}
			long perSession = (direct() - before) / SESSIONS;
			System.out.printf("a session: %,d bytes of buffers, %d threads%n", perSession, (threads(served.responder) - 1) / SESSIONS);
			assertTrue(perSession > BUFFERS / 2, perSession + " bytes cannot be: other tests' buffers went");
			assertTrue(perSession <= BUFFERS + 8 * 1024, perSession + " bytes"); // sending a small packet may take a page more
			assertEquals(1 + 2 * SESSIONS, threads(served.responder));
		}
		for (RawInitiator session : sessions) {
			session.close();
		}
	}

	/** A length of 8 EiB, of a dataset that is kept whole: what is kept is what comes. */
	@Test
	void aPromisedLengthIsOnlyCompared() throws Exception {
		try (Served served = new Served(device, builder -> builder); RawInitiator initiator = served.initiator()) {
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT_INFO, 1),
					new PtpIpPacket.StartData(1, Long.MAX_VALUE), new PtpIpPacket.EndData(1, ByteBuffer.allocate(3)));
			initiator.assertResponse(ResponseCode.INCOMPLETE_TRANSFER, 1);
			initiator.assertInStep(2);
		}
	}
}
