package org.portabledevices.ptp.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** What conditions are asked and told, and when. */
@Timeout(30)
class WireConditionsTest {
	private static final int ID = 1;
	private static final PtpIpPacket.Cancel CANCEL = new PtpIpPacket.Cancel(ID);

	private final MemoryDevice device = new MemoryDevice();
	private final List<String> asked = new CopyOnWriteArrayList<>();
	private PtpIpResponder responder;
	private RawInitiator initiator;

	private void given(WireConditions conditions) throws Exception {
		responder = PtpIpResponder.of(device).conditions(conditions)
				.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		initiator = new RawInitiator(responder.address()).openSession();
	}

	@AfterEach
	void close() throws Exception {
		initiator.close();
		responder.close();
	}

	private static boolean isBulk(ResponderTransaction transaction) {
		return transaction.operation() == OperationCode.GET_OBJECT
				|| transaction.operation() == OperationCode.SEND_OBJECT;
	}

	/** Cuts bulk data at a position, and notes the pieces. */
	private final class Cutting implements WireConditions {
		private final long cut;

		Cutting(long cut) {
			this.cut = cut;
		}

		@Override
		public int pieceLength(ResponderTransaction transaction, long position, int length) {
			if (!isBulk(transaction)) {
				return length;
			}
			return position < cut ? (int) Math.min(length, cut - position) : Integer.MAX_VALUE;
		}

		@Override
		public void beforeData(ResponderTransaction transaction, long position, int length) {
			if (isBulk(transaction)) {
				asked.add(position + "+" + length);
			}
		}
	}

