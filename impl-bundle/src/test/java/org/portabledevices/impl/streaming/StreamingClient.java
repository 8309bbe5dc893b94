package org.portabledevices.impl.streaming;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.portabledevices.impl.connection.Connections;
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.Settings;
import org.portabledevices.impl.connection.ThreadTimer;
import org.portabledevices.impl.fixture.RealEngine;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.DataSource;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StorageMethods;

/**
 * A program that moves objects of gigabytes through the engine and the real backend, checks each byte on its way, and cancels at chance positions. It prints what
 * it measured; its exit status is 0 if all was as it should be.
 */
final class StreamingClient {

	private static final Pattern PATTERN = new Pattern(PatternCamera.SEED);
	private static final int MIB = 1 << 20;
	private static final int CANCELS = 24;

	private final ServiceMethods storage;

	private StreamingClient(ServiceMethods storage) {
		this.storage = storage;
	}

	/** Called with the port and the seed of chance. */
	public static void main(String... args) throws Exception {
		Settings settings = new Settings("127.0.0.1", Integer.parseInt(args[0]), new UUID(1, 2), "streaming", Duration.ofSeconds(10),
				Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofSeconds(2), 100);
		try (ThreadTimer timer = new ThreadTimer(); RealEngine engine = new RealEngine()) {
			MtpDevice device = new MtpDevice(engine.host, new Connections(), timer, new Random(7), settings, (state, words) -> {
			});
			device.start();
			ServiceMethods storage = engine.awaitServices().stream().filter(service -> service.name().equals("Storage")).findFirst()
					.orElseThrow().methods();
			new StreamingClient(storage).run(new Random(Long.parseLong(args[1])));
			engine.bundleIsStopping = true;
			device.close();
		}
		System.exit(0);
	}

	private void run(Random random) throws Exception {
		download();
		upload();
		for (int i = 0; i < CANCELS; i++) {
			cancel(i % 2 == 0, (long) (random.nextDouble() * 48 * MIB));
		}
		System.out.printf(Locale.ROOT, "cancels %d, each confirmed by the device, the next call answered%n", CANCELS);
		large();
		printMemory();
	}

	private void download() throws Exception {
		CheckingSink sink = new CheckingSink(0);
		long began = System.nanoTime();
		Call call = call(StorageMethods.DOWNLOAD.id(), object(0), InvocationOptions.builder().sink(sink).build());
		call.expect(End.SUCCEEDED, null);
		require(sink.position == StreamingServer.TWO_GIB, "bytes", sink.position);
		require(call.progress > 0, "progress", call.progress);
		require(call.invocation.progress().completed() == sink.position, "completed", call.invocation.progress());
		require(call.invocation.progress().total().orElse(-1) == sink.position, "total", call.invocation.progress());
		printRate("download", sink.position, began);
	}

	private void upload() throws Exception {
		PatternSource source = new PatternSource(StreamingServer.TWO_GIB);
		long began = System.nanoTime();
		Call call = call(StorageMethods.UPLOAD.id(), name(), InvocationOptions.builder().source(source).build());
		call.expect(End.SUCCEEDED, null);
		require(source.position == StreamingServer.TWO_GIB, "bytes", source.position);
		printRate("upload", source.position, began);
	}

	/** Contract 2.9: it ends STOPPED, which only the device's own answer to the Cancel brings, and the session serves the next. */
	private void cancel(boolean download, long position) throws Exception {
		CompletableFuture<Invocation> accepted = new CompletableFuture<>();
		Reached there = at -> {
			if (at >= position) {
				accepted.join().cancel();
			}
		};
		CheckingSink sink = new CheckingSink(0);
		PatternSource source = new PatternSource(StreamingServer.TWO_GIB);
		sink.reached = there;
		source.reached = there;
		Call call = download
				? call(StorageMethods.DOWNLOAD.id(), object(0), InvocationOptions.builder().sink(sink).build())
				: call(StorageMethods.UPLOAD.id(), name(), InvocationOptions.builder().source(source).build());
		accepted.complete(call.invocation);
		call.expect(End.CANCELLED, Effect.STOPPED);
		infoOf(0, StreamingServer.TWO_GIB);
	}

