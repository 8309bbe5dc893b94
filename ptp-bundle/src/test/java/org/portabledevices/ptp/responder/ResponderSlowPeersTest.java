package org.portabledevices.ptp.responder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Limits;

/** Peers that send or take too little, or nothing, or are not there any more. */
@Timeout(60)
class ResponderSlowPeersTest {
	private static final Duration STEP = Duration.ofSeconds(5);
	/** With it only the limit for a whole packet can cut anybody off. */
	private static final UnaryOperator<Limits> PATIENT = limits -> limits.withSilence(Served.NEVER).withStall(Served.NEVER);

	private final CountDownLatch writing = new CountDownLatch(1);
	private final CountDownLatch writeOn = new CountDownLatch(1);
	private final MemoryDevice device = new MemoryDevice() {
		@Override
		public IncomingObject sendObjectInfo(int storageId, int parent, ObjectInfo info) {
			return new SlowObject(super.sendObjectInfo(storageId, parent, info), writing, writeOn);
		}
	};
	private Served served;
	private RawInitiator initiator;

	private void given(UnaryOperator<Limits> limits, UnaryOperator<PtpIpResponder.Builder> options) throws Exception {
		served = new Served(device, limits, options);
		initiator = served.initiator();
	}

	@AfterEach
	void close() throws Exception {
		writeOn.countDown();
		initiator.close();
		served.close();
	}

	private void assertCutOff(ConnectionEnd why, String words, String reason) throws Exception {
		assertTrue(reason.startsWith(why + ": ") && reason.contains(words), reason);
		served.assertNextIsServed();
	}

	/** Waits until its first bytes come, then takes the rest at once. */
	private record SlowObject(IncomingObject object, CountDownLatch writing, CountDownLatch writeOn) implements IncomingObject {
		@Override
		public int storageId() {
			return object.storageId();
		}

		@Override
		public int parent() {
			return object.parent();
		}

		@Override
		public int handle() {
			return object.handle();
		}

		@Override
		public void write(ByteBuffer bytes) throws ResponseException, IOException {
			writing.countDown();
			try {
				assertTrue(writeOn.await(30, SECONDS));
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
			object.write(bytes);
		}

		@Override
		public void complete() throws ResponseException, IOException {
			object.complete();
		}

		@Override
		public void discard() {
			object.discard();
		}
	}

