package org.portabledevices.sim.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.portabledevices.sim.responder.Serving;

/** How a simulated camera is shown on the wire. */
@ObjectClassDefinition(name = "Simulator's PTP/IP responder", description = "Serves a simulated camera or phone to PTP/IP initiators")
@interface ResponderConfig {

	/** The PID. */
	String PID = "org.portabledevices.sim.responder";

	@AttributeDefinition(name = "On", description = "Whether a camera is served")
	boolean enabled() default true;

	@AttributeDefinition(name = "Bind address",
			description = "The address to listen on. 127.0.0.1 is reached from this machine only; anybody who reaches another one can use the camera")
	String bind_address() default "127.0.0.1";

	@AttributeDefinition(name = "Port",
			description = "The TCP port to listen on; 0 for any that is free, which the log and the list of devices then tell", min = "0",
			max = "65535")
	int port() default 15740;

	@AttributeDefinition(name = "Device",
			description = "Name, serial number or ID of the camera; empty for the default camera or, without it, the first that is there")
	String device() default "";

	@AttributeDefinition(name = "Allowed GUIDs",
			description = "The GUIDs of the initiators that are served, such as 01234567-89ab-cdef-0123-456789abcdef; empty for all. A GUID is no secret: this keeps strangers out, not attackers")
	String[] allowed_guids() default {};

	@AttributeDefinition(name = "Sessions",
			description = "How many initiators have a session at the same time; another one is told that the device is busy",
			min = "1")
	int max_sessions() default 1;

	@AttributeDefinition(name = "Connections",
			description = "How many TCP connections there may be from one address, of which a session takes two; four times as many in all",
			min = "2")
	int max_connections() default Serving.USUAL_CONNECTIONS;

	@AttributeDefinition(name = "Idle limit (ms)",
			description = "Milliseconds without an operation after which an initiator is cut off; 0 for never", min = "0")
	long idle_limit_ms() default 0;
}
