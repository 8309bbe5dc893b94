package org.portabledevices.service;

import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.description.ServiceCapabilities;

/**
 * One functional unit of a device: contacts, a storage, a shutter. Registered as an OSGi service with prototype scope; each service object is a client of its
 * own. Getting it opens the service, giving it back closes it and cancels what is pending there (contract 4.1). WPD: {@code IPortableDeviceService}.
 * <p>
 * On an object that was given back, or whose device is gone, every call of a method throws {@link Status#E_WPD_SERVICE_NOT_OPEN}; what describes still answers,
 * and cancel still works (4.5). An object whose backend unregistered keeps what it has accepted until that has been delivered (4.2).
 */
@ProviderType
public interface PortableDeviceService {

	/**
	 * Tells the Plug and Play service ID. WPD: {@code GetPnPServiceID}.
	 *
	 * @return an identifier that is unique in the framework for each backend, of the form {@code device/service}.
	 */
	String id();

	/**
	 * Tells the object ID of the service on its device. WPD: {@code GetServiceObjectID}.
	 *
	 * @return the object ID.
	 */
	String objectId();

	/**
	 * Tells the type of the service.
	 *
	 * @return the GUID, for example that of Contacts.
	 */
	UUID type();

	/**
	 * Tells the name of the service.
	 *
	 * @return the name, for example {@code Contacts}.
	 */
	String name();

	/**
	 * Tells the device that the service belongs to.
	 *
	 * @return the device.
	 */
	PortableDevice device();

	/**
	 * Tells the backend that serves it.
	 *
	 * @return the name, for example {@code sim}.
	 */
	String backend();

	/**
	 * Says what the service can do. WPD: {@code Capabilities}.
	 *
	 * @return the capabilities.
	 */
	ServiceCapabilities capabilities();

	/**
	 * Answers what invokes and cancels. WPD: {@code Methods}.
	 *
	 * @return always the same object.
	 */
	ServiceMethods methods();
}
