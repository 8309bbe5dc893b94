package org.portabledevices.ptp.initiator;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PacketListener;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.ptp.transport.PtpTransport;
import org.portabledevices.ptp.transport.TransportItem;
import org.portabledevices.ptp.transport.TransportListener;
import org.portabledevices.ptp.transport.Waits;
import org.portabledevices.ptp.wire.PacketChannel;
import org.portabledevices.ptp.wire.Threads;

/** PTP/IP from the initiator's side: two connections, and a thread that has the event connection. */
final class PtpIpTransport implements PtpTransport {
	private static final int COMMAND_BUFFER = 256 * 1024;
	private static final int EVENT_BUFFER = 4 * 1024;
	/**
	 * How long an answer is still read that the device gave before it closed the event connection. Short, since the loss is
	 * told only then, and whoever reads may be kept by a slow receiver (contract 4.3).
	 */
	private static final Duration LAST_ANSWER = Duration.ofSeconds(1);
	private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

	private final Limits limits;
	private final PacketChannel command;
	private final PacketChannel events;
	private final ProbeAnswers probes = new ProbeAnswers();
	private final CommandActivity activity = new CommandActivity();
	/** Why it was closed; the first reason stays. */
	private final AtomicReference<Closing> closing = new AtomicReference<>();
	private volatile String peer;
	private volatile String peerName = "";
	/** Of the receiving thread: the end of data whose last piece was answered. */
	private TransportItem pending;

	private record Closing(PtpException cause, boolean here) {
	}

	private PtpIpTransport(InetSocketAddress device, Limits limits, PacketListener packets)
			throws ConnectionLostException {
		this.limits = limits;
		peer = device.getHostString() + ":" + device.getPort();
		command = PacketChannel.open(ConnectionKind.COMMAND, peer, COMMAND_BUFFER, packets);
		try {
			events = PacketChannel.open(ConnectionKind.EVENT, peer, EVENT_BUFFER, packets);
		} catch (ConnectionLostException e) {
			command.close();
			throw e;
		}
	}

	static PtpIpTransport connect(InetSocketAddress device, UUID guid, String friendlyName, Limits limits,
			PacketListener packets, Cancellation cancellation) throws PtpException {
		PtpIpTransport transport = new PtpIpTransport(device, limits, packets);
		boolean connected = false;
		boolean bound = cancellation.bind(() -> {
			transport.close();
			return CancelRequest.REQUESTED;
		});
		try {
			if (bound) {
				transport.named(new PtpIpHandshake(device, limits).perform(transport.command, transport.events,
						new PtpIpPacket.InitCommandRequest(guid, friendlyName, PtpIpPacket.VERSION)));
			}
			connected = true;
		} finally {
			cancellation.unbind();
			if (!connected || cancellation.isCancelled()) {
				transport.close();
			}
		}
		if (cancellation.isCancelled()) {
			throw new ConnectionLostException("Connecting to " + transport.peer + " was cancelled", null);
		}
		return transport;
	}

	private void named(String friendlyName) {
		peerName = friendlyName;
		if (!friendlyName.isEmpty()) {
			peer = "%s (%s)".formatted(friendlyName, peer);
		}
	}

	@Override
	public void start(TransportListener listener) {
		Threads.daemon(() -> listen(listener), "PTP events " + peer).start();
	}

	private void listen(TransportListener listener) {
		Waits idle = new Waits(limits, FOREVER);
		Waits packet = new Waits(limits, limits.silence());
		try {
			while (true) {
				events.awaitInput(idle);
				PtpIpPacket received = events.receive(packet);
				if (received instanceof PtpIpPacket.Event event) {
					PtpEvent told = new PtpEvent(event.code(), event.transactionId(), event.parameters());
					tell(() -> listener.event(told));
				} else if (received instanceof PtpIpPacket.ProbeRequest) {
					events.offer(new PtpIpPacket.ProbeResponse());
				} else if (received instanceof PtpIpPacket.ProbeResponse) {
					probes.answered();
				} else if (received.type().carriesData()) {
					throw new PtpFormatException("PTP/IP event connection", "packet type", received.type().name());
				}
			}
		} catch (ConnectionLostException e) {
			activity.awaitLast(new Waits(limits, LAST_ANSWER));
			close(e);
		} catch (PtpException e) {
			close(e);
		}
		probes.closed();
		if (!closing.get().here()) {
			tell(() -> listener.closed(closing.get().cause()));
		}
	}

