package org.portabledevices.impl.method;

import static org.portabledevices.ptp.code.OperationCode.DELETE_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.GET_DEVICE_INFO;
import static org.portabledevices.ptp.code.OperationCode.GET_DEVICE_PROP_DESC;
import static org.portabledevices.ptp.code.OperationCode.GET_DEVICE_PROP_VALUE;
import static org.portabledevices.ptp.code.OperationCode.GET_NUM_OBJECTS;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_HANDLES;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_INFO;
import static org.portabledevices.ptp.code.OperationCode.GET_PARTIAL_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.GET_STORAGE_IDS;
import static org.portabledevices.ptp.code.OperationCode.GET_STORAGE_INFO;
import static org.portabledevices.ptp.code.OperationCode.GET_THUMB;
import static org.portabledevices.ptp.code.OperationCode.INITIATE_CAPTURE;
import static org.portabledevices.ptp.code.OperationCode.RESET_DEVICE_PROP_VALUE;
import static org.portabledevices.ptp.code.OperationCode.SEND_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.SEND_OBJECT_INFO;
import static org.portabledevices.ptp.code.OperationCode.SET_DEVICE_PROP_VALUE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.EventDescription;
import org.portabledevices.description.FormatDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.impl.call.CallDevice;
import org.portabledevices.impl.call.DeviceMethod;
import org.portabledevices.impl.call.WorkerMethod;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.wpd.DeviceMethods;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StillImageMethods;
import org.portabledevices.wpd.StorageMethods;

/** The services of a device: those of which it offers the operations of at least one method, with those methods. */
public final class DeviceServices {

	/** Name and object ID of the service for the device itself. */
	static final String DEVICE = "Device";
	/** Name and object ID of the service for storages and objects. */
	static final String STORAGE = "Storage";
	/** Name and object ID of the service for taking pictures. */
	static final String STILL_IMAGE_CAPTURE = "StillImageCapture";

	/** What a description says that says nothing of silence. */
	private static final Duration USUAL_SILENCE = Duration.ofSeconds(30);

	private final CallDevice device;
	private final Captures captures;
	private final Duration silence;
	private final List<ServiceDescription> services = new ArrayList<>();

	private DeviceServices(CallDevice device, Captures captures, Duration silence) {
		this.device = device;
		this.captures = captures;
		this.silence = silence;
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
		DeviceServices made = new DeviceServices(device, captures, silence);
		made.device();
		made.storage();
		made.stillImageCapture();
		return List.copyOf(made.services);
	}

	private void device() {
		Offer offer = new Offer(ServiceDescription.builder(ServiceTypes.DEVICE, DEVICE).event(EventTypes.DEVICE_PROPERTY_CHANGED));
		// every device answers GetDeviceInfo; there are some that do not list it
		offer.method(DeviceMethods.GET_INFO, PropertyCalls::getInfo);
		offer.method(DeviceMethods.LIST_PROPERTIES, PropertyCalls::listProperties, GET_DEVICE_PROP_DESC);
		offer.method(DeviceMethods.DESCRIBE_PROPERTY, PropertyCalls::describeProperty, GET_DEVICE_PROP_DESC);
		offer.method(DeviceMethods.GET_PROPERTY, PropertyCalls::getProperty, GET_DEVICE_PROP_DESC, GET_DEVICE_PROP_VALUE);
		offer.method(DeviceMethods.SET_PROPERTY, PropertyCalls::setProperty, GET_DEVICE_PROP_DESC, SET_DEVICE_PROP_VALUE);
		offer.method(DeviceMethods.RESET_PROPERTY, PropertyCalls::resetProperty, RESET_DEVICE_PROP_VALUE);
		offer.add();
	}

	private void storage() {
		Offer offer = new Offer(ServiceDescription.builder(ServiceTypes.STORAGE, STORAGE).event(EventTypes.OBJECT_ADDED)
				.event(EventTypes.OBJECT_REMOVED));
		offer.formats(device.info().imageFormats());
		offer.method(StorageMethods.LIST_STORAGES, StorageCalls::listStorages, GET_STORAGE_IDS, GET_STORAGE_INFO);
		offer.method(StorageMethods.GET_OBJECT_COUNT, StorageCalls::getObjectCount, GET_NUM_OBJECTS);
		offer.method(StorageMethods.LIST_OBJECTS, StorageCalls::listObjects, GET_OBJECT_HANDLES, GET_OBJECT_INFO);
		offer.method(StorageMethods.GET_OBJECT_INFO, StorageCalls::getObjectInfo, GET_OBJECT_INFO);
		offer.method(StorageMethods.DOWNLOAD, Transfers::download, GET_OBJECT);
		offer.method(StorageMethods.DOWNLOAD_THUMBNAIL, Transfers::downloadThumbnail, GET_THUMB);
		offer.method(StorageMethods.DOWNLOAD_PART, Transfers::downloadPart, GET_PARTIAL_OBJECT);
		offer.method(StorageMethods.UPLOAD, Transfers::upload, SEND_OBJECT_INFO, SEND_OBJECT);
		offer.method(StorageMethods.DELETE, StorageCalls::delete, DELETE_OBJECT);
		offer.add();
	}

	private void stillImageCapture() {
		Offer offer = new Offer(ServiceDescription.builder(ServiceTypes.STILL_IMAGE_CAPTURE, STILL_IMAGE_CAPTURE)
				.event(EventTypes.CAPTURE_COMPLETE));
		offer.formats(device.info().captureFormats());
		if (offer.supports(INITIATE_CAPTURE)) {
			MethodDescription capture = described(StillImageMethods.CAPTURE);
			offer.handler(capture, new CaptureMethod(device, captures, capture));
		}
		offer.add();
	}

	/** Answers a description with the configured limit for silence, where the author of the method left it at the usual. */
	private MethodDescription described(MethodDescription method) {
		if (silence.equals(USUAL_SILENCE) || !method.silenceLimit().equals(USUAL_SILENCE)) {
			return method;
		}
		MethodDescription.Builder copy = MethodDescription.builder(method.id(), method.name()).access(method.access())
				.silenceLimit(silence).bulkData(method.bulkData()).description(method.description());
		method.associatedFormat().ifPresent(copy::associatedFormat);
		for (ParameterDescription parameter : method.parameters()) {
			copy.parameter(parameter);
		}
		if (!method.isCancellable()) {
			copy.notCancellable();
		}
		return copy.build();
	}

	/** A service in the making. */
	private final class Offer {

		private final ServiceDescription.Builder service;
		private boolean hasMethods;

		Offer(ServiceDescription.Builder service) {
			this.service = service;
		}

		boolean supports(int... operations) {
			return IntStream.of(operations).allMatch(device.info()::supports);
		}

		void method(MethodDescription method, DeviceMethod run, int... operations) {
			if (supports(operations)) {
				MethodDescription described = described(method);
				handler(described, new WorkerMethod(device, described, run));
			}
		}

		void handler(MethodDescription method, MethodHandler handler) {
			service.method(method, handler);
			hasMethods = true;
		}

		void formats(List<Integer> codes) {
			codes.stream().distinct()
					.forEach(code -> service.format(FormatDescription.of(ObjectFormats.ofCode(code), ObjectFormatCode.name(code))));
		}

		void add() {
			if (hasMethods) {
				services.add(service.build());
			}
		}
	}
}
