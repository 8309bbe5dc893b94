package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.ptp.RawConnection.response;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portabledevices.ptp.CancelMatrix;
import org.portabledevices.ptp.CancelMatrix.Cell;
import org.portabledevices.ptp.CancelMatrix.Running;
import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.FakeClock;
import org.portabledevices.ptp.PacketTrace;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ScriptedDevice;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.responder.MemoryDevice;
import org.portabledevices.ptp.transport.Limits;

/**
 * How a cancel ends for an initiator, whatever the device does: which outcome and effect, whether the session can be used, and
 * after how long. The device is a script that reads and writes bytes.
 */
@Timeout(30)
class InitiatorCancelMatrixTest {
	private static final String TABLE =
			"""
					| what runs | the device sees the Cancel on | it answers 0x201F | it answers as usual | it closes | it stays silent | it answers late |
					|---|---|---|---|---|---|---|
					| the device sends data | event, command | STOPPED [S], usable, 0 s | FINISHED [F], usable, 0 s | SESSION_LOST [U], closed, 0 s | NOT_CONFIRMED [U], closed, 5 s | NOT_CONFIRMED [U], closed, 5 s |
					| the device sends data | command, event | STOPPED [S], usable, 0 s | FINISHED [F], usable, 0 s | SESSION_LOST [U], closed, 0 s | NOT_CONFIRMED [U], closed, 5 s | NOT_CONFIRMED [U], closed, 5 s |
					| the device sends data | event | STOPPED [S], usable, 0 s | FINISHED [F], usable, 0 s | SESSION_LOST [U], closed, 0 s | NOT_CONFIRMED [U], closed, 5 s | NOT_CONFIRMED [U], closed, 5 s |
					| the device sends data | command | STOPPED [S], usable, 0 s | FINISHED [F], usable, 0 s | SESSION_LOST [U], closed, 0 s | NOT_CONFIRMED [U], closed, 5 s | NOT_CONFIRMED [U], closed, 5 s |
					| the device takes data | event, command | STOPPED [S], usable, 0 s | STOPPED [S], usable, 0 s | SESSION_LOST [U], closed, 0 s | NOT_CONFIRMED [U], closed, 5 s | NOT_CONFIRMED [U], closed, 5 s |
					| the device takes data | command, event | STOPPED [S], usable, 0 s | STOPPED [S], usable, 0 s | SESSION_LOST [U], closed, 0 s | NOT_CONFIRMED [U], closed, 5 s | NOT_CONFIRMED [U], closed, 5 s |
					| the device takes data | event | STOPPED [S], usable, 0 s | STOPPED [S], usable, 0 s | SESSION_LOST [U], closed, 0 s | NOT_CONFIRMED [U], closed, 5 s | NOT_CONFIRMED [U], closed, 5 s |
					| the device takes data | command | STOPPED [S], usable, 0 s | STOPPED [S], usable, 0 s | SESSION_LOST [U], closed, 0 s | NOT_CONFIRMED [U], closed, 5 s | NOT_CONFIRMED [U], closed, 5 s |
					| the response is sent | event, command | FINISHED [F], usable, 0 s | FINISHED [F], usable, 0 s | FINISHED [F], closed, 0 s | FINISHED [F], usable, 0 s | FINISHED [F], usable, 0 s |
					| the response is sent | command, event | FINISHED [F], usable, 0 s | FINISHED [F], usable, 0 s | FINISHED [F], closed, 0 s | FINISHED [F], usable, 0 s | FINISHED [F], usable, 0 s |
					| the response is sent | event | FINISHED [F], usable, 0 s | FINISHED [F], usable, 0 s | FINISHED [F], closed, 0 s | FINISHED [F], usable, 0 s | FINISHED [F], usable, 0 s |
					| the response is sent | command | FINISHED [F], usable, 0 s | FINISHED [F], usable, 0 s | FINISHED [F], closed, 0 s | FINISHED [F], usable, 0 s | FINISHED [F], usable, 0 s |
					| nothing | event, command | NOT_SENT [N], usable, 0 s | NOT_SENT [N], usable, 0 s | NOT_SENT [N], closed, 0 s | NOT_SENT [N], usable, 0 s | NOT_SENT [N], usable, 0 s |
					| nothing | command, event | NOT_SENT [N], usable, 0 s | NOT_SENT [N], usable, 0 s | NOT_SENT [N], closed, 0 s | NOT_SENT [N], usable, 0 s | NOT_SENT [N], usable, 0 s |
					| nothing | event | NOT_SENT [N], usable, 0 s | NOT_SENT [N], usable, 0 s | NOT_SENT [N], closed, 0 s | NOT_SENT [N], usable, 0 s | NOT_SENT [N], usable, 0 s |
					| nothing | command | NOT_SENT [N], usable, 0 s | NOT_SENT [N], usable, 0 s | NOT_SENT [N], closed, 0 s | NOT_SENT [N], usable, 0 s | NOT_SENT [N], usable, 0 s |
					""";

