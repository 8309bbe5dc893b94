package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.engine.state.Step;
import org.portabledevices.engine.time.ManualClock;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * Everything at once: two clients that invoke, cancel and go, a device that answers, fails, is silent or answers too late, and time that passes. Whatever happens: each
 * invocation ends exactly once, its sink is closed once and before that, one works on the device at a time, and nothing stays behind.
 * <p>
 * What each of the three does follows from the seed, in what order they do it does not. A run with another seed: {@code -Dchaos.seed=N}.
 */
@Timeout(120)
class ChaosTest {

	private static final int ROUNDS = 800;

	/** What is on the device's only slot. */
	private final AtomicReference<InvocationContext> onDevice = new AtomicReference<>();
	private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
	private final Queue<Watched> accepted = new ConcurrentLinkedQueue<>();
	private final AtomicInteger acceptedCount = new AtomicInteger();
	private final BlockingQueue<InvocationContext> toAnswer = new LinkedBlockingQueue<>();
	private final AtomicBoolean clientsAreDone = new AtomicBoolean();
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final DeviceControl control = new DeviceControl() {
		@Override
		public void reset(SessionReset reset) {
			onDevice.set(null);
			reset.succeed();
		}
	};
	private Bench bench;

	@AfterEach
	void close() {
		threads.shutdownNow();
		bench.close();
	}

	/** A callback and a sink that find out what must not happen. */
	private final class Watched implements ServiceMethodCallback, DataSink {

		final AtomicInteger completions = new AtomicInteger();
		final AtomicInteger closes = new AtomicInteger();
		final AtomicInteger inside = new AtomicInteger();
		final boolean hasSink;
		volatile boolean mayBeMuted;
		volatile Invocation invocation;
		volatile boolean complete;

		Watched(boolean hasSink) {
			this.hasSink = hasSink;
		}

		boolean isClosing() {
			return ((AcceptedInvocation) invocation).phase().step() == Step.CLOSING;
		}

		@Override
		public void onComplete(Invocation ended, Status status, Values results) {
			check(completions.incrementAndGet() == 1, "completed twice");
			check(ended.end().isPresent(), "completed before its end");
			check(!hasSink || closes.get() == 1, "completed before its sink was closed");
			check(!hasSink || complete == (ended.end().orElseThrow() == End.SUCCEEDED), "its sink was told otherwise than it ended");
		}

		@Override
		public void onProgress(Invocation running, Progress progress) {
			check(completions.get() == 0, "progress after its end");
		}

		@Override
		public void write(ByteBuffer data) {
			check(inside.incrementAndGet() == 1, "its sink was called by two threads");
			check(closes.get() == 0, "written after it was closed");
			data.position(data.limit());
			inside.decrementAndGet();
		}

		@Override
		public void close(boolean whole) {
			complete = whole;
			check(inside.get() == 0, "its sink was closed while it was called");
			check(closes.incrementAndGet() == 1, "its sink was closed twice");
		}

		private void check(boolean holds, String words) {
			if (!holds) {
				wrong.add((invocation == null ? "?" : invocation.id() + " " + invocation.message()) + ": " + words);
			}
		}
	}

	private void start(InvocationContext context) {
		InvocationContext other = onDevice.getAndSet(context);
		if (other != null) {
			wrong.add(context.id() + " was started beside " + other.id());
		}
		toAnswer.add(context);
	}

	/** A device's thread: takes what runs, and does with it what devices do. */
	private Void answer(Random random) throws Exception {
		List<InvocationContext> late = new ArrayList<>();
		while (!clientsAreDone.get() || !toAnswer.isEmpty()) {
			InvocationContext context = toAnswer.poll(1, TimeUnit.MILLISECONDS);
			if (context == null) {
				continue;
			}
			if (random.nextBoolean()) {
				context.onCancel(() -> end(context, random.nextInt(4)));
			}
			for (int i = random.nextInt(4); i > 0; i--) {
				context.progress(i, 4);
			}
			if (random.nextInt(6) == 0) {
				context.notCancellableFromHere();
			}
			if (((Run) context).call.data != null) {
				context.writer().offer(ByteBuffer.wrap(new byte[random.nextInt(100_000)]));
			}
			switch (random.nextInt(12)) {
				case 0 -> late.add(context); // not before it is too late, perhaps
				case 1 -> context.alive(); // never
				default -> end(context, random.nextInt(4));
			}
			if (late.size() > 3) {
				late.forEach(each -> end(each, random.nextInt(4)));
				late.clear();
			}
		}
		return null;
	}

