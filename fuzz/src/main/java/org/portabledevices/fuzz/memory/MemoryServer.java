package org.portabledevices.fuzz.memory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;

/** A port that the library listens on. It never blocks. */
final class MemoryServer extends ServerSocketChannel implements MemoryChannel {
	private final MemoryNetwork network;
	final Queue<MemorySocket> pending = new ArrayDeque<>();
	private InetSocketAddress address;

	MemoryServer(SelectorProvider provider, MemoryNetwork network) {
		super(provider);
		this.network = network;
	}

	@Override
	public ServerSocketChannel bind(SocketAddress local, int backlog) {
		synchronized (network) {
			int port = ((InetSocketAddress) local).getPort();
			address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port == 0 ? MemoryNetwork.PORT : port);
			network.listen(address.getPort(), this);
		}
		return this;
	}

	@Override
	public SocketChannel accept() {
		synchronized (network) {
			return pending.poll();
		}
	}

	@Override
	public int readyOps() {
		return pending.isEmpty() ? 0 : SelectionKey.OP_ACCEPT;
	}

	@Override
	public boolean isEndSeen() {
		return false;
	}

	@Override
	public SocketAddress getLocalAddress() {
		return address;
	}

	@Override
	protected void implCloseSelectableChannel() {
		synchronized (network) {
			network.unlisten(address == null ? -1 : address.getPort());
			network.changed();
		}
	}

	@Override
	public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) {
		return this;
	}

	@Override
	public <T> T getOption(SocketOption<T> name) {
		return null;
	}

	@Override
	public Set<SocketOption<?>> supportedOptions() {
		return Set.of();
	}

	@Override
	public ServerSocket socket() {
		throw new UnsupportedOperationException("there is none");
	}

	@Override
	protected void implConfigureBlocking(boolean block) {
		if (block) {
			throw new UnsupportedOperationException("it never blocks");
		}
	}
}
