package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.ptp.RawConnection.response;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.FakeClock;
import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.ScriptedDevice;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.ip.InitFailedException;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.transport.Limits;

/** What real devices do, and what hostile ones might: an initiator survives it. */
@Timeout(30)
class DeviceHabitsTest {
	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final SessionTranscript transcript = new SessionTranscript();
	private final FakeClock clock = new FakeClock();
	private ScriptedDevice device;
	private PtpSession session;

	private void given(ScriptedDevice.Script script) throws Exception {
		given(Limits.DEFAULT, script);
	}

	private void given(Limits limits, ScriptedDevice.Script script) throws Exception {
		device = ScriptedDevice.playing(script);
		session = new PtpIpInitiator(RawConnection.GUID, "test").withLimits(limits).connect(device.address(), transcript);
	}

	@AfterEach
	void close() throws Exception {
		if (session != null) {
			session.close();
		}
		if (device != null) {
			device.close();
		}
	}

	private static PtpTransaction getObject(DataReceiver receiver) {
		return PtpTransaction.of(OperationCode.GET_OBJECT, 1).withDataIn(receiver);
	}

	private static ByteBuffer bytes(int... values) {
		ByteBuffer bytes = ByteBuffer.allocate(values.length);
		for (int value : values) {
			bytes.put((byte) value);
		}
		return bytes.flip();
	}

	@Nested
	class GivenUnusualAnswers {
		@Test
		void oneByteInEachSegmentIsAnAnswer() throws Exception {
			given((command, event) -> {
				command.receive();
				command.sendSlowly(new PtpIpPacket.StartData(0, 3));
				command.sendSlowly(new PtpIpPacket.Data(0, bytes(1, 2)));
				command.sendSlowly(new PtpIpPacket.EndData(0, bytes(3)));
				command.sendSlowly(response(ResponseCode.OK, 0));
			});
			Collected data = new Collected();
			assertTrue(session.execute(getObject(data)).complete());
			assertArrayEquals(new byte[]{ 1, 2, 3 }, data.bytes());
			device.finish();
		}

