/**
 * The events that the engine makes for Java Flight Recorder. Their names and fields are documented in {@code docs/reference/flight-recorder.md}; who changes one changes what
 * operators' scripts read.
 * <p>
 * An event holds numbers and text, for the moment of its commit: never an object of a client or a backend.
 */
package org.portabledevices.engine.flight.jfr;
