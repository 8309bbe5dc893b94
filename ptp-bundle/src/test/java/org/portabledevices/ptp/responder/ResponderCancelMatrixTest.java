package org.portabledevices.ptp.responder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portabledevices.ptp.CancelMatrix;
import org.portabledevices.ptp.CancelMatrix.Cell;
import org.portabledevices.ptp.CancelMatrix.Running;
import org.portabledevices.ptp.CancelMatrix.Seen;
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
import org.portabledevices.ptp.responder.MatrixWire.Device;
import org.portabledevices.ptp.transport.Limits;

/**
 * What a responder answers to a cancel, whatever its device does: which response, what became of the object, whether the next
 * transaction is in step, and after how long. The initiator is a script that reads and writes bytes. What comes when a response
 * is sent, or nothing runs, must not touch the transaction after it: there the answer is that one's.
 */
@Timeout(30)
class ResponderCancelMatrixTest {
	private static final String TABLE =
			"""
					| what runs | the Cancel comes on | it stops | it goes on | it fails | it hangs | it stops 6 s late |
					|---|---|---|---|---|---|---|
					| the device sends data | event, command | 0x201F [S], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x201F [S], usable, 6 s |
					| the device sends data | command, event | 0x201F [S], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x201F [S], usable, 6 s |
					| the device sends data | event | 0x201F [S], usable, 5 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x201F [S], usable, 11 s |
					| the device sends data | command | 0x201F [S], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x201F [S], usable, 6 s |
					| the device takes data | event, command | 0x201F [S], usable, 0 s | 0x2001 [F], usable, 0 s | 0x201F [S], usable, 0 s | none [U], freed, 0 s | 0x201F [S], usable, 6 s |
					| the device takes data | command, event | 0x201F [S], usable, 0 s | 0x2001 [F], usable, 0 s | 0x201F [S], usable, 0 s | none [U], freed, 0 s | 0x201F [S], usable, 6 s |
					| the device takes data | event | 0x201F [S], usable, 5 s | 0x2001 [F], usable, 0 s | 0x201F [S], usable, 5 s | none [U], freed, 0 s | 0x201F [S], usable, 11 s |
					| the device takes data | command | 0x201F [S], usable, 0 s | 0x2001 [F], usable, 0 s | 0x201F [S], usable, 0 s | none [U], freed, 0 s | 0x201F [S], usable, 6 s |
					| the response is sent | event, command | 0x2001 [F], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x2001 [F], usable, 0 s |
					| the response is sent | command, event | 0x2001 [F], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x2001 [F], usable, 0 s |
					| the response is sent | event | 0x2001 [F], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x2001 [F], usable, 0 s |
					| the response is sent | command | 0x2001 [F], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x2001 [F], usable, 0 s |
					| nothing | event, command | 0x2001 [F], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x2001 [F], usable, 0 s |
					| nothing | command, event | 0x2001 [F], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x2001 [F], usable, 0 s |
					| nothing | event | 0x2001 [F], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x2001 [F], usable, 0 s |
					| nothing | command | 0x2001 [F], usable, 0 s | 0x2001 [F], usable, 0 s | 0x2002 [S], usable, 0 s | none [U], freed, 0 s | 0x2001 [F], usable, 0 s |
					""";

	/** The transaction whose data are held; 1 comes before it. */
	private static final int ID = 2;
	private static final byte[] CONTENT = MemoryDevice.bytes(MemoryDevice.PICTURE_LENGTH);
	private static final int FIRST = 70_000;

