package org.portabledevices.engine.bulk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.StoppedException;

/** Contract 3.6: data that flows, waits and is stopped. */
@Timeout(60)
class SinkTransferTest extends SinkTransfers {

	@Nested
	class GivenDataThatFlows {

		@Test
		void allOfItArrivesInOrderAndThenTheSinkIsClosed() throws Exception {
			byte[] all = bytes(5_000_000);
			Random random = new Random(1);
			transfer.begin(all.length);
			for (int at = 0; at < all.length;) {
				int count = Math.min(all.length - at, random.nextInt(200_000));
				ByteBuffer buffer = ByteBuffer.wrap(all.clone(), at, count);
				transfer.write(buffer);
				assertFalse(buffer.hasRemaining());
				java.util.Arrays.fill(buffer.array(), (byte) 0); // the device's buffer is the device's again
				at += count;
			}
			finish();
			assertEquals("finished", nextEnd());
			assertArrayEquals(all, sink.data.toByteArray());
			assertEquals(List.of("begin 5000000", "write", "close true"), sink.calls);
			assertEquals(5_000_000, owner.completed);
			assertEquals(5_000_000, owner.total);
			assertTrue(owner.signsOfLife.get() > 0);
			assertEquals(0, owner.inside.get());
			assertEquals(0, wheel.size());
		}

		@Test
		void theSinkIsCalledByOneLentThread() throws Exception {
			for (int i = 0; i < 1000; i++) {
				transfer.write(ByteBuffer.wrap(bytes(1000)));
			}
			finish();
			nextEnd();
			assertFalse(sink.crossed.get());
			assertEquals(1, sink.threads.size());
			assertTrue(sink.threads.iterator().next().getName().startsWith("test-lent-"));
		}

		@Test
		void anEmptyObjectBeginsToo() throws Exception {
			finish();
			assertEquals("finished", nextEnd());
			assertEquals(List.of("begin -1", "close true"), sink.calls);
		}

		@Test
		void aLengthThatIsWrongDoesNoHarm() throws Exception {
			transfer.begin(10);
			offer(100_000);
			finish();
			nextEnd();
			assertArrayEquals(bytes(100_000), sink.data.toByteArray());
		}

		@Test
		void theLengthCountsBeforeTheFirstDataOnly() throws Exception {
			transfer.begin(-7);
			offer(10);
			transfer.begin(10);
			assertEquals(-1, owner.total);
			finish();
			nextEnd();
			assertEquals("begin -1", sink.calls.get(0));
		}

		/** A download that is continued: the sink is told of the rest, progress of the whole. */
		@Test
		void whatTheClientHasAlreadyCountsAsProgressOnly() throws Exception {
			transfer.begin(100, 900);
			assertEquals(900, owner.completed);
			assertEquals(1000, owner.total);
			offer(40);
			assertEquals(940, owner.completed);
			offer(60);
			assertEquals(1000, owner.completed);
			assertEquals(1000, owner.total);
			finish();
			nextEnd();
			assertEquals("begin 100", sink.calls.get(0));
		}

		@Test
		void theInterruptFlagThatASinkLeavesIsGoneAtItsNextCall() throws Exception {
			CompletableFuture<Boolean> seen = new CompletableFuture<>();
			sink.onWrite = () -> Thread.currentThread().interrupt();
			sink.onClose = () -> seen.complete(Thread.currentThread().isInterrupted());
			offer(10);
			finish();
			assertFalse(seen.get());
			nextEnd();
		}
	}

	@Nested
	class GivenASinkThatIsSlow {

		@Test
		void theBufferIsBoundedAndRoomIsTold() throws Exception {
			fill();
			transfer.onRoom(() -> owner.ends.add("room"));
			assertNull(owner.onBackend.peek());
			letGo();
			owner.onBackend.take().run();
			assertEquals("room", owner.ends.take());
			offer(10);
			assertNull(owner.onBackend.poll(), "it is called once");
		}

		@Test
		void roomThatIsThereIsToldAtOnce() {
			transfer.onRoom(() -> {
			});
			assertNotNull(owner.onBackend.poll());
		}

