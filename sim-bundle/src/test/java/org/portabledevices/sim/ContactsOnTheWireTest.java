package org.portabledevices.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.deviceservice.FormatCapabilities;
import org.portabledevices.ptp.deviceservice.ServiceInfo;
import org.portabledevices.ptp.operation.DeviceServiceOperations;
import org.portabledevices.wpd.ServiceTypes;

/** The phone's Contacts service, as MTP Device Services tell of it on a real wire. */
@Timeout(60)
class ContactsOnTheWireTest {

	private static final UUID MY_CUSTOM_METHOD = UUID.fromString("ecfc865f-7b43-4d76-9c6b-d67309a3f6f7");

	private WireFixture wire;

	private DeviceServiceOperations connect(SimulationBuilder builder) throws Exception {
		wire = new WireFixture(builder).connect();
		return wire.operations.deviceServices();
	}

	@AfterEach
	void disconnect() {
		wire.close();
	}

	private static void assertRefused(int responseCode, Executable operation) {
		assertEquals(ResponseCode.name(responseCode), ResponseCode.name(assertThrows(ResponseException.class, operation).responseCode()));
	}

	@Test
	void itIsTheOnlyServiceAndToldAsWpdNamesIt() throws Exception {
		DeviceServiceOperations services = connect(Simulation.phone());
		assertTrue(wire.operations.getDeviceInfo().vendorExtensionDesc().contains("microsoft.com/DeviceServices: 1.0;"));
		int[] ids = services.getServiceIds();
		assertEquals(1, ids.length);
		ServiceInfo info = services.getServiceInfo(ids[0]);
		assertEquals(ids[0], info.serviceId());
		assertEquals("Contacts", info.name());
		assertEquals(ServiceTypes.CONTACTS, info.type());
		assertEquals(List.of(ServiceTypes.FULL_ENUM_SYNC), info.usedServices());
		assertEquals(
				Map.of(0xBB81, UUID.fromString("bb810000-ae6c-4804-98ba-c57b46965fe7"), 0xBB82,
						UUID.fromString("bb820000-ae6c-4804-98ba-c57b46965fe7")),
				info.formats().stream().collect(Collectors.toMap(ServiceInfo.Format::code, ServiceInfo.Format::guid)));
		assertEquals(
				Map.of("BeginSync", UUID.fromString("63803e07-c713-45d3-8119-3479b31d3592"), "EndSync",
						UUID.fromString("40f3f0f7-a539-422e-98dd-fd8d385c8849"), "MyCustomMethod", MY_CUSTOM_METHOD),
				info.methods().stream().collect(Collectors.toMap(ServiceInfo.Method::name, ServiceInfo.Method::guid)));
		assertEquals(UUID.fromString("d93102d5-8fed-4a39-af84-228fe15888d0"), info.events().get(0).guid());
	}

	@Test
	void itsMethodsAndFormatsAreDescribedUnderTheCodesThatItHasForThem() throws Exception {
		DeviceServiceOperations services = connect(Simulation.phone());
		int id = services.getServiceIds()[0];
		ServiceInfo info = services.getServiceInfo(id);
		Map<Integer, FormatCapabilities> all = services.getServiceCapabilities(id, DeviceServiceOperations.ALL).stream()
				.collect(Collectors.toMap(FormatCapabilities::format, Function.identity()));
		assertEquals(5, all.size());
		info.formats().forEach(format -> assertEquals(List.of(), all.get(format.code()).properties()));
		for (ServiceInfo.Method method : info.methods()) {
			assertEquals(List.of(all.get(method.code())), services.getServiceCapabilities(id, method.code()));
			assertEquals(method.guid().equals(MY_CUSTOM_METHOD) ? 3 : 0, all.get(method.code()).properties().size(), method.name());
		}
	}

