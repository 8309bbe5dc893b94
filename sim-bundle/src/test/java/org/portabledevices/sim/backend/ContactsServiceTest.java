package org.portabledevices.sim.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.FormatDescription;
import org.portabledevices.description.MethodAccess;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterForm;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.Status;
import org.portabledevices.sim.backend.FakeInvocation.Answer;
import org.portabledevices.sim.camera.Abilities;
import org.portabledevices.sim.camera.CameraBuilder;
import org.portabledevices.sim.camera.CameraIdentity;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Conduct;
import org.portabledevices.sim.trouble.TestTroubles;
import org.portabledevices.sim.trouble.Troubles;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

class ContactsServiceTest {

	private static final UUID CUSTOM = UUID.fromString("ECFC865F-7B43-4D76-9C6B-D67309A3F6F7");
	private static final UUID BEGIN = UUID.fromString("63803e07-c713-45d3-8119-3479b31d3592");
	private static final UUID END = UUID.fromString("40f3f0f7-a539-422e-98dd-fd8d385c8849");
	private static final Status DEVICE_BUSY = new Status(0x80042019);

	private final VirtualTime time = new VirtualTime();
	private final Troubles troubles = TestTroubles.perfect(time);
	private final SimulatedServices phone = SimulatedServices.of(time, troubles, incident -> {
	}, model(), false);
	private final ServiceDescription contacts = phone.services().get(0);
	private final FakeRegistration registration = new FakeRegistration(PortableDevice.builder("id", "name").build(), phone.services(),
			DeviceOptions.builder("sim").build(), phone);