	private void end(InvocationContext context, int how) {
		onDevice.compareAndSet(context, null);
		switch (how) {
			case 0 -> context.fail(Status.ERROR_IO_DEVICE, "");
			case 1 -> context.confirm();
			default -> context.succeed(Values.empty());
		}
	}

	private Void invoke(Random random, long bundle) throws Exception {
		ClientService service = bench.clientOf(bundle);
		List<Watched> mine = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			Watched watched = new Watched(random.nextInt(4) == 0);
			InvocationOptions.Builder options = InvocationOptions.builder();
			if (random.nextInt(3) == 0) {
				options.deadline(Duration.ofMillis(1 + random.nextInt(500)));
			}
			if (random.nextInt(3) == 0) {
				options.confirmationWait(Duration.ofMillis(random.nextInt(2) * 20));
			}
			if (watched.hasSink) {
				options.sink(watched);
			}
			try {
				watched.invocation =
						service.methods().invokeAsync(watched.hasSink ? Bench.DOWNLOAD : random.nextBoolean() ? Bench.HOLD : Bench.FIXED,
								null, watched, options.build());
				accepted.add(watched);
				acceptedCount.incrementAndGet();
				mine.add(watched);
			} catch (InvocationRefusedException e) {
				wrong.add("refused: " + e.getMessage());
				break;
			}
			switch (mine.isEmpty() ? 39 : random.nextInt(40)) {
				case 0 -> service.methods().cancelAll();
				case 1, 2, 3 -> service.methods().cancel(mine.get(random.nextInt(mine.size())));
				case 4, 5 -> mine.get(random.nextInt(mine.size())).invocation.cancel();
				case 6 -> watched.invocation.result();
				case 7 -> {
					mine.forEach(each -> each.mayBeMuted = true);
					service.client().release(TimeUnit.SECONDS.toNanos(10));
					service = bench.clientOf(bundle);
					mine.clear();
				}
				default -> Thread.yield();
			}
		}
		return null;
	}

	static LongStream seeds() {
		Long given = Long.getLong("chaos.seed");
		return given == null ? LongStream.of(1, 2, 3) : LongStream.of(given);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void whateverHappensAllOfItEndsOnceAndNothingStaysBehind(long seed) throws Exception {
		Duration grace = Duration.ofMillis(50);
		bench = new Bench(EngineLimits.DEFAULT, new ManualClock(),
				options -> seed % 3 == 1 ? options.grace(grace).startsOnCallerThread() : options.grace(grace), control);
		bench.handler = this::start;
		List<Future<?>> clients =
				List.of(threads.submit(() -> invoke(new Random(seed), 100)), threads.submit(() -> invoke(new Random(seed + 10), 101)));
		Future<?> device = threads.submit(() -> answer(new Random(seed + 20)));
		for (int millis = 0; clients.stream().anyMatch(client -> !client.isDone());) {
			if (millis < acceptedCount.get()) { // time goes on as they do, whatever the machine does: no sink is late
				bench.pass(Duration.ofMillis(1));
				millis++;
			} else {
				Thread.yield();
			}
		}
		for (Future<?> client : clients) {
			client.get();
		}
		clientsAreDone.set(true);
		device.get(30, TimeUnit.SECONDS);
		Bench.await("all have ended", () -> {
			bench.settle();
			Bench.await("no sink is being closed", () -> accepted.stream().noneMatch(Watched::isClosing)); // that takes no time here
			bench.pass(Duration.ofSeconds(1)); // what is never answered ends by its limits
			toAnswer.forEach(context -> end(context, 1));
			return bench.engine.openCount() == 0;
		});
		bench.assertNothingIsLeft();
		assertEquals(List.of(), List.copyOf(wrong),
				() -> "seed " + seed + ", logged: " + bench.logged.stream().filter(line -> !line.contains("resetting")).toList());
		for (Watched watched : accepted) {
			assertTrue(watched.invocation.end().isPresent());
			assertTrue(watched.completions.get() == 1 || watched.mayBeMuted && watched.completions.get() == 0,
					watched.invocation::toString);
			assertTrue(!watched.hasSink || watched.closes.get() == 1, () -> watched.invocation + " left its sink unclosed");
		}
		bench.pass(Duration.ofSeconds(40));
		bench.assertNothingIsLeft();
		assertEquals(0, bench.engine.wheel.size());
		assertEquals(1, bench.service.methods().invoke(Bench.ECHO, null).size(), "the slot is free");
	}
}
