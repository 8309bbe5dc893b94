package org.portabledevices.engine.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.service.DataSink;

/** Contract 3.6: sinks that throw, and sinks that do not return. */
@Timeout(60)
class SinkTransferTroubleTest extends SinkTransfers {

	@Nested
	class GivenASinkThatThrows {

		private void failsWith(String words, String... calls) throws Exception {
			until(() -> !owner.failures.isEmpty());
			assertTrue(transfer.offer(ByteBuffer.wrap(bytes(10))), "data is dropped");
			assertThrows(StoppedException.class, () -> transfer.write(ByteBuffer.wrap(bytes(10))));
			abandon();
			assertEquals("abandoned", nextEnd());
			assertEquals(List.of("ERROR_GEN_FAILURE " + words), owner.failures);
			assertEquals(List.of(calls), sink.calls);
		}

		@Test
		void inBegin() throws Exception {
			sink.onBegin = () -> {
				throw new IOException("No space left on device");
			};
			offer(10);
			failsWith("the sink threw in begin: java.io.IOException: No space left on device", "begin -1", "close false");
		}

		@Test
		void inWrite() throws Exception {
			sink.onWrite = () -> {
				throw new AssertionError();
			};
			offer(10);
			failsWith("the sink threw in write: java.lang.AssertionError", "begin -1", "write", "close false");
		}

		@Test
		void whoWaitsForRoomIsWoken() throws Exception {
			fill();
			sink.onWrite = () -> {
				throw new IOException("on purpose");
			};
			transfer.onRoom(() -> {
			});
			letGo();
			assertThrows(StoppedException.class, () -> transfer.write(ByteBuffer.wrap(new byte[2 * MOST])));
			owner.onBackend.take();
		}

		/** Else its answer would come before the reason for it. */
		@Test
		void whoGivesDataIsNotToldBeforeTheOwner() throws Exception {
			List<String> order = new CopyOnWriteArrayList<>();
			CompletableFuture<Thread> writer = new CompletableFuture<>();
			owner.whenFailed = () -> {
				until(() -> isWaiting(writer.join()));
				order.add("the owner is told");
			};
			sink.onWrite = () -> {
				throw new IOException("on purpose");
			};
			Thread thread = new Thread(() -> {
				assertThrows(StoppedException.class, () -> transfer.write(ByteBuffer.wrap(bytes(10))));
				order.add("write throws");
			});
			offer(10);
			until(() -> !owner.failures.isEmpty());
			writer.complete(thread);
			thread.start();
			thread.join();
			assertEquals(List.of("the owner is told", "write throws"), order);
		}

		private boolean isWaiting(Thread thread) {
			return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TERMINATED;
		}

		@Test
		void whileTheRestIsTaken() throws Exception {
			sink.mayReturn = new Semaphore(0);
			sink.onWrite = () -> {
				throw new IOException("on purpose");
			};
			offer(500_000);
			boolean[] asked = new boolean[1];
			transfer.finish(() -> asked[0] = true, owner.end("finished"));
			letGo();
			assertEquals("finished", nextEnd());
			assertEquals(1, owner.failures.size());
			assertFalse(asked[0]);
			assertEquals("close false", sink.calls.get(sink.calls.size() - 1));
		}

		@Test
		void inTheCloseOfWhatWasComplete() throws Exception {
			sink.onClose = () -> {
				throw new IOException("on purpose");
			};
			finish();
			assertEquals("finished: the sink threw in close: java.io.IOException: on purpose", nextEnd());
			assertEquals(List.of(), owner.failures);
		}

		@Test
		void inTheCloseOfWhatIsThrownAway() throws Exception {
			sink.onClose = () -> {
				throw new IOException("on purpose");
			};
			abandon();
			assertEquals("abandoned", nextEnd());
			assertEquals(List.of("invocation 7: the sink threw in close: java.io.IOException: on purpose"), owner.log.lines());
		}

		@Test
		void itsExceptionMayBeForeignCodeThatThrows() throws Exception {
			sink.onWrite = () -> {
				throw new IllegalStateException() {
					private static final long serialVersionUID = 1L;

					@Override
					public String getMessage() {
						throw new IllegalStateException("even here");
					}
				};
			};
			offer(10);
			until(() -> !owner.failures.isEmpty());
			assertTrue(owner.failures.get(0).startsWith("ERROR_GEN_FAILURE the sink threw in write: " + getClass().getName()));
		}

		@Test
		void theOwnerMayAbandonItWhileItIsTold() throws Exception {
			owner.whenFailed = SinkTransferTroubleTest.this::abandon;
			sink.onBegin = () -> {
				throw new IOException("on purpose");
			};
			offer(10);
			assertEquals("abandoned", nextEnd());
			assertEquals(1, owner.failures.size());
		}