	private void large() throws Exception {
		infoOf(1, StreamingServer.FIVE_GIB);
		CompletableFuture<Invocation> accepted = new CompletableFuture<>();
		CheckingSink sink = new CheckingSink(0);
		sink.reached = at -> {
			if (at > 8 * MIB) {
				Progress progress = accepted.join().progress();
				require(progress.total().orElse(-1) == StreamingServer.FIVE_GIB, "total", progress);
				accepted.join().cancel();
			}
		};
		Call download = call(StorageMethods.DOWNLOAD.id(), object(1), InvocationOptions.builder().sink(sink).build());
		accepted.complete(download.invocation);
		download.expect(End.CANCELLED, Effect.STOPPED);

		long offset = (4L << 30) + 12_345;
		CheckingSink part = new CheckingSink(offset);
		call(StorageMethods.DOWNLOAD_PART.id(), Values.builder().setAll(object(1)).set(StorageMethods.OFFSET, Variant.ui8(offset))
				.set(StorageMethods.LENGTH, Variant.ui4(3 * MIB)).build(), InvocationOptions.builder().sink(part).build())
				.expect(End.SUCCEEDED, null);
		require(part.position - offset == 3 * MIB, "bytes behind 4 GiB", part.position - offset);

		long rest = StreamingServer.FIVE_GIB - 20 * MIB - 7;
		CheckingSink end = new CheckingSink(rest);
		call(StorageMethods.DOWNLOAD.id(), Values.builder().setAll(object(1)).set(StorageMethods.OFFSET, Variant.ui8(rest)).build(),
				InvocationOptions.builder().sink(end).build()).expect(End.SUCCEEDED, null);
		require(end.position == StreamingServer.FIVE_GIB, "the end", end.position);

		PatternSource source = new PatternSource(StreamingServer.FIVE_GIB);
		CompletableFuture<Invocation> sent = new CompletableFuture<>();
		source.reached = at -> {
			if (at > 8 * MIB) {
				sent.join().cancel();
			}
		};
		Call upload = call(StorageMethods.UPLOAD.id(), name(), InvocationOptions.builder().source(source).build());
		sent.complete(upload.invocation);
		upload.expect(End.CANCELLED, Effect.STOPPED);
		infoOf(1, StreamingServer.FIVE_GIB);
		System.out.println("objects of 5 GiB: announced, read and gone on with behind 4 GiB, cancelled both ways");
	}

	private void infoOf(int index, long size) throws Exception {
		Values info = storage.invoke(StorageMethods.GET_OBJECT_INFO.id(), object(index)).get(StorageMethods.INFO).asValues();
		require(info.get(PropertyKeys.OBJECT_SIZE).asLong() == size, "size", info);
	}

	private static Values object(int index) {
		return Values.of(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(PatternCamera.handle(index))));
	}

	private static Values name() {
		return Values.of(StorageMethods.NAME, Variant.string("LARGE.BIN"));
	}

	private Call call(UUID method, Values parameters, InvocationOptions options) throws Exception {
		Call call = new Call();
		call.invocation = storage.invokeAsync(method, parameters, call, options);
		return call;
	}

	private static void require(boolean holds, String what, Object is) {
		if (!holds) {
			throw new IllegalStateException(what + ": " + is);
		}
	}

	private static void printRate(String what, long bytes, long began) {
		System.out.printf(Locale.ROOT, "%s %,d bytes, %.0f MiB/s%n", what, bytes,
				bytes / (double) MIB / ((System.nanoTime() - began) / 1e9));
	}

	/** The peaks of the pools need not have been at one moment, so their sum is a bound. */
	private static void printMemory() throws IOException {
		long heap = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
				.map(MemoryPoolMXBean::getPeakUsage).mapToLong(usage -> usage.getUsed()).sum();
		long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().mapToLong(BufferPoolMXBean::getMemoryUsed)
				.sum();
		System.out.printf(Locale.ROOT, "peak heap %.1f MiB of %d MiB, direct buffers %.1f MiB%s%n", heap / (double) MIB,
				Runtime.getRuntime().maxMemory() / MIB, direct / (double) MIB, resident());
	}

	private static String resident() throws IOException {
		Path status = Path.of("/proc/self/status");
		return !Files.isReadable(status) ? ""
				: Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM"))
						.map(line -> ", peak resident " + line.replaceAll("\\D+", "") + " KiB").findFirst().orElse("");
	}

	private interface Reached {

		void at(long position);
	}

	private static final class Call implements ServiceMethodCallback {

		private final CompletableFuture<Invocation> ended = new CompletableFuture<>();
		private Invocation invocation;
		private volatile long progress;

		@Override
		public void onProgress(Invocation which, Progress value) {
			progress = value.completed();
		}

		@Override
		public void onComplete(Invocation which, Status status, Values results) {
			ended.complete(which);
		}

		void expect(End end, Effect effect) throws Exception {
			Invocation which = ended.get(120, SECONDS);
			require(which.end().orElseThrow() == end && which.effect().orElse(null) == effect, "end",
					which.end() + " " + which.effect() + " " + which.message());
		}
	}

	private static final class CheckingSink implements DataSink {

		private volatile long position;
		private volatile Reached reached = at -> {
		};

		CheckingSink(long position) {
			this.position = position;
		}

		@Override
		public void write(ByteBuffer data) throws IOException {
			int count = data.remaining();
			long wrong = PATTERN.check(position, data);
			if (wrong >= 0) {
				throw new IOException("byte " + wrong + " is wrong");
			}
			position += count;
			reached.at(position);
		}

		@Override
		public void close(boolean complete) {
			// nothing is kept
		}
	}

	private static final class PatternSource implements DataSource {

		private final long length;
		private volatile long position;
		private volatile Reached reached = at -> {
		};

		PatternSource(long length) {
			this.length = length;
		}

		@Override
		public OptionalLong length() {
			return OptionalLong.of(length);
		}

		@Override
		public int read(ByteBuffer buffer) {
			int count = (int) Math.min(buffer.remaining(), length - position);
			if (count == 0) {
				return -1;
			}
			PATTERN.fill(position, buffer.slice(buffer.position(), count));
			buffer.position(buffer.position() + count);
			position += count;
			reached.at(position);
			return count;
		}

		@Override
		public void close() {
			// nothing was opened
		}
	}
}
