package org.portabledevices.sim.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How a simulated camera is shown on the wire. */
@ObjectClassDefinition(name = "Simulator's PTP/IP responder", description = "Serves a simulated camera to PTP/IP initiators, one at a time")
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
}