	private static final int ID = 1;
	private static final PtpIpPacket.Cancel CANCEL = new PtpIpPacket.Cancel(ID);
	private static final byte[] CONTENT = MemoryDevice.bytes(200_003);

	private final FakeClock clock = new FakeClock();
	private final PacketTrace trace = new PacketTrace();
	private final SessionTranscript transcript = new SessionTranscript();
	private final Cancellation cancellation = new Cancellation();
	private final CountDownLatch cancelled = new CountDownLatch(1);
	private final CountDownLatch limitIsOver = new CountDownLatch(1);
	private final CountDownLatch pieceIsWanted = new CountDownLatch(1);
	private ScriptedDevice device;
	private PtpSession session;

	static Stream<Cell> cells() {
		return CancelMatrix.cells(TABLE);
	}

	@Test
	void thePageHasTheSameTable() throws IOException {
		CancelMatrix.assertOnPage(TABLE);
		assertEquals(80, cells().distinct().count());
	}

	@AfterEach
	void close() throws Exception {
		if (session != null) {
			session.close();
			device.close();
		}
	}

	@ParameterizedTest
	@MethodSource("cells")
	void everyCellEndsAsTheTableSays(Cell cell) throws Exception {
		device = ScriptedDevice.playing((command, event) -> play(cell, command, event));
		session = new PtpIpInitiator(RawConnection.GUID, "matrix").withLimits(Limits.DEFAULT.withClock(clock)).withPacketListener(trace)
				.connect(device.address(), transcript);
		PtpOperations operations = new PtpOperations(session);
		operations.openSession(1);
		String[] expected = cell.end().split(", ");

		Background<End> background = Background.run(() -> transaction(cell.running()));
		long since = cancel(cell.running());
		if (!expected[2].equals("0 s")) {
			passTime(Duration.ofSeconds(Long.parseLong(expected[2].replace(" s", ""))), background);
		}
		End end = background.result();
		assertEquals(expected[0], "%s [%s]".formatted(end.result.outcome(), effect(end.result.outcome())));
		assertEquals(expected[2], Duration.ofNanos(end.time - since).toSeconds() + " s");
		clock.advance(Duration.ofSeconds(6));
		limitIsOver.countDown();

		if (expected[1].equals("usable")) {
			assertNextTransactionsAreRight(operations);
		} else {
			transcript.awaitClosed();
			assertFalse(session.isOpen());
			assertThrows(ConnectionLostException.class, operations::getStorageIds);
		}
		device.finish();
		assertCancelsWereSentOnceAndBeforeTheNextRequest(cell.running() == Running.NOTHING ? 0 : 1);
	}

	private record End(TransactionResult result, long time) {
	}

