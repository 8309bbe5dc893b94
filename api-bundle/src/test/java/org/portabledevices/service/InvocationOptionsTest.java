package org.portabledevices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;

import org.junit.jupiter.api.Test;

class InvocationOptionsTest {

	/** Contract 1.7. */
	@Test
	void aDeadlineIsPositive() {
		InvocationOptions.Builder builder = InvocationOptions.builder();
		assertThrows(IllegalArgumentException.class, () -> builder.deadline(Duration.ZERO));
		assertThrows(IllegalArgumentException.class, () -> builder.deadline(Duration.ofMillis(-1)));
		assertEquals(Duration.ofNanos(1), builder.deadline(Duration.ofNanos(1)).build().deadline().orElseThrow());
	}

	/** Contract 1.7: the caller may shorten its wait to zero. */
	@Test
	void theWaitForTheConfirmationMayBeZero() {
		assertEquals(Duration.ZERO, InvocationOptions.builder().confirmationWait(Duration.ZERO).build().confirmationWait().orElseThrow());
		assertThrows(IllegalArgumentException.class, () -> InvocationOptions.builder().confirmationWait(Duration.ofNanos(-1)));
	}

	@Test
	void aLabelIsBounded() {
		assertThrows(IllegalArgumentException.class, () -> InvocationOptions.builder().label("x".repeat(257)));
	}

	/** Contract 7.6: a sink is the client's object. */
	@Test
	void theTextOfOptionsCallsNothingOfTheClients() {
		DataSink sink = new DataSink() {
			@Override
			public void write(ByteBuffer data) {
			}

			@Override
			public void close(boolean complete) {
			}

			@Override
			public String toString() {
				throw new AssertionError("called");
			}
		};
		assertTrue(InvocationOptions.builder().sink(sink).build().toString().startsWith("options"));
	}

	@Test
	void noneHasNothing() {
		InvocationOptions none = InvocationOptions.none();
		assertTrue(none.deadline().isEmpty() && none.sink().isEmpty() && none.source().isEmpty() && none.label().isEmpty());
	}
}
