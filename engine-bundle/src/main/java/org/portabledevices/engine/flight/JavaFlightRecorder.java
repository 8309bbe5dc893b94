package org.portabledevices.engine.flight;

import org.portabledevices.engine.log.EngineLog;

/** Finds Java Flight Recorder. A runtime may come without it, and a framework may hide it: then nothing is recorded, and all else goes on. */
public final class JavaFlightRecorder {

	private static final String EVENTS = JavaFlightRecorder.class.getPackageName() + ".jfr";

	private JavaFlightRecorder() {
	}

	/**
	 * Loads the events.
	 *
	 * @param log is told if there is no Flight Recorder.
	 * @return what makes the engine's events of it, or {@link FlightLog#NONE}.
	 */
	public static FlightLog find(EngineLog log) {
		try {
			ClassLoader loader = new EventClassLoader(JavaFlightRecorder.class.getClassLoader(), EVENTS + ".");
			return (FlightLog) loader.loadClass(EVENTS + ".JfrLog").getConstructor().newInstance();
		} catch (ReflectiveOperationException | LinkageError e) {
			log.info("no events for Java Flight Recorder, which is not to be had here: " + e);
			return FlightLog.NONE;
		}
	}
}