	private final FakeClock clock = new FakeClock();
	private final MemoryDevice device = new MemoryDevice();
	private final PacketTrace trace = new PacketTrace();
	private MatrixWire wire;
	private PtpIpResponder responder;
	private RawInitiator initiator;

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
		if (initiator != null) {
			wire.end.countDown();
			wire.goOn();
			initiator.close();
			responder.close();
		}
	}

	@ParameterizedTest
	@MethodSource("cells")
	void everyCellEndsAsTheTableSays(Cell cell) throws Exception {
		Device does = Device.of(cell.device());
		String[] expected = cell.end().split(", ");
		wire = new MatrixWire(does, ID, clock);
		responder = PtpIpResponder.of(device).conditions(wire).limits(Limits.DEFAULT.withClock(clock)).packetListener(trace)
				.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		initiator = new RawInitiator(responder.address()).openSession();
		boolean takes = cell.running() == Running.DEVICE_TAKES;
		boolean late = cell.running() == Running.ANSWERED || cell.running() == Running.NOTHING;

		before(takes);
		if (late) {
			sendCancels(cell.seen(), cell.running() == Running.ANSWERED ? 1 : 99);
		}
		request(takes, does);
		long since = clock.getAsLong();
		if (!late) {
			sendCancels(cell.seen(), ID);
		}
		boolean isTold = !late && does != Device.GOES_ON && (cell.seen() == Seen.EVENT_FIRST || cell.seen() == Seen.EVENT_ONLY);
		if (!isTold) {
			assertEquals(0, wire.told.get());
			wire.goOn(); // who sees the Cancel on the command connection alone sees it at the next piece
		}
		if (expected[0].startsWith("none")) {
			assertPlaceIsFreed();
			return;
		}
		if (!late) {
			passTime(cell.seen(), does, takes);
		}
		PtpIpPacket.OperationResponse response = awaitResponse(takes, expected[0].startsWith("0x2001"));
		assertEquals(expected[0], "0x%04X [%s]".formatted(response.code(), response.code() == ResponseCode.OK ? "F" : "S"));
		assertEquals(expected[2], clock.since(since).toSeconds() + " s");
		if (takes) {
			assertObject(response.code() == ResponseCode.OK);
		}
		if (cell.seen() == Seen.COMMAND_FIRST) {
			initiator.event.send(new PtpIpPacket.Cancel(ID)); // swallowed
			probe();
		} else if (cell.seen() == Seen.EVENT_ONLY) {
			initiator.command.send(new PtpIpPacket.Cancel(ID)); // too late, and means nothing
		}
		initiator.assertInStep(ID + 1);
		initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID + 2, MemoryDevice.PICTURE));
		assertArrayEquals(CONTENT, data(ID + 2));
		assertEquals(0, trace.count(true, ConnectionKind.COMMAND, PacketType.CANCEL));
	}

	/** A transaction that ends before anything is cancelled. */
	private void before(boolean takes) throws Exception {
		if (takes) {
			byte[] info = ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, CONTENT.length, "UP.JPG").encode();
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT_INFO, 1),
					new PtpIpPacket.StartData(1, info.length), new PtpIpPacket.EndData(1, ByteBuffer.wrap(info)));
		} else {
			initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, 1, MemoryDevice.PICTURE));
		}
		initiator.assertResponse(ResponseCode.OK, 1);
	}

	/** The transaction that is held. Of data out, all is sent only if the device will want all: a cancel stops the rest. */
	private void request(boolean takes, Device does) throws Exception {
		if (takes) {
			initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT, ID),
					new PtpIpPacket.StartData(ID, CONTENT.length), new PtpIpPacket.Data(ID, ByteBuffer.wrap(CONTENT, 0, FIRST)));
			if (does == Device.GOES_ON) {
				initiator.command.send(new PtpIpPacket.EndData(ID, ByteBuffer.wrap(CONTENT, FIRST, CONTENT.length - FIRST)));
			}
		} else {
			initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, ID, MemoryDevice.PICTURE));
		}
		assertTrue(wire.held.await(10, SECONDS));
	}

	private void sendCancels(Seen seen, int id) throws Exception {
		if (seen == Seen.EVENT_FIRST || seen == Seen.EVENT_ONLY) {
			initiator.event.send(new PtpIpPacket.Cancel(id));
			probe();
		}
		if (seen != Seen.EVENT_ONLY) {
			initiator.command.send(new PtpIpPacket.Cancel(id));
		}
		if (seen == Seen.COMMAND_FIRST && id != ID) {
			initiator.event.send(new PtpIpPacket.Cancel(id));
			probe();
		}
	}

	/** What was sent before on the event connection is read. */
	private void probe() throws Exception {
		initiator.event.send(new PtpIpPacket.ProbeRequest());
		initiator.event.receive(PtpIpPacket.ProbeResponse.class);
	}

	/** Lets the time pass that the device, or the wait for the other Cancel, takes; not before it is over comes the answer. */
	private void passTime(Seen seen, Device does, boolean takes) throws Exception {
		boolean stops = does == Device.STOPS || does == Device.STOPS_LATE || does == Device.FAILS && takes;
		if (stops && seen == Seen.EVENT_ONLY) {
			clock.advance(Duration.ofMillis(4999));
			clock.awaitLooks(10);
			assertEquals(2, trace.count(true, ConnectionKind.COMMAND, PacketType.OPERATION_RESPONSE));
			clock.advance(Duration.ofMillis(1));
		}
		if (does == Device.STOPS_LATE) {
			assertTrue(wire.confirming.await(10, SECONDS));
			clock.advance(MatrixWire.LATE.minusMillis(1));
			clock.awaitLooks(5);
			assertEquals(2, trace.count(true, ConnectionKind.COMMAND, PacketType.OPERATION_RESPONSE));
			clock.advance(Duration.ofMillis(1));
		}
	}

	private PtpIpPacket.OperationResponse awaitResponse(boolean takes, boolean complete) throws Exception {
		if (!takes && complete) {
			ByteArrayOutputStream received = new ByteArrayOutputStream();
			PtpIpPacket.OperationResponse response = receiveData(ID, received);
			assertArrayEquals(CONTENT, received.toByteArray());
			return response;
		}
		PtpIpPacket.OperationResponse response = initiator.command.receive(PtpIpPacket.OperationResponse.class);
		assertEquals(ID, response.transactionId());
		return response;
	}

	private byte[] data(int id) throws Exception {
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		assertEquals(ResponseCode.OK, receiveData(id, received).code());
		return received.toByteArray();
	}

	private PtpIpPacket.OperationResponse receiveData(int id, ByteArrayOutputStream target) throws Exception {
		while (true) {
			PtpIpPacket packet = initiator.command.receive();
			assertEquals(id, packet.transactionId());
			if (packet instanceof PtpIpPacket.OperationResponse response) {
				return response;
			} else if (packet.type().carriesData()) {
				ByteBuffer payload = packet instanceof PtpIpPacket.EndData end ? end.payload() : ((PtpIpPacket.Data) packet).payload();
				byte[] bytes = new byte[payload.remaining()];
				payload.get(bytes);
				target.write(bytes);
			}
		}
	}

	private void assertObject(boolean complete) throws Exception {
		MemoryDevice.Entry object = device.objects().values().stream().filter(entry -> entry.info().filename().equals("UP.JPG")).findFirst()
				.orElse(null);
		assertEquals(complete, object != null);
		assertEquals(complete ? 0 : 1, device.discarded.size());
		if (complete) {
			ByteBuffer bytes = ByteBuffer.allocate(CONTENT.length);
			while (bytes.hasRemaining()) {
				assertTrue(object.content().read(bytes.position(), bytes) > 0);
			}
			assertTrue(Arrays.equals(CONTENT, bytes.array()));
		}
	}

	/** An initiator that waited enough closes; the next one is served, though the device hangs yet. */
	private void assertPlaceIsFreed() throws Exception {
		assertEquals(2, trace.count(true, ConnectionKind.COMMAND, PacketType.OPERATION_RESPONSE));
		initiator.close();
		assertTrue(wire.gone.await(10, SECONDS));
		try (RawInitiator next = new RawInitiator(responder.address()).openSession()) {
			next.assertInStep(1);
		}
		assertEquals(1, wire.end.getCount());
	}
}
