package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.Status;

/** Contract 4.6: the engine stops, and somebody does not return. */
@Timeout(60)
class EngineStopTest {

	private final Bench bench = new Bench(EngineLimits.DEFAULT, null, options -> options.slots(4), Bench.NO_CONTROL);
	private final CountDownLatch leave = new CountDownLatch(1);

	@AfterEach
	void close() {
		leave.countDown();
		bench.close();
	}

	private void blockCallbacksOf(ClientService client) throws Exception {
		CountDownLatch inside = new CountDownLatch(1);
		client.methods().invokeAsync(Bench.ECHO, null, (invocation, status, results) -> {
			inside.countDown();
			while (leave.getCount() > 0) {
				Bench.block(leave); // an interrupt does not get it out
			}
		});
		assertTrue(inside.await(10, TimeUnit.SECONDS));
	}

	/** The limit for the lanes is 5 s of real time. */
	@Test
	void aCallbackThatDoesNotReturnCostsOnlyItsOwnClientTheCallbacks() throws Exception {
		ClientService other = bench.clientOf(9);
		Calls calls = new Calls();
		Calls others = new Calls();
		blockCallbacksOf(bench.service);
		Invocation running = bench.service.methods().invokeAsync(Bench.HOLD, null, calls);
		bench.nextStarted().onCancel(() -> {
		});
		Invocation beside = other.methods().invokeAsync(Bench.HOLD, null, others);
		bench.nextStarted();

		bench.engine.close();

		Ends.assertIsEnded(running, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
		Ends.assertIsEnded(beside, End.ABORTED, Status.ERROR_OPERATION_ABORTED, Effect.UNKNOWN);
		assertEquals(beside.id(), others.next().invocation().id());
		calls.assertNoMore();
		assertEquals(1,
				bench.logged.stream().filter(line -> line.contains("not called: the callback of invocation " + running.id())).count());
		List<String> left = Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
				.filter(name -> bench.logged.stream().anyMatch(line -> line.contains("inside foreign code: " + name))).toList();
		assertEquals(1, left.size(), () -> "named in the log: " + left);
	}
}
