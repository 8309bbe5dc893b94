package org.portabledevices.impl.method;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.impl.call.CallDevice;
import org.portabledevices.impl.call.ServiceOffer;
import org.portabledevices.impl.method.capture.CaptureMethods;
import org.portabledevices.impl.method.capture.Captures;
import org.portabledevices.impl.method.device.DeviceServiceMethods;
import org.portabledevices.impl.method.device.DeviceServicesCalls;
import org.portabledevices.impl.method.storage.StorageServiceMethods;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.ServiceTypes;

/** The services of a device: those of which it offers the operations of at least one method, with those methods. */
public final class DeviceServices {

	/** Name and object ID of the service for the device itself. */
	static final String DEVICE = "Device";
	/** Name and object ID of the service for storages and objects. */
	static final String STORAGE = "Storage";
	/** Name and object ID of the service for taking pictures. */
	static final String STILL_IMAGE_CAPTURE = "StillImageCapture";
	/** Name and object ID of the service that tells of MTP's device services. */
	static final String DEVICE_SERVICES = "DeviceServices";

	private DeviceServices() {
	}

	/**
	 * Makes the services of a device.
	 *
	 * @param device the device.
	 * @param captures where its captures wait for events.
	 * @param silence how long it may be silent during a method whose description says nothing else.
	 * @return the services, at least one.
	 */
	public static List<ServiceDescription> of(CallDevice device, Captures captures, Duration silence) {
		return Stream.of( //
				service(device, silence, ServiceDescription.builder(ServiceTypes.DEVICE, DEVICE)
						.event(EventTypes.DEVICE_PROPERTY_CHANGED), offer -> DeviceServiceMethods.offer(offer, device)),
				service(device, silence, ServiceDescription.builder(ServiceTypes.STORAGE, STORAGE).event(EventTypes.OBJECT_ADDED)
						.event(EventTypes.OBJECT_REMOVED), offer -> {
							offer.formats(device.info().imageFormats());
							StorageServiceMethods.offer(offer);
						}),
				service(device, silence, ServiceDescription.builder(ServiceTypes.STILL_IMAGE_CAPTURE, STILL_IMAGE_CAPTURE)
						.event(EventTypes.CAPTURE_COMPLETE), offer -> {
							offer.formats(device.info().captureFormats());
							CaptureMethods.offer(offer, device, captures);
						}),
				service(device, silence, ServiceDescription.builder(ServiceTypes.DEVICE_SERVICES, DEVICE_SERVICES),
						DeviceServicesCalls::offer))
				.flatMap(Optional::stream).toList();
	}

	private static Optional<ServiceDescription> service(CallDevice device, Duration silence, ServiceDescription.Builder service,
			Consumer<ServiceOffer> methods) {
		ServiceOffer offer = new ServiceOffer(device, silence, service);
		methods.accept(offer);
		return offer.build();
	}
}
