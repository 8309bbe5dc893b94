package org.portabledevices.shell.fakes;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;

/** The real Gogo without a framework. */
public final class Gogo implements AutoCloseable {

	/** One for all: it takes System.out for itself, and takes it back whenever one of its threads ends. */
	private static final ThreadIOImpl THREAD_IO = new ThreadIOImpl();

	static {
		THREAD_IO.start();
	}

	private final CommandProcessorImpl processor = new CommandProcessorImpl(THREAD_IO);

	/** Adds commands, as the whiteboard would. */
	public void add(Object commands, String... functions) {
		for (String function : functions) {
			processor.addCommand("pds", commands, function);
		}
	}

	/** What runs commands. */
	public CommandProcessor processor() {
		return processor;
	}

	/** Opens a session. */
	public Session open() {
		return new Session();
	}

	@Override
	public void close() {
		processor.stop();
	}

	/** A session that remembers what it was shown. */
	public final class Session implements AutoCloseable {

		private final Screen shown = new Screen();
		private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
		public final CommandSession gogo = processor.createSession(InputStream.nullInputStream(), out, out);

		/** Runs commands. */
		public Object run(String line) throws Exception {
			return gogo.execute(line);
		}

		/** Runs commands, and answers what they printed. */
		public String show(String line) throws Exception {
			shown.reset();
			gogo.execute(line);
			return shown();
		}

		/** Answers what was printed since the last time. */
		public String shown() {
			return shown.take();
		}

		/** Waits until something has been printed, a few seconds at most, and answers all that was printed since the last time. */
		public String awaitShown(String words) throws InterruptedException {
			shown.await(words);
			return shown.take();
		}

		@Override
		public void close() {
			gogo.close();
		}
	}

	/** Remembers what is printed, by whatever thread. */
	private static final class Screen extends ByteArrayOutputStream {

		private static final long LIMIT_MILLIS = 10_000;

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			super.write(bytes, offset, length);
			notifyAll();
		}

		synchronized void await(String words) throws InterruptedException {
			long end = System.nanoTime() + LIMIT_MILLIS * 1_000_000;
			while (!toString(StandardCharsets.UTF_8).contains(words)) {
				long left = (end - System.nanoTime()) / 1_000_000;
				if (left <= 0) {
					throw new AssertionError("not shown in time: \"" + words + "\", but: " + this);
				}
				wait(left);
			}
		}

		synchronized String take() {
			String text = toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
			reset();
			return text.stripTrailing();
		}
	}
}
