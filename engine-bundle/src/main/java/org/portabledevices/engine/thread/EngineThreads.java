package org.portabledevices.engine.thread;

import static java.util.Objects.requireNonNull;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.portabledevices.engine.log.EngineLog;

/**
 * Makes and ends all threads of the engine. Safe for use by any thread.
 * <p>
 * One thread starts all others: a new thread keeps what it inherits from the one that made it (its access control context, thread locals, context class loader, thread
 * group), and one that was made inside a client's call would keep that client's class loader alive for as long as it runs.
 */
public final class EngineThreads implements AutoCloseable {

	private static final long AUTO_CLOSE_NANOS = TimeUnit.SECONDS.toNanos(1);
	private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);
	private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private record Wanted(String name, Runnable body) {
	}

	private final String prefix;
	private final EngineLog log;
	private final ClassLoader loader = EngineThreads.class.getClassLoader();
	private final ThreadGroup group = outermostGroup();
	private final BlockingQueue<Wanted> wanted = new LinkedBlockingQueue<>();
	private final LentThreads lent;
	/** Guarded by itself. Once {@link #closed} is true, none is added. */
	private final Set<Thread> living = new HashSet<>();
	private boolean closed;

	/**
	 * Makes the thread that makes all others.
	 *
	 * @param prefix what the names of all threads begin with.
	 * @param log where trouble is written.
	 */
	public EngineThreads(String prefix, EngineLog log) {
		this(prefix, log, IDLE_NANOS);
	}

	EngineThreads(String prefix, EngineLog log, long idleNanos) {
		this.prefix = requireNonNull(prefix, "prefix");
		this.log = requireNonNull(log, "log");
		lent = new LentThreads(this, log, idleNanos);
		startRoot();
	}

	/**
	 * Has a daemon thread started, and does not wait for it. If the machine has no room for another thread, that is tried until there is.
	 *
	 * @param name its name, behind the prefix and a hyphen.
	 * @param body what it runs. It is to end when it is interrupted, or before {@link #close(long)} is called. After that it is dropped.
	 */
	public void start(String name, Runnable body) {
		wanted.add(new Wanted(prefix + "-" + name, requireNonNull(body, "body")));
	}

	/**
	 * Answers threads for work that may wait. It never runs anything on the thread of its caller, and takes everything until it is closed; then it throws
	 * {@link java.util.concurrent.RejectedExecutionException}.
	 *
	 * @return an executor with as many threads as it has work, which end when they had none for 10 s.
	 */
	public Executor lent() {
		return lent;
	}

	/** Ends all threads, and waits one second at most. */
	@Override
	public void close() {
		close(AUTO_CLOSE_NANOS);
	}

	/**
	 * Ends all threads: interrupts each of them once, waits for them, and logs the names of those that remain. They are inside foreign code. The calling thread, if it
	 * is one of them, is neither interrupted nor waited for.
	 *
	 * @param nanos how long to wait at most; an interrupt ends the wait, and stays.
	 * @return whether all threads have ended.
	 */
	public boolean close(long nanos) {
		long deadline = System.nanoTime() + nanos;
		List<Thread> ending;
		synchronized (living) {
			closed = true;
			ending = new ArrayList<>(living);
		}
		lent.close();
		for (Thread thread : ending) {
			if (thread != Thread.currentThread()) {
				thread.interrupt();
			}
		}
		wanted.clear();
		List<String> remaining = join(ending, deadline);
		if (!remaining.isEmpty()) {
			log.warn("threads that have not ended, they are inside foreign code: " + String.join(", ", remaining));
		}
		return remaining.isEmpty();
	}

	/** Makes the current thread, one of ours, as foreign code expects to find it: the interrupt flag clear, and our context class loader. */
	public void reset() {
		Thread.interrupted();
		Thread thread = Thread.currentThread();
		if (thread.getContextClassLoader() != loader) {
			thread.setContextClassLoader(loader);
		}
	}

	/**
	 * Tells whether {@link #close(long)} was called.
	 *
	 * @return whether all threads are to end.
	 */
	public boolean isClosed() {
		synchronized (living) {
			return closed;
		}
	}

	private static List<String> join(List<Thread> threads, long deadline) {
		List<String> remaining = new ArrayList<>();
		boolean interrupted = false;
		for (Thread thread : threads) {
			try {
				long left = deadline - System.nanoTime();
				if (thread != Thread.currentThread() && left > 0 && !interrupted) {
					TimeUnit.NANOSECONDS.timedJoin(thread, left);
				}
			} catch (InterruptedException e) {
				interrupted = true;
			}
			if (thread.isAlive()) {
				remaining.add(thread.getName());
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return remaining;
	}

	/** The first thread may well be made inside a client's call, which activates the engine: the privileged action keeps the caller out of what it inherits. */
	@SuppressWarnings("removal") // from Java 24 on, a thread inherits no such context, and this only runs the action
	private void startRoot() {
		AccessController.doPrivileged((PrivilegedAction<Void>) () -> startThread(prefix + "-threads", this::startOthers));
	}

	private void startOthers() {
		try {
			while (true) {
				Wanted next = wanted.take();
				while (!tryStart(next)) {
					LockSupport.parkNanos(this, RETRY_NANOS);
					if (Thread.interrupted()) {
						return;
					}
				}
			}
		} catch (InterruptedException e) {
			// closed
		}
	}

	private boolean tryStart(Wanted next) {
		try {
			startThread(next.name(), next.body());
			return true;
		} catch (OutOfMemoryError e) {
			log.warn("no room for thread %s, trying again".formatted(next.name()), e);
			return false;
		}
	}

	private Void startThread(String name, Runnable body) {
		Thread thread = new Thread(group, () -> run(body), name, 0, false);
		thread.setDaemon(true);
		thread.setContextClassLoader(loader);
		synchronized (living) {
			if (!closed) {
				thread.start();
				living.add(thread);
			}
		}
		return null;
	}

	private void run(Runnable body) {
		try {
			body.run();
		} catch (Throwable e) {
			log.warn("thread %s failed".formatted(Thread.currentThread().getName()), e);
		} finally {
			synchronized (living) {
				living.remove(Thread.currentThread());
			}
		}
	}

	private static ThreadGroup outermostGroup() {
		ThreadGroup group = Thread.currentThread().getThreadGroup();
		while (group.getParent() != null) {
			group = group.getParent();
		}
		return group;
	}
}
