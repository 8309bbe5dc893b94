package org.portabledevices.engine.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.engine.thread.ForeignCode;

/** Contract 3.6, 4.1, 4.6: how a transfer ends, whatever meets whatever. */
@Timeout(60)
class SinkTransferEndTest extends SinkTransfers {

	@Nested
	class GivenSeveralEnds {

		@Test
		void abandonWinsOverAFinishThatHasNotClosedYet() throws Exception {
			sink.mayReturn = new Semaphore(0);
			offer(10);
			sink.begun.acquire();
			boolean[] asked = new boolean[1];
			transfer.finish(() -> asked[0] = true, owner.end("finished"));
			abandon();
			letGo();
			assertEquals("finished", nextEnd());
			assertEquals("abandoned", nextEnd());
			assertFalse(asked[0]);
			assertEquals("close false", sink.calls.get(sink.calls.size() - 1));
		}

		@Test
		void abandonAfterTheOwnerAgreedStillMakesItIncomplete() throws Exception {
			offer(10);
			transfer.finish(() -> {
				abandon();
				return true;
			}, owner.end("finished"));
			assertEquals("finished: it was abandoned before it was closed", nextEnd());
			assertEquals("abandoned: it was abandoned before it was closed", nextEnd());
			assertEquals("close false", sink.calls.get(sink.calls.size() - 1));
		}

		@Test
		void aLaterEndWaitsForTheSameClosing() throws Exception {
			Semaphore closing = new Semaphore(0);
			Semaphore mayClose = new Semaphore(0);
			sink.onClose = () -> {
				closing.release();
				mayClose.acquireUninterruptibly();
			};
			finish();
			closing.acquire();
			abandon();
			abandon();
			assertTrue(owner.ends.isEmpty());
			mayClose.release();
			assertEquals("finished", nextEnd());
			assertEquals("abandoned", nextEnd());
			assertEquals("abandoned", nextEnd());
			assertEquals(List.of("begin -1", "close true"), sink.calls);
		}

		@Test
		void anEndThatComesAfterTheClosingIsToldAtOnce() throws Exception {
			finish();
			nextEnd();
			abandon();
			assertEquals("abandoned", owner.ends.poll());
			assertEquals(List.of("begin -1", "close true"), sink.calls);
		}

		/** Whatever meets whatever: each end is told once, the sink is closed at most once, and not called after that. */
		@Test
		void eachIsToldOnceInEveryRace() throws Exception {
			for (int round = 0; round < 3000; round++) {
				FakeOwner one = new FakeOwner();
				FakeSink target = new FakeSink();
				SinkTransfer racing = new SinkTransfer(target, one, threads.lent(), wheel, clock, STALL);
				boolean releases = round % 3 == 0;
				if (round % 2 == 0) {
					racing.offer(ByteBuffer.wrap(bytes(100_000)));
				}
				Thread finishing = new Thread(() -> racing.finish(() -> true, one.end("finished")));
				Thread abandoning = new Thread(() -> racing.abandon(one.end("abandoned")));
				Thread releasing = new Thread(releases ? racing::release : racing::wake);
				finishing.start();
				abandoning.start();
				releasing.start();
				finishing.join();
				abandoning.join();
				releasing.join();
				assertNotNull(one.ends.poll(30, java.util.concurrent.TimeUnit.SECONDS));
				assertNotNull(one.ends.poll(30, java.util.concurrent.TimeUnit.SECONDS));
				until(() -> one.inside.get() == 0);
				assertTrue(one.ends.isEmpty());
				long closes = target.calls.stream().filter(call -> call.startsWith("close")).count();
				assertTrue(releases ? closes <= 1 : closes == 1, target.calls.toString());
				assertTrue(closes == 0 || target.calls.get(target.calls.size() - 1).startsWith("close"), target.calls.toString());
				assertEquals(List.of(), one.failures);
			}
			assertEquals(0, wheel.size());
		}
	}

	/** 4.1 */
	@Nested
	class GivenAClientThatIsGone {

		@Test
		void nothingOfItIsCalled() throws Exception {
			owner.clientIsGone = true;
			offer(10);
			abandon();
			assertEquals("abandoned: the client is gone", nextEnd());
			assertEquals(List.of(), sink.calls);
			assertEquals(List.of(), owner.failures);
		}

		@Test
		void itIsNotCalledAgainWhenItGoesInBetween() throws Exception {
			fill();
			owner.clientIsGone = true;
			letGo();
			finish();
			assertEquals("finished: the client is gone", nextEnd());
			assertEquals(List.of("begin -1", "write"), sink.calls);
		}

		/** A backend may keep the writer for as long as it likes. */
		@Test
		void theTransferDoesNotKeepTheSink() throws Exception {
			offer(10);
			abandon();
			nextEnd();
			WeakReference<FakeSink> reference = new WeakReference<>(sink);
			sink = null;
			assertTrue(ForeignCode.isCollected(reference));
			assertTrue(transfer.offer(ByteBuffer.wrap(bytes(1))));
		}
	}

	@Nested
	class GivenAnEngineThatStops {

		@Test
		void withoutAThreadTheEndIsToldAllTheSame() throws Exception {
			threads.close(LONG);
			offer(10);
			assertEquals(List.of("invocation 7: the engine has stopped, the sink was left unclosed"), owner.log.lines());
			finish();
			assertEquals("finished: the engine has stopped, the sink was left unclosed", owner.ends.poll());
			assertEquals(List.of(), sink.calls);
		}
	}
}
