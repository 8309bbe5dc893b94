package org.portabledevices.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.portabledevices.description.MethodDescription;

class ServiceDescriptionTest {

	private static final UUID TYPE = new UUID(1, 1);
	private static final UUID FIRST = UUID.fromString("63803e07-c713-45d3-8119-3479b31d3592");
	private static final UUID SECOND = UUID.fromString("40f3f0f7-a539-422e-98dd-fd8d385c8849");

	private static MethodHandler nothing() {
		return context -> {
		};
	}

	@Test
	void methodsKeepTheirOrderAndAreFoundByNameAndGuid() {
		ServiceDescription service =
				ServiceDescription.builder(TYPE, "Contacts").method(MethodDescription.builder(FIRST, "BeginSync").build(), nothing())
						.method(MethodDescription.builder(SECOND, "EndSync").build(), nothing()).build();
		assertEquals(List.of("BeginSync", "EndSync"), service.capabilities().methods().stream().map(MethodDescription::name).toList());
		assertEquals(FIRST, service.capabilities().method("beginsync").orElseThrow().id());
		assertEquals(FIRST, service.capabilities().method("{" + FIRST.toString().toUpperCase() + "}").orElseThrow().id());
		assertTrue(service.capabilities().method("Begin").isEmpty());
		assertTrue(service.handler(new UUID(0, 0)).isEmpty());
	}

	@Test
	void aSecondMethodOfOneNameOrGuidIsRefused() {
		ServiceDescription.Builder builder =
				ServiceDescription.builder(TYPE, "Contacts").method(MethodDescription.builder(FIRST, "BeginSync").build(),
						nothing());
		MethodDescription sameName = MethodDescription.builder(SECOND, "beginSync").build();
		MethodDescription sameGuid = MethodDescription.builder(FIRST, "EndSync").build();
		assertThrows(IllegalArgumentException.class, () -> builder.method(sameName, nothing()));
		assertThrows(IllegalArgumentException.class, () -> builder.method(sameGuid, nothing()));
	}

	@Test
	void anObjectIdCannotBreakAServiceId() {
		assertThrows(IllegalArgumentException.class, () -> ServiceDescription.builder(TYPE, "Contacts").objectId("a/b"));
		assertThrows(IllegalArgumentException.class, () -> ServiceDescription.builder(TYPE, "Contacts").objectId(""));
	}

	@Test
	void deviceOptionsRefuseWhatMakesNoSense() {
		assertThrows(IllegalArgumentException.class, () -> DeviceOptions.builder("two words"));
		DeviceOptions.Builder builder = DeviceOptions.builder("sim");
		assertThrows(IllegalArgumentException.class, () -> builder.slots(0));
		assertThrows(IllegalArgumentException.class, () -> builder.grace(Duration.ZERO));
		assertThrows(IllegalArgumentException.class, () -> builder.drain(Duration.ofMillis(-1)));
		assertEquals(Duration.ZERO, builder.drain(Duration.ZERO).build().drain().orElseThrow());
	}
}
