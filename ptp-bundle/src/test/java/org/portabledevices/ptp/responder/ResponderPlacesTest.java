package org.portabledevices.ptp.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ip.InitFailedException;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** Who gets a place at a responder, and what those get who do not. */
@Timeout(30)
class ResponderPlacesTest {
	private final MemoryDevice device = new MemoryDevice();
	private Served served;

	private void given(UnaryOperator<PtpIpResponder.Builder> options) throws Exception {
		served = new Served(device, options);
	}

	@AfterEach
	void close() {
		if (served != null) {
			served.close();
		}
	}

	private static int refusal(RawConnection connection) throws Exception {
		connection.send(Served.hello());
		int reason = connection.receive(PtpIpPacket.InitFail.class).reason();
		assertTrue(connection.isClosedByPeer());
		return reason;
	}

	@Nested
	class GivenSessions {
		/** No time passes: the clock stands still. */
		@Test
		void aSecondInitiatorIsToldBusyAtOnce() throws Exception {
			given(builder -> builder.reconnectGrace(Duration.ZERO));
			try (RawInitiator first = served.initiator(); RawConnection second = served.connection()) {
				assertEquals(InitFailedException.BUSY, refusal(second));
				served.transcript.assertRefused(ConnectionEnd.BUSY);
				first.assertInStep(1);
			}
		}

		/** Only one that may be the first itself, which comes back, waits a moment. */
		@Test
		void oneFromAnotherHostIsToldBusyAtOnceWhateverTheGrace() throws Exception {
			assumeTrue(System.getProperty("os.name").startsWith("Linux"), "only there all of 127/8 is this host");
			given(builder -> builder.reconnectGrace(Duration.ofDays(1)));
			try (RawInitiator first = served.initiator();
					RawConnection second = RawConnection.from(InetAddress.getByName("127.0.0.2"), served.responder.address())) {
				assertEquals(InitFailedException.BUSY, refusal(second));
				first.assertInStep(1);
			}
		}

		@Test
		void oneThatComesBackGetsThePlaceThatBecomesFreeMeanwhile() throws Exception {
			given(builder -> builder);
			RawInitiator first = served.initiator();
			try (RawConnection again = served.connection()) {
				again.send(Served.hello());
				first.close();
				again.receive(PtpIpPacket.InitCommandAck.class);
			}
		}

		@Test
		void aDeviceThatServesTwoTellsTheThirdAndEachHasItsEvents() throws Exception {
			given(builder -> builder.maximumSessions(2).reconnectGrace(Duration.ZERO));
			try (RawInitiator first = served.initiator();
					RawInitiator second = served.initiator();
					RawConnection third = served.connection()) {
				assertEquals(InitFailedException.BUSY, refusal(third));
				assertEquals(2, device.sinks.size());
				first.assertInStep(1);
				second.assertInStep(1);
				first.command.send(RawConnection.request(0x100E, 2, 0, 0));
				first.assertResponse(0x2001, 2);
				second.event.receive(PtpIpPacket.Event.class);
				first.event.receive(PtpIpPacket.Event.class);
			}
			served.transcript.assertDisconnected(ConnectionEnd.CLOSED_BY_PEER);
			served.transcript.assertDisconnected(ConnectionEnd.CLOSED_BY_PEER);
		}

		@Test
		void closingTheResponderEndsAllOfThem() throws Exception {
			given(builder -> builder.maximumSessions(3));
			List<RawInitiator> all = List.of(served.initiator(), served.initiator(), served.initiator());
			served.close();
			for (RawInitiator initiator : all) {
				assertTrue(initiator.command.isClosedByPeer());
				served.transcript.assertDisconnected(ConnectionEnd.RESPONDER_CLOSED);
				initiator.close();
			}
		}
	}

	@Nested
	class GivenAnAllowList {
		@Test
		void othersAreRejectedAndTold() throws Exception {
			UUID stranger = new UUID(1, 2);
			given(builder -> builder.allowOnly(List.of(stranger)));
			try (RawConnection client = served.connection()) {
				assertEquals(InitFailedException.REJECTED_INITIATOR, refusal(client));
				served.transcript.assertRefused("NOT_ALLOWED: the initiator " + RawConnection.GUID);
			}
		}

		@Test
		void thoseOnItAreServed() throws Exception {
			given(builder -> builder.allowOnly(List.of(RawConnection.GUID, new UUID(1, 2))));
			served.assertNextIsServed();
		}
	}

	@Nested
	class GivenManyConnections {
		@Test
		void theOldestThatIsSilentOfTheSameAddressGivesWay() throws Exception {
			given(builder -> builder.maximumConnections(100, 4, 50));
			try (RawInitiator first = served.initiator();
					RawConnection oldest = served.connection();
					RawConnection other = served.connection();
					RawConnection third = served.connection()) {
				assertTrue(oldest.isClosedByPeer());
				served.transcript.assertRefused(ConnectionEnd.TOO_MANY_CONNECTIONS);
				first.assertInStep(1);
			}
		}

