package org.portabledevices.engine.bulk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.engine.thread.ForeignCode;

/** Contract 3.6, as far as sources go. */
@Timeout(60)
class SourceTransferTest extends Transfers {

	private static final int SIZE = 3_000_000;

	private FakeSource source = new FakeSource(bytes(SIZE));
	private final SourceTransfer transfer = new SourceTransfer(source, owner, threads.lent(), wheel, clock, STALL);

	@AfterEach
	void release() {
		transfer.release();
	}

	private void finish() {
		transfer.finish(owner.end("finished"));
	}

	private void abandon() {
		transfer.abandon(owner.end("abandoned"));
	}

	private void hold() {
		source.mayReturn = new Semaphore(0);
	}

	private void letGo() {
		source.mayReturn.release(1_000_000);
	}

	private byte[] readAll(int atATime) throws Exception {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		ByteBuffer buffer = ByteBuffer.allocate(atATime);
		for (int count = transfer.read(buffer); count >= 0; count = transfer.read(buffer)) {
			assertEquals(count, buffer.position());
			assertTrue(count > 0);
			all.write(buffer.array(), 0, count);
			buffer.clear();
		}
		return all.toByteArray();
	}

	@Nested
	class GivenDataThatFlows {

		@Test
		void allOfItIsReadInOrderAndThenTheSourceIsClosed() throws Exception {
			source.length = OptionalLong.of(SIZE);
			assertEquals(OptionalLong.of(SIZE), transfer.length());
			assertArrayEquals(bytes(SIZE), readAll(10_007));
			assertEquals(SIZE, owner.completed);
			assertEquals(SIZE, owner.total);
			finish();
			assertEquals("finished", nextEnd());
			assertEquals(List.of("length", "read", "close"), source.calls);
			assertFalse(source.crossed.get());
			assertEquals(1, source.threads.size());
			assertTrue(source.threads.iterator().next().getName().startsWith("test-lent-"));
			assertEquals(0, owner.inside.get());
			assertEquals(0, wheel.size());
		}

		@Test
		void aSourceThatDoesNotKnowItsLengthIsReadToItsEnd() throws Exception {
			source.atATime = 1000;
			assertArrayEquals(bytes(SIZE), readAll(65_536));
			assertEquals(OptionalLong.empty(), transfer.length());
			assertEquals(-1, owner.total);
			assertEquals(-1, transfer.poll(ByteBuffer.allocate(1)));
		}

		@Test
		void anEmptySourceIsAtItsEnd() throws Exception {
			source.length = OptionalLong.of(0);
			assertEquals(-1, transfer.read(ByteBuffer.allocate(1)));
			finish();
			assertEquals("finished", nextEnd());
			assertEquals(List.of("length", "close"), source.calls);
		}

		/** A file that grows while it is read. */
		@Test
		void notMoreIsReadThanTheSourceSaid() throws Exception {
			source.length = OptionalLong.of(100_000);
			byte[] read = readAll(4096);
			assertEquals(100_000, read.length);
			assertEquals(100_000, source.given);
		}

		@Test
		void itReadsAheadNoFartherThanTheBufferGoes() throws Exception {
			transfer.onData(() -> {
			});
			owner.onBackend.take();
			until(() -> source.given == Chunks.MOST * Chunks.SIZE);
			until(() -> owner.inside.get() == 0);
			assertEquals(Chunks.MOST * Chunks.SIZE, source.given);
			readAll(100_000);
			assertEquals(SIZE, source.given);
		}

		@Test
		void theDeviceMayPoll() throws Exception {
			hold();
			ByteBuffer buffer = ByteBuffer.allocate(10);
			assertEquals(0, transfer.poll(buffer));
			transfer.onData(() -> {
			});
			source.begun.acquire();
			assertNull(owner.onBackend.peek(), "there is none yet");
			assertTrue(transfer.keepsBackendWaiting());
			letGo();
			owner.onBackend.take();
			assertEquals(10, transfer.poll(buffer));
			assertFalse(transfer.keepsBackendWaiting());
		}

		@Test
		void dataThatIsThereIsToldAtOnce() throws Exception {
			transfer.read(ByteBuffer.allocate(1));
			transfer.onData(() -> {
			});
			assertNotNull(owner.onBackend.poll());
		}

		@Test
		void aBufferWithoutRoomIsAMistake() {
			assertThrows(IllegalArgumentException.class, () -> transfer.read(ByteBuffer.allocate(0)));
		}
	}

