package org.portabledevices.tck.rules.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.values.Values;

/** Contract 7.2: where and when a handler starts. */
public abstract class HandlerRules extends EquippedRules {

	// 7.2

	@Test
	void rule7_2_aHandlerStartsOnTheBackendsExecutor() throws Exception {
		ExecutorService executor = executor();
		Probe probe = probe("probe", options -> options.executor(executor));
		assertSame(executor.submit(Thread::currentThread).get(10, TimeUnit.SECONDS), threadOfHandler(probe, open("prober", probe)));
	}

	@Test
	void rule7_2_withoutOneItStartsOnAThreadOfTheEngine() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		CompletableFuture<Thread> lane = new CompletableFuture<>();
		assertNotSame(Thread.currentThread(), threadOfHandler(probe, probing));
		probe.handler = Probe::answer;
		Probe.call(Probe.ASK).invokeAsync(probing, (invocation, status, results) -> lane.complete(Thread.currentThread()));
		assertNotSame(Thread.currentThread(), await("the callback", lane));
	}

	@Test
	void rule7_2_ifItNeverWaitsItStartsOnTheThreadOfInvokeAsync() throws Exception {
		Probe probe = probe("probe", options -> options.startsOnCallerThread());
		assertSame(Thread.currentThread(), threadOfHandler(probe, open("prober", probe)));
	}

	private Thread threadOfHandler(Probe probe, ServiceMethods probing) throws Exception {
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		probe.handler = context -> {
			thread.complete(Thread.currentThread());
			context.succeed(Values.empty());
		};
		Probe.call(Probe.HOLD).invokeAsync(probing, null);
		return await("the handler", thread);
	}

	/** Neither the thread that answered for the first, nor one that calls just now, starts what another call had queued. */
	@Test
	void rule7_2_aCallersThreadStartsOnlyWhatItHasMade() throws Exception {
		Probe probe = probe("probe", options -> options.startsOnCallerThread());
		ServiceMethods probing = open("prober", probe);
		BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
		probe.handler = context -> {
			threads.add(Thread.currentThread());
			probe.hold(context);
		};
		Probe.call(Probe.HOLD).invokeAsync(probing, null);
		assertSame(Thread.currentThread(), threads.poll(harness.patience().toNanos(), TimeUnit.NANOSECONDS));
		Thread other = get("a call", inThread(() -> {
			Probe.call(Probe.HOLD).invokeAsync(probing, null); // it is queued
			return Thread.currentThread();
		}));
		probe.nextStarted().succeed(Values.empty());
		Probe.call(Probe.HOLD).invokeAsync(probing, null);
		Thread second = threads.poll(harness.patience().toNanos(), TimeUnit.NANOSECONDS);
		assertNotNull(second, "the second was not started within 10 s");
		assertNotSame(Thread.currentThread(), second);
		assertNotSame(other, second);
	}

	@Test
	void rule7_2_aDeviceWithOneSlotSeesOneStartAtATime() throws Exception {
		for (boolean onCallerThread : List.of(true, false)) {
			Probe probe = probe("probe" + onCallerThread, options -> onCallerThread ? options.startsOnCallerThread() : options);
			AtomicInteger inside = new AtomicInteger();
			AtomicInteger most = new AtomicInteger();
			probe.handler = context -> {
				most.accumulateAndGet(inside.incrementAndGet(), Math::max);
				context.succeed(Values.empty()); // from here on its slot is due, but the handler has not returned
				Thread.yield();
				inside.decrementAndGet();
			};
			List<Future<Void>> calling = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				ServiceMethods probing = open("prober" + i, probe);
				calling.add(elsewhere(() -> {
					for (int j = 0; j < 300; j++) {
						Probe.call(Probe.HOLD).invoke(probing);
					}
				}));
			}
			for (Future<Void> one : calling) {
				get("calls", one);
			}
			assertEquals(1, most.get());
		}
	}

	@Test
	void rule7_2_aHandlerThatDoesNotReturnHoldsUpItsOwnDeviceOnlyAndIsLogged() throws Exception {
		Probe probe = probe();
		Block block = block();
		probe.handler = context -> {
			block.enter();
			context.succeed(Values.empty());
		};
		Invocation stuck = Probe.call(Probe.HOLD).invokeAsync(open("prober", probe), null);
		block.awaitInside("the handler");
		harness.succeeding().invoke(methods);
		settle();
		harness.surroundings().log();
		passUntil("it is logged with its stack", Duration.ofMillis(1_500), () -> harness.surroundings().log().stream()
				.anyMatch(line -> line.contains(Long.toString(stuck.id())) && line.contains(Block.class.getName())));
	}

	@Test
	void rule7_2_aHandlerThatThrowsHasFailed() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		probe.handler = context -> {
			throw new IllegalStateException("thrown by a handler of the kit");
		};
		Invocation invocation = Probe.call(Probe.HOLD).invokeAsync(probing, null);
		assertEnds(invocation, End.FAILED, Status.ERROR_GEN_FAILURE, null);
		assertTrue(invocation.message().contains("thrown by a handler of the kit"), invocation.message());
		settle(probe, probing);
	}
}