		@Test
		void dataThatItLeavesIsAMistakeOfIts() throws Exception {
			DataSink oneByte = new DataSink() {
				@Override
				public void write(ByteBuffer data) {
					data.get();
				}

				@Override
				public void close(boolean complete) {
				}
			};
			SinkTransfer lazy = new SinkTransfer(oneByte, owner, threads.lent(), wheel, clock, STALL);
			lazy.offer(ByteBuffer.wrap(bytes(10)));
			until(() -> !owner.failures.isEmpty());
			assertEquals("ERROR_GEN_FAILURE the sink threw in write: java.io.IOException: it has not taken all data, 9 bytes remain",
					owner.failures.get(0));
			lazy.release();
		}
	}

	@Nested
	class GivenASinkThatDoesNotReturn {

		@Test
		void itIsToldOnceAfterTheStallLimit() throws Exception {
			fill();
			pass(STALL_MILLIS - 1);
			assertEquals(List.of(), owner.failures);
			pass(1);
			assertEquals(List.of("ERROR_SEM_TIMEOUT the sink did not return from write for 30000 ms"), owner.failures);
			pass(STALL_MILLIS);
			abandon();
			assertEquals(1, owner.failures.size());
			letGo();
			assertEquals("abandoned", nextEnd());
			assertEquals("close false", sink.calls.get(sink.calls.size() - 1));
			assertEquals(0, wheel.size());
		}

		@Test
		void onlyTheTimeInsideTheSinkCounts() throws Exception {
			offer(10);
			until(() -> sink.data.size() == 10 && owner.inside.get() == 0);
			pass(10 * STALL_MILLIS);
			assertEquals(List.of(), owner.failures);
			finish();
			assertEquals("finished", nextEnd());
		}

		@Test
		void eachCallHasTheWholeLimit() throws Exception {
			sink.mayReturn = new Semaphore(0);
			for (int i = 0; i < 5; i++) {
				offer(10);
				sink.begun.acquire();
				pass(STALL_MILLIS - 1);
				int size = sink.data.size();
				sink.mayReturn.release();
				until(() -> sink.data.size() > size && owner.inside.get() == 0);
			}
			assertEquals(List.of(), owner.failures);
			letGo();
		}

		@Test
		void whenItIsReleasedNothingMoreIsCalled() throws Exception {
			fill();
			abandon();
			transfer.release();
			assertEquals("abandoned: the sink was left unclosed", owner.ends.poll());
			assertEquals(List.of("invocation 7: the sink was left unclosed"), owner.log.lines());
			abandon();
			finish();
			transfer.release();
			assertEquals("abandoned: the sink was left unclosed", owner.ends.poll());
			assertEquals("finished: the sink was left unclosed", owner.ends.poll());
			letGo();
			until(() -> owner.inside.get() == 0);
			assertTrue(threads.close(LONG));
			assertEquals(List.of("begin -1", "write"), sink.calls);
			assertEquals(1, owner.log.lines().size());
		}

		@Test
		void alsoInTheCloseOfWhatWasComplete() throws Exception {
			Semaphore closing = new Semaphore(0);
			Semaphore mayClose = new Semaphore(0);
			sink.onClose = () -> {
				closing.release();
				mayClose.acquireUninterruptibly();
			};
			finish();
			closing.acquire();
			pass(STALL_MILLIS);
			assertEquals(List.of("ERROR_SEM_TIMEOUT the sink did not return from close for 30000 ms"), owner.failures);
			mayClose.release();
			assertEquals("finished", nextEnd());
		}

		@Test
		void inTheCloseOfWhatIsThrownAwayThereIsNothingMoreToTell() throws Exception {
			Semaphore closing = new Semaphore(0);
			Semaphore mayClose = new Semaphore(0);
			sink.onClose = () -> {
				closing.release();
				mayClose.acquireUninterruptibly();
			};
			abandon();
			closing.acquire();
			pass(STALL_MILLIS);
			assertEquals(List.of(), owner.failures);
			mayClose.release();
			assertEquals("abandoned", nextEnd());
		}

		/** The thread that saw the stall may still be telling it when the call returns. */
		@Test
		void theEndIsNotToldBeforeTheFailure() throws Exception {
			fill();
			CompletableFuture<Boolean> endedFirst = new CompletableFuture<>();
			owner.whenFailed = () -> {
				abandon();
				letGo();
				until(() -> owner.inside.get() == 0 && sink.calls.contains("close false"));
				endedFirst.complete(!owner.ends.isEmpty());
			};
			pass(STALL_MILLIS);
			assertFalse(endedFirst.get());
			assertEquals("abandoned", nextEnd());
		}
	}
}
