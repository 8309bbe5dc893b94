package org.portabledevices.engine.core;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.portabledevices.engine.log.EngineLog;

/** A log for the thread that watches the times: a log may run foreign code, which that thread must not (contract 6.3), so another one writes. */
record TimerLog(EngineLog log, Executor lent) implements EngineLog {

	@Override
	public void info(String message) {
		write(() -> log.info(message));
	}

	@Override
	public void warn(String message) {
		write(() -> log.warn(message));
	}

	@Override
	public void warn(String message, Throwable cause) {
		write(() -> log.warn(message, cause));
	}

	private void write(Runnable line) {
		try {
			lent.execute(line);
		} catch (RejectedExecutionException e) {
			// the engine has stopped, and its threads with it
		}
	}
}
