package org.portabledevices.ptp;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;

import org.portabledevices.ptp.ip.PtpIpPacket;

/** A responder that does what a script says, byte for byte, for one initiator. */
public final class ScriptedDevice implements Closeable {
	/** What it does once the initiator is connected. */
	public interface Script {
		void play(RawConnection command, RawConnection event) throws Exception;
	}

	/** What it does with the first connection. */
	public interface Greeting {
		void play(RawConnection command, ServerSocket server) throws Exception;
	}

	private final ServerSocket server;
	private final CompletableFuture<Void> played = new CompletableFuture<>();

	private ScriptedDevice(Greeting greeting) throws IOException {
		server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
		server.setSoTimeout(10_000);
		Thread thread = new Thread(() -> {
			try (RawConnection command = new RawConnection(server.accept())) {
				greeting.play(command, server);
				played.complete(null);
			} catch (Throwable e) {
				played.completeExceptionally(e);
			}
		}, "scripted device");
		thread.setDaemon(true);
		thread.start();
	}

	/** A device that does not even greet as it should. */
	public static ScriptedDevice greeting(Greeting greeting) throws IOException {
		return new ScriptedDevice(greeting);
	}

	public static ScriptedDevice playing(Script script) throws IOException {
		return new ScriptedDevice((command, server) -> {
			command.receive(PtpIpPacket.InitCommandRequest.class);
			command.send(new PtpIpPacket.InitCommandAck(7, RawConnection.GUID, "Scripted", PtpIpPacket.VERSION));
			try (RawConnection event = new RawConnection(server.accept())) {
				event.receive(PtpIpPacket.InitEventRequest.class);
				event.send(new PtpIpPacket.InitEventAck());
				script.play(command, event);
			}
		});
	}

	public InetSocketAddress address() {
		return (InetSocketAddress) server.getLocalSocketAddress();
	}

	/** Makes sure that the script was played to its end, and went as written. */
	public void finish() throws Exception {
		played.get(10, SECONDS);
	}

	@Override
	public void close() throws IOException {
		server.close();
	}
}
