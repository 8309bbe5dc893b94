package org.portabledevices.ptp.responder.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.responder.ConnectionEnd;
import org.portabledevices.ptp.responder.transaction.ResponderSettings;
import org.portabledevices.ptp.responder.transaction.RunningTransactions;
import org.portabledevices.ptp.transport.Waits;
import org.portabledevices.ptp.wire.PacketChannel;
import org.portabledevices.ptp.wire.Threads;

/** A connected initiator: both connections, and the thread of each. What ends one ends all. */
final class Connection {
	private static final int COMMAND_BUFFER = 128 * 1024;
	private static final int EVENT_BUFFER = 4 * 1024;

	private final ResponderSettings settings;
	private final Handshake.Initiator initiator;
	private final Consumer<Connection> disconnected;
	private final PacketChannel command;
	private final PacketChannel events;
	private final RunningTransactions transactions = new RunningTransactions();
	private final List<Thread> threads;
	/** Why it was closed; the first reason stays. */
	private final AtomicReference<Closed> closed = new AtomicReference<>();
	/** Of the event thread: it has answered a probe, so that it is worth something when it does not. */
	private boolean answersProbes;

	private record Closed(ConnectionEnd why, String reason) {
	}

	Connection(ResponderSettings settings, int port, Handshake.Initiator initiator, SocketChannel commandSocket,
			SocketChannel eventSocket, Consumer<Connection> disconnected) throws IOException {
		this.settings = settings;
		this.initiator = initiator;
		this.disconnected = disconnected;
		String peer = initiator.address().toString();
		command = PacketChannel.of(commandSocket, ConnectionKind.COMMAND, peer, COMMAND_BUFFER, settings.packets());
		try {
			events = PacketChannel.of(eventSocket, ConnectionKind.EVENT, peer, EVENT_BUFFER, settings.packets());
		} catch (IOException | OutOfMemoryError e) {
			command.close();
			throw e;
		}
		threads = List.of(Threads.daemon(this::serve, "PTP/IP responder %d commands".formatted(port)),
				Threads.daemon(this::listen, "PTP/IP responder %d events".formatted(port)));
	}

	void start() {
		settings.listener().connected(initiator.address(), initiator.friendlyName());
		threads.forEach(Thread::start);
	}

	InetAddress host() {
		return initiator.address().getAddress();
	}

	List<Thread> threads() {
		return threads;
	}

	private void serve() {
		try (CommandLoop loop = new CommandLoop(settings, command, transactions, this::sendEvent)) {
			loop.run();
		} catch (PtpException e) {
			close(EndedException.why(e), e.getMessage());
		} finally {
			close(ConnectionEnd.FAILED, "the command thread ended");
			transactions.gone(); // whoever closed it first may not have come that far
			settings.listener().disconnected(initiator.address(), closed.get().why(), closed.get().reason());
		}
	}

	private void listen() {
		Waits packet = new Waits(settings.limits(), settings.limits().silence());
		try {
			while (true) {
				awaitSignOfLife();
				packet.within(settings.times().packetLimit());
				PtpIpPacket received = events.receive(packet);
				if (received instanceof PtpIpPacket.Cancel cancel) {
					transactions.cancelled(cancel.transactionId(), settings.conditions(), command::wake);
				} else if (received instanceof PtpIpPacket.ProbeRequest) {
					events.offer(new PtpIpPacket.ProbeResponse());
				} else if (received instanceof PtpIpPacket.ProbeResponse) {
					answersProbes = true;
				} else if (!(received instanceof PtpIpPacket.Event)) { // there is none for a responder, and no harm in it
					throw new PtpFormatException("PTP/IP event connection", "packet type", received.type().name());
				}
			}
		} catch (PtpException e) {
			close(EndedException.why(e), e.getMessage());
		} finally {
			close(ConnectionEnd.FAILED, "the event thread ended");
		}
	}

	/**
	 * Waits for a packet on the event connection, and probes an initiator that is silent on both. One that has never answered
	 * a probe may be of those that never do; it is left to TCP, which gives up a probe that nobody acknowledges.
	 */
	private void awaitSignOfLife() throws PtpException {
		while (!isInputWithin(settings.times().probeAfter())) {
			events.offer(new PtpIpPacket.ProbeRequest());
			if (isInputWithin(settings.times().probeAnswer())) {
				return;
			} else if (answersProbes) {
				throw new EndedException(ConnectionEnd.UNREACHABLE, "It did not answer a probe for " + settings.times().probeAnswer());
			}
		}
	}

	/** Waits so long for a packet on the event connection; while there is something on the other one, again. */
	private boolean isInputWithin(Duration limit) throws PtpException {
		Waits waits = new Waits(settings.limits(), limit);
		long moved;
		do {
			moved = command.moved();
			try {
				events.awaitInput(waits);
				return true;
			} catch (PeerSilentException e) {
				continue;
			}
		} while (command.moved() != moved);
		return false;
	}

	private void sendEvent(PtpEvent event) {
		if (!events.offer(new PtpIpPacket.Event(event.code(), event.transactionId(), event.parameters()))) {
			close(ConnectionEnd.EVENTS_NOT_READ, "it does not read its events");
		}
	}

	/** Cuts the initiator off, and tells the device if it is busy with it. */
	void close(ConnectionEnd why, String reason) {
		if (closed.compareAndSet(null, new Closed(why, reason))) {
			command.close();
			events.close();
			disconnected.accept(this);
			transactions.gone();
		}
	}
}
