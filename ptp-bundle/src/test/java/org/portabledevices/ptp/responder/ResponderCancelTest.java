package org.portabledevices.ptp.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.FakeClock;
import org.portabledevices.ptp.PacketTrace;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Limits;

/** A cancel comes on both connections, in any order, at any moment; it is answered once, and the stream stays in step. */
@Timeout(30)
class ResponderCancelTest {
	private static final int ID = 1;
	private static final PtpIpPacket.Cancel CANCEL = new PtpIpPacket.Cancel(ID);

	private final MemoryDevice device = new MemoryDevice();
	private final int big = device.addPicture("BIG.JPG", 5L << 30);
	private final PacketTrace trace = new PacketTrace();
	private PtpIpResponder responder;
	private RawInitiator initiator;

	private void given(WireConditions conditions) throws Exception {
		given(conditions, Limits.DEFAULT);
	}

	private void given(WireConditions conditions, Limits limits) throws Exception {
		responder = PtpIpResponder.of(device).conditions(conditions).limits(limits).packetListener(trace)
				.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		initiator = new RawInitiator(responder.address()).openSession();
	}

	@AfterEach
	void close() throws Exception {
		initiator.close();
		responder.close();
	}

	@Nested
	class GivenTheResponderSendsData {
		private final StallingWire wire = StallingWire.at(128 * 1024);

