package org.portabledevices.sim.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.portabledevices.sim.camera.Card;

/** How the devices are set that are there without any configuration. */
@ObjectClassDefinition(name = "Simulated default devices",
		description = "A phone and a camera that are there without any configuration. Changes of latency, speed and ranking disturb nothing; other changes bring new devices in.")
@interface DefaultsConfig {

	/** The PID. */
	String PID = "org.portabledevices.sim";

	@AttributeDefinition(name = "Default devices", description = "Whether the phone and the camera are there")
	boolean defaults() default true;

	@AttributeDefinition(name = "Latency (ms)",
			description = "Milliseconds before a method, or an operation on the wire, is worked on; 0 for none",
			min = "0")
	long latency_ms() default 0;

	@AttributeDefinition(name = "Speed (bytes per second)",
			description = "How fast bulk data goes, in memory and on the wire; 0 for as fast as it can", min = "0")
	long bytes_per_second() default 0;

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
			description = "A folder of this machine whose files are on the camera's card in place of the sample pictures; empty for these. Links and hidden files are left out")
	String folder() default "";

	@AttributeDefinition(name = "Folder is written",
			description = "Whether what is added to the camera and deleted from it is so in the folder too; if not, the folder stays as it is")
	boolean folder_writable() default false;

	@AttributeDefinition(name = "Seed", description = "What is by chance follows from it: the bytes of the large object")
	long seed() default 1;

	@AttributeDefinition(name = "Ranking", description = "The service.ranking of the devices' services")
	int service_ranking() default 0;
}
