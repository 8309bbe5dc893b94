package org.portabledevices.sim.component;

import org.osgi.service.log.Logger;
import org.portabledevices.sim.device.Journal;

/** Writes to the OSGi log. */
record LoggerJournal(Logger logger) implements Journal {

	@Override
	public void info(String words) {
		logger.info("{}", words);
	}

	@Override
	public void warn(String words, Throwable cause) {
		if (cause == null) {
			logger.warn("{}", words);
		} else {
			logger.warn("{}", words, cause);
		}
	}

	@Override
	public void trace(String device, String line) {
		logger.debug("{}: {}", device, line);
	}
}
