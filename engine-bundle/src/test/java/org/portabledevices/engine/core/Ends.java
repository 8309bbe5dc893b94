package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.TimeUnit;

import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.Status;

/** What tests say of ends and receipts. */
final class Ends {

	private Ends() {
	}

	/** Waits until an invocation has ended and was delivered. */
	static void await(Invocation invocation) throws Exception {
		invocation.result().handle((results, failure) -> 0).toCompletableFuture().get(10, TimeUnit.SECONDS);
	}

	/** Waits for the end, and looks at it from all sides. */
	static void assertEnded(Invocation invocation, End end, Status status, Effect effect) throws Exception {
		await(invocation);
		assertIsEnded(invocation, end, status, effect);
	}

	/** Looks at an end that must be there. */
	static void assertIsEnded(Invocation invocation, End end, Status status, Effect effect) {
		assertEquals(end, invocation.end().orElse(null), () -> invocation.state() + " " + invocation.message());
		assertEquals(status, invocation.status().orElseThrow());
		assertEquals(effect, invocation.effect().orElse(null));
	}

	static void assertFailure(InvocationException failure, End end, Status status, Effect effect) {
		assertEquals(end, failure.end());
		assertEquals(status, failure.status());
		assertEquals(effect, failure.effect().orElse(null));
		assertNotNull(failure.getMessage());
	}

	/** The one outcome of a receipt. */
	static CancelOutcome only(CancelReceipt receipt) {
		assertEquals(1, receipt.entries().size(), () -> receipt.status().toString());
		return receipt.entries().get(0).outcome();
	}
}
