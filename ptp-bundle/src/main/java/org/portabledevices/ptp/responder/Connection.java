package org.portabledevices.ptp.responder;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Waits;
import org.portabledevices.ptp.wire.PacketChannel;
import org.portabledevices.ptp.wire.Threads;

/** A connected initiator: both connections, and the thread of each. What ends one ends all. */
final class Connection {
	static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);
	private static final int COMMAND_BUFFER = 128 * 1024;
	private static final int EVENT_BUFFER = 4 * 1024;

	private final PtpIpResponder.Builder settings;
	private final Handshake.Initiator initiator;
	private final Consumer<Connection> disconnected;
	private final PacketChannel command;
	private final PacketChannel events;
	private final RunningTransactions transactions = new RunningTransactions();
	private final List<Thread> threads;
	/** Why it was closed; the first reason stays. */
	private final AtomicReference<String> closed = new AtomicReference<>();

	Connection(PtpIpResponder.Builder settings, int port, Handshake.Initiator initiator, SocketChannel commandSocket,
			SocketChannel eventSocket, Consumer<Connection> disconnected) throws IOException {
		this.settings = settings;
		this.initiator = initiator;
		this.disconnected = disconnected;
		String peer = initiator.address().toString();
		command = PacketChannel.of(commandSocket, ConnectionKind.COMMAND, peer, COMMAND_BUFFER, settings.packets);
		events = PacketChannel.of(eventSocket, ConnectionKind.EVENT, peer, EVENT_BUFFER, settings.packets);
		threads = List.of(Threads.daemon(this::serve, "PTP/IP responder %d commands".formatted(port)),
				Threads.daemon(this::listen, "PTP/IP responder %d events".formatted(port)));
	}

	void start() {
		settings.listener.connected(initiator.address(), initiator.friendlyName());
		threads.forEach(Thread::start);
	}

	List<Thread> threads() {
		return threads;
	}

	private void serve() {
		try (CommandLoop loop = new CommandLoop(settings, command, transactions, this::sendEvent)) {
			loop.run();
		} catch (PtpException e) {
			close(e.getMessage());
		} finally {
			close("the command thread ended");
			settings.listener.disconnected(initiator.address(), closed.get());
		}
	}

	private void listen() {
		Waits idle = new Waits(settings.limits, FOREVER);
		Waits packet = new Waits(settings.limits, settings.limits.silence());
		try {
			while (true) {
				events.awaitInput(idle);
				PtpIpPacket received = events.receive(packet);
				if (received instanceof PtpIpPacket.Cancel cancel) {
					transactions.cancelled(cancel.transactionId(), settings.conditions, command::wake);
				} else if (received instanceof PtpIpPacket.ProbeRequest) {
					events.offer(new PtpIpPacket.ProbeResponse());
				} else if (received.type().carriesData()) {
					throw new PtpFormatException("PTP/IP event connection", "packet type", received.type().name());
				}
			}
		} catch (PtpException e) {
			close(e.getMessage());
		}
	}

	private void sendEvent(PtpEvent event) {
		if (!events.offer(new PtpIpPacket.Event(event.code(), event.transactionId(), event.parameters()))) {
			close("it does not read its events");
		}
	}

	/** Cuts the initiator off, and tells the device if it is busy with it. */
	void close(String reason) {
		if (closed.compareAndSet(null, reason)) {
			command.close();
			events.close();
			disconnected.accept(this);
			transactions.gone();
		}
	}
}