	/** WPD numbers usages so: 0 return, 1 in, 2 out, 3 in and out. */
	@Test
	void theParametersOfAMethodHaveTheKeysAndUsagesThatTheyHaveInWpd() throws Exception {
		DeviceServiceOperations services = connect(Simulation.phone());
		int method = services.getServiceInfo(1).methods().stream().filter(each -> each.guid().equals(MY_CUSTOM_METHOD)).findFirst()
				.orElseThrow().code();
		List<ObjectPropDesc> parameters = services.getServiceCapabilities(1, method).get(0).properties();
		assertEquals(Set.of(0, 1, 2), parameters.stream().map(each -> form(each).order()).collect(Collectors.toSet()));
		assertEquals(3, parameters.stream().map(ObjectPropDesc::code).distinct().count());
		assertParameter(parameters.get(0), "Result", 2, 0, DataTypeCode.UINT8);
		assertParameter(parameters.get(1), "Integer_Param", 3, 1, DataTypeCode.UINT32);
		assertParameter(parameters.get(2), "ObjectId_Param", 4, 3, DataTypeCode.UINT32);
		assertEquals(new PropForm.ObjectId(), form(parameters.get(2)).form());
	}

	private static PropForm.MethodParameter form(ObjectPropDesc parameter) {
		return assertInstanceOf(PropForm.MethodParameter.class, parameter.form());
	}

	private static void assertParameter(ObjectPropDesc parameter, String name, int id, int usage, int dataType) {
		assertEquals(name, form(parameter).name());
		assertEquals(MY_CUSTOM_METHOD, form(parameter).namespace());
		assertEquals(id, form(parameter).id());
		assertEquals(usage, form(parameter).usage());
		assertEquals(DataTypeCode.name(dataType), DataTypeCode.name(parameter.dataType()));
	}

	@Test
	void itHasNoProperties() throws Exception {
		DeviceServiceOperations services = connect(Simulation.phone());
		assertEquals(List.of(), services.getServiceInfo(1).properties());
		assertEquals(List.of(), services.getServicePropDesc(1, DeviceServiceOperations.ALL));
		assertEquals(List.of(), services.getServicePropList(1, DeviceServiceOperations.ALL).elements());
	}

	@Test
	void whatItDoesNotHaveIsRefusedByTheNameOfWhatIsMissing() throws Exception {
		DeviceServiceOperations services = connect(Simulation.phone());
		assertRefused(ResponseCode.INVALID_SERVICE_ID, () -> services.getServiceInfo(2));
		assertRefused(ResponseCode.INVALID_SERVICE_ID, () -> services.getServiceCapabilities(0, 0));
		assertRefused(ResponseCode.INVALID_SERVICE_ID, () -> services.getServicePropDesc(2, 1));
		assertRefused(ResponseCode.INVALID_SERVICE_ID, () -> services.getServicePropList(2, 1));
		assertRefused(ResponseCode.INVALID_OBJECT_FORMAT_CODE, () -> services.getServiceCapabilities(1, 0x3801));
		assertRefused(ResponseCode.INVALID_SERVICE_PROP_CODE, () -> services.getServicePropDesc(1, 1));
		assertRefused(ResponseCode.INVALID_SERVICE_PROP_CODE, () -> services.getServicePropList(1, 1));
		assertRefused(ResponseCode.OPERATION_NOT_SUPPORTED, () -> services.getFormatCapabilities(0));
	}

	/** It identifies the service for good, so it is the same after a replug, and another on another device. */
	@Test
	void itsPersistentIdIsThatOfThisServiceOnThisDevice() throws Exception {
		UUID one = connect(Simulation.phone().serialNumber("P1")).getServiceInfo(1).persistentId();
		wire.close();
		assertEquals(one, connect(Simulation.phone().serialNumber("P1")).getServiceInfo(1).persistentId());
		wire.close();
		assertNotEquals(one, connect(Simulation.phone().serialNumber("P2")).getServiceInfo(1).persistentId());
	}

	@Test
	void aCameraHasNoServices() throws Exception {
		DeviceServiceOperations services = connect(Simulation.camera());
		assertRefused(ResponseCode.OPERATION_NOT_SUPPORTED, services::getServiceIds);
		assertArrayEquals(new int[0], wire.operations.getDeviceInfo().operationsSupported().stream().mapToInt(Integer::intValue)
				.filter(code -> code >= 0x9301 && code <= 0x930A).toArray());
	}
}
