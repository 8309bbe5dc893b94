package org.portabledevices.impl.method.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.call.ServiceOffer;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.deviceservice.ServiceInfo;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceServicesMethods;
import org.portabledevices.wpd.PropertyKeys;

/** Methods of the DeviceServices service: what an MTP device says of its own services. Datasets are handed out as they came. */
public final class DeviceServicesCalls {

	private DeviceServicesCalls() {
	}

	/** Offers those that the device can do. */
	public static void offer(ServiceOffer offer) {
		offer.method(DeviceServicesMethods.LIST_SERVICES, DeviceServicesCalls::listServices, OperationCode.GET_SERVICE_IDS,
				OperationCode.GET_SERVICE_INFO);
		offer.method(DeviceServicesMethods.GET_SERVICE_INFO, call -> dataset(call, OperationCode.GET_SERVICE_INFO, id(call)),
				OperationCode.GET_SERVICE_INFO);
		offer.method(DeviceServicesMethods.GET_SERVICE_CAPABILITIES, DeviceServicesCalls::capabilities,
				OperationCode.GET_SERVICE_CAPABILITIES);
		offer.method(DeviceServicesMethods.GET_SERVICE_PROPERTY_DESCRIPTIONS,
				call -> dataset(call, OperationCode.GET_SERVICE_PROP_DESC, withProperty(call)), OperationCode.GET_SERVICE_PROP_DESC);
		offer.method(DeviceServicesMethods.GET_SERVICE_PROPERTIES,
				call -> dataset(call, OperationCode.GET_SERVICE_PROP_LIST, withProperty(call)), OperationCode.GET_SERVICE_PROP_LIST);
		offer.method(DeviceServicesMethods.GET_FORMAT_CAPABILITIES, DeviceServicesCalls::formatCapabilities,
				OperationCode.GET_FORMAT_CAPABILITIES);
	}

	private static Values listServices(Call call) throws PtpException, StoppedException {
		int[] ids = new DatasetReader("GetServiceIDs", call.step(operations -> operations.receive(OperationCode.GET_SERVICE_IDS)))
				.u32Array("ServiceID array");
		List<Values> services = new ArrayList<>();
		for (int id : ids) {
			byte[] info = call.step(operations -> operations.receive(OperationCode.GET_SERVICE_INFO, id));
			Values.Builder service = Values.builder().set(PropertyKeys.SERVICE_ID, Variant.ui4(Integer.toUnsignedLong(id)));
			read(service, info);
			service.set(PropertyKeys.SERVICE_INFO, Variant.bytes(info));
			capabilities(call, id).ifPresent(bytes -> service.set(PropertyKeys.SERVICE_CAPABILITIES, Variant.bytes(bytes)));
			services.add(service.build());
			call.context().progress(services.size(), ids.length);
		}
		return Values.of(DeviceServicesMethods.SERVICES, Variant.list(services));
	}

	/** Adds what a ServiceInfo says; nothing, if it has another layout than the one that is known. */
	private static void read(Values.Builder service, byte[] dataset) {
		ServiceInfo info;
		try {
			info = ServiceInfo.decode(dataset);
		} catch (PtpFormatException e) {
			return;
		}
		service.set(PropertyKeys.SERVICE_GUID, Variant.guid(info.type())).set(PropertyKeys.SERVICE_NAME, Variant.string(info.name()))
				.set(PropertyKeys.SERVICE_FORMATS,
						Variant.list(info.formats().stream().map(each -> item(each.code(), each.guid(), each.name())).toList()))
				.set(PropertyKeys.SERVICE_METHODS,
						Variant.list(info.methods().stream().map(each -> item(each.code(), each.guid(), each.name())).toList()))
				.set(PropertyKeys.SERVICE_PROPERTIES,
						Variant.list(info.properties().stream()
								.map(each -> Values.builder().set(PropertyKeys.ITEM_CODE, Variant.ui2(each.code()))
										.set(PropertyKeys.ITEM_NAME, Variant.string(each.name())).build())
								.toList()))
				.set(PropertyKeys.SERVICE_EVENTS,
						Variant.list(info.events().stream().map(each -> item(each.code(), each.guid(), each.name())).toList()));
	}

	private static Values item(int code, UUID guid, String name) {
		return Values.builder().set(PropertyKeys.ITEM_CODE, Variant.ui2(code)).set(PropertyKeys.ITEM_GUID, Variant.guid(guid))
				.set(PropertyKeys.ITEM_NAME, Variant.string(name)).build();
	}

	private static Optional<byte[]> capabilities(Call call, int id) throws PtpException, StoppedException {
		if (!call.supports(OperationCode.GET_SERVICE_CAPABILITIES)) {
			return Optional.empty();
		}
		try {
			return Optional.of(call.step(operations -> operations.receive(OperationCode.GET_SERVICE_CAPABILITIES, id)));
		} catch (ResponseException e) {
			return Optional.empty(); // what it cannot do need not keep the rest from being listed
		}
	}

	private static Values capabilities(Call call) throws PtpException, MethodFailure, StoppedException {
		OptionalInt format = Parameters.format(call.optionalText(DeviceServicesMethods.FORMAT));
		int id = id(call);
		return format.isPresent() ? dataset(call, OperationCode.GET_SERVICE_CAPABILITIES, id, format.getAsInt())
				: dataset(call, OperationCode.GET_SERVICE_CAPABILITIES, id);
	}

	private static Values formatCapabilities(Call call) throws PtpException, MethodFailure, StoppedException {
		OptionalInt format = Parameters.format(call.optionalText(DeviceServicesMethods.FORMAT));
		return format.isPresent() ? dataset(call, OperationCode.GET_FORMAT_CAPABILITIES, format.getAsInt())
				: dataset(call, OperationCode.GET_FORMAT_CAPABILITIES);
	}

	private static Values dataset(Call call, int operation, int... parameters) throws PtpException, StoppedException {
		byte[] dataset = call.last(operations -> operations.receive(operation, parameters));
		return Values.of(DeviceServicesMethods.DATASET, Variant.bytes(dataset));
	}

	private static int[] withProperty(Call call) {
		Optional<Variant> property = call.optional(DeviceServicesMethods.PROPERTY_CODE);
		return property.isPresent() ? new int[]{ id(call), (int) property.get().asLong() } : new int[]{ id(call) };
	}

	private static int id(Call call) {
		return (int) call.number(DeviceServicesMethods.SERVICE_ID);
	}
}
