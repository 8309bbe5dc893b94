/**
 * What the engine tells a flight recorder, and how Java Flight Recorder is found where there is one. The events themselves are in a package that only
 * {@link org.portabledevices.engine.flight.JavaFlightRecorder} loads: nothing else of the engine needs {@code jdk.jfr}.
 */
package org.portabledevices.engine.flight;
