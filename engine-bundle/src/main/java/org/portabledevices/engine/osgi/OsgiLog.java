package org.portabledevices.engine.osgi;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.osgi.service.log.Logger;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.log.ThrownCopy;

/**
 * The log of the framework, which keeps its entries. What was thrown is given to it as text: of an exception Apache Felix Log makes one of its own, which refers to the classes on the
 * stack of whoever logs, and other logs keep the exception itself; either would keep class loaders of bundles that are gone (contract 4.1, 4.6).
 */
record OsgiLog(Logger logger) implements EngineLog {

	@Override
	public void info(String message) {
		logger.info("{}", message);
	}

	@Override
	public void warn(String message) {
		logger.warn("{}", message);
	}

	@Override
	public void warn(String message, Throwable cause) {
		logger.warn("{}", cause == null ? message : message + System.lineSeparator() + text(cause));
	}

	private static String text(Throwable cause) {
		StringWriter text = new StringWriter();
		ThrownCopy.of(cause).printStackTrace(new PrintWriter(text, true)); // the original's own methods are foreign code
		return text.toString().strip();
	}
}
