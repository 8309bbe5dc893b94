package org.portabledevices.fuzz.memory;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import java.util.function.Consumer;

/** The library's end of a connection. It never blocks. */
final class MemorySocket extends SocketChannel implements MemoryChannel {
	private final MemoryNetwork network;
	private MemoryPipe in;
	private MemoryPipe out;
	private SocketAddress local;
	private SocketAddress remote;
	private boolean refused;
	/** Sees what is written, and may take it at once. */
	private Consumer<byte[]> written;

	MemorySocket(SelectorProvider provider, MemoryNetwork network) {
		super(provider);
		this.network = network;
	}

	void attach(MemoryPipe input, MemoryPipe output, SocketAddress here, SocketAddress there, Consumer<byte[]> witness) {
		in = input;
		out = output;
		local = here;
		remote = there;
		written = witness;
	}

	@Override
	public boolean connect(SocketAddress address) throws IOException {
		synchronized (network) {
			refused = !network.connect(this, (InetSocketAddress) address);
			remote = address;
			return false; // as the system does it for what does not block
		}
	}

	@Override
	public boolean finishConnect() throws IOException {
		synchronized (network) {
			checkOpen();
			if (refused) {
				throw new ConnectException("Connection refused");
			}
			return in != null;
		}
	}

	@Override
	public int readyOps() {
		if (in == null) {
			return refused ? SelectionKey.OP_CONNECT : 0;
		}
		return SelectionKey.OP_CONNECT | (in.isReadable() ? SelectionKey.OP_READ : 0) | (out.isWritable() ? SelectionKey.OP_WRITE : 0);
	}

	@Override
	public boolean isEndSeen() {
		return in != null && in.endSeen;
	}

	private void checkOpen() throws IOException {
		if (!isOpen()) {
			throw new ClosedChannelException();
		}
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		synchronized (network) {
			checkOpen();
			int count = in.read(target);
			if (count > 0) {
				network.changed();
			}
			return count;
		}
	}

	@Override
	public int write(ByteBuffer source) throws IOException {
		synchronized (network) {
			checkOpen();
			int first = source.position();
			int count = out.write(source);
			if (count > 0) {
				byte[] bytes = new byte[count];
				source.get(first, bytes);
				written.accept(bytes);
				network.changed();
			}
			return count;
		}
	}

	@Override
	public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
		long sum = 0;
		for (int i = offset; i < offset + length; i++) {
			sum += write(sources[i]);
			if (sources[i].hasRemaining()) {
				break;
			}
		}
		return sum;
	}

	@Override
	public long read(ByteBuffer[] targets, int offset, int length) {
		throw new UnsupportedOperationException("nobody scatters");
	}

	@Override
	protected void implCloseSelectableChannel() {
		synchronized (network) {
			if (in != null) {
				in.endSeen = true;
				out.ended = true;
				in.reset = true; // what is sent to a closed socket is answered so
				network.changed();
			}
		}
	}

	@Override
	public SocketChannel shutdownOutput() throws IOException {
		synchronized (network) {
			checkOpen();
			out.ended = true;
			network.changed();
		}
		return this;
	}

	@Override
	public SocketChannel shutdownInput() throws AsynchronousCloseException {
		throw new UnsupportedOperationException("nobody does");
	}

	@Override
	public boolean isConnected() {
		synchronized (network) {
			return in != null;
		}
	}

	@Override
	public boolean isConnectionPending() {
		return false;
	}

	@Override
	public SocketAddress getRemoteAddress() {
		return remote;
	}

	@Override
	public SocketAddress getLocalAddress() {
		return local;
	}

	@Override
	public SocketChannel bind(SocketAddress address) {
		local = address;
		return this;
	}

	@Override
	public <T> SocketChannel setOption(SocketOption<T> name, T value) {
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
	public Socket socket() {
		throw new UnsupportedOperationException("there is none");
	}

	@Override
	protected void implConfigureBlocking(boolean block) {
		if (block) {
			throw new UnsupportedOperationException("it never blocks");
		}
	}
}