		private void begin() throws Exception {
			given(wire);
			initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID, big));
			PtpIpPacket.StartData start = initiator.command.receive(PtpIpPacket.StartData.class);
			assertEquals(5L << 30, start.totalLength());
			wire.awaitStall();
		}

		@Test
		void cancelOnTheEventConnectionFirstStopsIt() throws Exception {
			begin();
			initiator.event.send(CANCEL);
			initiator.command.send(CANCEL);
			initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, ID);
			initiator.assertInStep(2);
		}

		@Test
		void itIsNotAnsweredBeforeTheCancelOnTheCommandConnectionCame() throws Exception {
			begin();
			initiator.event.send(CANCEL, new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class); // so the Cancel was read
			assertEquals(0, trace.count(true, ConnectionKind.COMMAND, PacketType.END_DATA));
			assertEquals(1, trace.count(true, ConnectionKind.COMMAND, PacketType.OPERATION_RESPONSE)); // OpenSession's
			initiator.command.send(CANCEL);
			initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, ID);
			initiator.assertInStep(2);
		}

		@Test
		void cancelOnTheCommandConnectionFirstStopsItAndTheOtherIsSwallowed() throws Exception {
			begin();
			initiator.command.send(CANCEL);
			wire.goOn();
			initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, ID);
			initiator.event.send(CANCEL, new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class);
			initiator.assertInStep(2);
		}

		@Test
		void unknownIdsAreIgnored() throws Exception {
			begin();
			initiator.event.send(new PtpIpPacket.Cancel(77), new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class);
			initiator.command.send(new PtpIpPacket.Cancel(78));
			wire.goOn();
			initiator.command.receive(PtpIpPacket.Data.class);
			initiator.command.receive(PtpIpPacket.Data.class);
			initiator.command.receive(PtpIpPacket.Data.class);
			initiator.event.send(CANCEL);
			initiator.command.send(CANCEL);
			initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, ID);
			initiator.assertInStep(2);
		}

		@Test
		void aRequestOnItsWayIsCancelledByACancelThatOvertookIt() throws Exception {
			given(wire);
			initiator.event.send(CANCEL, new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class);
			initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID, big), CANCEL);
			initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, ID);
			initiator.assertInStep(2);
		}
	}

	@Test
	void anInitiatorThatCancelsOnTheEventConnectionAloneIsAnsweredAfterTheLimit() throws Exception {
		StallingWire wire = StallingWire.at(0);
		given(wire, Limits.DEFAULT.withConfirmation(Duration.ofMillis(50)));
		initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID, big));
		wire.awaitStall();
		initiator.event.send(CANCEL);
		initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, ID);
		initiator.command.send(CANCEL); // late, and means nothing any more
		initiator.assertInStep(2);
	}

	@Test
	void aDeviceThatLosesCancelsGoesOn() throws Exception {
		StallingWire wire = StallingWire.deafAt(64 * 1024);
		given(wire);
		initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID, MemoryDevice.PICTURE));
		wire.awaitStall();
		initiator.event.send(CANCEL, new PtpIpPacket.ProbeRequest());
		initiator.command.send(CANCEL);
		initiator.event.receive(PtpIpPacket.ProbeResponse.class);
		wire.goOn();
		initiator.assertResponse(ResponseCode.OK, ID);
		initiator.assertInStep(2);
	}

	@Nested
	class GivenTheTransactionIsOver {
		@Test
		void bothCancelsOfAnAnsweredTransactionAreIgnored() throws Exception {
			given(WireConditions.NONE);
			initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID, MemoryDevice.PICTURE));
			initiator.assertResponse(ResponseCode.OK, ID);
			initiator.command.send(CANCEL);
			initiator.event.send(CANCEL, new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class);
			initiator.assertInStep(2);
		}

		@Test
		void cancelsOutOfTheBlueAreIgnored() throws Exception {
			given(WireConditions.NONE);
			initiator.event.send(new PtpIpPacket.Cancel(99), new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class);
			initiator.command.send(new PtpIpPacket.Cancel(99));
			initiator.assertInStep(ID);
		}
	}

	@Nested
	class GivenTheResponderReceivesData {
		private static final int LENGTH = 1_000_000;
		private final PtpIpPacket.Data piece = new PtpIpPacket.Data(2, ByteBuffer.allocate(100_000));
		private final PtpIpPacket.Cancel cancel = new PtpIpPacket.Cancel(2);

		private void begin() throws Exception {
			given(WireConditions.NONE);
			ObjectInfo info = ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, LENGTH, "UP.JPG");
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT_INFO, ID),
					new PtpIpPacket.StartData(ID, info.encode().length),
					new PtpIpPacket.EndData(ID, ByteBuffer.wrap(info.encode())));
			initiator.assertResponse(ResponseCode.OK, ID);
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT, 2),
					new PtpIpPacket.StartData(2, LENGTH), piece, piece);
		}

		private void assertStopped() throws Exception {
			initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, 2);
			initiator.assertInStep(3);
			assertEquals(1, device.discarded.size());
			assertTrue(device.objects().values().stream().noneMatch(entry -> entry.info().filename().equals("UP.JPG")));
		}

		@Test
		void afterACancelOnTheEventConnectionDataIsDroppedUntilTheOther() throws Exception {
			begin();
			initiator.event.send(cancel, new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class);
			initiator.command.send(piece, piece);
			initiator.command.send(cancel);
			assertStopped();
		}

		@Test
		void aCancelInTheStreamStopsIt() throws Exception {
			begin();
			initiator.command.send(piece, cancel);
			initiator.event.send(cancel);
			assertStopped();
		}

		@Test
		void aCancelAfterAllDataWasSentStopsItIfItCameInTime() throws Exception {
			begin();
			initiator.event.send(cancel, new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class);
			initiator.command.send(new PtpIpPacket.EndData(2, ByteBuffer.allocate(LENGTH - 200_000)), cancel);
			assertStopped();
		}

		/** There is plenty to read yet, and still the answer comes when the wait for the other Cancel is over. */
		@Test
		void anInitiatorThatGoesOnSendingAfterItsCancelIsAnsweredAfterTheLimit() throws Exception {
			FakeClock clock = new FakeClock();
			CountDownLatch held = new CountDownLatch(1);
			CountDownLatch go = new CountDownLatch(1);
			AtomicInteger read = new AtomicInteger();
			AtomicInteger readWhenAnswered = new AtomicInteger();
			responder = PtpIpResponder.of(device).limits(Limits.DEFAULT.withClock(clock)).conditions(new WireConditions() {
				@Override
				public void beforeData(ResponderTransaction transaction, long position, int length) {
					held.countDown();
					try {
						assertTrue(go.await(10, TimeUnit.SECONDS));
					} catch (InterruptedException e) {
						throw new AssertionError(e);
					}
				}
			}).packetListener((sent, connection, type, transactionId, length) -> {
				if (!sent && type == PacketType.DATA) {
					read.incrementAndGet();
				} else if (sent && type == PacketType.OPERATION_RESPONSE && transactionId == 2) {
					readWhenAnswered.set(read.get());
				}
			}).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			initiator = new RawInitiator(responder.address()).openSession();
			PtpIpPacket[] pieces = new PtpIpPacket[1000];
			Arrays.fill(pieces, new PtpIpPacket.Data(2, ByteBuffer.allocate(100)));
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT_INFO, 2),
					new PtpIpPacket.StartData(2, 1L << 40));
			initiator.command.send(pieces);
			assertTrue(held.await(10, TimeUnit.SECONDS));
			initiator.event.send(cancel, new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class);
			clock.advance(Duration.ofSeconds(5));
			go.countDown();
			initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, 2);
			assertTrue(readWhenAnswered.get() <= 2, readWhenAnswered + " packets were read before");
			initiator.command.send(cancel); // late
			initiator.assertInStep(3);
		}

		@Test
		void withoutACancelTheObjectIsThere() throws Exception {
			begin();
			initiator.command.send(new PtpIpPacket.EndData(2, ByteBuffer.allocate(LENGTH - 200_000)));
			initiator.assertResponse(ResponseCode.OK, 2);
			assertEquals(0, device.discarded.size());
		}
	}
}
