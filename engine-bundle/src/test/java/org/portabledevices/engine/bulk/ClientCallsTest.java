package org.portabledevices.engine.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientCallsTest extends Transfers {

	private final List<String> stalls = new CopyOnWriteArrayList<>();
	private final ClientCalls calls = new ClientCalls("sink", owner, wheel, clock, STALL, stalls::add);

	/** The timer may have taken the timeout of a call that returned just then, when the next call has begun already. */
	@Test
	void aTimeoutThatComesTooLateForItsCallDoesNotHitTheNext() {
		calls.call("write", () -> true, () -> pass(STALL_MILLIS - 1));
		calls.expired();
		calls.call("write", () -> true, calls::expired);
		assertEquals(List.of(), stalls);
		calls.call("write", () -> true, () -> pass(STALL_MILLIS));
		assertEquals(List.of("the sink did not return from write for 30000 ms"), stalls);
	}

	@Test
	void whatIsNotWantedAnyMoreIsNotCalled() {
		assertEquals(ClientCalls.GONE, calls.call("write", () -> false, () -> stalls.add("called")));
		assertEquals(List.of(), stalls);
		assertEquals(0, owner.inside.get());
		assertEquals(0, wheel.size());
	}
}
