package org.portabledevices.bench.many;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.portabledevices.engine.standalone.OpenService;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.wpd.StorageMethods;

/**
 * A program that connects many devices of another program, calls all of them without a pause, and lets one hang, one be lost again and again and one client's sink
 * block, in turns with times in which none does. It prints how long the calls of all other devices took, in both, and what a device costs.
 */
final class ManyDevices {

	private static final int BLOCKED = 2;
	private static final int TROUBLED = 3;

	private final PrintStream out;
	private final int count;
	private final int rounds;
	private final Duration span;
	private final List<Caller> others = new ArrayList<>();
	private final List<Caller> troubled = new ArrayList<>();
	private final Latencies calm = new Latencies();
	private final Latencies trouble = new Latencies();

	private ManyDevices(PrintStream out, int count, int rounds, Duration span) {
		this.out = out;
		this.count = count;
		this.rounds = rounds;
		this.span = span;
	}

	/** Called with nothing, or with how many devices, how many rounds, and how many seconds each half of a round has. */
	public static void main(String... args) throws Exception {
		Map<String, String> given = new TreeMap<>(Map.of("--devices", "64", "--rounds", "5", "--seconds", "3"));
		for (int i = 0; i + 1 < args.length; i += 2) {
			if (given.put(args[i], args[i + 1]) == null) {
				throw new IllegalArgumentException(args[i] + ": there are " + given.keySet());
			}
		}
		int unexpected = measure(System.out, Integer.parseInt(given.get("--devices")), Integer.parseInt(given.get("--rounds")),
				Duration.ofSeconds(Integer.parseInt(given.get("--seconds"))));
		System.exit(unexpected == 0 ? 0 : 1);
	}

	/** Measures and prints; answers how many calls of devices that are no troublemakers did not succeed. */
	static int measure(PrintStream out, int count, int rounds, Duration span) throws Exception {
		Process farm = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), DeviceFarm.class.getName(), Integer.toString(count))
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try (Client client = new Client(); PrintStream commands = new PrintStream(farm.getOutputStream(), true)) {
			return new ManyDevices(out, count, rounds, span).run(client, farm, commands);
		} finally {
			farm.destroy();
		}
	}

	private int run(Client client, Process farm, PrintStream commands) throws Exception {
		connect(client, new BufferedReader(new InputStreamReader(farm.getInputStream())));
		for (int i = TROUBLED; i < count; i++) {
			others.add(new Caller(client.open(i).service().methods(), StorageMethods.GET_OBJECT_COUNT.id()));
		}
		others.forEach(Caller::next);
		pass(); // to warm up
		for (int i = 0; i < rounds; i++) {
			others.forEach(caller -> caller.countIn(calm));
			pass();
			others.forEach(caller -> caller.countIn(trouble));
			makeTrouble(client, commands);
		}
		others.forEach(Caller::stop);
		for (Caller caller : others) {
			caller.awaitEnd();
		}
		return report(client);
	}

	private void connect(Client client, BufferedReader ports) throws Exception {
		out.printf("%8s %8s %8s %12s %14s%n", "devices", "threads", "of them", "heap in use", "direct buffers");
		long[] first = memory();
		print(0, first);
		for (int i = 0; i < count; i++) {
			client.add(Integer.parseInt(ports.readLine()));
			if (i + 1 == count || Integer.bitCount(i + 1) == 1) {
				print(i + 1, memory());
			}
		}
		long[] last = memory();
		out.printf(Locale.ROOT, "each device: %.1f threads, %.0f KiB of heap, %.0f KiB of direct buffers%n%n",
				(last[0] - first[0]) / (double) count, (last[2] - first[2]) / 1024.0 / count, (last[3] - first[3]) / 1024.0 / count);
	}

	private void print(int devices, long... memory) {
		out.printf(Locale.ROOT, "%8d %8d %8d %8.1f MiB %10.1f MiB%n", devices, memory[0], memory[1], memory[2] / 1048576.0,
				memory[3] / 1048576.0);
	}

	/** Threads, those of the backend, bytes of heap that are in use after a collection, and of direct buffers. */
	private static long[] memory() {
		System.gc();
		long ours = Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
				.filter(name -> name.startsWith("pds-mtp") || name.startsWith("PTP events")).count();
		return new long[]{ ManagementFactory.getThreadMXBean().getThreadCount(), ours,
				ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
				ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().mapToLong(BufferPoolMXBean::getMemoryUsed).sum() };
	}

	private void makeTrouble(Client client, PrintStream commands) throws Exception {
		CountDownLatch mayGoOn = new CountDownLatch(1);
		commands.println("trouble");
		try (FollowedService hung = client.follow(DeviceFarm.HUNG);
				FollowedService flapping = client.follow(DeviceFarm.FLAPPING);
				OpenService blocked = client.open(BLOCKED)) {
			List<Caller> now = List.of(new Caller(hung.methods(), StorageMethods.LIST_STORAGES.id()),
					new Caller(flapping.methods(), StorageMethods.GET_OBJECT_COUNT.id()));
			now.forEach(Caller::next);
			Client.downloadInto(blocked.service().methods(), mayGoOn);
			pass();
			now.forEach(Caller::stop);
			troubled.addAll(now);
			mayGoOn.countDown();
			commands.println("calm");
			for (Caller caller : now) {
				caller.awaitEnd();
			}
		}
	}

	/** Lets the callers call. */
	private void pass() {
		long end = System.nanoTime() + span.toNanos();
		for (long left = span.toNanos(); left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	private int report(Client client) {
		out.printf(Locale.ROOT, "%d devices that always have a call running, milliseconds beyond the %d that the device takes%n",
				others.size(), TimeUnit.NANOSECONDS.toMillis(DeviceFarm.OPERATION_NANOS));
		out.printf("%-34s %8s %8s %8s %8s %8s %8s%n", "", "calls", "p50", "p90", "p99", "p99.9", "max");
		out.println(calm.line("nobody makes trouble", DeviceFarm.OPERATION_NANOS));
		out.println(trouble.line("one hangs, one flaps, one blocks", DeviceFarm.OPERATION_NANOS));
		Map<String, Integer> ends = new TreeMap<>();
		others.forEach(caller -> caller.ends().forEach((end, number) -> ends.merge(end, number, Integer::sum)));
		out.println("ends of their calls: " + ends);
		Map<String, Integer> troubles = new TreeMap<>();
		troubled.forEach(caller -> caller.ends().forEach((end, number) -> troubles.merge(end, number, Integer::sum)));
		out.println("ends of the calls of the two that hang and flap: " + troubles + "; connections lost: " + client.losses);
		return ends.entrySet().stream().filter(end -> !end.getKey().equals("SUCCEEDED")).mapToInt(Map.Entry::getValue).sum();
	}
}
