package org.portabledevices.ptp.responder.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.portabledevices.ptp.ip.InitFailedException;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.responder.ConnectionEnd;
import org.portabledevices.ptp.responder.serve.Handshake.State;
import org.portabledevices.ptp.responder.transaction.ResponderSettings;
import org.portabledevices.ptp.wire.Threads;

/**
 * Accepts connections and does their handshakes, all on one thread and one selector, so that a slow or silent client holds
 * nobody up. It gives the places for initiators away, and takes them back.
 */
public final class Acceptor {
	private static final long ACCEPT_PAUSE_MILLIS = 500;

	private final ResponderSettings settings;
	private final ServerSocketChannel server;
	private final InetSocketAddress address;
	private final Selector selector;
	private final SelectionKey listening;
	private final Thread thread;
	/** Of the acceptor's thread. */
	private final List<Handshake> handshakes = new ArrayList<>();
	private int lastConnectionNumber;
	private final Places places;

	private Acceptor(ResponderSettings settings, ServerSocketChannel server) throws IOException {
		this.settings = settings;
		this.server = server;
		places = new Places(settings, handshakes);
		address = (InetSocketAddress) server.getLocalAddress();
		selector = Selector.open();
		server.configureBlocking(false);
		listening = server.register(selector, SelectionKey.OP_ACCEPT);
		thread = Threads.daemon(this::run, "PTP/IP responder " + address.getPort());
	}

	public static Acceptor start(ResponderSettings settings, InetSocketAddress address) throws IOException {
		if (address.isUnresolved()) {
			throw new UnknownHostException(address.getHostString());
		}
		String where = address.getAddress().getHostAddress() + ":" + address.getPort();
		ServerSocketChannel server = ServerSocketChannel.open();
		try {
			server.bind(address);
			Acceptor acceptor = new Acceptor(settings, server);
			acceptor.thread.start();
			return acceptor;
		} catch (BindException e) {
			server.close();
			throw (IOException) new BindException("Cannot listen on %s: %s".formatted(where, e.getMessage())).initCause(e);
		} catch (IOException e) {
			server.close();
			throw new IOException("Cannot listen on %s: %s".formatted(where, e.getMessage()), e);
		}
	}

	public InetSocketAddress address() {
		return address;
	}

	private void run() {
		try {
			while (server.isOpen()) {
				selector.select(nextDeadlineMillis());
				listening.interestOps(SelectionKey.OP_ACCEPT);
				for (SelectionKey key : selector.selectedKeys()) {
					if (key.isValid() && key.attachment() instanceof Handshake handshake) {
						handshake.read();
					} else if (key.isValid()) {
						accept();
					}
				}
				selector.selectedKeys().clear();
				List.copyOf(handshakes).forEach(this::advance);
				handshakes.removeIf(handshake -> handshake.state() == State.OVER);
			}
		} catch (IOException | ClosedSelectorException | CancelledKeyException e) {
			if (!places.isClosed()) {
				settings.listener().refused(address, ConnectionEnd.FAILED, "The responder cannot accept any more: " + e);
			}
		}
		handshakes.forEach(Handshake::close);
		closeSelector();
	}

	private long nextDeadlineMillis() {
		long pause = listening.interestOps() == 0 ? ACCEPT_PAUSE_MILLIS : Long.MAX_VALUE;
		long millis = handshakes.stream().mapToLong(Handshake::sleepMillis).min().orElse(Long.MAX_VALUE);
		return pause == millis ? 0 : Math.min(pause, millis);
	}

	private void accept() {
		try {
			SocketChannel channel = server.accept();
			if (channel != null) {
				begin(channel);
			}
		} catch (IOException e) {
			// No file descriptors, most likely: the next attempt would fail at once, too.
			settings.listener().refused(address, ConnectionEnd.FAILED, "A connection cannot be accepted: " + e);
			listening.interestOps(0);
		}
	}

