package org.portabledevices.engine.thread;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.portabledevices.engine.log.EngineLog;

/** Threads for work that may wait: one for each task that runs, made by the root thread. (A ThreadPoolExecutor would make them on the stack of its caller.) */
final class LentThreads implements Executor {

	private final EngineThreads threads;
	private final EngineLog log;
	private final long idleNanos;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition added = lock.newCondition();
	private final Queue<Runnable> tasks = new ArrayDeque<>();
	/** Threads that wait for a task, or have been asked for and will. */
	private int free;
	private int number;
	private boolean closed;

	LentThreads(EngineThreads threads, EngineLog log, long idleNanos) {
		this.threads = threads;
		this.log = log;
		this.idleNanos = idleNanos;
	}

	@Override
	public void execute(Runnable task) {
		lock.lock();
		try {
			if (closed) {
				throw new RejectedExecutionException("the engine has stopped");
			}
			tasks.add(task);
			if (tasks.size() > free) {
				free++;
				threads.start("lent-" + ++number, this::work);
			} else {
				added.signal();
			}
		} finally {
			lock.unlock();
		}
	}

	void close() {
		lock.lock();
		try {
			closed = true;
			added.signalAll();
		} finally {
			lock.unlock();
		}
	}

	private void work() {
		boolean more = runNext();
		while (more) {
			threads.reset();
			lock.lock();
			free++;
			lock.unlock();
			more = runNext();
		}
	}

	/** A method of its own, so that no variable of a waiting thread holds the task that it ran last. */
	private boolean runNext() {
		Runnable task = next();
		if (task == null) {
			return false;
		}
		try {
			task.run();
		} catch (Throwable e) {
			log.warn("work on thread %s failed".formatted(Thread.currentThread().getName()), e);
		}
		return true;
	}

	/** Takes the next task; what was given before the close is run. Answers null to end the thread. */
	private Runnable next() {
		lock.lock();
		try {
			long left = idleNanos;
			while (tasks.isEmpty() && !closed && left > 0) {
				left = awaitTask(left);
			}
			free--;
			return tasks.poll();
		} finally {
			lock.unlock();
		}
	}

	private long awaitTask(long left) {
		try {
			return added.awaitNanos(left);
		} catch (InterruptedException e) {
			return left; // by a close, which shows in the flag; or by foreign code that kept this thread, which means nothing any more
		}
	}
}
