package org.portabledevices.impl.streaming;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.impl.connection.Connections;
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.Settings;
import org.portabledevices.impl.connection.ThreadTimer;
import org.portabledevices.impl.fixture.RealEngine;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.responder.PtpIpResponder;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.DataSource;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StorageMethods;

/** A cancel at each packet of a download and of an upload (contract 2.9): one truthful end, and the same session serves the next call. */
@Timeout(60)
class CancelAtEveryPacketTest {

	private static final int LENGTH = 1_000_003;

	private final RealEngine engine = new RealEngine();
	private final ThreadTimer timer = new ThreadTimer();
	private final AtomicInteger packets = new AtomicInteger();
	private final AtomicInteger connections = new AtomicInteger();
	private volatile int cancelAt = Integer.MAX_VALUE;
	private volatile long cancelAtPosition = Long.MAX_VALUE;
	private volatile CompletableFuture<Invocation> invocation = new CompletableFuture<>();
	private volatile CountDownLatch told = new CountDownLatch(0);
	private PtpIpResponder responder;
	private MtpDevice device;
	private ServiceMethods storage;

	@BeforeEach
	void connect() throws Exception {
		responder = PtpIpResponder.of(new PatternCamera(LENGTH)).packetListener(this::packet).conditions(new WireConditions() {
			@Override
			public void beforeData(ResponderTransaction transaction, long position, int length) {
				if (transaction.operation() == OperationCode.GET_OBJECT && position >= cancelAtPosition) {
					cancelAtPosition = Long.MAX_VALUE;
					cancel();
					awaitTold();
				}
			}
		}).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		Settings settings = new Settings("127.0.0.1", responder.port(), new UUID(1, 2), "test", Duration.ofSeconds(5),
				Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(2), 100);
		device = new MtpDevice(engine.host, new Connections(), timer, new Random(7), settings, (state, words) -> {
		});
		device.start();
		storage = engine.awaitServices().get(1).methods();
	}

	@AfterEach
	void close() {
		device.close();
		engine.close();
		timer.close();
		responder.close();
	}

	/** On the responder's threads, before a packet goes out or when one has come. */
	private void packet(boolean sent, ConnectionKind connection, PacketType type, int transactionId, long length) {
		if (type == PacketType.INIT_COMMAND_REQUEST) {
			connections.incrementAndGet();
		} else if (type == PacketType.CANCEL) {
			told.countDown();
		} else if (connection == ConnectionKind.COMMAND && packets.getAndIncrement() == cancelAt) {
			cancel();
		}
	}

	private void cancel() {
		invocation.join().cancel();
	}

	private void awaitTold() {
		try {
			assertTrue(told.await(10, SECONDS), "no Cancel packet has come");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private Invocation download() throws Exception {
		return run(StorageMethods.DOWNLOAD.id(), object(), InvocationOptions.builder().sink(new DataSink() {
			@Override
			public void write(ByteBuffer data) {
				data.position(data.limit());
			}

			@Override
			public void close(boolean complete) {
				// nothing is kept
			}
		}).build());
	}

	private Invocation upload() throws Exception {
		Pattern pattern = new Pattern(PatternCamera.SEED);
		return run(StorageMethods.UPLOAD.id(), Values.of(StorageMethods.NAME, Variant.string("A.BIN")),
				InvocationOptions.builder().source(new DataSource() {

					private long position;

					@Override
					public OptionalLong length() {
						return OptionalLong.of(LENGTH);
					}

					@Override
					public int read(ByteBuffer buffer) {
						int count = (int) Math.min(buffer.remaining(), LENGTH - position);
						pattern.fill(position, buffer.slice(buffer.position(), count));
						buffer.position(buffer.position() + count);
						position += count;
						return count == 0 ? -1 : count;
					}

					@Override
					public void close() {
						// nothing was opened
					}
				}).build());
	}

	private static Values object() {
		return Values.of(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(PatternCamera.handle(0))));
	}

	/** Runs a call to its end. */
	private Invocation run(UUID method, Values parameters, InvocationOptions options) throws Exception {
		CompletableFuture<Invocation> ended = new CompletableFuture<>();
		packets.set(0);
		invocation.complete(storage.invokeAsync(method, parameters, (which, status, results) -> ended.complete(which), options));
		return ended.get(20, SECONDS);
	}

	private void arm(int packet, long position) {
		invocation = new CompletableFuture<>();
		told = new CountDownLatch(1);
		cancelAt = packet;
		cancelAtPosition = position;
	}

	private void assertServesTheNext() throws Exception {
		arm(Integer.MAX_VALUE, Long.MAX_VALUE);
		storage.invoke(StorageMethods.GET_OBJECT_INFO.id(), object());
		assertEquals(1, connections.get(), "the session that was cancelled in is the one that goes on");
	}

	private interface Transfer {

		Invocation run() throws Exception;
	}

	/** Cancel and device race here, so a cancel near the end may come too late; but each end is one of the three that tell the truth. */
	private void cancelAtEachPacketOf(Transfer transfer) throws Exception {
		assertEquals(End.SUCCEEDED, transfer.run().end().orElseThrow());
		int count = packets.get();
		Map<End, Integer> ends = new EnumMap<>(End.class);
		for (int packet = 0; packet < count; packet++) {
			arm(packet, Long.MAX_VALUE);
			Invocation ended = transfer.run();
			End end = ended.end().orElseThrow();
			ends.merge(end, 1, Integer::sum);
			String words = "cancelled at packet %d of %d: %s %s %s".formatted(packet, count, end, ended.effect(), ended.message());
			assertTrue(end == End.SUCCEEDED || end == End.CANCELLED && ended.effect().orElseThrow() != Effect.UNKNOWN, words);
			assertServesTheNext();
		}
		assertTrue(count > 10 && ends.getOrDefault(End.CANCELLED, 0) > 0, ends::toString);
	}

	@Test
	void aDownloadHasOneTruthfulEndWhereverItIsCancelled() throws Exception {
		cancelAtEachPacketOf(this::download);
	}

	@Test
	void anUploadHasOneTruthfulEndWhereverItIsCancelled() throws Exception {
		cancelAtEachPacketOf(this::upload);
	}

	/** The device waits at the packet until it has been told, so nothing but a stop in the middle is the truth. */
	@Test
	void aDeviceThatIsToldBetweenTwoPacketsStopsThere() throws Exception {
		download();
		int boundaries = 0;
		for (long position = 0; position < LENGTH; position += 64 * 1024) {
			arm(Integer.MAX_VALUE, position);
			Invocation ended = download();
			assertEquals(End.CANCELLED, ended.end().orElseThrow());
			assertEquals(Effect.STOPPED, ended.effect().orElseThrow(), ended::message);
			assertServesTheNext();
			boundaries++;
		}
		assertEquals(16, boundaries);
	}
}
