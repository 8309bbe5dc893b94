package org.portabledevices.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time of all Java threads for each operation: what it costs, where the time between two clocks also has what other programs did. The compiler's and the collector's
 * threads are not in it. Is made by JMH, by its name.
 */
public final class CpuTime implements InternalProfiler {

	static final String RESULT = "cpu";

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
	private Map<Long, Long> before = Map.of();

	/** Is called by JMH. */
	public CpuTime() {
	}

	@Override
	public String getDescription() {
		return "processor time of all Java threads for each operation";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		before = times();
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
		Map<Long, Long> after = times();
		if (!after.keySet().containsAll(before.keySet())) {
			return List.of(); // a thread has ended, and took with it what it had done
		}
		long nanos = 0;
		for (Map.Entry<Long, Long> thread : after.entrySet()) {
			nanos += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
		}
		return List.of(new ScalarResult(RESULT, (double) nanos / result.getMetadata().getAllOps(), "ns/op", AggregationPolicy.AVG));
	}

	private Map<Long, Long> times() {
		Map<Long, Long> times = new HashMap<>();
		for (long id : threads.getAllThreadIds()) {
			long time = threads.getThreadCpuTime(id);
			if (time >= 0) { // else it has just ended
				times.put(id, time);
			}
		}
		return times;
	}
}
