package org.portabledevices.engine.core;

import org.portabledevices.engine.log.EngineLog;

/** Writes nothing: an engine that is driven to its limits a million times has much to say. */
final class NoLog implements EngineLog {

	@Override
	public void info(String message) {
	}

	@Override
	public void warn(String message) {
	}

	@Override
	public void warn(String message, Throwable cause) {
	}
}
