package org.portabledevices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

import org.junit.jupiter.api.Test;

class StatusTest {

	@Test
	void everyConstantKnowsItsName() throws IllegalAccessException {
		for (Field field : Status.class.getFields()) {
			if (Modifier.isStatic(field.getModifiers()) && field.getType() == Status.class) {
				Status status = (Status) field.get(null);
				assertEquals(field.getName(), status.name());
				assertFalse(status.words().isEmpty());
			}
		}
	}

	@Test
	void aResponseCodeIsKeptInTheLowBits() {
		Status busy = Status.ofResponseCode(0x2019);
		assertEquals(0x80042019, busy.code());
		assertEquals(0x2019, busy.responseCode().getAsInt());
		assertEquals("Device_Busy (0x80042019)", busy.toString());
	}

	@Test
	void theResponseOkIsSuccess() {
		assertEquals(Status.S_OK, Status.ofResponseCode(0x2001));
		assertTrue(Status.S_OK.isSuccess());
		assertFalse(Status.ERROR_CANCELLED.isSuccess());
	}

	@Test
	void anUnknownCodeIsKeptAndShownAsItsNumber() {
		assertEquals("0x80049999", new Status(0x80049999).toString());
		assertEquals("0x8004BEEF", Status.ofResponseCode(0xBEEF).name());
		assertTrue(Status.ofResponseCode(0xBEEF).words().contains("0xBEEF"));
	}

	@Test
	void anHresultOfAnotherFacilityIsNoResponseCode() {
		assertTrue(Status.ERROR_BUSY.responseCode().isEmpty());
		assertTrue(Status.E_POINTER.responseCode().isEmpty());
		assertThrows(IllegalArgumentException.class, () -> Status.ofResponseCode(0x12345));
	}
}