	private SimulatedCamera model() {
		try {
			return new CameraBuilder(CameraIdentity.of("Phone", "P1"), time::now).abilities(Abilities.PHONE).build();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@BeforeEach
	void register() {
		phone.registered(registration);
	}

	private FakeInvocation invoke(UUID method, long client) {
		return invocation(method, client).start(contacts);
	}

	private FakeInvocation invocation(UUID method, long client) {
		FakeInvocation invocation = new FakeInvocation(contacts.capabilities().method(method).orElseThrow(), client);
		return method.equals(CUSTOM) ? invocation.with(new PropertyKey(CUSTOM, 3), Variant.ui4(4)).with(new PropertyKey(CUSTOM, 4), "o1")
				: invocation;
	}

	/** The sample service of Windows Portable Devices, as its header describes it. */
	@Nested
	class GivenItsDescription {

		@Test
		void itIsTheSampleContactsService() {
			assertEquals(UUID.fromString("DD04D5FC-9D6E-4F76-9DCF-ECA6339B7389"), contacts.type());
			assertEquals("Contacts", contacts.name());
			assertEquals("789DEF", contacts.objectId());
			assertEquals(Set.of(UUID.fromString("28d3aac9-c075-44be-8881-65f38d305909")), contacts.capabilities().inheritedServices());
			assertEquals(List.of("bb810000-ae6c-4804-98ba-c57b46965fe7", "bb820000-ae6c-4804-98ba-c57b46965fe7"),
					contacts.capabilities().formats().stream().map(FormatDescription::id).map(UUID::toString).toList());
			assertEquals(List.of("BeginSync", "EndSync", "MyCustomMethod"),
					contacts.capabilities().methods().stream().map(MethodDescription::name).toList());
		}

		@Test
		void itsMethodHasTheParametersOfTheSample() {
			MethodDescription custom = contacts.capabilities().method(CUSTOM).orElseThrow();
			assertEquals(MethodAccess.READWRITE, custom.access());
			assertParameter(custom, 0, 2, "Result", ParameterUsage.RETURN, VariantType.BOOL, ParameterForm.UNSPECIFIED);
			assertParameter(custom, 1, 3, "Integer_Param", ParameterUsage.IN, VariantType.UI4, ParameterForm.UNSPECIFIED);
			assertParameter(custom, 2, 4, "ObjectId_Param", ParameterUsage.INOUT, VariantType.LPWSTR, ParameterForm.OBJECT_IDENTIFIER);
			assertEquals(List.of(), contacts.capabilities().method(BEGIN).orElseThrow().parameters());
			assertEquals(List.of(), contacts.capabilities().method(END).orElseThrow().parameters());
		}

		private void assertParameter(MethodDescription method, int order, int pid, String name, ParameterUsage usage, VariantType type,
				ParameterForm form) {
			ParameterDescription parameter = method.parameters().get(order);
			assertEquals(new PropertyKey(CUSTOM, pid), parameter.key());
			assertEquals(order, parameter.order());
			assertEquals(name, parameter.name());
			assertEquals(usage, parameter.usage());
			assertEquals(type, parameter.type());
			assertEquals(form, parameter.form());
		}
	}

	@Nested
	class GivenNobodySynchronizes {

		@Test
		void theMethodAnswersAtOnceAndItsEventCameBefore() {
			FakeInvocation custom = invoke(CUSTOM, 1);
			assertEquals(Variant.bool(true), custom.result(new PropertyKey(CUSTOM, 2)));
			assertEquals("o1", custom.result(new PropertyKey(CUSTOM, 4)).asString());
			assertEquals(List.of("789DEF MyCustomEvent [true, 4]"), registration.events);
		}

		@Test
		void endSyncFailsAndSaysWhy() {
			FakeInvocation end = invoke(END, 1);
			assertEquals(new Status(0x80042003), end.status());
			assertTrue(end.message().contains("BeginSync comes first"), end.message());
		}
	}

	@Nested
	class GivenAClientSynchronizes {

		@BeforeEach
		void begin() {
			assertEquals(Answer.SUCCEEDED, invoke(BEGIN, 1).answer());
		}

		@Test
		void itCallsAndEndsAndBeginsAgain() {
			assertEquals(Answer.SUCCEEDED, invoke(CUSTOM, 1).answer());
			assertEquals(Answer.SUCCEEDED, invoke(END, 1).answer());
			assertEquals(Answer.SUCCEEDED, invoke(BEGIN, 1).answer());
		}

		@Test
		void othersFindTheDeviceBusyUntilItEnds() {
			assertEquals(DEVICE_BUSY, invoke(BEGIN, 2).status());
			assertEquals(DEVICE_BUSY, invoke(END, 2).status());
			assertEquals(DEVICE_BUSY, invoke(CUSTOM, 2).status());
			assertEquals(List.of(), registration.events);
			invoke(END, 1);
			assertEquals(Answer.SUCCEEDED, invoke(BEGIN, 2).answer());
		}

		@Test
		void itDoesNotBeginTwice() {
			assertEquals(new Status(0x8004201E), invoke(BEGIN, 1).status());
		}

		/** Contract 4.1: what a client held is freed when it is gone. */
		@Test
		void itsGoingAwayFreesTheService() {
			registration.control.clientGone(2);
			assertEquals(DEVICE_BUSY, invoke(BEGIN, 2).status());
			registration.control.clientGone(1);
			assertEquals(Answer.SUCCEEDED, invoke(BEGIN, 2).answer());
		}
	}

	@Nested
	class GivenALatency {

		@BeforeEach
		void slowDown() {
			troubles.change(Conduct.of(Behaviour.PERFECT.withLatency(Duration.ofSeconds(30))));
		}

		@Test
		void theAnswerComesWhenItHasPassedAndNotBefore() {
			FakeInvocation custom = invoke(CUSTOM, 1);
			time.advance(Duration.ofMillis(29_999));
			assertNull(custom.answer());
			time.advance(Duration.ofMillis(1));
			assertEquals(Answer.SUCCEEDED, custom.answer());
		}

		/** Contract 2.9: a cancel really stops the work. */
		@Test
		void aCancelledBeginLocksNothing() {
			FakeInvocation begin = invoke(BEGIN, 1);
			begin.cancel();
			time.settle();
			assertEquals(Answer.CONFIRMED, begin.answer());
			time.exhaust();
			FakeInvocation other = invoke(BEGIN, 2);
			time.exhaust();
			assertEquals(Answer.SUCCEEDED, other.answer());
		}

		@Test
		void aBeginWhoseClientIsGoneLocksNothingEvenIfTheCancelIsLost() {
			troubles.change(
					Conduct.of(new Behaviour(Duration.ofSeconds(1), Duration.ZERO, 0, 0x2002, 0, Duration.ZERO, 100, Duration.ZERO, 0)));
			FakeInvocation begin = invoke(BEGIN, 1);
			begin.cancel();
			registration.control.clientGone(1);
			time.exhaust();
			assertEquals(Answer.SUCCEEDED, begin.answer()); // the end is CANCELLED all the same: the cancel came first
			FakeInvocation other = invoke(BEGIN, 2);
			time.exhaust();
			assertEquals(Answer.SUCCEEDED, other.answer());
		}
	}
}