	@Nested
	class GivenAStop {

		@Test
		void whoWaitsForDataIsWoken() throws Exception {
			hold();
			CompletableFuture<Throwable> thrown = new CompletableFuture<>();
			new Thread(() -> thrown.complete(assertThrows(StoppedException.class, () -> transfer.read(ByteBuffer.allocate(1))))).start();
			until(() -> transfer.keepsBackendWaiting());
			transfer.onData(() -> {
			});
			owner.stopRequested = true;
			transfer.wake();
			thrown.get();
			assertNotNull(owner.onBackend.take());
			letGo();
		}

		@Test
		void whoWaitsForTheLengthIsWoken() throws Exception {
			Semaphore mayReturn = new Semaphore(0);
			source.onLength = mayReturn::acquireUninterruptibly;
			CompletableFuture<Throwable> thrown = new CompletableFuture<>();
			new Thread(() -> thrown.complete(assertThrows(StoppedException.class, transfer::length))).start();
			until(() -> transfer.keepsBackendWaiting());
			owner.stopRequested = true;
			transfer.wake();
			thrown.get();
			mayReturn.release();
		}

		/** The device would take it for a whole object. */
		@Test
		void thereIsNoEndOfDataAfterAStop() throws Exception {
			readAll(100_000);
			owner.stopRequested = true;
			assertEquals(0, transfer.poll(ByteBuffer.allocate(1)));
			assertThrows(StoppedException.class, () -> transfer.read(ByteBuffer.allocate(1)));
			assertThrows(StoppedException.class, transfer::length);
		}

		@Test
		void aTransferThatNeverBeganIsClosedOnALentThread() throws Exception {
			abandon();
			assertEquals("abandoned", nextEnd());
			assertEquals(List.of("close"), source.calls);
			assertFalse(source.threads.contains(Thread.currentThread()));
		}

		@Test
		void aCallInsideTheSourceIsWaitedFor() throws Exception {
			hold();
			assertEquals(0, transfer.poll(ByteBuffer.allocate(1)));
			source.begun.acquire();
			abandon();
			finish();
			assertTrue(owner.ends.isEmpty());
			letGo();
			assertEquals("abandoned", nextEnd());
			assertEquals("finished", nextEnd());
			assertFalse(source.crossed.get());
			assertEquals(List.of("length", "read", "close"), source.calls);
		}
	}

	@Nested
	class GivenASourceThatFails {

		private void failsWith(String words) throws Exception {
			assertThrows(StoppedException.class, () -> readAll(100_000));
			until(() -> !owner.failures.isEmpty());
			assertEquals(List.of("ERROR_GEN_FAILURE " + words), owner.failures);
			abandon();
			assertEquals("abandoned", nextEnd());
			assertEquals("close", source.calls.get(source.calls.size() - 1));
		}

		@Test
		void inLength() throws Exception {
			source.onLength = () -> {
				throw new IOException("No such file");
			};
			failsWith("the source threw in length: java.io.IOException: No such file");
		}

		@Test
		void withALengthThatIsNone() throws Exception {
			source.length = OptionalLong.of(-5);
			failsWith("the source threw in length: java.io.IOException: a length is not negative: -5");
		}

		@Test
		void inRead() throws Exception {
			source.reading = buffer -> {
				throw new NoClassDefFoundError("on purpose");
			};
			failsWith("the source threw in read: java.lang.NoClassDefFoundError: on purpose");
		}

		/** Else its answer would come before the reason for it. */
		@Test
		void whoTakesDataIsNotToldBeforeTheOwner() throws Exception {
			List<String> order = new CopyOnWriteArrayList<>();
			CompletableFuture<Thread> reader = new CompletableFuture<>();
			owner.whenFailed = () -> {
				until(() -> isWaiting(reader.join()));
				order.add("the owner is told");
			};
			source.reading = buffer -> {
				throw new IOException("on purpose");
			};
			Thread thread = new Thread(() -> {
				assertThrows(StoppedException.class, () -> transfer.read(ByteBuffer.allocate(1)));
				order.add("read throws");
			});
			assertEquals(0, transfer.poll(ByteBuffer.allocate(1)));
			until(() -> !owner.failures.isEmpty());
			reader.complete(thread);
			thread.start();
			thread.join();
			assertEquals(List.of("the owner is told", "read throws"), order);
		}

		private boolean isWaiting(Thread thread) {
			return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TERMINATED;
		}

