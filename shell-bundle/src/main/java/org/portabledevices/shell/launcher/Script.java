package org.portabledevices.shell.launcher;

import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;

import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.portabledevices.shell.text.Plain;

/**
 * Runs a script in a session of its own. Gogo stops at the first command that fails, in {@code a; b} and from line to line; its {@code try} lets a
 * script go on.
 */
final class Script {

	static final int SUCCEEDED = 0;
	static final int FAILED = 1;

	/** The commands of this bundle need no scope, as at the prompt of the product. */
	private static final String SCOPE = "pds:gogo:*";

	/** Where Gogo leaves what went wrong in a pipe before its last command. */
	private static final String PIPE_EXCEPTION = "pipe-exception";

	private final CommandProcessor processor;
	private final PrintStream out;
	private final PrintStream err;

	/**
	 * Makes a runner.
	 *
	 * @param processor runs commands.
	 * @param out takes what they print; never Gogo's own System.out, which would print into itself.
	 * @param err takes one line for a failure.
	 */
	Script(CommandProcessor processor, PrintStream out, PrintStream err) {
		this.processor = processor;
		this.out = out;
		this.err = err;
	}

	int run(String script) {
		try (CommandSession session = processor.createSession(InputStream.nullInputStream(), out, err)) {
			session.put("SCOPE", SCOPE);
			Object result = session.execute(script);
			if (result != null) {
				out.println(session.format(result, Converter.INSPECT));
			}
			Object inPipe = session.get(PIPE_EXCEPTION);
			if (inPipe instanceof Exception failure) {
				return failed(failure.getSuppressed().length > 0 ? failure.getSuppressed()[0] : failure);
			}
			return SUCCEEDED;
		} catch (Exception e) {
			return failed(e);
		} finally {
			out.flush();
			err.flush();
		}
	}

	private int failed(Throwable failure) {
		out.flush();
		err.println("pds: " + words(failure));
		return FAILED;
	}

	/** One line: the message of what a command threw, without what Gogo wrapped round it. */
	static String words(Throwable failure) {
		Throwable cause = failure;
		while ((cause instanceof ExecutionException || cause instanceof InvocationTargetException) && cause.getCause() != null) {
			cause = cause.getCause();
		}
		String message = cause.getMessage();
		return Plain.line(message == null || message.isBlank() ? cause.toString() : message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " "));
	}
}
