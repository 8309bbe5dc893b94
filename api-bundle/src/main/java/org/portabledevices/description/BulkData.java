package org.portabledevices.description;

/** Whether a method moves bulk data beside its parameters (contract 3.6). */
public enum BulkData {
	/** It moves none. */
	NONE,
	/** From the device to a sink that the caller gives. */
	FROM_DEVICE,
	/** To the device, from a source that the caller gives. */
	TO_DEVICE
}
