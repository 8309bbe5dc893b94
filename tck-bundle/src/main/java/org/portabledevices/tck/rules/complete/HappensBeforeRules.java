package org.portabledevices.tck.rules.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/**
 * Contract 3.7: who sees what. The fields that the tests write and read are plain ones, so that nothing but the invocation makes one thread see what another did; and they repeat
 * it often, since a machine may show it for a long time without being bound to.
 */
public abstract class HappensBeforeRules extends EquippedRules {

	private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

	private static final int OFTEN = 2_000;

	/** Written by one thread and read by another, without a word to the machine. */
	private int plain;
	private int answered;
	private int count;

	@Test
	void rule3_7_theCallbackSeesWhatWasDoneBeforeTheCall() throws Exception {
		SampleCall call = harness.succeeding();
		for (int i = 1; i <= harness.rounds(); i++) {
			CompletableFuture<Integer> seen = new CompletableFuture<>();
			plain = i;
			call.invokeAsync(methods, (invocation, status, results) -> seen.complete(plain));
			assertEquals(i, await("the callback", seen));
		}
	}

	@Test
	void rule3_7_theHandlerSeesWhatWasDoneBeforeTheCall() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		probe.handler = context -> context.succeed(Values.of(Probe.RESULT, Variant.ui4(plain)));
		for (int i = 1; i <= OFTEN; i++) {
			plain = i;
			assertEquals(i, Probe.call(Probe.ASK).invoke(probing).get(Probe.RESULT).asLong());
		}
	}

	@Test
	void rule3_7_whoIsToldSeesWhatTheBackendDidBeforeItAnswered() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		SynchronousQueue<InvocationContext> started = new SynchronousQueue<>();
		probe.handler = context -> started.offer(context, harness.patience().toNanos(), TimeUnit.NANOSECONDS);
		Future<Void> backend = elsewhere(() -> {
			for (int i = 1; i <= 2 * OFTEN; i++) {
				InvocationContext context = started.poll(harness.patience().toNanos(), TimeUnit.NANOSECONDS);
				answered = i;
				if (i % 4 < 2) {
					context.succeed(Values.empty());
				} else {
					context.fail(Status.ERROR_IO_DEVICE, "as the kit wants");
				}
			}
		});
		for (int i = 1; i <= 2 * OFTEN; i += 2) {
			CompletableFuture<Integer> seen = new CompletableFuture<>();
			Probe.call(Probe.HOLD).invokeAsync(probing, (invocation, status, results) -> seen.complete(answered));
			assertEquals(i, await("the callback", seen));
			try {
				Probe.call(Probe.HOLD).invoke(probing);
			} catch (InvocationException e) {
				// every other pair
			}
			assertEquals(i + 1, answered);
		}
		get("the backend", backend);
	}

	@Test
	void rule3_7_theProgressCallbackSeesWhatTheBackendDidBeforeItReported() throws Exception {
		Probe probe = probe();
		AtomicReference<String> mistake = new AtomicReference<>();
		CountDownLatch ended = new CountDownLatch(1);
		Probe.call(Probe.HOLD).invokeAsync(open("prober", probe), new ServiceMethodCallback() {
			@Override
			public void onComplete(Invocation invocation, Status status, Values results) {
				ended.countDown();
			}

			@Override
			public void onProgress(Invocation invocation, Progress progress) {
				if (answered < progress.completed()) {
					mistake.set("progress %d, but the field says %d".formatted(progress.completed(), answered));
				}
			}
		});
		InvocationContext context = probe.nextStarted();
		for (int i = 1; i <= 10 * OFTEN; i++) {
			answered = i;
			context.progress(i, 10 * OFTEN);
		}
		context.succeed(Values.empty());
		await("the end", ended);
		assertEquals(null, mistake.get());
	}

	/** If two of them overlapped, or one did not see the other, the count would be short. */
	@Test
	void rule3_7_eachCallbackSeesWhatTheOneBeforeItDid() throws Exception {
		SampleCall call = harness.succeeding();
		int rounds = 10 * harness.rounds();
		CompletableFuture<Integer> total = new CompletableFuture<>();
		for (int i = 0; i < rounds; i++) {
			call.invokeAsync(methods, (invocation, status, results) -> {
				if (++count == rounds) {
					total.complete(count);
				}
			});
		}
		await("so many callbacks: " + rounds, total);
	}

	@Test
	void rule3_7_theHookSeesWhatWasDoneBeforeTheCancel() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		for (int i = 0; i < OFTEN; i++) {
			CompletableFuture<Integer> seen = new CompletableFuture<>();
			probe.handler = context -> context.onCancel(() -> {
				seen.complete(plain);
				context.confirm();
			});
			Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
			awaitState(invocation, InvocationState.RUNNING);
			plain = i;
			invocation.cancel();
			assertEquals(i, await("the hook", seen));
		}
	}

	/** Gives who does not wait for this thread the time to go on. */
	private static void linger() {
		long end = System.nanoTime() + LINGER_NANOS; // a number of yields takes seconds on a machine that is busy, and a stop waits for one
		while (System.nanoTime() - end < 0) {
			Thread.yield();
		}
	}

	@Test
	void rule3_7_whoReleasesSeesWhatCallbacksDid() throws Exception {
		SampleCall call = harness.succeeding();
		for (int i = 1; i <= Math.min(harness.rounds(), 50); i++) {
			Client released = open("released");
			Block block = block();
			int value = i;
			call.invokeAsync(released.service().methods(), (invocation, status, results) -> {
				block.enter();
				linger();
				plain = value;
			});
			block.awaitInside("the callback");
			Future<Void> release = elsewhere(released::release);
			block.open();
			get("the release", release);
			assertEquals(i, plain);
		}
	}

	@Test
	void rule3_7_whoStopsTheBundleSeesWhatCallbacksDid() throws Exception {
		SampleCall call = harness.succeeding();
		Client stopped = open("stopped");
		Block block = block();
		call.invokeAsync(stopped.service().methods(), (invocation, status, results) -> {
			block.enter();
			linger();
			plain = 7;
		});
		block.awaitInside("the callback");
		Future<Void> stop = elsewhere(() -> harness.surroundings().stop("stopped"));
		block.open();
		get("the stop", stop);
		assertEquals(7, plain);
	}

	@Test
	void rule3_7_whoSeesItEndedSeesItsEndStatusAndEffect() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		SynchronousQueue<Invocation> made = new SynchronousQueue<>();
		Future<Void> watching = watch(made, 500);
		for (int i = 0; i < 500; i++) {
			Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
			assertTrue(made.offer(invocation, harness.patience().toNanos(), TimeUnit.NANOSECONDS), "who watches has stopped");
			InvocationContext context = probe.nextStarted();
			if (i % 2 == 0) {
				context.succeed(Values.empty());
			} else {
				invocation.cancel();
				context.confirm();
			}
		}
		get("who watches", watching);
	}

	@Test
	void rule3_7_whoSeesACallOfTheDeviceEndedSeesItsEndAndStatus() throws Exception {
		SampleCall call = harness.succeeding();
		SynchronousQueue<Invocation> made = new SynchronousQueue<>();
		Future<Void> watching = watch(made, harness.rounds());
		for (int i = 0; i < harness.rounds(); i++) {
			assertTrue(made.offer(call.invokeAsync(methods, null), 10, TimeUnit.SECONDS), "who watches has stopped");
		}
		get("who watches", watching);
	}

	private Future<Void> watch(SynchronousQueue<Invocation> made, int rounds) {
		return elsewhere(() -> {
			for (int i = 0; i < rounds; i++) {
				Invocation invocation = made.poll(harness.patience().toNanos(), TimeUnit.NANOSECONDS);
				while (invocation.state() != InvocationState.ENDED) {
					Thread.yield();
				}
				assertTrue(invocation.end().isPresent() && invocation.status().isPresent(), "it is ENDED, but nothing says how");
				assertEquals(invocation.status().get().isSuccess(), invocation.effect().isEmpty());
			}
		});
	}
}
