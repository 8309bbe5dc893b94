package org.portabledevices.sim.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.portabledevices.sim.camera.Card;

/** How a simulated device is set. */
@ObjectClassDefinition(name = "Simulated portable device",
		description = "One configuration is one device. Changes of what goes wrong, speed and ranking disturb nothing; other changes bring a new device in.")
@interface DeviceConfig {

	/** The factory PID. */
	String PID = "org.portabledevices.sim.device";

	@AttributeDefinition(name = "Profile", description = "What kind of device it is",
			options = { @Option(label = "Camera", value = "camera"),
					@Option(label = "Phone", value = "phone"),
					@Option(label = "Contacts of a phone", value = "contacts") })
	String profile() default "camera";

	@AttributeDefinition(name = "Name", description = "The friendly name")
	String name() default "Configured Device";

	@AttributeDefinition(name = "Serial number",
			description = "The serial number, which tells the device from others; empty: made of the name")
	String serial_number() default "";

	@AttributeDefinition(name = "Seed", description = "What is by chance follows from it: with the same seed, the same runs")
	long seed() default 1;

	@AttributeDefinition(name = "Latency (ms)",
			description = "Milliseconds before a method, or an operation on the wire, is worked on; 0 for none", min = "0")
	long latency_ms() default 0;

	@AttributeDefinition(name = "Jitter (ms)", description = "Up to so many milliseconds are added to the latency, by chance; 0 for none",
			min = "0")
	long jitter_ms() default 0;

	@AttributeDefinition(name = "Failures (%)", description = "How many of a hundred methods fail, by chance",
			min = "0", max = "100")
	int failure_percent() default 0;

	@AttributeDefinition(name = "Failure code",
			description = "The response code that they fail with, by name or number: Device_Busy, or 0x2019")
	String failure_code() default "General_Error";

	@AttributeDefinition(name = "Stalls (%)",
			description = "How many of a hundred methods stall, by chance: nothing comes of them for a time", min = "0", max = "100")
	int stall_percent() default 0;

	@AttributeDefinition(name = "Stall (ms)", description = "That time in milliseconds", min = "0")
	long stall_ms() default 30_000;

	@AttributeDefinition(name = "Lost cancels (%)",
			description = "Of how many of a hundred methods, by chance, a cancel is lost: the work goes on, and no confirmation comes",
			min = "0", max = "100")
	int lost_cancel_percent() default 0;

	@AttributeDefinition(name = "Late completion (ms)",
			description = "Milliseconds between a cancel and the device's answer to it; 0 for at once", min = "0")
	long late_completion_ms() default 0;

	@AttributeDefinition(name = "Speed (bytes per second)",
			description = "How fast bulk data goes, in memory and on the wire; 0 for as fast as it can", min = "0")
	long bytes_per_second() default 0;

	@AttributeDefinition(name = "Unplugged after (ms)",
			description = "Milliseconds after which the device is unplugged each time it was connected; 0 for never", min = "0")
	long unplug_after_ms() default 0;

	@AttributeDefinition(name = "Plugged in after (ms)", description = "Milliseconds after which it is then back; 0 for never", min = "0")
	long replug_after_ms() default 0;

	@AttributeDefinition(name = "Latency curve",
			description = "Latencies by call or time, before all of which the script counts, and after which Latency counts: 1..9: 5ms; 10..99: 20ms..200ms; *: p50=5ms p99=1s")
	String[] latency_curve() default {};

	@AttributeDefinition(name = "Script",
			description = "What befalls which call, one rule a line: 2: fail Device_Busy; 3..5 Download: stall at 65536 for 2s. See the how-to about scripts")
	String[] script() default {};

	@AttributeDefinition(name = "Clock", description = "Whether the device lives in real time, or in one that passes when a test says so",
			options = { @Option(label = "Real", value = "real"), @Option(label = "Virtual", value = "virtual") })
	String clock() default "real";

	@AttributeDefinition(name = "Trace (lines)",
			description = "How many lines of the trace are kept: what befell which call. Each is also logged, at level DEBUG; 0 for no trace",
			min = "0")
	int trace_lines() default 1000;

	@AttributeDefinition(name = "Large object (MiB)",
			description = "Size of an additional file /DCIM/100SIMUL/LARGE.BIN, whose bytes are computed and take no room; 0 for none",
			min = "0", max = "1048576")
	int large_object_mb() default 0;

	@AttributeDefinition(name = "Free space (MiB)",
			description = "How much room there is on the first storage besides what lies there; in a folder that is written, no more than the disk has",
			min = "0", max = "1048576")
	int free_space_mb() default Card.USUAL_FREE_MIB;

	@AttributeDefinition(name = "Read-only", description = "Whether nothing can be added to the first storage, changed there or deleted")
	boolean read_only() default false;

	@AttributeDefinition(name = "Folder",
			description = "A folder of this machine whose files are on the first storage in place of the sample pictures; empty for these. Links and hidden files are left out")
	String folder() default "";

	@AttributeDefinition(name = "Folder is written",
			description = "Whether what is added and deleted is so in the folder too; if not, the folder stays as it is")
	boolean folder_writable() default false;

	@AttributeDefinition(name = "Ranking", description = "The service.ranking of the device's services")
	int service_ranking() default 0;
}
