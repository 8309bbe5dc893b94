package org.portabledevices.engine.osgi;

import org.osgi.service.log.Logger;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.log.ThrownCopy;

/** The log of the framework, which may keep what it is given. */
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
		logger.warn("{}", message, ThrownCopy.of(cause));
	}
}
