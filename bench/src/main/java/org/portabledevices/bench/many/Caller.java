package org.portabledevices.bench.many;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** One call of a device after another, each begun in the callback of the one before: there is always one that runs. */
final class Caller {

	private final ServiceMethods methods;
	private final UUID method;
	private final CountDownLatch ended = new CountDownLatch(1);
	private final Map<String, Integer> ends = new TreeMap<>();
	private volatile Latencies latencies = new Latencies();
	private volatile boolean stopped;

	Caller(ServiceMethods methods, UUID method) {
		this.methods = methods;
		this.method = method;
	}

	/** Says where the calls that begin from now on are counted. */
	void countIn(Latencies now) {
		latencies = now;
	}

	void next() {
		Latencies where = latencies;
		long began = System.nanoTime();
		try {
			methods.invokeAsync(method, Values.empty(), (invocation, status, results) -> completed(invocation, status, where, began),
					InvocationOptions.none());
		} catch (InvocationRefusedException e) {
			count("refused " + e.status());
			ended.countDown();
		}
	}

	private void completed(Invocation invocation, Status status, Latencies where, long began) {
		where.add(System.nanoTime() - began);
		count(invocation.end().orElseThrow() + (status.isSuccess() ? "" : " " + status));
		if (stopped) {
			ended.countDown();
		} else {
			next();
		}
	}

	private synchronized void count(String end) {
		ends.merge(end, 1, Integer::sum);
	}

	/** How the calls ended, and how many each way. */
	synchronized Map<String, Integer> ends() {
		return new TreeMap<>(ends);
	}

	void stop() {
		stopped = true;
	}

	void awaitEnd() throws InterruptedException {
		ended.await();
	}
}
