package org.portabledevices.fuzz.memory;

import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits in the network's time. Nobody interrupts here, so interrupts are not looked at. */
final class MemorySelector extends AbstractSelector {
	private final MemoryNetwork network;
	private final Thread creator = Thread.currentThread();
	private final Set<SelectionKey> keys = new LinkedHashSet<>();
	private final Set<SelectionKey> selected = new LinkedHashSet<>();
	private boolean woken;
	/** Who waits here, or did last. */
	private Thread owner;
	private boolean waiting;
	private long deadline;

	MemorySelector(SelectorProvider provider, MemoryNetwork network) {
		super(provider);
		this.network = network;
		network.opened(this);
	}

	@Override
	protected SelectionKey register(AbstractSelectableChannel channel, int operations, Object attachment) {
		synchronized (network) {
			MemoryKey key = new MemoryKey(this, channel, operations);
			key.attach(attachment);
			keys.add(key);
			network.changed();
			return key;
		}
	}

	/** As the JDK has it: 0 is for ever. */
	@Override
	public int select(long timeout) {
		return selectWithin(timeout == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(timeout));
	}

	private int selectWithin(long nanos) {
		synchronized (network) {
			if (!isOpen()) {
				throw new ClosedSelectorException();
			}
			forgetCancelled();
			owner = Thread.currentThread();
			deadline = network.now() + Math.min(nanos, Long.MAX_VALUE / 4);
			waiting = true;
		}
		try {
			network.await(this);
		} finally {
			synchronized (network) {
				waiting = false;
			}
		}
		synchronized (network) {
			forgetCancelled();
			woken = false;
			int count = 0;
			for (SelectionKey key : keys) {
				if (((MemoryKey) key).look() && selected.add(key)) {
					count++;
				}
			}
			return count;
		}
	}

	@Override
	public int select(Consumer<SelectionKey> action, long timeout) {
		select(timeout);
		List<SelectionKey> ready = new ArrayList<>(selected);
		selected.clear();
		ready.forEach(action);
		return ready.size();
	}

	private void forgetCancelled() {
		synchronized (cancelledKeys()) {
			for (SelectionKey key : cancelledKeys()) {
				keys.remove(key);
				selected.remove(key);
				deregister((MemoryKey) key);
			}
			cancelledKeys().clear();
		}
	}

	/** Whether there is no reason to wait any more. */
	boolean isOver() {
		return woken || !isOpen() || deadline - network.now() <= 0 || keys.stream().anyMatch(key -> ((MemoryKey) key).look());
	}

	/** Whether nothing happens here until something happens elsewhere. Answers yes for the selectors of who asks. */
	boolean isQuiet() {
		if (owner == Thread.currentThread() || owner == null && creator == Thread.currentThread()) {
			return true;
		}
		if (waiting) {
			return !isOver();
		}
		// Whoever knows that its connection is at its end may wait for other things than bytes.
		return owner != null && !keys.isEmpty() && keys.stream().allMatch(key -> ((MemoryChannel) key.channel()).isEndSeen())
				&& (owner.getState() == Thread.State.TIMED_WAITING || owner.getState() == Thread.State.WAITING);
	}

	/** Who waits here, or did last; null if nobody ever did. */
	Thread owner() {
		return owner;
	}

	/** How much time is left. */
	long left() {
		return deadline - network.now();
	}

	boolean watches(SelectableChannel channel) {
		return keys.stream().anyMatch(key -> key.isValid() && key.channel() == channel);
	}

	boolean hasWaiting() {
		return waiting;
	}

	@Override
	public Selector wakeup() {
		synchronized (network) {
			woken = true;
			network.changed();
		}
		return this;
	}

	@Override
	protected void implCloseSelector() {
		synchronized (network) {
			for (SelectionKey key : keys) {
				deregister((MemoryKey) key);
			}
			keys.clear();
			selected.clear();
			network.closed(this);
		}
	}

	@Override
	public Set<SelectionKey> keys() {
		return keys;
	}

	@Override
	public Set<SelectionKey> selectedKeys() {
		return selected;
	}

	@Override
	public int select() {
		return select(0);
	}

	@Override
	public int selectNow() {
		return selectWithin(0);
	}
}
