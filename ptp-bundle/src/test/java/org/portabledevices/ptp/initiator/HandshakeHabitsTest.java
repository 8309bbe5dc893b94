package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ScriptedDevice;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.InitFailedException;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.transport.Limits;

/** Ways in which connecting ends, well or not. */
@Timeout(30)
class HandshakeHabitsTest extends DeviceFixture {
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

	/** As real responders have been seen, or heard, to introduce themselves. */
	@ParameterizedTest
	@CsvSource({ "'4100 4200 0000 00000100', AB", "'4100 4200 00000100', AB", "'0000 00000100', ''", "'00000100', ''", "'0000', ''",
			"'', ''",
			"'4100 4200 0000', AB", "'4100 4200', AB", "'4100 0000 00000100 99', A", "'4100 4200 0000 00000200', AB" })
	void aNameMayBeMissingOrUnterminatedAndTheVersionToo(String nameAndVersion, String expected) throws Exception {
		String hex = nameAndVersion.replace(" ", "");
		device = ScriptedDevice.greeting((command, server) -> {
			command.receive();
			command.sendHex("%02x000000 02000000 07000000 2a715e96d3fd8461e1cdec07150f1bfe".formatted(28 + hex.length() / 2) + hex);
			try (RawConnection event = new RawConnection(server.accept())) {
				assertEquals(new PtpIpPacket.InitEventRequest(7), event.receive());
				event.send(new PtpIpPacket.InitEventAck());
				command.receive();
				command.send(RawConnection.response(ResponseCode.OK, 0, 3));
			}
		});
		try (PtpSession session = initiator.connect(device.address(), transcript)) {
			assertEquals(expected, session.peerName());
			assertTrue(session.peer().contains(":" + device.address().getPort()), session.peer());
			assertEquals(3, new PtpOperations(session).getNumObjects(-1, 0, 0));
		}
		device.finish();
	}

	@Test
	void aSecondInitiatorThatIsLeftHangingGivesUp() throws Exception {
		CountDownLatch first = new CountDownLatch(1);
		CountDownLatch over = new CountDownLatch(1);
		device = ScriptedDevice.playing((command, event) -> {
			first.countDown();
			command.receive();
			command.send(RawConnection.response(ResponseCode.OK, 0, 3));
			assertTrue(over.await(10, SECONDS));
		});
		try (PtpSession session = initiator.connect(device.address(), transcript)) {
			assertTrue(first.await(10, SECONDS));
			Background<PtpSession> second = Background
					.run(() -> initiator.withLimits(Limits.DEFAULT.withClock(clock)).connect(device.address(), transcript));
			clock.awaitLooks(10);
			clock.advance(Duration.ofSeconds(10));
			assertThrows(PeerSilentException.class, second::result);
			assertEquals(3, new PtpOperations(session).getNumObjects(-1, 0, 0));
			over.countDown();
		}
	}

	@Test
	void impossibleLengthsAreToldWithWhatIsAllowed() throws Exception {
		for (String hex : new String[]{ "00000000 02000000", "1b000000 02000000", "21020000 02000000", "ffffffff 02000000",
				"ffffffff 05000000", "0b000000 05000000" }) {
			device = ScriptedDevice.greeting((command, server) -> {
				command.receive();
				command.sendHex(hex);
				assertTrue(command.isClosedByPeer());
			});
			PtpFormatException e = connecting(PtpFormatException.class);
			assertEquals("length", e.field());
			assertTrue(e.getMessage().contains("allowed are"), e.getMessage());
			device.finish();
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
