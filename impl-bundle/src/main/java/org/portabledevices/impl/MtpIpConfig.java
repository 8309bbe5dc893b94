package org.portabledevices.impl;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of a device, factory PID {@value MtpIpDevice#PID}. Times are in milliseconds; {@link MtpIpSettings} says what is allowed. */
@ObjectClassDefinition(name = "PTP/IP device",
		description = "One configuration is one device, such as a camera, that is reached over PTP/IP")
@interface MtpIpConfig {

	@AttributeDefinition(description = "Name or address of the device")
	String host();

	@AttributeDefinition(description = "TCP port of the device", min = "1", max = "65535")
	int port() default 15740;

	@AttributeDefinition(description = "GUID by which the device knows this program again, for example when it was paired. "
			+ "Empty: made from host and port, so it stays the same as long as they do", required = false)
	String guid() default "";

	// property friendly.name
	@AttributeDefinition(description = "Name of this program, which some devices show; at most 255 characters")
	String friendly_name() default "Portable Device Services";

	// property connect.limit.ms
	@AttributeDefinition(description = "Milliseconds that connecting may take", min = "1", max = "3600000")
	long connect_limit_ms() default 10_000;

	// property silence.limit.ms
	@AttributeDefinition(description = "Milliseconds that the device may send nothing while it works on a method. "
			+ "Methods that are known to take longer keep the limit in their description. Takes effect with the next connection", min = "1",
			max = "3600000")
	long silence_limit_ms() default 30_000;

	// property cancel.confirmation.ms
	@AttributeDefinition(description = "Milliseconds that the device may take to confirm a cancel; after that its session is reset",
			min = "1", max = "3600000")
	long cancel_confirmation_ms() default 5_000;

	// property reconnect.min.ms
	@AttributeDefinition(
			description = "Milliseconds before the first further attempt to connect; each attempt doubles it, less up to a half by chance",
			min = "1", max = "3600000")
	long reconnect_min_ms() default 250;

	// property reconnect.max.ms
	@AttributeDefinition(description = "Milliseconds between attempts to connect at the most", min = "1", max = "3600000")
	long reconnect_max_ms() default 10_000;

	// property capture.quiet.ms
	@AttributeDefinition(
			description = "Milliseconds after the last new object when a capture counts as complete, for devices that never say so",
			min = "1", max = "3600000")
	long capture_quiet_ms() default 2_000;

	// property probe.interval.ms
	@AttributeDefinition(
			description = "Milliseconds that an idle device may be silent before it is asked whether it is there; 0 never asks",
			min = "0", max = "3600000")
	long probe_interval_ms() default 30_000;

	// property service.ranking
	@AttributeDefinition(
			description = "Ranking of the device's services; of two backends that offer the same device the higher one is used")
	int service_ranking() default 100;
}
