package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.ptp.RawConnection.response;

import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ScriptedDevice;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.ip.InitFailedException;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.transport.Limits;

/** Cancels that no table holds: see docs/reference/cancel-on-the-wire.md. */
@Timeout(30)
class CancelHabitsTest extends DeviceFixture {
	private final Cancellation cancellation = new Cancellation();

	private static void serve(RawConnection command, int id) throws Exception {
		assertEquals(id, command.receive(PtpIpPacket.OperationRequest.class).transactionId());
		command.send(response(ResponseCode.OK, id, 3));
	}

	private void assertInStep() throws Exception {
		assertEquals(3, new PtpOperations(session).getNumObjects(-1, 0, 0));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertTrue(latch.await(10, SECONDS));
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** ISO 15740: event CancelTransaction, then the response Transaction_Cancelled. For the caller that is an error like any other. */
	@Nested
	class GivenADeviceThatCancelsByItself {
		private void tell(RawConnection event, boolean withEvent) throws Exception {
			if (withEvent) {
				event.send(new PtpIpPacket.Event(EventCode.CANCEL_TRANSACTION, 1, List.of()));
			}
		}

		private void assertCancelledByTheDevice(TransactionResult result, boolean withEvent) throws Exception {
			assertEquals(Outcome.ANSWERED, result.outcome());
			assertEquals(ResponseCode.TRANSACTION_CANCELLED, result.responseCode());
			if (withEvent) {
				assertEquals(new PtpEvent(EventCode.CANCEL_TRANSACTION, 1, List.of()), transcript.awaitEvent());
			}
			assertEquals(CancelRequest.NOT_SENT, cancellation.cancel());
			assertInStep();
			device.finish();
		}

		@ParameterizedTest
		@ValueSource(booleans = { true, false })
		void aDownloadEnds(boolean withEvent) throws Exception {
			given((command, event) -> {
				serve(command, 0);
				command.receive();
				command.send(new PtpIpPacket.StartData(1, 100), new PtpIpPacket.Data(1, bytes(1, 2, 3)));
				tell(event, withEvent);
				command.send(response(ResponseCode.TRANSACTION_CANCELLED, 1));
				serve(command, 2);
			});
			new PtpOperations(session).openSession(1);
			TransactionResult result = session.execute(getObject(new Collected()), cancellation);
			assertFalse(result.complete());
			assertCancelledByTheDevice(result, withEvent);
		}

		@ParameterizedTest
		@ValueSource(booleans = { true, false })
		void anUploadEndsThoughNotAllIsSent(boolean withCancelPacket) throws Exception {
			CountDownLatch answered = new CountDownLatch(1);
			given((command, event) -> {
				serve(command, 0);
				command.receive(PtpIpPacket.Data.class);
				tell(event, true);
				command.send(new PtpIpPacket.Cancel(98)); // means nothing
				if (withCancelPacket) {
					command.send(new PtpIpPacket.Cancel(1));
				} else {
					command.send(response(ResponseCode.TRANSACTION_CANCELLED, 1));
				}
				answered.countDown();
				assertEquals(0, command.receive(PtpIpPacket.EndData.class).payload().remaining());
				if (withCancelPacket) {
					command.send(response(ResponseCode.TRANSACTION_CANCELLED, 1));
				}
				serve(command, 2);
			});
			new PtpOperations(session).openSession(1);
			TransactionResult result = session.execute(PtpTransaction.of(OperationCode.SEND_OBJECT).withDataOut(new Zeros(1L << 40) {
				@Override
				public int read(ByteBuffer target) {
					if (given() > 0) {
						await(answered);
					}
					return super.read(target);
				}
			}), cancellation);
			assertCancelledByTheDevice(result, true);
		}
	}

	/** Contract 7.4. */
	@Test
	void anOperationWithoutADataPhaseIsNotCancelledOnTheWireAndEndsAsTheDeviceAnswers() throws Exception {
		CountDownLatch sent = new CountDownLatch(2);
		CountDownLatch cancelled = new CountDownLatch(1);
		given((command, event) -> {
			for (int code : new int[]{ ResponseCode.OK, ResponseCode.TRANSACTION_CANCELLED }) {
				command.receive(PtpIpPacket.OperationRequest.class);
				sent.countDown();
				if (code != ResponseCode.OK) {
					await(cancelled);
				}
				command.send(response(code, 0));
			}
			assertEquals(RawConnection.request(OperationCode.GET_NUM_OBJECTS, 0, -1, 0, 0), command.receive()); // and no Cancel before
			command.send(response(ResponseCode.OK, 0, 3));
			event.send(new PtpIpPacket.ProbeRequest());
			assertEquals(new PtpIpPacket.ProbeResponse(), event.receive());
		});
		PtpTransaction format = PtpTransaction.of(OperationCode.FORMAT_STORE, 1);
		assertEquals(Outcome.ANSWERED, session.execute(format, cancellation).outcome());
		Background<TransactionResult> second = Background.run(() -> session.execute(format, cancellation));
		await(sent);
		assertEquals(CancelRequest.NOT_CANCELLABLE, cancellation.cancel());
		cancelled.countDown();
		assertEquals(Outcome.ANSWERED, second.result().outcome());
		assertEquals(Outcome.NOT_SENT, session.execute(format, cancellation).outcome());
		assertInStep();
		device.finish();
	}

	/** Real devices do this: they drop the connection on a Cancel, and take a while to see that nobody is connected any more. */
	@Test
	void aDeviceThatDropsTheConnectionIsBusyForAWhileAndThenServesAgain() throws Exception {
		device = ScriptedDevice.greeting((command, server) -> {
			greet(command, server, (first, event) -> {
				first.receive();
				first.send(new PtpIpPacket.StartData(0, 100), new PtpIpPacket.Data(0, bytes(1)));
				event.receive(PtpIpPacket.Cancel.class);
			});
			command.close();
			try (RawConnection busy = new RawConnection(server.accept())) {
				busy.receive();
				busy.send(new PtpIpPacket.InitFail(InitFailedException.BUSY));
				assertTrue(busy.isClosedByPeer());
			}
			try (RawConnection again = new RawConnection(server.accept())) {
				greet(again, server, (second, event) -> serve(second, 0));
			}
		});
		PtpIpInitiator initiator = new PtpIpInitiator(RawConnection.GUID, "test");
		session = initiator.connect(device.address(), transcript);
		TransactionResult result = session.execute(getObject(bytes -> cancellation.cancel()), cancellation);
		assertEquals(Outcome.SESSION_LOST, result.outcome());
		assertEquals(0, result.responseCode());
		transcript.awaitClosed();
		assertEquals(InitFailedException.BUSY,
				assertThrows(InitFailedException.class, () -> initiator.connect(device.address(), transcript)).reason());
		session = initiator.connect(device.address(), transcript);
		assertInStep();
		device.finish();
	}

	private static void greet(RawConnection command, ServerSocket server, ScriptedDevice.Script script) throws Exception {
		command.receive(PtpIpPacket.InitCommandRequest.class);
		command.send(new PtpIpPacket.InitCommandAck(7, RawConnection.GUID, "", PtpIpPacket.VERSION));
		try (RawConnection event = new RawConnection(server.accept())) {
			event.receive(PtpIpPacket.InitEventRequest.class);
			event.send(new PtpIpPacket.InitEventAck());
			script.play(command, event);
		}
	}

	@Test
	void twoCancelsAtOnceAreOneOnTheWire() throws Exception {
		int rounds = 100;
		given((command, event) -> {
			for (int i = 0; i < rounds; i++) {
				command.receive(PtpIpPacket.OperationRequest.class);
				command.send(new PtpIpPacket.StartData(0, 100), new PtpIpPacket.Data(0, bytes(1)));
				assertEquals(new PtpIpPacket.Cancel(0), command.receive());
				assertEquals(new PtpIpPacket.Cancel(0), event.receive());
				command.send(response(ResponseCode.TRANSACTION_CANCELLED, 0));
			}
			assertEquals(OperationCode.GET_NUM_OBJECTS, ((PtpIpPacket.OperationRequest) command.receive()).operation());
			command.send(response(ResponseCode.OK, 0, 3));
			event.send(new PtpIpPacket.ProbeRequest());
			assertEquals(new PtpIpPacket.ProbeResponse(), event.receive());
		});
		for (int i = 0; i < rounds; i++) {
			Cancellation both = new Cancellation();
			CyclicBarrier barrier = new CyclicBarrier(2);
			Collected data = new Collected();
			Background<TransactionResult> download = Background.run(() -> session.execute(getObject(data), both));
			data.awaitData();
			Background<CancelRequest> other = Background.run(() -> {
				barrier.await(10, SECONDS);
				return both.cancel();
			});
			barrier.await(10, SECONDS);
			Set<CancelRequest> answers = EnumSet.of(both.cancel());
			answers.add(other.result());
			assertEquals(EnumSet.of(CancelRequest.REQUESTED, CancelRequest.ALREADY_REQUESTED), answers);
			assertEquals(Outcome.STOPPED, download.result().outcome());
		}
		assertInStep();
		device.finish();
	}

	@Test
	void whatWaitsForItsTurnIsNeverSentAndNeitherIsItsCancel() throws Exception {
		CountDownLatch cancelled = new CountDownLatch(1);
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 1), new PtpIpPacket.Data(0, bytes(1)));
			await(cancelled);
			command.send(new PtpIpPacket.EndData(0, NOTHING), response(ResponseCode.OK, 0));
			assertEquals(OperationCode.GET_NUM_OBJECTS, ((PtpIpPacket.OperationRequest) command.receive()).operation());
			command.send(response(ResponseCode.OK, 0, 3));
			event.send(new PtpIpPacket.ProbeRequest());
			assertEquals(new PtpIpPacket.ProbeResponse(), event.receive());
		});
		Collected data = new Collected();
		Background<TransactionResult> first = Background.run(() -> session.execute(getObject(data)));
		data.awaitData();
		Background<TransactionResult> waiting = Background.run(() -> session.execute(getObject(new Collected()), cancellation));
		while (waiting.thread.getState() != Thread.State.WAITING) {
			Thread.onSpinWait();
		}
		assertEquals(CancelRequest.NOT_SENT, cancellation.cancel());
		assertEquals(Outcome.NOT_SENT, waiting.result().outcome());
		cancelled.countDown();
		first.result().orThrow();
		assertInStep();
		device.finish();
	}

	/** All data was sent, so the device may have finished, and if it says so it has. */
	@Test
	void anUploadThatWasSentWholeMayHaveFinished() throws Exception {
		given((command, event) -> {
			for (int code : new int[]{ ResponseCode.OK, ResponseCode.INCOMPLETE_TRANSFER }) {
				command.receive(PtpIpPacket.EndData.class);
				event.send(new PtpIpPacket.Event(0x4000, 0, List.of()));
				event.receive(PtpIpPacket.Cancel.class);
				command.receive(PtpIpPacket.Cancel.class);
				command.send(response(code, 0));
			}
		});
		for (Outcome outcome : new Outcome[]{ Outcome.FINISHED, Outcome.STOPPED }) {
			Cancellation each = new Cancellation();
			Background<TransactionResult> upload = Background
					.run(() -> session.execute(PtpTransaction.of(OperationCode.SEND_OBJECT).withDataOut(DataSource.of(new byte[5])), each));
			transcript.awaitEvent(); // the device has all
			assertEquals(CancelRequest.REQUESTED, each.cancel());
			assertEquals(outcome, upload.result().outcome());
			assertEquals(5, upload.result().transferredLength());
		}
	}

	private static final byte[] DATA = RawConnection.bytes(new PtpIpPacket.StartData(0, 99),
			new PtpIpPacket.Data(0, ByteBuffer.allocate(9)), new PtpIpPacket.Data(0, ByteBuffer.allocate(7)));
	/** Where the packets of the data end. */
	private static final int[] ENDS = { 0, 20, 41, 60 };

	/** The device finishes the packet that it is in, then answers. */
	@Test
	void aCancelInTheMiddleOfAPacketIsInStepAtEveryByteOfIt() throws Exception {
		LinkedBlockingQueue<Integer> sent = new LinkedBlockingQueue<>();
		given((command, event) -> {
			for (int at = 0; at <= DATA.length; at++) {
				int position = at;
				int end = Arrays.stream(ENDS).filter(each -> each >= position).findFirst().orElseThrow();
				command.receive(PtpIpPacket.OperationRequest.class);
				command.send(DATA, 0, at);
				event.send(new PtpIpPacket.ProbeRequest()); // time for the other side to look at what it has
				event.receive(PtpIpPacket.ProbeResponse.class);
				sent.add(at);
				event.receive(PtpIpPacket.Cancel.class);
				command.receive(PtpIpPacket.Cancel.class);
				command.send(DATA, at, end);
				command.send(response(ResponseCode.TRANSACTION_CANCELLED, 0));
				serve(command, 0);
			}
		});
		for (int at = 0; at <= DATA.length; at++) {
			Cancellation each = new Cancellation();
			Collected data = new Collected();
			Background<TransactionResult> download = Background.run(() -> session.execute(getObject(data), each));
			assertEquals(at, sent.poll(10, SECONDS));
			assertEquals(CancelRequest.REQUESTED, each.cancel());
			TransactionResult result = download.result();
			assertEquals(Outcome.STOPPED, result.outcome(), "at byte " + at);
			assertArrayEquals(new byte[(int) result.transferredLength()], data.bytes());
			assertInStep();
		}
		device.finish();
	}

	/** The device leaves the packet that it is in unfinished: nobody can know where the next one begins. */
	@Test
	void aStreamThatBreaksOffInTheMiddleOfAPacketIsALostSession() throws Exception {
		for (int at = 0; at <= DATA.length; at++) {
			int position = at;
			CountDownLatch sent = new CountDownLatch(1);
			CountDownLatch answered = new CountDownLatch(1);
			given(Limits.DEFAULT.withClock(clock), (command, event) -> {
				command.receive();
				command.send(DATA, 0, position);
				sent.countDown();
				event.receive(PtpIpPacket.Cancel.class);
				command.receive(PtpIpPacket.Cancel.class);
				command.send(response(ResponseCode.TRANSACTION_CANCELLED, 0));
				answered.countDown();
				command.isClosedByPeer();
			});
			Cancellation each = new Cancellation();
			Background<TransactionResult> download = Background.run(() -> session.execute(getObject(new Collected()), each));
			await(sent);
			each.cancel();
			await(answered);
			boolean whole = Arrays.stream(ENDS).anyMatch(end -> end == position);
			if (whole) {
				assertEquals(Outcome.STOPPED, download.result().outcome());
				assertTrue(session.isOpen());
			} else {
				clock.advance(Duration.ofSeconds(6));
				Outcome outcome = download.result().outcome();
				assertTrue(outcome == Outcome.SESSION_LOST || outcome == Outcome.NOT_CONFIRMED, at + ": " + outcome);
				assertFalse(session.isOpen());
			}
			close();
		}
	}
}
