package org.portabledevices.service;

import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.values.Values;

/** Something that happened on a device. Immutable. */
@ProviderType
public interface DeviceEvent {

	/**
	 * Tells the GUID of the event. A vendor's MTP event 0xNNNN is {@code NNNN0000-5738-4ff2-8445-be3126691059}.
	 *
	 * @return the GUID.
	 */
	UUID id();

	/**
	 * Tells the name of the event.
	 *
	 * @return the name in the service's description, else the text of the GUID.
	 */
	String name();

	/**
	 * Tells the device.
	 *
	 * @return the device.
	 */
	PortableDevice device();

	/**
	 * Tells the service that raised it.
	 *
	 * @return the Plug and Play service ID.
	 */
	String serviceId();

	/**
	 * Tells the backend through which it came.
	 *
	 * @return the name.
	 */
	String backend();

	/**
	 * Tells what the event carries.
	 *
	 * @return the parameters, possibly empty.
	 */
	Values parameters();
}
