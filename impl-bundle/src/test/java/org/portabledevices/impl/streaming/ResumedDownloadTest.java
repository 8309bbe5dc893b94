package org.portabledevices.impl.streaming;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.impl.connection.Connections;
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.Settings;
import org.portabledevices.impl.connection.ThreadTimer;
import org.portabledevices.impl.fixture.CutWire;
import org.portabledevices.impl.fixture.RealEngine;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.responder.PtpIpResponder;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.ResumableSink;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StorageMethods;

/** A download that ends early, for whatever reason, is gone on with over the real backend, and the file is the object, byte by byte. */
@Timeout(60)
class ResumedDownloadTest {

	private static final int MIB = 1 << 20;
	private static final long LENGTH = 40L * MIB + 11;

	@TempDir Path folder;
	private final RealEngine engine = new RealEngine();
	private final ThreadTimer timer = new ThreadTimer();
	private final PatternCamera camera = new PatternCamera(LENGTH);
	private final CountDownLatch goOn = new CountDownLatch(1);
	private Path file;
	private PtpIpResponder responder;
	private CutWire wire;
	private MtpDevice device;
	private ServiceMethods storage;
	/** What happens when so many bytes are in the file. */
	private volatile long when = Long.MAX_VALUE;
	private volatile Runnable then = () -> {
	};
	private volatile long stallsAt = Long.MAX_VALUE;

	@BeforeEach
	void connect() throws Exception {
		file = folder.resolve("large.bin");
		responder = PtpIpResponder.of(camera).conditions(new WireConditions() {
			@Override
			public void beforeData(ResponderTransaction transaction, long position, int length) {
				if (position >= stallsAt && transaction.operation() == OperationCode.GET_OBJECT) {
					transaction.onCancel(goOn::countDown);
					await(goOn);
				}
			}
		}).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		wire = new CutWire(responder.port());
		Settings settings = new Settings("127.0.0.1", wire.port(), new UUID(1, 2), "test", Duration.ofSeconds(10), Duration.ofSeconds(30),
				Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(2), 100);
		device = new MtpDevice(engine.host, new Connections(), timer, new Random(7), settings, (state, words) -> {
		});
		device.start();
		lookUp();
	}

	private void lookUp() throws InterruptedException {
		storage = engine.awaitServices().get(1).methods();
	}

	@AfterEach
	void close() throws Exception {
		goOn.countDown();
		device.close();
		engine.close();
		timer.close();
		wire.close();
		responder.close();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** One go: answers where it began and how it ended. */
	private record Go(long offset, Invocation invocation) {

		End end() {
			return invocation.end().orElseThrow();
		}
	}

	private Go go(InvocationOptions.Builder options) throws Exception {
		ResumableSink sink = ResumableSink.toFile(file, LENGTH, "the only version");
		CompletableFuture<Invocation> ended = new CompletableFuture<>();
		storage.invokeAsync(StorageMethods.DOWNLOAD.id(),
				Values.builder().set(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(PatternCamera.handle(0))))
						.set(StorageMethods.OFFSET, Variant.ui8(sink.offset())).build(),
				(invocation, status, results) -> ended.complete(invocation), options.sink(new Watched(sink)).build());
		return new Go(sink.offset(), ended.get(30, SECONDS));
	}

	private Go go() throws Exception {
		return go(InvocationOptions.builder());
	}

	/** Does something in the middle of the data. */
	private final class Watched implements DataSink {

		private final ResumableSink sink;
		private long position;

		Watched(ResumableSink sink) {
			this.sink = sink;
			position = sink.offset();
		}

		@Override
		public void begin(OptionalLong length) throws IOException {
			assertEquals(LENGTH - sink.offset(), length.orElseThrow(), "the rest is announced");
			sink.begin(length);
		}

		@Override
		public void write(ByteBuffer data) throws IOException {
			position += data.remaining();
			sink.write(data);
			if (position >= when) {
				when = Long.MAX_VALUE;
				then.run();
			}
		}

		@Override
		public void close(boolean complete) throws IOException {
			sink.close(complete);
		}
	}

	private void assertWhole(long seed) throws IOException {
		try (FileChannel channel = FileChannel.open(file)) {
			assertEquals(LENGTH, channel.size());
			ByteBuffer buffer = ByteBuffer.allocate(MIB);
			Pattern pattern = new Pattern(seed);
			for (long position = 0; channel.read(buffer.clear()) > 0;) {
				int count = buffer.flip().remaining();
				assertEquals(-1, pattern.check(position, buffer));
				position += count;
			}
		}
	}

	private void assertGoesOn() throws Exception {
		assertFalse(Files.exists(file));
		Go next = go();
		assertEquals(End.SUCCEEDED, next.end(), next.invocation()::message);
		assertTrue(next.offset() > 0, "it went on");
		assertWhole(PatternCamera.SEED);
	}

	@Test
	void afterACancel() throws Exception {
		when = 20L * MIB;
		then = () -> storage.cancelAll();
		assertEquals(End.CANCELLED, go().end());
		assertGoesOn();
	}

	@Test
	void afterTheConnectionWasLostTwice() throws Exception {
		for (int mebibytes : new int[]{ 20, 30 }) {
			when = mebibytes * (long) MIB;
			then = wire::cut;
			Go broken = go();
			assertEquals(End.ABORTED, broken.end());
			assertEquals(Status.ERROR_DEVICE_NOT_CONNECTED, broken.invocation().status().orElseThrow());
			lookUp();
		}
		assertGoesOn();
	}

	@Test
	void afterADeadline() throws Exception {
		stallsAt = 20L * MIB;
		assertEquals(End.TIMED_OUT, go(InvocationOptions.builder().deadline(Duration.ofSeconds(4))).end());
		assertGoesOn();
	}

	/** Nothing but the bytes tells that it is another object now. */
	@Test
	void neverWithAnotherObject() throws Exception {
		when = 20L * MIB;
		then = () -> storage.cancelAll();
		assertEquals(End.CANCELLED, go().end());
		camera.change(99);
		Go other = go();
		assertEquals(End.FAILED, other.end());
		assertTrue(other.invocation().message().contains("another one than before"), other.invocation()::message);
		assertFalse(Files.exists(file));
		Go anew = go();
		assertEquals(0, anew.offset());
		assertEquals(End.SUCCEEDED, anew.end());
		assertWhole(99);
	}
}
