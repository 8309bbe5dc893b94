package org.portabledevices.fuzz.memory;

import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/**
 * Gives the whole JVM channels of the {@link MemoryNetwork} instead of the system's. The JDK finds it as a service, so the protocol library
 * runs here as it is, from its first {@code open()}: no seam of its own, no socket, and no time that really passes.
 */
public final class MemoryProvider extends SelectorProvider {

	@Override
	public SocketChannel openSocketChannel() {
		return new MemorySocket(this, MemoryNetwork.current());
	}

	@Override
	public ServerSocketChannel openServerSocketChannel() {
		return new MemoryServer(this, MemoryNetwork.current());
	}

	@Override
	public AbstractSelector openSelector() {
		return new MemorySelector(this, MemoryNetwork.current());
	}

	@Override
	public DatagramChannel openDatagramChannel() {
		throw new UnsupportedOperationException("TCP only");
	}

	@Override
	public DatagramChannel openDatagramChannel(ProtocolFamily family) {
		throw new UnsupportedOperationException("TCP only");
	}

	@Override
	public Pipe openPipe() {
		throw new UnsupportedOperationException("TCP only");
	}
}