		@Test
		void writeWaitsForRoom() throws Exception {
			fill();
			CompletableFuture<Integer> written = new CompletableFuture<>();
			Thread device = new Thread(() -> {
				try {
					transfer.write(ByteBuffer.wrap(new byte[3 * MOST]));
					written.complete(3 * MOST);
				} catch (Exception e) {
					written.completeExceptionally(e);
				}
			});
			device.start();
			until(() -> transfer.keepsBackendWaiting());
			assertFalse(written.isDone());
			letGo();
			assertEquals(3 * MOST, written.get());
			assertFalse(transfer.keepsBackendWaiting());
			device.join();
		}

		@Test
		void anInterruptEndsTheWait() throws Exception {
			fill();
			Thread.currentThread().interrupt();
			assertThrows(InterruptedException.class, () -> transfer.write(ByteBuffer.wrap(new byte[2 * MOST])));
			letGo();
		}

		@Test
		void whatIsInTheBufferArrivesBeforeTheEnd() throws Exception {
			sink.mayReturn = new Semaphore(0);
			offer(500_000);
			finish();
			assertTrue(owner.ends.isEmpty());
			letGo();
			assertEquals("finished", nextEnd());
			assertArrayEquals(bytes(500_000), sink.data.toByteArray());
		}
	}

	@Nested
	class GivenAStop {

		@Test
		void whoWaitsForRoomIsWoken() throws Exception {
			fill();
			CompletableFuture<Throwable> thrown = new CompletableFuture<>();
			Thread device = new Thread(
					() -> thrown.complete(assertThrows(StoppedException.class, () -> transfer.write(ByteBuffer.wrap(new byte[2 * MOST])))));
			device.start();
			transfer.onRoom(() -> owner.ends.add("told"));
			until(() -> device.getState() == Thread.State.WAITING);
			owner.stopRequested = true;
			transfer.wake();
			thrown.get();
			owner.onBackend.take().run();
			assertEquals("told", owner.ends.take());
			letGo();
		}

		@Test
		void dataIsDroppedSilently() throws Exception {
			owner.stopRequested = true;
			ByteBuffer data = ByteBuffer.wrap(bytes(10));
			assertTrue(transfer.offer(data));
			assertFalse(data.hasRemaining());
			assertThrows(StoppedException.class, () -> transfer.write(ByteBuffer.wrap(bytes(10))));
			transfer.onRoom(() -> {
			});
			assertNotNull(owner.onBackend.poll());
			abandon();
			assertEquals("abandoned", nextEnd());
			assertEquals(List.of("close false"), sink.calls);
		}

		@Test
		void whatIsInTheBufferIsNotWritten() throws Exception {
			fill();
			owner.stopRequested = true;
			transfer.wake();
			letGo();
			abandon();
			assertEquals("abandoned", nextEnd());
			assertEquals(1, sink.data.size());
			assertEquals(List.of("begin -1", "write", "close false"), sink.calls);
		}

		@Test
		void aTransferThatNeverBeganIsClosedOnALentThread() throws Exception {
			abandon();
			assertEquals("abandoned", nextEnd());
			assertEquals(List.of("close false"), sink.calls);
			assertFalse(sink.threads.contains(Thread.currentThread()));
		}

		@Test
		void aCallInsideTheSinkIsWaitedFor() throws Exception {
			fill();
			abandon();
			assertThrows(StoppedException.class, () -> transfer.write(ByteBuffer.wrap(bytes(10))));
			assertFalse(sink.calls.contains("close false"));
			assertTrue(owner.ends.isEmpty());
			letGo();
			assertEquals("abandoned", nextEnd());
			assertFalse(sink.crossed.get());
		}

		@Test
		void aStopThatComesFirstMakesItIncomplete() throws Exception {
			owner.mayComplete = false;
			offer(10);
			finish();
			assertEquals("finished", nextEnd());
			assertEquals("close false", sink.calls.get(sink.calls.size() - 1));
		}

		@Test
		void aStopWhileTheRestIsTakenEndsThat() throws Exception {
			sink.mayReturn = new Semaphore(0);
			offer(500_000);
			sink.begun.acquire();
			finish();
			owner.stopRequested = true;
			owner.mayComplete = false;
			transfer.wake();
			letGo();
			assertEquals("finished", nextEnd());
			assertTrue(sink.data.size() < 500_000);
			assertEquals("close false", sink.calls.get(sink.calls.size() - 1));
		}
	}
}
