package org.portabledevices.ptp.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A responder is closed at any moment: a simulated camera is unplugged. */
@Timeout(60)
class ResponderCloseTest {
	private static final int ROUNDS = 300;

	private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
	private Thread.UncaughtExceptionHandler before;

	@BeforeEach
	void watch() {
		before = Thread.getDefaultUncaughtExceptionHandler();
		Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
	}

	@AfterEach
	void stopWatching() {
		Thread.setDefaultUncaughtExceptionHandler(before);
	}

	private static void connect(InetSocketAddress address) {
		try {
			SocketChannel.open(address).close();
		} catch (IOException e) {
			// closed already: just as good
		}
	}

	@Test
	void whileConnectionsArriveItEndsWithoutAWordAndThePortIsFree() throws Exception {
		for (int i = 0; i < ROUNDS; i++) {
			PtpIpResponder responder = PtpIpResponder.of(new MemoryDevice())
					.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			InetSocketAddress address = responder.address();
			Thread client = new Thread(() -> {
				for (int k = 0; k < 5; k++) {
					connect(address);
				}
			}, "client");
			client.start();
			connect(address);
			responder.close();
			new ServerSocket(address.getPort(), 1, address.getAddress()).close();
			client.join();
		}
		assertEquals(List.of(), uncaught);
	}
}