	private static void tell(Runnable call) {
		try {
			call.run();
		} catch (RuntimeException e) {
			// The listener's own trouble: the device must not lose its session for it, and this library does not log.
			return;
		}
	}

	@Override
	public String peer() {
		return peer;
	}

	@Override
	public String peerName() {
		return peerName;
	}

	@Override
	public void sendRequest(int transactionId, int operation, boolean dataOut, int[] parameters, Waits waits)
			throws PtpException {
		if (!activity.begin(transactionId)) {
			throw lost(new ConnectionLostException(peer + " closed the event connection", null));
		}
		List<Integer> list = IntStream.of(parameters).boxed().toList();
		command.append(new PtpIpPacket.OperationRequest(
				dataOut ? PtpIpPacket.OperationRequest.DATA_OUT : PtpIpPacket.OperationRequest.NO_DATA_OUT, operation,
				transactionId, list));
		if (!dataOut) {
			flush(waits);
		}
	}

	@Override
	public void sendDataStart(int transactionId, long totalLength, Waits waits) {
		command.append(new PtpIpPacket.StartData(transactionId, totalLength));
	}

	@Override
	public void sendData(int transactionId, ByteBuffer bytes, boolean last, Waits waits) throws PtpException {
		command.appendData(transactionId, bytes, last);
		flush(waits);
	}

	private void flush(Waits waits) throws PtpException {
		try {
			command.flush(waits);
		} catch (ConnectionLostException e) {
			throw lost(e);
		}
	}

	@Override
	public boolean hasInput() throws PtpException {
		try {
			return command.hasInput();
		} catch (ConnectionLostException e) {
			throw lost(e);
		}
	}

	@Override
	public TransportItem receive(Waits waits) throws PtpException {
		if (pending != null) {
			TransportItem end = pending;
			pending = null;
			return end;
		}
		try {
			TransportItem item = item(command.receive(waits));
			if (item instanceof TransportItem.Response response) {
				activity.answered(response.transactionId());
			}
			return item;
		} catch (ConnectionLostException e) {
			throw lost(e);
		}
	}

	private TransportItem item(PtpIpPacket packet) throws PtpFormatException {
		if (packet instanceof PtpIpPacket.Data data) {
			return new TransportItem.DataPiece(data.transactionId(), data.payload());
		} else if (packet instanceof PtpIpPacket.OperationResponse response) {
			return new TransportItem.Response(response.transactionId(), response.code(), response.parameters());
		} else if (packet instanceof PtpIpPacket.StartData start) {
			return new TransportItem.DataStart(start.transactionId(), start.totalLength());
		} else if (packet instanceof PtpIpPacket.EndData end) {
			TransportItem ended = new TransportItem.DataEnd(end.transactionId());
			if (!end.payload().hasRemaining()) {
				return ended;
			}
			pending = ended;
			return new TransportItem.DataPiece(end.transactionId(), end.payload());
		} else if (packet instanceof PtpIpPacket.Cancel cancel) {
			// The responder gives up its data; its response follows.
			return new TransportItem.DataEnd(cancel.transactionId());
		}
		throw new PtpFormatException("PTP/IP command connection", "packet type", packet.type().name());
	}

	@Override
	public void cancel(int transactionId) {
		events.offer(new PtpIpPacket.Cancel(transactionId));
	}

	@Override
	public void cancelInStream(int transactionId) {
		command.offer(new PtpIpPacket.Cancel(transactionId));
	}

	@Override
	public void wake() {
		command.wake();
	}

	@Override
	public boolean probe(Duration limit) {
		long seen = probes.count();
		return events.offer(new PtpIpPacket.ProbeRequest()) && probes.await(seen, new Waits(limits, limit));
	}

	@Override
	public boolean isOpen() {
		return closing.get() == null;
	}

	@Override
	public void close(PtpException cause) {
		close(new Closing(cause, false));
	}

	@Override
	public void close() {
		close(new Closing(
				new ConnectionLostException("The connection to " + peer + " was closed by this side", null), true));
	}

	private void close(Closing why) {
		closing.compareAndSet(null, why);
		command.close();
		events.close();
		activity.end();
	}

	/** What is lost first closes all; what fails after that has the first as its reason. */
	private PtpException lost(ConnectionLostException e) {
		close(e);
		PtpException first = closing.get().cause();
		return first == e ? e : new ConnectionLostException(first.getMessage(), first);
	}
}
