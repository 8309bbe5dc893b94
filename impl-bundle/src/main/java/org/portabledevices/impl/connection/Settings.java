package org.portabledevices.impl.connection;

import java.time.Duration;
import java.util.UUID;

/**
 * What is configured for a device. Immutable; the values were checked by who made it.
 *
 * @param host name or address of the device.
 * @param port its TCP port.
 * @param guid tells us from other initiators.
 * @param friendlyName our name for people.
 * @param connectLimit how long connecting may take, the opening of the session included in each of its steps.
 * @param silenceLimit how long the device may send nothing during a method whose description says nothing else.
 * @param confirmationLimit how long the device may leave a cancel unconfirmed before its session is reset.
 * @param reconnectMin the shortest time before another attempt to connect.
 * @param reconnectMax the longest time before another attempt to connect.
 * @param captureQuiet how long after the last object a capture counts as complete although the device did not say so.
 * @param probeInterval how long an idle device may be silent before it is asked whether it is there, zero to never ask.
 * @param ranking the ranking of the services.
 */
public record Settings(String host, int port, UUID guid, String friendlyName, Duration connectLimit, Duration silenceLimit,
		Duration confirmationLimit, Duration reconnectMin, Duration reconnectMax, Duration captureQuiet, Duration probeInterval,
		int ranking) {

	/**
	 * Makes settings of a device that is never asked whether it is there.
	 *
	 * @param host name or address of the device.
	 * @param port its TCP port.
	 * @param guid tells us from other initiators.
	 * @param friendlyName our name for people.
	 * @param connectLimit how long connecting may take.
	 * @param silenceLimit how long the device may send nothing during a method.
	 * @param confirmationLimit how long the device may leave a cancel unconfirmed.
	 * @param reconnectMin the shortest time before another attempt to connect.
	 * @param reconnectMax the longest time before another attempt to connect.
	 * @param captureQuiet how long after the last object a capture counts as complete.
	 * @param ranking the ranking of the services.
	 */
	public Settings(String host, int port, UUID guid, String friendlyName, Duration connectLimit, Duration silenceLimit,
			Duration confirmationLimit, Duration reconnectMin, Duration reconnectMax, Duration captureQuiet, int ranking) {
		this(host, port, guid, friendlyName, connectLimit, silenceLimit, confirmationLimit, reconnectMin, reconnectMax, captureQuiet,
				Duration.ZERO, ranking);
	}

	/**
	 * Answers where the device is.
	 *
	 * @return host and port, an IPv6 address in brackets.
	 */
	public String address() {
		return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
	}

	/**
	 * Tells whether a connection made with other settings serves for these too.
	 *
	 * @param other the other settings.
	 * @return whether host, port and GUID are the same: the others need no new connection.
	 */
	public boolean sameConnection(Settings other) {
		return host.equals(other.host) && port == other.port && guid.equals(other.guid);
	}
}
