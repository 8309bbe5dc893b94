package org.portabledevices.ptp.initiator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.ptp.RawConnection.response;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.PtpOperations;

/** What no honest device sends: it is noticed, said, and costs no memory. */
@Timeout(30)
class HostileDeviceTest extends DeviceFixture {
	private void assertFormatErrorAndClosed() throws Exception {
		assertThrows(PtpFormatException.class, () -> session.execute(getObject(new Collected())));
		assertFalse(session.isOpen());
		assertTrue(transcript.awaitClosed() instanceof PtpFormatException);
		assertThrows(ConnectionLostException.class, () -> session.execute(getObject(new Collected())));
	}

	/** Header by header: too short to be a header, too short for its type, too long for its type, up to 4 GiB. */
	static Stream<Arguments> impossibleLengths() {
		return Arrays.stream(PacketType.values()).flatMap(type -> {
			LongStream lengths = LongStream.of(0, 1, 7, type.minimumLength() - 1, type.maximumLength() + 1, 0x7FFF_FFFFL, 0x8000_0000L,
					0xFFFF_FFFFL);
			return lengths.filter(length -> length < type.minimumLength() || length > type.maximumLength())
					.filter(length -> length <= 0xFFFF_FFFFL).distinct().mapToObj(length -> Arguments.of(type, length));
		});
	}

	private static String header(PacketType type, long length) {
		ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
		return HexFormat.of().formatHex(header.putInt((int) length).putInt(type.code()).array());
	}

	private static void assertSays(PacketType type, long length, PtpFormatException e) {
		assertEquals("%s, length: %d, allowed are %d to %d".formatted(type, length, type.minimumLength(), type.maximumLength()),
				e.getMessage());
	}

	@ParameterizedTest
	@MethodSource("impossibleLengths")
	void anImpossibleLengthIsToldWithWhatIsAllowed(PacketType type, long length) throws Exception {
		given((command, event) -> {
			command.receive();
			command.sendHex(header(type, length));
			assertTrue(command.isClosedByPeer());
			assertTrue(event.isClosedByPeer());
		});
		assertSays(type, length, assertThrows(PtpFormatException.class, () -> session.execute(getObject(new Collected()))));
		device.finish();
		close();
		given((command, event) -> {
			event.sendHex(header(type, length));
			assertTrue(event.isClosedByPeer());
			assertTrue(command.isClosedByPeer());
		});
		device.finish();
		assertFalse(session.isOpen());
		ConnectionLostException e = assertThrows(ConnectionLostException.class, () -> session.execute(getObject(new Collected())));
		assertTrue(e.getMessage().contains("closed"), e.getMessage());
	}

	@Test
	void aResponseOf4GiBIsNotReadAndEndsTheSession() throws Exception {
		given((command, event) -> {
			command.receive();
			command.sendHex("ffffffff 07000000 0120 00000000");
			command.isClosedByPeer();
		});
		assertFormatErrorAndClosed();
	}

	/** What a session keeps of its own does not grow with what the device sends or does not take. */
	@Test
	void aDeviceThatProbesAndNeverReadsTheAnswersIsServedAndCostsLittle() throws Exception {
		CountDownLatch told = new CountDownLatch(1);
		given((command, event) -> {
			PtpIpPacket[] probes = new PtpIpPacket[10_000];
			Arrays.fill(probes, new PtpIpPacket.ProbeRequest());
			for (int i = 0; i < 100; i++) { // 8 MB of answers, of which the socket takes some and the session keeps 64 KiB
				event.send(probes);
			}
			event.send(new PtpIpPacket.Event(0x4002, 0, List.of(5)));
			command.receive();
			command.send(response(ResponseCode.OK, 0, 3));
			told.await();
		});
		assertEquals(List.of(5), transcript.awaitEvent().parameters());
		assertEquals(3, new PtpOperations(session).getNumObjects(-1, 0, 0));
		assertTrue(session.isOpen());
		told.countDown();
	}

	/** As the Javadoc of PtpIpInitiator says. */
	@Test
	void aConnectionHasLessThanHalfAMebibyteOfBuffers() throws Exception {
		BufferPoolMXBean direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
				.filter(pool -> pool.getName().equals("direct")).findFirst().orElseThrow();
		long most = 0;
		for (int i = 0; i < 5; i++) {
			long before = direct.getMemoryUsed();
			given((command, event) -> assertTrue(command.isClosedByPeer()));
			most = Math.max(most, direct.getMemoryUsed() - before);
			close();
		}
		// 2 × 64 KiB at most are kept to be sent; and the JDK copies small packets through a buffer of each thread's own
		assertTrue(most > 100 * 1024 && most < 336 * 1024, "%,d bytes".formatted(most));
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
}