	/** What is cancelled, on a thread of its own. */
	private End transaction(Running running) throws Exception {
		PtpTransaction transaction = switch (running) {
			case DEVICE_TAKES -> PtpTransaction.of(OperationCode.SEND_OBJECT).withDataOut(new Zeros(CONTENT.length) {
				@Override
				public int read(ByteBuffer target) {
					if (given() > 0) {
						pieceIsWanted.countDown();
						await(cancelled);
					}
					return super.read(target);
				}
			});
			case ANSWERED -> PtpTransaction.of(OperationCode.GET_OBJECT, 1).withDataIn(bytes -> {
				pieceIsWanted.countDown();
				await(cancelled);
			});
			case DEVICE_SENDS -> PtpTransaction.of(OperationCode.GET_OBJECT, 1).withDataIn(bytes -> pieceIsWanted.countDown());
			case NOTHING -> PtpTransaction.of(OperationCode.GET_OBJECT, 1).withDataIn(bytes -> {
			});
		};
		if (running == Running.NOTHING) {
			session.execute(transaction, cancellation).orThrow();
			pieceIsWanted.countDown();
			await(cancelled);
		}
		TransactionResult result = session.execute(transaction, cancellation);
		return new End(result, clock.getAsLong());
	}

	/** Cancels; answers when that was. */
	private long cancel(Running running) {
		await(pieceIsWanted);
		long now = clock.getAsLong();
		if (running == Running.NOTHING) {
			assertEquals(CancelRequest.NOT_SENT, cancellation.cancel());
		} else {
			assertEquals(CancelRequest.REQUESTED, cancellation.cancel());
		}
		assertEquals(CancelRequest.ALREADY_REQUESTED, cancellation.cancel());
		cancelled.countDown();
		return now;
	}

	private void passTime(Duration time, Background<?> background) throws Exception {
		clock.advance(time.minusMillis(1));
		clock.awaitLooks(10);
		assertTrue(background.thread.isAlive(), "it gave up too early");
		assertTrue(session.isOpen(), "it gave up too early");
		clock.advance(Duration.ofMillis(1));
	}

	/** What a backend says of the device: contract, the ends of an invocation. */
	private static String effect(Outcome outcome) {
		return switch (outcome) {
			case NOT_SENT -> "N";
			case STOPPED -> "S";
			case FINISHED -> "F";
			case SESSION_LOST, NOT_CONFIRMED -> "U";
			case ANSWERED -> "";
		};
	}

	private void assertNextTransactionsAreRight(PtpOperations operations) throws Exception {
		assertEquals(CONTENT.length, operations.sendObject(DataSource.of(CONTENT)).transferredLength());
		Collected data = new Collected();
		operations.getObject(1, data);
		assertArrayEquals(CONTENT, data.bytes());
	}

	private void assertCancelsWereSentOnceAndBeforeTheNextRequest(int count) {
		List<PacketTrace.Seen> sent = trace.packets().stream().filter(PacketTrace.Seen::sent).toList();
		for (ConnectionKind connection : ConnectionKind.values()) {
			assertEquals(count, trace.count(true, connection, PacketType.CANCEL));
			int next = indexOf(sent, connection, PacketType.OPERATION_REQUEST, ID + 1);
			assertTrue(next < 0 || indexOf(sent, connection, PacketType.CANCEL, ID) < next);
		}
	}

	private static int indexOf(List<PacketTrace.Seen> packets, ConnectionKind connection, PacketType type, int transactionId) {
		for (int i = 0; i < packets.size(); i++) {
			PacketTrace.Seen packet = packets.get(i);
			if (packet.connection() == connection && packet.type() == type && packet.transactionId() == transactionId) {
				return i;
			}
		}
		return -1;
	}