		@Test
		void everythingInOneSegmentIsAnAnswer() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 3), new PtpIpPacket.Data(0, bytes(1)),
						new PtpIpPacket.Data(0, NOTHING), new PtpIpPacket.Data(0, bytes(2, 3)),
						new PtpIpPacket.EndData(0, NOTHING), response(ResponseCode.OK, 0));
			});
			Collected data = new Collected();
			assertEquals(ResponseCode.OK, session.execute(getObject(data)).responseCode());
			assertArrayEquals(new byte[]{ 1, 2, 3 }, data.bytes());
		}

		@Test
		void anErrorWithoutDataIsAnAnswer() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(response(ResponseCode.INVALID_OBJECT_HANDLE, 0));
			});
			TransactionResult result = session.execute(getObject(new Collected()));
			assertEquals(Outcome.ANSWERED, result.outcome());
			assertThrows(ResponseException.class, result::orThrow);
		}

		@Test
		void dataOfNoBytesNeedsNoEnd() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 0), response(ResponseCode.OK, 0));
			});
			assertEquals(0, session.execute(getObject(new Collected())).orThrow().transferredLength());
		}

		@Test
		void parametersMayBeMissingOrPadded() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(response(ResponseCode.OK, 0));
				command.receive();
				command.send(response(ResponseCode.OK, 0, 9, 0, 0, 0, 0));
			});
			PtpOperations operations = new PtpOperations(session);
			assertEquals(0, operations.getNumObjects(-1, 0, 0));
			assertEquals(9, operations.getNumObjects(-1, 0, 0));
		}

		@Test
		void unknownCodesKeepTheirNumbers() throws Exception {
			given((command, event) -> {
				event.send(new PtpIpPacket.Event(0xC999, 5, List.of(1, 2, 3)));
				command.receive();
				command.send(response(0xA999, 0));
			});
			ResponseException e = assertThrows(ResponseException.class, () -> new PtpOperations(session).getStorageIds());
			assertEquals(0xA999, e.responseCode());
			assertTrue(e.getMessage().contains("0xA999"), e.getMessage());
			assertEquals(new PtpEvent(0xC999, 5, List.of(1, 2, 3)), transcript.awaitEvent());
		}

		@Test
		void answersOfAnEarlierTransactionAreDropped() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(response(ResponseCode.OK, 0));
				command.receive();
				command.send(new PtpIpPacket.Data(77, bytes(9, 9)), new PtpIpPacket.EndData(77, NOTHING),
						response(ResponseCode.GENERAL_ERROR, 77), new PtpIpPacket.StartData(1, 1),
						new PtpIpPacket.EndData(1, bytes(5)), response(ResponseCode.OK, 1));
			});
			new PtpOperations(session).openSession(1);
			Collected data = new Collected();
			session.execute(getObject(data)).orThrow();
			assertArrayEquals(new byte[]{ 5 }, data.bytes());
		}

		@Test
		void lessOrMoreDataThanAnnouncedIsReported() throws Exception {
			given((command, event) -> {
				for (int announced : new int[]{ 9, 1 }) {
					command.receive();
					command.send(new PtpIpPacket.StartData(0, announced), new PtpIpPacket.EndData(0, bytes(1, 2)),
							response(ResponseCode.OK, 0));
				}
			});
			for (int announced : new int[]{ 9, 1 }) {
				TransactionResult result = session.execute(getObject(new Collected()));
				assertFalse(result.complete());
				assertEquals(announced, result.announcedLength());
				assertEquals(2, result.transferredLength());
				assertThrows(PtpFormatException.class, result::orThrow);
			}
		}

		@Test
		void anUnknownLengthIsFine() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, PtpIpPacket.UNKNOWN_LENGTH),
						new PtpIpPacket.EndData(0, bytes(1, 2)), response(ResponseCode.OK, 0));
			});
			Collected data = new Collected();
			session.execute(getObject(data)).orThrow();
			assertEquals(-1, data.announced);
		}

		@Test
		void dataThatNobodyAskedForIsDropped() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 1), new PtpIpPacket.EndData(0, bytes(1)),
						response(ResponseCode.OK, 0));
			});
			assertEquals(ResponseCode.OK,
					session.execute(PtpTransaction.of(OperationCode.GET_NUM_OBJECTS)).responseCode());
		}

		/** The device cancelled by itself: for the caller that is an error like any other. */
		@Test
		void aCancelOfTheDevicesOwnIsAnAnswer() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 10), new PtpIpPacket.Cancel(0),
						response(ResponseCode.TRANSACTION_CANCELLED, 0));
			});
			TransactionResult result = session.execute(getObject(new Collected()));
			assertEquals(Outcome.ANSWERED, result.outcome());
			assertEquals(ResponseCode.TRANSACTION_CANCELLED, result.responseCode());
		}

		@Test
		void probesAreAnswered() throws Exception {
			given((command, event) -> {
				event.send(new PtpIpPacket.ProbeRequest());
				event.receive(PtpIpPacket.ProbeResponse.class);
			});
			device.finish();
		}

		@Test
		void aDeviceThatIgnoresProbesIsNotCutOff() throws Exception {
			CountDownLatch end = new CountDownLatch(1);
			given((command, event) -> assertTrue(end.await(10, SECONDS)));
			assertFalse(session.probe(Duration.ofMillis(20)));
			assertTrue(session.isOpen());
			end.countDown();
		}

		@Test
		void transactionIdsCountFromOneInASession() throws Exception {
			given((command, event) -> {
				for (int id : new int[]{ 0, 0, 1, 2, 0 }) {
					PtpIpPacket request = command.receive();
					assertEquals(id, request.transactionId());
					command.send(response(ResponseCode.OK, id));
				}
			});
			PtpOperations operations = new PtpOperations(session);
			assertEquals(0, operations.execute(OperationCode.GET_DEVICE_INFO).transactionId());
			operations.openSession(1);
			assertEquals(1, operations.execute(OperationCode.GET_NUM_OBJECTS).transactionId());
			operations.closeSession();
			operations.execute(OperationCode.GET_DEVICE_INFO);
			device.finish();
		}
	}

	@Nested
	class GivenAHostileDevice {
		private void assertFormatErrorAndClosed() throws Exception {
			assertThrows(PtpFormatException.class, () -> session.execute(getObject(new Collected())));
			assertFalse(session.isOpen());
			assertTrue(transcript.awaitClosed() instanceof PtpFormatException);
			assertThrows(ConnectionLostException.class, () -> session.execute(getObject(new Collected())));
		}

		@Test
		void aResponseOf4GiBIsNotRead() throws Exception {
			given((command, event) -> {
				command.receive();
				command.sendHex("ffffffff 07000000 0120 00000000");
				command.isClosedByPeer();
			});
			assertFormatErrorAndClosed();
		}

		@Test
		void anUnknownPacketTypeEndsTheSession() throws Exception {
			given((command, event) -> {
				command.receive();
				command.sendHex("0c000000 63000000 00000000");
				command.isClosedByPeer();
			});
			assertFormatErrorAndClosed();
		}

		@Test
		void anImpossibleEventEndsTheSession() throws Exception {
			given((command, event) -> {
				event.sendHex("ffffffff 08000000");
				event.isClosedByPeer();
			});
			assertTrue(transcript.awaitClosed() instanceof PtpFormatException);
		}

		@Test
		void aDatasetOfManyGigabytesIsRefusedBeforeItIsKept() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 1L << 40));
				command.receive(PtpIpPacket.Cancel.class);
				command.send(response(ResponseCode.TRANSACTION_CANCELLED, 0));
				command.isClosedByPeer();
			});
			LocalDataException e = assertThrows(LocalDataException.class,
					() -> new PtpOperations(session).getObjectHandles(-1, 0, 0));
			assertEquals(Outcome.STOPPED, e.result().outcome());
			assertTrue(session.isOpen());
		}

		@Test
		void aLengthBeyond63BitsIsRefused() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, Long.MIN_VALUE));
				command.receive(PtpIpPacket.Cancel.class);
				command.send(response(ResponseCode.TRANSACTION_CANCELLED, 0));
			});
			assertThrows(PtpFormatException.class, () -> session.execute(getObject(new Collected())));
		}

		@Test
		void aDataPacketOf4GiBIsStreamedAndCanBeCancelled() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 0xFFFF_FFF3L));
				command.sendHex("ffffffff 0a000000 00000000");
				command.send(new PtpIpPacket.Data(0, ByteBuffer.allocate(1000)));
				command.receive(PtpIpPacket.Cancel.class);
			});
			Cancellation cancellation = new Cancellation();
			TransactionResult result = session.execute(getObject(bytes -> cancellation.cancel()), cancellation);
			assertEquals(Outcome.SESSION_LOST, result.outcome());
		}
	}

	/** An error of this side's own must not leave a session behind that is out of step. */
	@Test
	void anErrorInTheReceiverClosesTheSession() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 3), new PtpIpPacket.Data(0, bytes(1)));
			assertTrue(command.isClosedByPeer());
		});
		assertThrows(StackOverflowError.class, () -> session.execute(getObject(data -> {
			throw new StackOverflowError();
		})));
		assertFalse(session.isOpen());
		transcript.awaitClosed();
		device.finish();
	}

	@Nested
	class GivenADeviceThatGoesAway {
		@Test
		void inTheMiddleOfATransferIsALossAndToldOnce() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 100), new PtpIpPacket.Data(0, bytes(1, 2, 3)));
			});
			Collected data = new Collected();
			assertThrows(ConnectionLostException.class, () -> session.execute(getObject(data)));
			assertFalse(session.isOpen());
			transcript.awaitClosed();
		}

		/** Contract 4.3: nobody's slowness keeps the loss from being told, and it has nothing to do with the confirmation limit. */
		@Test
		void itIsToldWhileAReceiverTakesItsTime() throws Exception {
			CountDownLatch received = new CountDownLatch(1);
			given(Limits.DEFAULT.withConfirmation(Duration.ofMinutes(5)), (command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 100), new PtpIpPacket.Data(0, bytes(1, 2, 3)));
				received.await();
			});
			CompletableFuture<Void> roomAgain = new CompletableFuture<>();
			Background<TransactionResult> background = Background.run(() -> session.execute(getObject(bytes -> {
				received.countDown();
				roomAgain.join();
			})));
			try {
				transcript.awaitClosed();
				assertFalse(session.isOpen());
			} finally {
				roomAgain.complete(null);
			}
			assertThrows(ConnectionLostException.class, background::result);
		}

		/** It answers, then closes all: the answer counts, though the event connection may be seen to close first. */
		@Test
		void whatItAnsweredBeforeIsAnAnswer() throws Exception {
			given((command, event) -> {
				command.receive();
				event.close();
				command.send(response(ResponseCode.OK, 0));
			});
			assertEquals(ResponseCode.OK, session.execute(getObject(new Collected())).responseCode());
			transcript.awaitClosed();
		}

		@Test
		void afterACancelIsSessionLost() throws Exception {
			given((command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 100), new PtpIpPacket.Data(0, bytes(1, 2, 3)));
				event.receive(PtpIpPacket.Cancel.class);
			});
			Cancellation cancellation = new Cancellation();
			TransactionResult result = session.execute(getObject(bytes -> cancellation.cancel()), cancellation);
			assertEquals(Outcome.SESSION_LOST, result.outcome());
			assertEquals(0, result.responseCode());
			transcript.awaitClosed();
		}

		@Test
		void closingFromAnotherThreadWakesATransaction() throws Exception {
			CountDownLatch waiting = new CountDownLatch(1);
			given((command, event) -> {
				command.receive();
				waiting.countDown();
				command.isClosedByPeer();
			});
			Background<TransactionResult> background = Background
					.run(() -> session.execute(getObject(new Collected())));
			assertTrue(waiting.await(10, SECONDS));
			session.close();
			ConnectionLostException e = assertThrows(ConnectionLostException.class, background::result);
			assertTrue(e.getMessage().contains("closed by this side"), e.getMessage());
			assertFalse(transcript.isToldClosed());
		}
	}

	/** Contract 4.4, 6.3: silence of 30 s, in milliseconds of a test. */
	@Nested
	class GivenADeviceThatIsSilent {
		private final CountDownLatch cancelled = new CountDownLatch(1);
		/** So long that the clock's steps until the cancel do not end the wait for its confirmation. */
		private final Limits limits = Limits.DEFAULT.withClock(clock).withConfirmation(Duration.ofDays(1));

		/** When the initiator begins to wait cannot be known here, so the clock moves on until it has waited enough. */
		private void advanceUntil(java.util.function.BooleanSupplier done) throws InterruptedException {
			CountDownLatch never = new CountDownLatch(1);
			while (!done.getAsBoolean()) {
				clock.advance(Duration.ofSeconds(31));
				never.await(5, java.util.concurrent.TimeUnit.MILLISECONDS);
			}
		}

		private void advanceUntilCancelled() throws InterruptedException {
			advanceUntil(() -> cancelled.getCount() == 0);
		}

		@Test
		void itIsCancelledOnTheWireAndTheSessionGoesOnIfItStops() throws Exception {
			given(limits, (command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 100));
				event.receive(PtpIpPacket.Cancel.class);
				command.receive(PtpIpPacket.Cancel.class);
				cancelled.countDown();
				command.send(response(ResponseCode.TRANSACTION_CANCELLED, 0));
				command.isClosedByPeer();
			});
			Background<TransactionResult> background = Background.run(() -> session.execute(getObject(data -> {
			})));
			advanceUntilCancelled();
			PeerSilentException e = assertThrows(PeerSilentException.class, background::result);
			assertTrue(e.stopped());
			assertTrue(session.isOpen());
		}

		@Test
		void itIsCutOffIfItDoesNotStop() throws Exception {
			given(limits, (command, event) -> {
				command.receive();
				event.receive(PtpIpPacket.Cancel.class);
				cancelled.countDown();
				assertTrue(command.isClosedByPeer());
			});
			Background<TransactionResult> background = Background
					.run(() -> session.execute(getObject(new Collected())));
			advanceUntilCancelled();
			clock.advance(Duration.ofDays(2));
			assertFalse(assertThrows(PeerSilentException.class, background::result).stopped());
			assertFalse(session.isOpen());
			device.finish();
		}

		@Test
		void anOperationWithoutDataCannotBeCancelledSoItIsCutOff() throws Exception {
			given(Limits.DEFAULT.withClock(clock), (command, event) -> {
				command.receive();
				assertTrue(command.isClosedByPeer());
			});
			Background<?> background = Background.run(() -> {
				new PtpOperations(session).deleteObject(1, 0);
				return null;
			});
			advanceUntil(() -> !session.isOpen());
			assertFalse(assertThrows(PeerSilentException.class, background::result).stopped());
			assertFalse(session.isOpen());
			transcript.awaitClosed();
		}

		@Test
		void aTransactionMayHaveALimitOfItsOwn() throws Exception {
			given(limits.withSilence(Duration.ofDays(2)), (command, event) -> {
				command.receive();
				command.receive(PtpIpPacket.Cancel.class);
				cancelled.countDown();
				command.send(response(ResponseCode.TRANSACTION_CANCELLED, 0));
				command.isClosedByPeer();
			});
			Background<TransactionResult> background = Background
					.run(() -> session.execute(getObject(new Collected()).withSilence(Duration.ofSeconds(2))));
			advanceUntilCancelled();
			assertThrows(PeerSilentException.class, background::result);
		}

		/** Contract 2.10: confirmation is bounded. */
		@Test
		void aCancelThatIsNotConfirmedClosesTheConnection() throws Exception {
			given(Limits.DEFAULT.withClock(clock), (command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 1L << 30), new PtpIpPacket.Data(0, bytes(1)));
				command.receive(PtpIpPacket.Cancel.class);
				event.receive(PtpIpPacket.Cancel.class);
				cancelled.countDown();
				assertTrue(command.isClosedByPeer());
			});
			Cancellation cancellation = new Cancellation();
			Collected data = new Collected();
			Background<TransactionResult> background = Background
					.run(() -> session.execute(getObject(data), cancellation));
			data.awaitData();
			cancellation.cancel();
			assertTrue(cancelled.await(10, SECONDS));
			clock.advance(Duration.ofSeconds(6));
			TransactionResult result = background.result();
			assertEquals(Outcome.NOT_CONFIRMED, result.outcome());
			assertFalse(result.outcome().sessionUsable());
			assertFalse(session.isOpen());
			device.finish();
		}

		/** Contract 2.10 holds also if there is always something to read. */
		@Test
		void aDeviceThatGoesOnSendingIsCutOff() throws Exception {
			given(Limits.DEFAULT.withConfirmation(Duration.ofMillis(50)), (command, event) -> {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, 1L << 40));
				PtpIpPacket.Data piece = new PtpIpPacket.Data(0, ByteBuffer.allocate(50_000));
				assertThrows(java.io.IOException.class, () -> {
					while (true) {
						command.send(piece);
					}
				});
			});
			Cancellation cancellation = new Cancellation();
			TransactionResult result = session.execute(getObject(bytes -> cancellation.cancel()), cancellation);
			assertEquals(Outcome.NOT_CONFIRMED, result.outcome());
			assertFalse(session.isOpen());
			device.finish();
		}

		/** A device that takes no data is not waited for either, cancelled or not. */
		@Test
		void anUploadThatIsNotTakenEnds() throws Exception {
			for (boolean cancel : new boolean[]{ false, true }) {
				CountDownLatch full = new CountDownLatch(1);
				CountDownLatch over = new CountDownLatch(1);
				given(Limits.DEFAULT.withClock(clock), (command, event) -> assertTrue(over.await(20, SECONDS)));
				Cancellation cancellation = new Cancellation();
				Zeros zeros = new Zeros(1L << 40) {
					@Override
					public int read(ByteBuffer target) {
						if (given() > 100_000) {
							full.countDown();
						}
						return super.read(target);
					}
				};
				Background<TransactionResult> upload = Background.run(() -> session.execute(
						PtpTransaction.of(OperationCode.SEND_OBJECT).withDataOut(zeros), cancellation));
				assertTrue(full.await(10, SECONDS));
				if (cancel) {
					assertEquals(CancelRequest.REQUESTED, cancellation.cancel());
				}
				advanceUntil(() -> !session.isOpen());
				if (cancel) {
					assertEquals(Outcome.NOT_CONFIRMED, upload.result().outcome());
				} else {
					assertFalse(assertThrows(PeerSilentException.class, upload::result).stopped());
				}
				over.countDown();
				close();
			}
		}
	}

	@Nested
	class GivenAHandshakeThatFails {
		private PtpIpInitiator initiator = new PtpIpInitiator(RawConnection.GUID, "test");

		private <T extends Exception> T connecting(Class<T> expected) {
			return assertThrows(expected, () -> initiator.connect(device.address(), transcript));
		}

		@Test
		void everyReasonToRefuseIsTold() throws Exception {
			for (int reason : new int[]{ 1, 2, 3, 99 }) {
				device = ScriptedDevice.greeting((command, server) -> {
					command.receive();
					command.send(new PtpIpPacket.InitFail(reason));
				});
				assertEquals(reason, connecting(InitFailedException.class).reason());
				device.close();
			}
		}

		@Test
		void aRefusedEventConnectionIsARefusal() throws Exception {
			device = ScriptedDevice.greeting((command, server) -> {
				command.receive();
				command.send(new PtpIpPacket.InitCommandAck(1, RawConnection.GUID, "", PtpIpPacket.VERSION));
				try (RawConnection event = new RawConnection(server.accept())) {
					event.receive();
					event.send(new PtpIpPacket.InitFail(1));
				}
				assertTrue(command.isClosedByPeer());
			});
			connecting(InitFailedException.class);
			device.finish();
		}

		@Test
		void anAnswerThatMakesNoSenseIsToldSo() throws Exception {
			device = ScriptedDevice.greeting((command, server) -> {
				command.receive();
				command.send(new PtpIpPacket.InitEventAck());
			});
			connecting(PtpFormatException.class);
			device.close();
			device = ScriptedDevice.greeting((command, server) -> command.sendHex("48545450 2f312e31 20343030"));
			connecting(PtpFormatException.class);
		}

		@Test
		void aDeviceThatClosesIsALoss() throws Exception {
			device = ScriptedDevice.greeting((command, server) -> command.receive());
			connecting(ConnectionLostException.class);
		}

		@Test
		void aDeviceThatSaysNothingIsGivenUp() throws Exception {
			CountDownLatch greeted = new CountDownLatch(1);
			device = ScriptedDevice.greeting((command, server) -> {
				command.receive();
				greeted.countDown();
				assertTrue(command.isClosedByPeer());
			});
			Background<PtpSession> connecting = Background.run(() -> initiator
					.withLimits(Limits.DEFAULT.withClock(clock)).connect(device.address(), transcript));
			assertTrue(greeted.await(10, SECONDS));
			clock.advance(Duration.ofSeconds(11)); // all of the handshake has one limit, which began before
			assertThrows(PeerSilentException.class, connecting::result);
			device.finish();
		}

		@Test
		void connectingCanBeCancelled() throws Exception {
			CountDownLatch greeted = new CountDownLatch(1);
			device = ScriptedDevice.greeting((command, server) -> {
				command.receive();
				greeted.countDown();
				assertTrue(command.isClosedByPeer());
			});
			Cancellation cancellation = new Cancellation();
			Background<PtpSession> connecting = Background
					.run(() -> initiator.connect(device.address(), transcript, cancellation));
			assertTrue(greeted.await(10, SECONDS));
			cancellation.cancel();
			assertThrows(ConnectionLostException.class, connecting::result);
			assertThrows(ConnectionLostException.class,
					() -> initiator.connect(device.address(), transcript, cancellation));
		}

		@Test
		void nobodyThereIsALoss() throws Exception {
			InetSocketAddress nobody;
			try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				nobody = (InetSocketAddress) closed.getLocalSocketAddress();
			}
			ConnectionLostException e = assertThrows(ConnectionLostException.class,
					() -> initiator.connect(nobody, transcript));
			assertTrue(e.getMessage().contains(String.valueOf(nobody.getPort())), e.getMessage());
			assertThrows(ConnectionLostException.class,
					() -> initiator.connect(InetSocketAddress.createUnresolved("no.such.host.invalid", 1), transcript));
		}
	}
}
