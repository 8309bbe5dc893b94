package org.portabledevices.cnf.framework.swap;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Calls whatever plain service is there, and waits for its answer. */
final class PlainLoad extends Load {

	private static final double NANOS_PER_MILLI = 1e6;

	private final Supplier<Runnable> service;
	private final Map<String, LongAdder> answered = new ConcurrentHashMap<>();
	private final LongAdder cut = new LongAdder();
	private final LongAdder refused = new LongAdder();
	private final LongAdder absent = new LongAdder();
	private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

	PlainLoad(Supplier<Runnable> service) {
		this.service = service;
	}

	@Override
	Caller caller(int number, Random random) {
		return this::call;
	}

	private void call() {
		Runnable current = service.get();
		if (current == null) {
			absent.increment();
			pauseAfterRefusal();
			return;
		}
		long began = System.nanoTime();
		try {
			current.run();
			nanos.add(System.nanoTime() - began);
			answered.computeIfAbsent(current.toString(), name -> new LongAdder()).increment();
		} catch (CompletionException e) {
			cut.increment();
		} catch (IllegalStateException e) {
			refused.increment();
			pauseAfterRefusal();
		}
	}

	@Override
	Outcome outcome() {
		long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
		return new Outcome(sorted.length + cut.sum(), 0, 0, cut.sum(), refused.sum(), absent.sum(), 0, 0,
				answered.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum())),
				sorted[sorted.length / 2] / NANOS_PER_MILLI, sorted[sorted.length - 1] / NANOS_PER_MILLI);
	}
}