	/** The device. */
	private void play(Cell cell, RawConnection command, RawConnection event) throws Exception {
		answerRequest(command, ResponseCode.OK);
		PtpIpPacket.StartData start = new PtpIpPacket.StartData(ID, CONTENT.length);
		PtpIpPacket.EndData rest = new PtpIpPacket.EndData(ID, ByteBuffer.wrap(CONTENT, 10, CONTENT.length - 10));
		PtpIpPacket usual = response(ResponseCode.OK, ID);
		command.receive(PtpIpPacket.OperationRequest.class);
		switch (cell.running()) {
			case DEVICE_SENDS -> command.send(start, new PtpIpPacket.Data(ID, ByteBuffer.wrap(CONTENT, 0, 10)));
			case DEVICE_TAKES -> command.receive(PtpIpPacket.Data.class);
			default -> command.send(new PtpIpPacket.StartData(ID, 10), new PtpIpPacket.EndData(ID, ByteBuffer.wrap(CONTENT, 0, 10)), usual);
		}
		await(cancelled);
		if (cell.running() == Running.NOTHING) {
			sendCancels(cell, command, event); // none will come from the initiator
		} else {
			seeCancels(cell, command, event);
		}
		switch (cell.device()) {
			case "it answers 0x201F" -> command.send(response(ResponseCode.TRANSACTION_CANCELLED, ID));
			case "it answers as usual" -> {
				if (cell.running() == Running.DEVICE_SENDS) {
					command.send(rest);
				}
				command.send(usual);
			}
			case "it closes" -> {
				return;
			}
			case "it stays silent" -> await(limitIsOver);
			case "it answers late" -> {
				await(limitIsOver);
				if (cell.end().contains("closed")) {
					assertTrue(command.isClosedByPeer());
					assertTrue(event.isClosedByPeer());
					return;
				}
				command.send(response(ResponseCode.TRANSACTION_CANCELLED, ID));
			}
			default -> throw new AssertionError(cell.device());
		}
		if (cell.end().contains("usable")) {
			serveNextTransactions(command);
		} else {
			assertTrue(command.isClosedByPeer());
		}
	}

	private static void seeCancels(Cell cell, RawConnection command, RawConnection event) throws Exception {
		List<RawConnection> order = order(cell, command, event);
		for (RawConnection connection : order) {
			assertEquals(CANCEL, connection.receive(PtpIpPacket.Cancel.class));
		}
	}

	private static void sendCancels(Cell cell, RawConnection command, RawConnection event) throws Exception {
		for (RawConnection connection : order(cell, command, event)) {
			connection.send(CANCEL);
		}
	}

	private static List<RawConnection> order(Cell cell, RawConnection command, RawConnection event) {
		return switch (cell.seen()) {
			case EVENT_FIRST -> List.of(event, command);
			case COMMAND_FIRST -> List.of(command, event);
			case EVENT_ONLY -> List.of(event);
			case COMMAND_ONLY -> List.of(command);
		};
	}

	/** Answers the next request, past what is left of the one before. */
	private static int answerRequest(RawConnection command, int code) throws Exception {
		int id = command.receive(PtpIpPacket.OperationRequest.class).transactionId();
		command.send(response(code, id));
		return id;
	}

	private static void serveNextTransactions(RawConnection command) throws Exception {
		assertEquals(ID + 1, command.receive(PtpIpPacket.OperationRequest.class).transactionId());
		assertEquals(CONTENT.length, command.receive(PtpIpPacket.StartData.class).totalLength());
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		PtpIpPacket packet;
		do {
			packet = command.receive();
			assertEquals(ID + 1, packet.transactionId());
			ByteBuffer payload = packet instanceof PtpIpPacket.EndData end ? end.payload() : ((PtpIpPacket.Data) packet).payload();
			byte[] bytes = new byte[payload.remaining()];
			payload.get(bytes);
			received.write(bytes);
		} while (!(packet instanceof PtpIpPacket.EndData));
		assertTrue(Arrays.equals(CONTENT, received.toByteArray()), "other bytes than were sent");
		command.send(response(ResponseCode.OK, ID + 1));
		assertEquals(ID + 2, command.receive(PtpIpPacket.OperationRequest.class).transactionId());
		command.send(new PtpIpPacket.StartData(ID + 2, CONTENT.length), new PtpIpPacket.EndData(ID + 2, ByteBuffer.wrap(CONTENT)),
				response(ResponseCode.OK, ID + 2));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertTrue(latch.await(10, SECONDS));
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
