package org.portabledevices.impl.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The device's next incarnation connects after the one before (contract 4.2). */
class ConnectionsTest {

	private final Connections connections = new Connections();
	private final List<String> granted = new ArrayList<>();

	private Connections.Lease acquire(String address, String who) {
		return connections.acquire(address, () -> granted.add(who));
	}

	@Test
	void grantsAFreeAddressAtOnce() {
		acquire("camera:15740", "first");
		assertEquals(List.of("first"), granted);
		assertTrue(connections.isLeased("camera:15740"));
	}

	@Test
	void grantsAnotherAddressWhateverTheFirst() {
		acquire("camera:15740", "first");
		acquire("camera:15741", "second");
		assertEquals(List.of("first", "second"), granted);
	}

	@Test
	void grantsAnAddressInTheOrderOfAsking() {
		Connections.Lease first = acquire("camera:15740", "first");
		Connections.Lease second = acquire("camera:15740", "second");
		acquire("camera:15740", "third");
		assertEquals(List.of("first"), granted);
		first.release();
		assertEquals(List.of("first", "second"), granted);
		second.release();
		assertEquals(List.of("first", "second", "third"), granted);
	}

	@Test
	void givingUpAWaitGrantsNothing() {
		acquire("camera:15740", "first");
		acquire("camera:15740", "second").release();
		assertEquals(List.of("first"), granted);
	}

	@Test
	void aSecondReleaseDoesNothing() {
		Connections.Lease first = acquire("camera:15740", "first");
		acquire("camera:15740", "second");
		acquire("camera:15740", "third");
		first.release();
		first.release();
		assertEquals(List.of("first", "second"), granted);
	}

	@Test
	void remembersNothingOfAFreeAddress() {
		acquire("camera:15740", "first").release();
		assertFalse(connections.isLeased("camera:15740"));
	}
}