		@Test
		void whereAllHaveIntroducedThemselvesTheNewOneIsClosed() throws Exception {
			given(builder -> builder.maximumConnections(100, 2, 50));
			try (RawInitiator first = served.initiator(); RawConnection client = served.connection()) {
				assertTrue(client.isClosedByPeer());
				served.transcript.assertRefused(ConnectionEnd.TOO_MANY_CONNECTIONS);
				first.assertInStep(1);
			}
			served.transcript.assertDisconnected();
			served.assertNextIsServed();
		}

		@Test
		void allAddressesTogetherAreBoundedToo() throws Exception {
			given(builder -> builder.maximumConnections(2, 50, 50));
			try (RawInitiator first = served.initiator(); RawConnection client = served.connection()) {
				assertTrue(client.isClosedByPeer());
				served.transcript.assertRefused(ConnectionEnd.TOO_MANY_CONNECTIONS);
				first.assertInStep(1);
			}
		}

		@Test
		void oneIsNotTheReasonThatAnotherAddressIsKeptOut() throws Exception {
			assumeTrue(System.getProperty("os.name").startsWith("Linux"), "only there all of 127/8 is this host");
			given(builder -> builder.maximumConnections(100, 2, 50).maximumSessions(2));
			try (RawInitiator first = served.initiator();
					RawConnection other = RawConnection.from(InetAddress.getByName("127.0.0.2"), served.responder.address())) {
				other.send(Served.hello());
				other.receive(PtpIpPacket.InitCommandAck.class);
				first.assertInStep(1);
			}
		}

		@Test
		void handshakesAreBounded() throws Exception {
			given(builder -> builder.maximumConnections(100, 100, 2));
			try (RawConnection oldest = served.connection();
					RawConnection other = served.connection();
					RawConnection third = served.connection()) {
				assertTrue(oldest.isClosedByPeer());
				third.send(Served.hello());
				third.receive(PtpIpPacket.InitCommandAck.class);
			}
		}

		/** A byte now and then does not prolong the handshake. */
		@Test
		void aHandshakeThatDripsIsCutOffAfterItsLimit() throws Exception {
			given(builder -> builder);
			try (RawConnection client = served.connection()) {
				for (int i = 0; served.transcript.refused.isEmpty(); i++) {
					if (i < 35) {
						client.drip(Served.hello(), i); // never the last bytes
					}
					served.clock.advance(Duration.ofSeconds(1));
					client.awaitInput(2);
				}
				served.transcript.assertRefused(ConnectionEnd.NO_HANDSHAKE);
				served.assertNextIsServed();
			}
		}
	}

	@Nested
	class GivenAListener {
		/** A listener that knows no reasons hears the words. */
		@Test
		void whatItDoesNotOverrideTellsItInWords() throws Exception {
			LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
			given(builder -> builder.listener(new ResponderListener() {
				@Override
				public void refused(SocketAddress peer, String reason) {
					heard.add(reason);
				}

				@Override
				public void disconnected(SocketAddress initiator, String reason) {
					heard.add(reason);
				}
			}));
			try (RawConnection client = served.connection()) {
				client.sendHex("08000000 0d000000");
				assertTrue(heard.poll(10, TimeUnit.SECONDS).contains("PROBE_REQUEST"));
			}
			served.initiator().close();
			assertTrue(heard.poll(10, TimeUnit.SECONDS).contains("closed the connection"));
		}

		@Test
		void whatItThrowsEndsNothing() throws Exception {
			given(builder -> builder.listener(new ResponderListener() {
				@Override
				public void connected(SocketAddress initiator, String friendlyName) {
					throw new IllegalStateException(friendlyName);
				}

				@Override
				public void refused(SocketAddress peer, ConnectionEnd why, String reason) {
					throw new IllegalStateException(reason);
				}
			}));
			try (RawConnection client = served.connection()) {
				client.sendHex("08000000 0d000000");
				assertTrue(client.isClosedByPeer());
			}
			served.assertNextIsServed();
		}
	}

	@Test
	void optionsThatCannotBeAreRefused() {
		PtpIpResponder.Builder builder = PtpIpResponder.of(device);
		assertThrows(IllegalArgumentException.class, () -> builder.maximumSessions(0));
		assertThrows(IllegalArgumentException.class, () -> builder.maximumConnections(1, 2, 2));
		assertThrows(IllegalArgumentException.class, () -> builder.packetLimit(Duration.ZERO));
		assertThrows(IllegalArgumentException.class, () -> builder.idleLimit(Duration.ofSeconds(-1)));
		assertThrows(IllegalArgumentException.class, () -> builder.probes(Duration.ZERO, Duration.ofSeconds(1)));
		assertThrows(IllegalArgumentException.class, () -> builder.reconnectGrace(Duration.ofMillis(-1)));
	}
}