	@Nested
	class GivenThatDataIsCut {
		@Test
		void whatIsSentGoesInThosePieces() throws Exception {
			int object = device.addPicture("CUT.JPG", 200_000);
			given(new Cutting(70_000));
			initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID, object));
			assertEquals(200_000, initiator.command.receive(PtpIpPacket.StartData.class).totalLength());
			assertEquals(65_536, initiator.command.receive(PtpIpPacket.Data.class).payload().remaining());
			assertEquals(4_464, initiator.command.receive(PtpIpPacket.Data.class).payload().remaining());
			initiator.assertResponse(ResponseCode.OK, ID);
			assertEquals(List.of("0+65536", "65536+4464", "70000+65536", "135536+64464"), asked);
		}

		@Test
		void whatIsReceivedIsTakenInThosePieces() throws Exception {
			given(new Cutting(70_000));
			byte[] sent = new byte[100_000];
			for (int i = 0; i < sent.length; i++) {
				sent[i] = (byte) (i * 31);
			}
			ObjectInfo info = ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, sent.length, "UP.JPG");
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT_INFO, ID),
					new PtpIpPacket.StartData(ID, info.encode().length),
					new PtpIpPacket.EndData(ID, ByteBuffer.wrap(info.encode())));
			initiator.assertResponse(ResponseCode.OK, ID);
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT, 2),
					new PtpIpPacket.StartData(2, sent.length), new PtpIpPacket.Data(2, ByteBuffer.wrap(sent, 0, 60_000)),
					new PtpIpPacket.EndData(2, ByteBuffer.wrap(sent, 60_000, 40_000)));
			initiator.assertResponse(ResponseCode.OK, 2);
			long end = 0;
			for (String piece : asked) { // packets may be cut elsewhere too, but never across
				assertTrue(piece.startsWith(end + "+"), asked.toString());
				end += Long.parseLong(piece.substring(piece.indexOf('+') + 1));
			}
			assertEquals(100_000, end);
			assertTrue(asked.stream().anyMatch(piece -> piece.startsWith("70000+")), asked.toString());
			assertEquals(100_000, device.objects().values().stream().filter(entry -> entry.info().filename().equals("UP.JPG"))
					.findFirst().orElseThrow().info().compressedSize());
		}

		/** A condition that asks for nonsense does not stop the data. */
		@Test
		void aPieceHasAtLeastOneByte() throws Exception {
			int object = device.addPicture("CUT.JPG", 3);
			given(new WireConditions() {
				@Override
				public int pieceLength(ResponderTransaction transaction, long position, int length) {
					return isBulk(transaction) ? -5 : length;
				}

				@Override
				public void beforeData(ResponderTransaction transaction, long position, int length) {
					asked.add(position + "+" + length);
				}
			});
			initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID, object));
			initiator.assertResponse(ResponseCode.OK, ID);
			assertEquals(List.of("0+1", "1+1", "2+1"), asked);
		}
	}

	@Nested
	class GivenACancel {
		private final StallingWire stall = StallingWire.at(0);

		/** Stalls until the cancel, then does something before it is confirmed. */
		private abstract class BeforeConfirmation implements WireConditions {
			@Override
			public void beforeData(ResponderTransaction transaction, long position, int length) {
				stall.beforeData(transaction, position, length);
			}
		}

		private void cancel(WireConditions conditions) throws Exception {
			given(conditions);
			initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID, MemoryDevice.PICTURE));
			stall.awaitStall();
			initiator.event.send(CANCEL);
			initiator.command.send(CANCEL);
		}

		@Test
		void itIsConfirmedWhenTheConditionsLetItBe() throws Exception {
			CountDownLatch asking = new CountDownLatch(1);
			CountDownLatch confirm = new CountDownLatch(1);
			cancel(new BeforeConfirmation() {
				@Override
				public void beforeConfirmation(ResponderTransaction transaction) {
					asking.countDown();
					try {
						assertTrue(confirm.await(10, TimeUnit.SECONDS));
					} catch (InterruptedException e) {
						throw new AssertionError(e);
					}
				}
			});
			assertTrue(asking.await(10, TimeUnit.SECONDS));
			confirm.countDown();
			initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, ID);
			initiator.assertInStep(2);
		}

		@Test
		void itIsAnsweredWithAnotherErrorIfTheySaySo() throws Exception {
			cancel(new BeforeConfirmation() {
				@Override
				public void beforeConfirmation(ResponderTransaction transaction) throws ResponseException {
					throw new ResponseException(ResponseCode.DEVICE_BUSY);
				}

				@Override
				public void responding(ResponderTransaction transaction, int responseCode) {
					asked.add(ResponseCode.name(responseCode));
				}
			});
			initiator.assertResponse(ResponseCode.DEVICE_BUSY, ID);
			assertEquals(List.of("OK", "Device_Busy"), asked); // the first is OpenSession's
		}
	}

	@Test
	void theyAreToldEveryResponse() throws Exception {
		given(new WireConditions() {
			@Override
			public void responding(ResponderTransaction transaction, int responseCode) {
				asked.add(OperationCode.name(transaction.operation()) + " " + ResponseCode.name(responseCode));
			}
		});
		initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, 1, MemoryDevice.PICTURE));
		initiator.assertResponse(ResponseCode.OK, 1);
		initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, 2, 0x7777));
		initiator.assertResponse(ResponseCode.INVALID_OBJECT_HANDLE, 2);
		initiator.command.send(RawConnection.request(0x9777, 3));
		initiator.assertResponse(ResponseCode.OPERATION_NOT_SUPPORTED, 3);
		assertEquals(List.of("OpenSession OK", "GetObject OK", "GetObject Invalid_ObjectHandle", "0x9777 Operation_Not_Supported"),
				asked);
	}

	/** Who waits to confirm a cancel late has heard of the cancel, and must still hear that nobody waits for the answer. */
	@Test
	void whoWaitsAfterACancelHearsThatTheInitiatorIsGone() throws Exception {
		CountDownLatch waiting = new CountDownLatch(1);
		CountDownLatch gone = new CountDownLatch(1);
		CountDownLatch over = new CountDownLatch(1);
		List<Boolean> seen = new CopyOnWriteArrayList<>();
		StallingWire stall = StallingWire.at(0);
		given(new WireConditions() {
			@Override
			public void beforeData(ResponderTransaction transaction, long position, int length) {
				stall.beforeData(transaction, position, length);
			}

			@Override
			public void beforeConfirmation(ResponderTransaction transaction) {
				seen.add(transaction.isGone());
				transaction.onGone(gone::countDown);
				waiting.countDown();
				try {
					seen.add(gone.await(10, TimeUnit.SECONDS));
				} catch (InterruptedException e) {
					throw new AssertionError(e);
				}
				seen.add(transaction.isGone());
				CountDownLatch atOnce = new CountDownLatch(1);
				transaction.onGone(atOnce::countDown);
				seen.add(atOnce.getCount() == 0);
				over.countDown();
			}
		});
		initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID, MemoryDevice.PICTURE));
		stall.awaitStall();
		initiator.event.send(CANCEL);
		initiator.command.send(CANCEL);
		assertTrue(waiting.await(10, TimeUnit.SECONDS));
		assertFalse(gone.await(0, TimeUnit.SECONDS));
		initiator.close();
		assertTrue(gone.await(10, TimeUnit.SECONDS));
		assertTrue(over.await(10, TimeUnit.SECONDS));
		assertEquals(List.of(false, true, true, true), seen);
	}
}
