package org.portabledevices.ptp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.FakeClock;
import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.ptp.transport.Waits;

@Timeout(30)
class TimedChannelTest {
	private final FakeClock clock = new FakeClock();
	private final Waits waits = new Waits(Limits.DEFAULT.withClock(clock), Duration.ofSeconds(30));
	private ServerSocketChannel server;
	private SocketChannel accepted;
	private TimedChannel channel;

	@BeforeEach
	void connect() throws Exception {
		server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		channel = TimedChannel.open("peer");
		channel.connect((InetSocketAddress) server.getLocalAddress(), waits);
		accepted = server.accept();
	}

	@AfterEach
	void close() throws Exception {
		channel.close();
		accepted.close();
		server.close();
	}

	/** With Nagle's algorithm an answer in two writes waits 44 ms for the peer's delayed acknowledgement. */
	@Test
	void nothingIsHeldBackOnEitherEnd() throws Exception {
		assertTrue(channel.socket().getOption(StandardSocketOptions.TCP_NODELAY));
		PacketChannel taken = PacketChannel.of(accepted, ConnectionKind.COMMAND, "peer", 1024,
				(sent, connection, type, transactionId, length) -> {
				});
		assertTrue(accepted.getOption(StandardSocketOptions.TCP_NODELAY));
		taken.close();
	}

	/** Contract 6.3: limits act not early. */
	@Test
	void silenceEndsAWaitWhenItsLimitIsOverAndNotBefore() throws Exception {
		long since = waits.now();
		clock.advance(Duration.ofSeconds(30).minusNanos(1));
		channel.await(SelectionKey.OP_READ, waits, since); // looks at the clock again, and waits on
		clock.advance(Duration.ofNanos(1));
		PeerSilentException e = assertThrows(PeerSilentException.class,
				() -> channel.await(SelectionKey.OP_READ, waits, since));
		assertTrue(e.getMessage().contains("peer") && e.getMessage().contains("30,000"), e.getMessage());
	}

	@Test
	void aWaitThatIsInterruptedGoesOnAndKeepsTheFlag() throws Exception {
		Thread.currentThread().interrupt();
		channel.await(SelectionKey.OP_READ, waits, waits.now());
		channel.await(SelectionKey.OP_READ, waits, waits.now());
		assertTrue(accepted.write(ByteBuffer.allocate(1)) == 1);
		while (channel.read(ByteBuffer.allocate(1)) == 0) {
			channel.await(SelectionKey.OP_READ, waits, waits.now());
		}
		channel.restoreInterrupt();
		assertTrue(Thread.interrupted());
	}

	@Test
	void aClosedChannelFailsInsteadOfWaiting() {
		channel.close();
		assertThrows(ConnectionLostException.class, () -> channel.await(SelectionKey.OP_READ, waits, waits.now()));
		assertThrows(ConnectionLostException.class, () -> channel.read(ByteBuffer.allocate(1)));
		assertThrows(ConnectionLostException.class, () -> channel.write(ByteBuffer.allocate(1)));
	}

	/** A peer that reads no events must not cost memory without end; what was kept for it goes out in order. */
	@Test
	void offersAreBoundedAndGoOutInOrder() throws Exception {
		PacketChannel packets = PacketChannel.of(accepted, ConnectionKind.EVENT, "peer", 1024,
				(sent, connection, type, transactionId, length) -> {
				});
		int offered = 0;
		while (packets.offer(new PtpIpPacket.Cancel(offered))) {
			offered++;
		}
		ByteBuffer received = ByteBuffer.allocateDirect(offered * 12).order(java.nio.ByteOrder.LITTLE_ENDIAN);
		Thread reader = new Thread(() -> assertThrows(ConnectionLostException.class, () -> packets.receive(waits)));
		reader.start(); // whoever receives also brings out what was offered
		while (received.hasRemaining()) {
			if (channel.read(received) == 0) {
				channel.await(SelectionKey.OP_READ, waits, waits.now());
			}
		}
		for (int i = 0; i < offered; i++) {
			assertEquals(i, received.getInt(12 * i + 8));
		}
		channel.close();
		reader.join();
		packets.close();
	}
}
