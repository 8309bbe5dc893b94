package org.portabledevices.tck.rules.invoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.rules.fixture.EquippedRules;

/** Contract 1.6: in which order invocations start, and how many at once. */
public abstract class OrderRules extends EquippedRules {

	/** Gives one slot free after the other, and answers what is queued in the order in which it starts. */
	private List<Running> startOneByOne(List<Running> busy, List<Running> queued) throws Exception {
		Deque<Running> running = new ArrayDeque<>(busy);
		List<Running> left = new ArrayList<>(queued);
		List<Running> started = new ArrayList<>();
		while (!left.isEmpty()) {
			running.poll().letGo();
			await("the next starts", () -> left.stream().anyMatch(one -> one.invocation().state() == InvocationState.RUNNING));
			List<Running> next = left.stream().filter(one -> one.invocation().state() == InvocationState.RUNNING).toList();
			assertEquals(1, next.size(), () -> "one slot was given back, and these started: " + next);
			next.get(0).held().awaitRunning();
			left.removeAll(next);
			started.addAll(next);
			running.addAll(next);
		}
		letGo(List.copyOf(running));
		return started;
	}

	private Running queue(ServiceMethods by, InvocationOptions options) throws Exception {
		HeldCall held = harness.held();
		return new Running(held, held.call().invokeAsync(by, null, options));
	}

	private static List<Long> ids(List<Running> running) {
		return running.stream().map(one -> one.invocation().id()).toList();
	}

	/** There are no priorities: neither a deadline nor a label nor a callback helps. */
	@Test
	void rule1_6_thoseOfOneClientStartInTheOrderOfTheirAcceptance() throws Exception {
		List<Running> busy = occupy();
		List<Running> queued = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			queued.add(queue(methods, InvocationOptions.none()));
			queued.add(queue(methods, InvocationOptions.builder().deadline(Duration.ofMinutes(1)).label("urgent").build()));
		}
		for (Running one : queued) {
			assertEquals(InvocationState.QUEUED, one.invocation().state());
		}
		assertEquals(ids(queued), ids(startOneByOne(busy, queued)));
	}

	@Test
	void rule1_6_oneThatIsWaitedForStandsInTheSameQueue() throws Exception {
		List<Running> busy = occupy();
		Running first = queue(methods, InvocationOptions.none());
		HeldCall held = harness.held();
		Future<?> waiting = invoke(methods, held.call());
		await("it is accepted", () -> pendingOfKit().size() == busy.size() + 2);
		Running third = queue(methods, InvocationOptions.none());
		Deque<Running> running = new ArrayDeque<>(busy);
		running.poll().letGo();
		first.held().awaitRunning();
		running.add(first);
		running.poll().letGo();
		held.awaitRunning();
		assertEquals(InvocationState.QUEUED, third.invocation().state());
		held.letGo();
		await("invoke returns", waiting);
		running.add(third);
		letGo(List.copyOf(running));
	}

	/** Two threads call at once: the calls of each stay in their order. */
	@Test
	void rule1_6_alsoWhereCallsOverlap() throws Exception {
		int rounds = Math.max(1, harness.rounds() / 10);
		for (int round = 0; round < rounds; round++) {
			List<Running> busy = occupy();
			CyclicBarrier together = new CyclicBarrier(2);
			List<Future<List<Running>>> threads = new ArrayList<>();
			Queue<HeldCall> calls = new ConcurrentLinkedQueue<>();
			for (int i = 0; i < 4; i++) {
				calls.add(harness.held());
			}
			for (int thread = 0; thread < 2; thread++) {
				threads.add(inThread(() -> {
					List<Running> made = new ArrayList<>();
					together.await();
					for (int i = 0; i < 2; i++) {
						HeldCall held = calls.remove();
						made.add(new Running(held, held.call().invokeAsync(methods, null)));
					}
					return made;
				}));
			}
			List<Running> all = new ArrayList<>();
			List<List<Long>> orders = new ArrayList<>();
			for (Future<List<Running>> thread : threads) {
				List<Running> made = await("two calls", thread);
				all.addAll(made);
				orders.add(ids(made));
			}
			List<Long> started = ids(startOneByOne(busy, all));
			orders.forEach(order -> assertEquals(order, started.stream().filter(order::contains).toList()));
		}
	}

	@Test
	void rule1_6_clientsTakeTurns() throws Exception {
		List<Running> busy = occupy();
		ServiceMethods other = open("other").service().methods();
		List<Running> greedy = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			greedy.add(queue(methods, InvocationOptions.none()));
		}
		List<Running> modest = List.of(queue(other, InvocationOptions.none()), queue(other, InvocationOptions.none()));
		List<Running> all = new ArrayList<>(greedy);
		all.addAll(modest);
		List<Running> started = startOneByOne(busy, all);
		assertTrue(started.subList(0, 2).contains(modest.get(0)), "the second client is among the first two");
		assertTrue(started.subList(0, 4).contains(modest.get(1)), "and again among the first four");
	}

	@Test
	void rule1_6_asManyRunAtOnceAsTheDeviceHasSlots() throws Exception {
		List<Running> busy = occupy(); // they all run
		Running next = queue(methods, InvocationOptions.none());
		Running last = queue(methods, InvocationOptions.none());
		assertEquals(InvocationState.QUEUED, next.invocation().state());
		busy.get(0).letGo();
		next.held().awaitRunning();
		assertEquals(InvocationState.QUEUED, last.invocation().state());
		letGo(busy.subList(1, busy.size()));
		letGo(List.of(next, last));
	}

	@Test
	void rule1_6_theSlotIsKeptUntilTheBackendAnswers() throws Exception {
		HeldCall late = harness.confirmsLate();
		List<Running> others = new ArrayList<>();
		for (int i = 1; i < harness.slots(); i++) {
			others.add(hold());
		}
		Running running = hold(methods, late, null);
		running.invocation().cancel();
		late.awaitToldToStop();
		Invocation next = harness.succeeding().invokeAsync(methods, null);
		assertEquals(InvocationState.QUEUED, next.state());
		running.letGo();
		awaitEnd(next);
		letGo(others);
	}

	@Test
	void rule1_6_aSlotThatIsGivenUpEarlyIsFreeForOthers() throws Exception {
		List<Running> waiting = new ArrayList<>();
		for (int i = 0; i < harness.slots(); i++) {
			waiting.add(hold(methods, harness.waitsForEvent(), null));
		}
		awaitEnd(harness.succeeding().invokeAsync(methods, null));
		waiting.forEach(one -> assertEquals(InvocationState.RUNNING, one.invocation().state()));
		letGo(waiting);
	}
}
