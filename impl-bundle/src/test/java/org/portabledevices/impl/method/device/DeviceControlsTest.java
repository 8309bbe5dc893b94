package org.portabledevices.impl.method.device;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.FakeInvocation;
import org.portabledevices.impl.fixture.FakeInvocation.Answer;
import org.portabledevices.impl.fixture.FakeInvocation.Kind;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.impl.fixture.MemoryPhone;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.deviceservice.ServiceInfo;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceControlMethods;
import org.portabledevices.wpd.DeviceServicesMethods;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.ServiceTypes;

@Timeout(30)
class DeviceControlsTest {

	private final MemoryPhone phone = new MemoryPhone();
	private Bench bench;
	private Registered device;

	@BeforeEach
	void connect() throws Exception {
		bench = new Bench(phone);
		device = bench.connected();
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private Answer run(String method, FakeInvocation invocation) throws Exception {
		return device.start("Device", method, invocation).await();
	}

	private void assertWorks() throws Exception {
		Answer answer = run("GetInfo", new FakeInvocation());
		assertEquals(Kind.SUCCEEDED, answer.kind(), answer.message());
	}

	@Nested
	class GivenWhatTheDeviceIsToDo {

		@Test
		void aSelfTestIsNamedOrHasANumber() throws Exception {
			assertEquals(Kind.SUCCEEDED, run("SelfTest", new FakeInvocation()).kind());
			assertEquals(Kind.SUCCEEDED,
					run("SelfTest", new FakeInvocation().with(DeviceControlMethods.SELF_TEST_TYPE, "0x8001")).kind());
			assertEquals(List.of("self test 0x0000", "self test 0x8001"), phone.done);
		}

		@Test
		void aSelfTestThatFailsSaysSo() throws Exception {
			phone.selfTestAnswer = 0x2011;
			assertEquals(Status.ofResponseCode(0x2011), run("SelfTest", new FakeInvocation()).status());
		}

		@Test
		void skippingGoesBothWays() throws Exception {
			assertEquals(Kind.SUCCEEDED, run("Skip", new FakeInvocation().with(DeviceControlMethods.SKIP_INDEX, Variant.i4(-2))).kind());
			assertEquals(List.of("skip -2"), phone.done);
		}

		/** The device closes the session with its answer: that is no loss, and the next method finds another one. */
		@Test
		void aResetOpensAnotherSessionAndKeepsTheServices() throws Exception {
			assertEquals(Kind.SUCCEEDED, run("Reset", new FakeInvocation()).kind());
			assertEquals(List.of("reset"), phone.done);
			assertWorks();
			assertFalse(device.gone.isDone());
		}

		@Test
		void aDeviceThatWasTurnedOffIsGoneAfterItsAnswer() throws Exception {
			Answer answer = run("PowerDown", new FakeInvocation());
			assertEquals(Kind.SUCCEEDED, answer.kind(), answer.message());
			assertEquals("the device was turned off", device.gone.get(10, SECONDS));
		}
	}

	@Nested
	class GivenOperationsByTheirCode {

		private FakeInvocation operation(String code) {
			return new FakeInvocation().with(DeviceControlMethods.OPERATION_CODE, code);
		}

		@Test
		void aStandardOperationHasItsName() throws Exception {
			Values results = run("ExecuteOperation", operation("getnumobjects")
					.with(DeviceControlMethods.PARAMETERS.get(0), Variant.ui4(0xFFFF_FFFFL))).results();
			assertEquals(Variant.ui2(0x2001), results.get(DeviceControlMethods.RESPONSE_CODE));
			assertEquals("OK", results.get(DeviceControlMethods.RESPONSE).asString());
			assertEquals(Variant.ui4(3), results.get(DeviceControlMethods.RESPONSE_PARAMETERS).asList().get(0));
			assertEquals(0, results.get(DeviceControlMethods.RESPONSE_DATA).asBytes().length);
		}

		@Test
		void aVendorsOperationBringsItsDataAndParameters() throws Exception {
			Values results = run("ExecuteOperation", operation("0x9ABC").with(DeviceControlMethods.PARAMETERS.get(1), Variant.ui4(8))
					.with(DeviceControlMethods.PARAMETERS.get(2), Variant.ui4(5)).with(DeviceControlMethods.DATA_PHASE, "Read")).results();
			assertEquals(Variant.list(List.of(Variant.ui4(0), Variant.ui4(8))), results.get(DeviceControlMethods.RESPONSE_PARAMETERS));
			assertArrayEquals(MemoryCamera.bytes(5), results.get(DeviceControlMethods.RESPONSE_DATA).asBytes());
		}

		@Test
		void dataIsWritten() throws Exception {
			Values results = run("ExecuteOperation", operation("0x9ABC").with(DeviceControlMethods.DATA_PHASE, "Write")
					.with(DeviceControlMethods.DATA, Variant.bytes("hello".getBytes(StandardCharsets.US_ASCII)))).results();
			assertEquals(Variant.list(List.of(Variant.ui4(5))), results.get(DeviceControlMethods.RESPONSE_PARAMETERS));
		}

		/** Only the caller knows what a vendor's code means, so it is a result and not a failure. */
		@Test
		void anAnswerThatIsNotOkIsAResult() throws Exception {
			Answer answer = run("ExecuteOperation", operation("0x9ABD"));
			assertEquals(Kind.SUCCEEDED, answer.kind());
			assertEquals(Variant.ui2(MemoryPhone.VENDOR_CODE), answer.results().get(DeviceControlMethods.RESPONSE_CODE));
			assertEquals("0xA0FE", answer.results().get(DeviceControlMethods.RESPONSE).asString());
			assertEquals(Variant.ui4(5), answer.results().get(DeviceControlMethods.RESPONSE_PARAMETERS).asList().get(0));
		}

		@Test
		void withASinkItIsAFailureSoThatNothingPassesForWhole() throws Exception {
			Answer answer = run("ExecuteOperationWithDataToRead", operation("0x9ABD"));
			assertEquals(Status.ofResponseCode(MemoryPhone.VENDOR_CODE), answer.status());
			assertTrue(answer.message().contains("0x9ABD"), answer.message());
		}

		@Test
		void dataOfAnyLengthGoesToTheSinkAndComesFromTheSource() throws Exception {
			FakeInvocation read = operation("GetObject").with(DeviceControlMethods.PARAMETERS.get(0), Variant.ui4(3));
			assertEquals(Variant.ui8(MemoryCamera.PICTURE_LENGTH),
					run("ExecuteOperationWithDataToRead", read).results().get(DeviceControlMethods.SIZE));
			assertArrayEquals(MemoryCamera.bytes(MemoryCamera.PICTURE_LENGTH), read.received());
			Values written = run("ExecuteOperationWithDataToWrite", operation("0x9ABC").source(MemoryCamera.bytes(70_000))).results();
			assertEquals(Variant.list(List.of(Variant.ui4(70_000))), written.get(DeviceControlMethods.RESPONSE_PARAMETERS));
		}

		@Test
		void moreThanAResultHoldsIsRefusedWithTheMethodThatHoldsIt() throws Exception {
			Answer answer = run("ExecuteOperation", operation("0x9ABC").with(DeviceControlMethods.DATA_PHASE, "Read")
					.with(DeviceControlMethods.PARAMETERS.get(2), Variant.ui4(DeviceControlMethods.MAXIMUM_DATA_LENGTH + 1)));
			assertEquals(Status.ERROR_IO_DEVICE, answer.status());
			assertTrue(answer.message().contains("ExecuteOperationWithDataToRead"), answer.message());
			assertWorks();
		}

		@Test
		void theSessionIsTheBackends() throws Exception {
			Answer answer = run("ExecuteOperation", operation("CloseSession"));
			assertEquals(Status.ERROR_ACCESS_DENIED, answer.status());
			assertWorks();
		}

		@Test
		void dataWithoutADataPhaseIsAMistake() throws Exception {
			Answer answer = run("ExecuteOperation", operation("0x9ABC").with(DeviceControlMethods.DATA, Variant.bytes(new byte[1])));
			assertEquals(Status.E_INVALIDARG, answer.status());
			assertTrue(answer.message().contains("DataPhase"), answer.message());
		}
	}

	@Nested
	class GivenServicesOfTheDevice {

		private Values service() throws Exception {
			Answer answer = device.start("DeviceServices", "ListServices", new FakeInvocation()).await();
			assertEquals(Kind.SUCCEEDED, answer.kind(), answer.message());
			return (Values) answer.results().get(DeviceServicesMethods.SERVICES).asList().get(0);
		}

		@Test
		void whatCanBeReadOfAServiceIsNamed() throws Exception {
			UUID method = new UUID(5, 6);
			phone.serviceInfo(new ServiceInfo(MemoryPhone.SERVICE, 0, new UUID(1, 2), 1, ServiceTypes.CONTACTS, "Contacts", 0, 0, List.of(),
					List.of(), List.of(), List.of(new ServiceInfo.Method(0xB123, method, "BeginSync", 0)), List.of(), List.of()).encode());
			Values service = service();
			assertEquals(Variant.ui4(MemoryPhone.SERVICE), service.get(PropertyKeys.SERVICE_ID));
			assertEquals(ServiceTypes.CONTACTS, service.get(PropertyKeys.SERVICE_GUID).asGuid());
			assertEquals("Contacts", service.get(PropertyKeys.SERVICE_NAME).asString());
			Values first = (Values) service.get(PropertyKeys.SERVICE_METHODS).asList().get(0);
			assertEquals(Variant.ui2(0xB123), first.get(PropertyKeys.ITEM_CODE));
			assertEquals(method, first.get(PropertyKeys.ITEM_GUID).asGuid());
		}

		/** The public specification leaves the layout open. */
		@Test
		void whatCannotBeReadIsKeptAsItCame() throws Exception {
			phone.serviceInfo(new byte[]{ 7, 0, 0, 0, 1 });
			Values service = service();
			assertFalse(service.contains(PropertyKeys.SERVICE_GUID));
			assertArrayEquals(new byte[]{ 7, 0, 0, 0, 1 }, service.get(PropertyKeys.SERVICE_INFO).asBytes());
			assertFalse(service.contains(PropertyKeys.SERVICE_CAPABILITIES), "the device does not answer them");
		}

		@Test
		void aDatasetComesAsBytes() throws Exception {
			Answer answer = device.start("DeviceServices", "GetServiceInfo",
					new FakeInvocation().with(DeviceServicesMethods.SERVICE_ID, Variant.ui4(MemoryPhone.SERVICE))).await();
			assertArrayEquals(new byte[]{ 7, 0, 0, 0, 1 }, answer.results().get(DeviceServicesMethods.DATASET).asBytes());
		}
	}

	@Test
	void whatADeviceDoesNotListIsNotOffered() throws Exception {
		bench.close();
		bench = new Bench(new MemoryCamera().without(OperationCode.GET_THUMB));
		device = bench.connected();
		List<String> services = device.services.stream().map(service -> service.name()).toList();
		assertEquals(List.of("Device", "Storage", "StillImageCapture"), services);
		assertTrue(device.services.get(0).capabilities().method("SelfTest").isEmpty());
		assertTrue(device.services.get(1).capabilities().method("DownloadThumbnail").isEmpty());
		assertTrue(device.services.get(1).capabilities().method("Move").isEmpty());
		assertTrue(device.services.get(2).capabilities().method("OpenCapture").isEmpty());
	}
}