	private void begin(SocketChannel channel) throws IOException {
		try {
			if (places.makeRoom(((InetSocketAddress) channel.getRemoteAddress()).getAddress())) {
				handshakes.add(new Handshake(channel, selector, settings));
				return;
			}
			settings.listener().refused(channel.getRemoteAddress(), ConnectionEnd.TOO_MANY_CONNECTIONS,
					"there are too many connections");
		} catch (IOException e) {
			settings.listener().refused(address, ConnectionEnd.CLOSED_BY_PEER, "a connection was gone at once: " + e);
		}
		channel.close();
	}

	/** What one handshake can do now. */
	private void advance(Handshake handshake) {
		if (handshake.state() == State.READ) {
			if (handshake.request() instanceof PtpIpPacket.InitEventRequest request) {
				complete(handshake, request);
			} else {
				admit(handshake);
			}
		}
		if (handshake.state() == State.WAITING && places.areFree()) {
			handshake.acknowledge(++lastConnectionNumber);
		} else if (handshake.state() == State.WAITING && handshake.placeGraceOver()) {
			handshake.refuse(InitFailedException.BUSY, ConnectionEnd.BUSY, places.taken());
		}
		handshake.checkTime();
	}

	/**
	 * An initiator that comes back may be read before the end of its last connections, though it was sent after: so it waits
	 * a little, if its host has a place.
	 */
	private void admit(Handshake handshake) {
		if (!settings.allowed().test(handshake.guid())) {
			handshake.refuse(InitFailedException.REJECTED_INITIATOR, ConnectionEnd.NOT_ALLOWED,
					"the initiator %s is not on the allow list".formatted(handshake.guid()));
			return;
		}
		handshake.waitForPlace(places.isOneOf(handshake.host()) ? settings.times().reconnectGrace() : Duration.ZERO);
	}

	private void complete(Handshake event, PtpIpPacket.InitEventRequest request) {
		Handshake command = handshakes.stream().filter(
				other -> other.state() == State.ACKNOWLEDGED && other.connectionNumber() == request.connectionNumber())
				.findFirst().orElse(null);
		if (command == null || !command.host().equals(event.host())) {
			event.refuse(InitFailedException.REJECTED_INITIATOR, ConnectionEnd.UNKNOWN_NUMBER, "no command connection has this number");
			return;
		}
		if (event.write(new PtpIpPacket.InitEventAck())) {
			connect(command, event);
		}
	}

	private void connect(Handshake command, Handshake event) {
		Connection connection = null;
		try {
			connection = new Connection(settings, address.getPort(), command.initiator(), command.release(), event.release(),
					this::disconnected);
			if (!places.add(connection)) {
				connection.close(ConnectionEnd.RESPONDER_CLOSED, "the responder was closed");
			}
			connection.start();
		} catch (IOException | OutOfMemoryError e) { // no selector, no buffer or no thread; others may have one
			command.close();
			event.close();
			if (connection == null) {
				settings.listener().refused(command.initiator().address(), ConnectionEnd.FAILED, e.toString());
			} else {
				connection.close(ConnectionEnd.FAILED, e.toString());
			}
		}
	}

	/** Takes the place back at once, whatever the connection's threads still do. */
	private void disconnected(Connection connection) {
		places.remove(connection);
		selector.wakeup();
	}

	public void close() {
		List<Connection> last = places.close();
		try {
			server.close();
		} catch (IOException e) {
			settings.listener().refused(address, ConnectionEnd.FAILED, "The responder's port did not close: " + e);
		}
		selector.wakeup(); // the thread closes it: nobody else may while it looks through the keys
		join(thread);
		last.forEach(connection -> connection.close(ConnectionEnd.RESPONDER_CLOSED, "the responder was closed"));
		last.forEach(connection -> connection.threads().forEach(Acceptor::join));
	}

	private void closeSelector() {
		try {
			selector.close();
		} catch (IOException e) {
			settings.listener().refused(address, ConnectionEnd.FAILED, "The responder's selector did not close: " + e);
		}
	}

	private static void join(Thread other) {
		if (other == Thread.currentThread()) {
			return;
		}
		try {
			TimeUnit.SECONDS.timedJoin(other, 1);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
