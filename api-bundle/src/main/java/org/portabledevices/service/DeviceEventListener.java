package org.portabledevices.service;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what happens on devices. Register it as an OSGi service (whiteboard), with {@link ServiceProperties#EVENT_FILTER} if it wants the events of some
 * services only. WPD: {@code IPortableDeviceService::Advise}.
 * <p>
 * The calls of one listener run one after another, in the order of the events, on a thread of the engine and under no lock. At most 1,024 events wait for a
 * listener; beyond that the oldest are dropped and the number logged. What it throws is logged.
 */
@ConsumerType
@FunctionalInterface
public interface DeviceEventListener {

	/**
	 * Is called for an event.
	 *
	 * @param event the event.
	 */
	void onEvent(DeviceEvent event);
}