	private void announce(long length) throws Exception {
		initiator.sendData(OperationCode.SEND_OBJECT_INFO, 1, ObjectInfo.ofFile(0x3801, length, "UP.JPG").encode());
		initiator.assertResponse(ResponseCode.OK, 1);
		initiator.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT, 2), new PtpIpPacket.StartData(2, length));
	}

	@Nested
	class GivenAPeerThatSendsTooLittle {
		@Test
		void aRequestThatDripsIsCutOff() throws Exception {
			given(PATIENT, builder -> builder);
			PtpIpPacket request = RawConnection.request(OperationCode.GET_NUM_OBJECTS, 1, -1, 0, 0);
			int[] position = { 0 };
			assertCutOff(ConnectionEnd.TOO_SLOW, "too slow", served.advanceUntilDisconnected(STEP, () -> {
				if (position[0] < 29) {
					initiator.command.drip(request, position[0]++);
				}
			}));
		}

		@Test
		void aCancelThatDripsOnTheEventConnectionIsCutOff() throws Exception {
			given(PATIENT, builder -> builder);
			int[] position = { 0 };
			assertCutOff(ConnectionEnd.TOO_SLOW, "too slow", served.advanceUntilDisconnected(STEP, () -> {
				if (position[0] < 11) {
					initiator.event.drip(new PtpIpPacket.Cancel(1), position[0]++);
				}
			}));
		}

		@Test
		void dataThatDripsIsCutOffAndTheObjectDiscarded() throws Exception {
			given(PATIENT, builder -> builder);
			writeOn.countDown();
			announce(1 << 20);
			initiator.command.sendHex("0c001000 0a000000 02000000"); // Data, 1 MiB
			assertCutOff(ConnectionEnd.TOO_SLOW, "too slow",
					served.advanceUntilDisconnected(STEP, () -> initiator.command.drip(new PtpIpPacket.Cancel(0), 0)));
			assertEquals(1, device.discarded.size());
		}

		@Test
		void dataThatStopsIsCutOff() throws Exception {
			given(limits -> limits, builder -> builder.packetLimit(Served.NEVER));
			announce(1 << 20);
			assertCutOff(ConnectionEnd.TOO_SLOW, "sent nothing", served.advanceUntilDisconnected(STEP, () -> {
			}));
		}

		/** The initiator cannot help it. */
		@Test
		void theTimeThatTheDeviceTakesIsNotCounted() throws Exception {
			given(limits -> limits, builder -> builder);
			announce(300_000);
			initiator.command.send(new PtpIpPacket.Data(2, ByteBuffer.allocate(150_000)));
			assertTrue(writing.await(10, SECONDS));
			served.clock.advance(Duration.ofHours(5));
			writeOn.countDown();
			initiator.command.send(new PtpIpPacket.EndData(2, ByteBuffer.allocate(150_000)));
			initiator.assertResponse(ResponseCode.OK, 2);
		}
	}

	@Nested
	class GivenAPeerThatTakesTooLittle {
		private void download() throws Exception {
			int big = device.addPicture("BIG.JPG", 1L << 40);
			initiator.command.send(RawConnection.request(OperationCode.GET_OBJECT, 1, big));
		}

		@Test
		void nothingIsCutOffAfterTheStallLimit() throws Exception {
			given(limits -> limits, builder -> builder.packetLimit(Served.NEVER));
			download();
			assertCutOff(ConnectionEnd.TOO_SLOW, "took nothing", served.advanceUntilDisconnected(STEP, () -> {
			}));
		}

		@Test
		void aLittleNowAndThenIsCutOffToo() throws Exception {
			given(PATIENT, builder -> builder);
			download();
			assertCutOff(ConnectionEnd.TOO_SLOW, "too slow",
					served.advanceUntilDisconnected(STEP, () -> initiator.command.receiveHex(100)));
		}

		@Test
		void eventsThatPileUpAreCutOff() throws Exception {
			given(limits -> limits, builder -> builder);
			EventSink sink = device.sinks.get(0);
			while (served.transcript.disconnected.isEmpty()) {
				sink.send(new PtpEvent(EventCode.OBJECT_ADDED, 0, List.of(1, 2, 3)));
			}
			assertCutOff(ConnectionEnd.EVENTS_NOT_READ, "events", served.transcript.disconnected.poll());
		}
	}

	@Nested
	class GivenASilentPeer {
		@Test
		void itIsCutOffAfterTheIdleLimitIfThereIsOne() throws Exception {
			given(limits -> limits, builder -> builder.idleLimit(Duration.ofMinutes(5)));
			assertCutOff(ConnectionEnd.IDLE, "PT5M", served.advanceUntilDisconnected(STEP, () -> {
			}));
		}

		@Test
		void itIsProbedAndStaysIfItAnswers() throws Exception {
			given(limits -> limits, builder -> builder);
			for (int i = 0; i < 3; i++) {
				served.advanceUntilReceived(initiator.event, PtpIpPacket.ProbeRequest.class, STEP);
				initiator.event.send(new PtpIpPacket.ProbeResponse());
			}
			initiator.assertInStep(1);
		}

		@Test
		void onceItHasAnsweredItIsCutOffWhenItDoesNot() throws Exception {
			given(limits -> limits, builder -> builder);
			served.advanceUntilReceived(initiator.event, PtpIpPacket.ProbeRequest.class, STEP);
			initiator.event.send(new PtpIpPacket.ProbeResponse());
			assertCutOff(ConnectionEnd.UNREACHABLE, "PT30S", served.advanceUntilDisconnected(STEP, () -> {
			}));
		}

		/** As gphoto2 does. */
		@Test
		void oneThatNeverAnswersAProbeStays() throws Exception {
			given(limits -> limits, builder -> builder);
			for (int i = 0; i < 20; i++) {
				served.advanceUntilReceived(initiator.event, PtpIpPacket.ProbeRequest.class, STEP);
			}
			initiator.assertInStep(1);
			assertNull(served.transcript.disconnected.poll());
		}

		/** Some answer nothing on the event connection while they are at work. */
		@Test
		void whoAsksForSomethingIsAliveWhateverItDoesWithProbes() throws Exception {
			given(limits -> limits, builder -> builder);
			served.advanceUntilReceived(initiator.event, PtpIpPacket.ProbeRequest.class, STEP);
			initiator.event.send(new PtpIpPacket.ProbeResponse());
			for (int i = 1; i < 100; i++) {
				initiator.assertInStep(i);
				served.clock.advance(Duration.ofSeconds(10));
			}
			assertNull(served.transcript.disconnected.poll());
		}
	}
}
