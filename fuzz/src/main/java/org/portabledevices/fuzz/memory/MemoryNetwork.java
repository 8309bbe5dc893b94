package org.portabledevices.fuzz.memory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Connections in memory, in a time of their own. The thread that made the network drives it: what it does next happens only when every other
 * thread waits for something that has not come, so that each input has one course. If it waits itself, {@link #onIdle} says what happens
 * next, and when nothing does, time passes. One network at a time in a JVM.
 */
public final class MemoryNetwork implements AutoCloseable, LongSupplier {
	/** The port that is bound for 0. */
	public static final int PORT = 15740;
	static final int WINDOW = 64 * 1024;
	private static final int FIRST_CLIENT_PORT = 40_000;
	/** Real time after which a thread that neither waits nor ends is taken for hanging. */
	private static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(10);
	/** Nobody tells when a thread begins to wait for another one. */
	private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
	private static volatile MemoryNetwork current;

	private final Thread driver = Thread.currentThread();
	private final List<MemorySelector> selectors = new ArrayList<>();
	/** Those whose connections are closed: they still do something before they end. */
	private final Set<Thread> leaving = new LinkedHashSet<>();
	private final Map<Integer, MemoryServer> servers = new HashMap<>();
	private Consumer<RawEnd> rawServer;
	private BooleanSupplier idle = () -> false;
	private Tap tap = (connection, toServer, bytes) -> {
	};
	private int clients;
	/** Overflows soon, as the system's may. */
	private long nanos = Long.MAX_VALUE - 1_000_000L;

	/** Sees what goes from one end of the library to another; called under the network's lock. */
	public interface Tap {
		/** Some bytes go out, on one of the connections, which are counted from 0. */
		void bytes(int connection, boolean toServer, byte[] bytes);
	}

	/** Makes the network that channels are opened in from now on. */
	public MemoryNetwork() {
		if (!(SelectorProvider.provider() instanceof MemoryProvider)) {
			throw new IllegalStateException("The JDK did not take our channels, but " + SelectorProvider.provider());
		}
		current = this;
	}

	static MemoryNetwork current() {
		return current;
	}

	/** Answers where to connect to. */
	public static InetSocketAddress address() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
	}

	/** Answers the time, by which all limits are to be measured. */
	@Override
	public synchronized long getAsLong() {
		return nanos;
	}

	long now() {
		return nanos;
	}

	/** Lets time pass. */
	public synchronized void advance(long time) {
		nanos += time;
		changed();
	}

	/** Says what happens when the driving thread waits and nobody else does anything; {@code false} if nothing, and time passes. */
	public synchronized void onIdle(BooleanSupplier next) {
		idle = next;
	}

	/** Says who gets the other ends of the connections that the library makes. */
	public synchronized void onConnect(Consumer<RawEnd> server) {
		rawServer = server;
	}

	/** Says who sees what the library sends to itself. */
	public synchronized void onTraffic(Tap who) {
		tap = who;
	}

	/** Connects to a port that the library listens on; null if it does not. */
	public synchronized RawEnd connect(int port) {
		MemoryServer server = servers.get(port);
		if (server == null) {
			return null;
		}
		MemorySocket socket = new MemorySocket(SelectorProvider.provider(), this);
		RawEnd end = attachRaw(socket, clientAddress(), server.getLocalAddress() instanceof InetSocketAddress address ? address : null);
		server.pending.add(socket);
		changed();
		return end;
	}

	private RawEnd attachRaw(MemorySocket socket, InetSocketAddress remote, InetSocketAddress local) {
		MemoryPipe toLibrary = new MemoryPipe(Integer.MAX_VALUE);
		MemoryPipe toPeer = new MemoryPipe(WINDOW);
		RawEnd end = new RawEnd(this, toPeer, toLibrary, socket);
		socket.attach(toLibrary, toPeer, local, remote, bytes -> end.take());
		return end;
	}

	private InetSocketAddress clientAddress() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), FIRST_CLIENT_PORT + clients++);
	}

	/** Connects the library to what listens, itself or a raw peer. */
	boolean connect(MemorySocket socket, InetSocketAddress address) {
		MemoryServer server = servers.get(address.getPort());
		int connection = clients;
		InetSocketAddress local = clientAddress();
		if (server != null) {
			MemorySocket accepted = new MemorySocket(SelectorProvider.provider(), this);
			MemoryPipe there = new MemoryPipe(WINDOW);
			MemoryPipe back = new MemoryPipe(WINDOW);
			accepted.attach(there, back, address, local, bytes -> tap.bytes(connection, false, bytes));
			socket.attach(back, there, local, address, bytes -> tap.bytes(connection, true, bytes));
			server.pending.add(accepted);
		} else if (rawServer != null) {
			rawServer.accept(attachRaw(socket, address, local));
		} else {
			return false;
		}
		changed();
		return true;
	}

	void listen(int port, MemoryServer server) {
		servers.put(port, server);
	}

	void unlisten(int port) {
		servers.remove(port);
	}

	synchronized void opened(MemorySelector selector) {
		selectors.add(selector);
	}

	void closed(MemorySelector selector) {
		selectors.remove(selector);
		if (selector.owner() != null && selector.owner() != driver) {
			leaving.add(selector.owner());
		}
		changed();
	}

	/** Lets everybody look again. */
	void changed() {
		notifyAll();
	}

	/** Waits until the selector has something, or its time is over. Not called under the lock, since what happens next may be anything. */
	void await(MemorySelector selector) {
		if (Thread.currentThread() != driver) {
			awaitOver(selector);
			return;
		}
		while (true) {
			awaitQuiet();
			synchronized (this) {
				if (selector.isOver()) {
					return;
				}
			}
			if (!idle.getAsBoolean()) {
				advance(selector.left());
			}
		}
	}

	private synchronized void awaitOver(MemorySelector selector) {
		changed();
		while (!selector.isOver()) {
			doWait(Long.MAX_VALUE);
		}
	}

	/** Waits until every other thread waits for something that has not come, or has ended. */
	public void awaitQuiet() {
		Set<Thread> ending;
		do {
			awaitReally("quiet", () -> selectors.stream().allMatch(MemorySelector::isQuiet));
			synchronized (this) {
				ending = Set.copyOf(leaving);
				leaving.clear();
			}
			ending.forEach(MemoryNetwork::awaitEnd);
		} while (!ending.isEmpty());
	}

	private static void awaitEnd(Thread thread) {
		try {
			TimeUnit.NANOSECONDS.timedJoin(thread, HANG_NANOS);
		} catch (InterruptedException e) {
			throw new IllegalStateException("nobody interrupts here", e);
		}
		if (thread.isAlive()) {
			throw new AssertionError("a thread hangs: \"" + thread.getName() + "\" goes on without connections\n" + Stacks.all());
		}
	}

	/** Waits until the library waits for bytes of this connection, or has closed it. */
	public void awaitServed(RawEnd end) {
		awaitReally("served", () -> end.isEnded()
				|| selectors.stream().anyMatch(selector -> selector.watches(end.peer()) && selector.hasWaiting()));
	}

	/** Waits until the library waits for connections. */
	public void awaitListening() {
		awaitReally("listening", () -> servers.values().stream()
				.allMatch(server -> selectors.stream().anyMatch(selector -> selector.watches(server) && selector.hasWaiting())));
	}

	private synchronized void awaitReally(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + HANG_NANOS;
		while (!condition.getAsBoolean()) {
			long left = end - System.nanoTime();
			if (left <= 0) {
				throw new AssertionError("a thread hangs: not " + what + " after 10 s\n" + Stacks.all());
			}
			doWait(Math.min(left, LOOK_NANOS));
		}
	}

	private void doWait(long realNanos) {
		try {
			TimeUnit.NANOSECONDS.timedWait(this, realNanos);
		} catch (InterruptedException e) {
			throw new IllegalStateException("nobody interrupts here", e);
		}
	}

	/** Checks that the library has closed all it opened. */
	@Override
	public synchronized void close() {
		if (!selectors.isEmpty()) {
			throw new AssertionError(selectors.size() + " selectors were left open");
		}
	}
}