		@Test
		void withAnEndBeforeItsLength() throws Exception {
			source.length = OptionalLong.of(SIZE + 1);
			failsWith("the source threw in read: java.io.EOFException: it ended after 3000000 of 3000001 bytes");
		}

		@Test
		void withNothing() throws Exception {
			source.reading = buffer -> 0;
			failsWith("the source threw in read: java.io.IOException: it answered 0, but 0 bytes were put");
		}

		@Test
		void withMoreThanItPut() throws Exception {
			source.reading = buffer -> 7;
			failsWith("the source threw in read: java.io.IOException: it answered 7, but 0 bytes were put");
		}

		@Test
		void inCloseWhichIsOnlyLogged() throws Exception {
			source.onClose = () -> {
				throw new IOException("on purpose");
			};
			finish();
			assertEquals("finished", nextEnd());
			assertEquals(List.of("invocation 7: the source threw in close: java.io.IOException: on purpose"), owner.log.lines());
			assertEquals(List.of(), owner.failures);
		}
	}

	@Nested
	class GivenASourceThatDoesNotReturn {

		@Test
		void itIsToldOnceAfterTheStallLimit() throws Exception {
			hold();
			transfer.poll(ByteBuffer.allocate(1));
			source.begun.acquire();
			pass(STALL_MILLIS - 1);
			assertEquals(List.of(), owner.failures);
			pass(1);
			assertEquals(List.of("ERROR_SEM_TIMEOUT the source did not return from read for 30000 ms"), owner.failures);
			assertThrows(StoppedException.class, () -> transfer.read(ByteBuffer.allocate(1)));
			letGo();
			abandon();
			assertEquals("abandoned", nextEnd());
			assertEquals(1, owner.failures.size());
		}

		@Test
		void whenItIsReleasedNothingMoreIsCalled() throws Exception {
			hold();
			transfer.poll(ByteBuffer.allocate(1));
			source.begun.acquire();
			abandon();
			transfer.release();
			assertEquals("abandoned: the source was left unclosed", owner.ends.poll());
			letGo();
			until(() -> owner.inside.get() == 0);
			assertTrue(threads.close(LONG));
			assertEquals(List.of("length", "read"), source.calls);
		}

		@Test
		void aDeviceThatDoesNotReadIsNotTheSourcesFault() throws Exception {
			transfer.poll(ByteBuffer.allocate(1));
			until(() -> source.given == Chunks.MOST * Chunks.SIZE && owner.inside.get() == 0);
			pass(10 * STALL_MILLIS);
			assertEquals(List.of(), owner.failures);
		}
	}

	@Nested
	class GivenAClientThatIsGone {

		@Test
		void nothingOfItIsCalled() throws Exception {
			owner.clientIsGone = true;
			assertThrows(StoppedException.class, () -> transfer.read(ByteBuffer.allocate(1)));
			abandon();
			assertEquals("abandoned: the client is gone", nextEnd());
			assertEquals(List.of(), source.calls);
		}

		@Test
		void theTransferDoesNotKeepTheSource() throws Exception {
			abandon();
			nextEnd();
			WeakReference<FakeSource> reference = new WeakReference<>(source);
			source = null;
			assertTrue(ForeignCode.isCollected(reference));
			assertEquals(0, transfer.poll(ByteBuffer.allocate(1)));
		}
	}

	@Nested
	class GivenSeveralEnds {

		@Test
		void eachIsToldOnceInEveryRace() throws Exception {
			for (int round = 0; round < 2000; round++) {
				FakeOwner one = new FakeOwner();
				FakeSource origin = new FakeSource(bytes(1000));
				SourceTransfer racing = new SourceTransfer(origin, one, threads.lent(), wheel, clock, STALL);
				if (round % 2 == 0) {
					racing.poll(ByteBuffer.allocate(1));
				}
				Thread finishing = new Thread(() -> racing.finish(one.end("finished")));
				Thread abandoning = new Thread(() -> racing.abandon(one.end("abandoned")));
				finishing.start();
				abandoning.start();
				finishing.join();
				abandoning.join();
				assertNotNull(one.ends.poll(30, TimeUnit.SECONDS));
				assertNotNull(one.ends.poll(30, TimeUnit.SECONDS));
				assertTrue(one.ends.isEmpty());
				assertEquals(1, origin.calls.stream().filter("close"::equals).count());
				assertEquals("close", origin.calls.get(origin.calls.size() - 1));
			}
		}
	}
}
