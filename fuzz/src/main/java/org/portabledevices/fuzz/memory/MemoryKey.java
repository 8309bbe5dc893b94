package org.portabledevices.fuzz.memory;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.spi.AbstractSelectionKey;

/** What a selector watches a channel for. */
final class MemoryKey extends AbstractSelectionKey {
	private final MemorySelector selector;
	private final SelectableChannel channel;
	private int interest;
	private int ready;

	MemoryKey(MemorySelector selector, SelectableChannel channel, int interest) {
		this.selector = selector;
		this.channel = channel;
		this.interest = interest;
	}

	/** Looks at the channel; whether there is something to do. Guarded by the network. */
	boolean look() {
		ready = isValid() ? ((MemoryChannel) channel).readyOps() & interest : 0;
		return ready != 0;
	}

	@Override
	public SelectableChannel channel() {
		return channel;
	}

	@Override
	public MemorySelector selector() {
		return selector;
	}

	private void checkValid() {
		if (!isValid()) {
			throw new CancelledKeyException();
		}
	}

	@Override
	public int interestOps() {
		checkValid();
		return interest;
	}

	@Override
	public SelectionKey interestOps(int operations) {
		checkValid();
		interest = operations;
		return this;
	}

	@Override
	public int readyOps() {
		checkValid();
		return ready;
	}
}
