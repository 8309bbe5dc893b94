package org.portabledevices.tck;

import org.portabledevices.service.PortableDeviceService;

/** A service object that the kit holds: a client of its own (contract, words). */
public interface Client {

	/**
	 * Answers the service object.
	 *
	 * @return always the same.
	 */
	PortableDeviceService service();

	/** Gives the service object back (contract 4.1). A second time does nothing. */
	void release();
}
