package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.ptp.RawConnection.response;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.transport.Limits;

/** Contract 4.4, 6.3: silence of 30 s, in milliseconds of a test. */
@Timeout(30)
class SilentDeviceTest extends DeviceFixture {
	private final CountDownLatch cancelled = new CountDownLatch(1);
	/** So long that the clock's steps until the cancel do not end the wait for its confirmation. */
	private final Limits limits = Limits.DEFAULT.withClock(clock).withConfirmation(Duration.ofDays(1));

	/** When the initiator begins to wait cannot be known here, so the clock moves on until it has waited enough. */
	private void advanceUntil(java.util.function.BooleanSupplier done) throws InterruptedException {
		CountDownLatch never = new CountDownLatch(1);
		while (!done.getAsBoolean()) {
			clock.advance(Duration.ofSeconds(31));
			never.await(5, java.util.concurrent.TimeUnit.MILLISECONDS);
		}
	}

	private void advanceUntilCancelled() throws InterruptedException {
		advanceUntil(() -> cancelled.getCount() == 0);
	}

	@Test
	void itIsCancelledOnTheWireAndTheSessionGoesOnIfItStops() throws Exception {
		given(limits, (command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 100));
			event.receive(PtpIpPacket.Cancel.class);
			command.receive(PtpIpPacket.Cancel.class);
			cancelled.countDown();
			command.send(response(ResponseCode.TRANSACTION_CANCELLED, 0));
			command.isClosedByPeer();
		});
		Background<TransactionResult> background = Background.run(() -> session.execute(getObject(data -> {
		})));
		advanceUntilCancelled();
		PeerSilentException e = assertThrows(PeerSilentException.class, background::result);
		assertTrue(e.stopped());
		assertTrue(session.isOpen());
	}

	@Test
	void itIsCutOffIfItDoesNotStop() throws Exception {
		given(limits, (command, event) -> {
			command.receive();
			event.receive(PtpIpPacket.Cancel.class);
			cancelled.countDown();
			assertTrue(command.isClosedByPeer());
		});
		Background<TransactionResult> background = Background
				.run(() -> session.execute(getObject(new Collected())));
		advanceUntilCancelled();
		clock.advance(Duration.ofDays(2));
		assertFalse(assertThrows(PeerSilentException.class, background::result).stopped());
		assertFalse(session.isOpen());
		device.finish();
	}

	@Test
	void anOperationWithoutDataCannotBeCancelledSoItIsCutOff() throws Exception {
		given(Limits.DEFAULT.withClock(clock), (command, event) -> {
			command.receive();
			assertTrue(command.isClosedByPeer());
		});
		Background<?> background = Background.run(() -> {
			new PtpOperations(session).deleteObject(1, 0);
			return null;
		});
		advanceUntil(() -> !session.isOpen());
		assertFalse(assertThrows(PeerSilentException.class, background::result).stopped());
		assertFalse(session.isOpen());
		transcript.awaitClosed();
	}

	@Test
	void aTransactionMayHaveALimitOfItsOwn() throws Exception {
		given(limits.withSilence(Duration.ofDays(2)), (command, event) -> {
			command.receive();
			command.receive(PtpIpPacket.Cancel.class);
			cancelled.countDown();
			command.send(response(ResponseCode.TRANSACTION_CANCELLED, 0));
			command.isClosedByPeer();
		});
		Background<TransactionResult> background = Background
				.run(() -> session.execute(getObject(new Collected()).withSilence(Duration.ofSeconds(2))));
		advanceUntilCancelled();
		assertThrows(PeerSilentException.class, background::result);
	}

	/** Contract 2.10: confirmation is bounded. */
	@Test
	void aCancelThatIsNotConfirmedClosesTheConnection() throws Exception {
		given(Limits.DEFAULT.withClock(clock), (command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 1L << 30), new PtpIpPacket.Data(0, bytes(1)));
			command.receive(PtpIpPacket.Cancel.class);
			event.receive(PtpIpPacket.Cancel.class);
			cancelled.countDown();
			assertTrue(command.isClosedByPeer());
		});
		Cancellation cancellation = new Cancellation();
		Collected data = new Collected();
		Background<TransactionResult> background = Background
				.run(() -> session.execute(getObject(data), cancellation));
		data.awaitData();
		cancellation.cancel();
		assertTrue(cancelled.await(10, SECONDS));
		clock.advance(Duration.ofSeconds(6));
		TransactionResult result = background.result();
		assertEquals(Outcome.NOT_CONFIRMED, result.outcome());
		assertFalse(result.outcome().sessionUsable());
		assertFalse(session.isOpen());
		device.finish();
	}

	/** Contract 2.10 holds also if there is always something to read. */
	@Test
	void aDeviceThatGoesOnSendingIsCutOff() throws Exception {
		given(Limits.DEFAULT.withConfirmation(Duration.ofMillis(50)), (command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 1L << 40));
			PtpIpPacket.Data piece = new PtpIpPacket.Data(0, ByteBuffer.allocate(50_000));
			assertThrows(java.io.IOException.class, () -> {
				while (true) {
					command.send(piece);
				}
			});
		});
		Cancellation cancellation = new Cancellation();
		TransactionResult result = session.execute(getObject(bytes -> cancellation.cancel()), cancellation);
		assertEquals(Outcome.NOT_CONFIRMED, result.outcome());
		assertFalse(session.isOpen());
		device.finish();
	}

	/** A device that takes no data is not waited for either, cancelled or not. */
	@Test
	void anUploadThatIsNotTakenEnds() throws Exception {
		for (boolean cancel : new boolean[]{ false, true }) {
			CountDownLatch full = new CountDownLatch(1);
			CountDownLatch over = new CountDownLatch(1);
			given(Limits.DEFAULT.withClock(clock), (command, event) -> assertTrue(over.await(20, SECONDS)));
			Cancellation cancellation = new Cancellation();
			Zeros zeros = new Zeros(1L << 40) {
				@Override
				public int read(ByteBuffer target) {
					if (given() > 100_000) {
						full.countDown();
					}
					return super.read(target);
				}
			};
			Background<TransactionResult> upload = Background.run(() -> session.execute(
					PtpTransaction.of(OperationCode.SEND_OBJECT).withDataOut(zeros), cancellation));
			assertTrue(full.await(10, SECONDS));
			if (cancel) {
				assertEquals(CancelRequest.REQUESTED, cancellation.cancel());
			}
			advanceUntil(() -> !session.isOpen());
			if (cancel) {
				assertEquals(Outcome.NOT_CONFIRMED, upload.result().outcome());
			} else {
				assertFalse(assertThrows(PeerSilentException.class, upload::result).stopped());
			}
			over.countDown();
			close();
		}
	}
}
