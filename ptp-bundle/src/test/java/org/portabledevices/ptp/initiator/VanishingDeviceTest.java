package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.ptp.RawConnection.response;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.transport.Limits;

/** Devices that go away, at any moment. */
@Timeout(30)
class VanishingDeviceTest extends DeviceFixture {
	@Test
	void inTheMiddleOfATransferIsALossAndToldOnce() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 100), new PtpIpPacket.Data(0, bytes(1, 2, 3)));
		});
		Collected data = new Collected();
		assertThrows(ConnectionLostException.class, () -> session.execute(getObject(data)));
		assertFalse(session.isOpen());
		transcript.awaitClosed();
	}

	/** Contract 4.3: nobody's slowness keeps the loss from being told, and it has nothing to do with the confirmation limit. */
	@Test
	void itIsToldWhileAReceiverTakesItsTime() throws Exception {
		CountDownLatch received = new CountDownLatch(1);
		given(Limits.DEFAULT.withConfirmation(Duration.ofMinutes(5)), (command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 100), new PtpIpPacket.Data(0, bytes(1, 2, 3)));
			received.await();
		});
		CompletableFuture<Void> roomAgain = new CompletableFuture<>();
		Background<TransactionResult> background = Background.run(() -> session.execute(getObject(bytes -> {
			received.countDown();
			roomAgain.join();
		})));
		try {
			transcript.awaitClosed();
			assertFalse(session.isOpen());
		} finally {
			roomAgain.complete(null);
		}
		assertThrows(ConnectionLostException.class, background::result);
	}

	/** It answers, then closes all: the answer counts, though the event connection may be seen to close first. */
	@Test
	void whatItAnsweredBeforeIsAnAnswer() throws Exception {
		given((command, event) -> {
			command.receive();
			event.close();
			command.send(response(ResponseCode.OK, 0));
		});
		assertEquals(ResponseCode.OK, session.execute(getObject(new Collected())).responseCode());
		transcript.awaitClosed();
	}

	/** A second answer to what is over is not what is waited for. */
	@Test
	void whatItAnsweredTwiceBeforeIsNotTheLastAnswer() throws Exception {
		CountDownLatch dropped = new CountDownLatch(1);
		CountDownLatch eventsAreClosed = new CountDownLatch(1);
		given((command, event) -> {
			for (int id : new int[]{ 0, 1 }) {
				command.receive();
				command.send(response(ResponseCode.OK, id));
			}
			command.receive(PtpIpPacket.OperationRequest.class);
			command.send(response(ResponseCode.TRANSACTION_CANCELLED, 1), new PtpIpPacket.StartData(2, 1),
					new PtpIpPacket.Data(2, bytes(5)));
			assertTrue(dropped.await(10, SECONDS));
			event.close();
			eventsAreClosed.countDown();
			command.send(new PtpIpPacket.EndData(2, NOTHING), response(ResponseCode.OK, 2));
		});
		PtpOperations operations = new PtpOperations(session);
		operations.openSession(1);
		operations.getNumObjects(-1, 0, 0);
		TransactionResult result = session.execute(getObject(bytes -> {
			dropped.countDown();
			try {
				assertTrue(eventsAreClosed.await(10, SECONDS));
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
		}));
		assertEquals(ResponseCode.OK, result.responseCode());
		transcript.awaitClosed();
	}

	@Test
	void afterACancelIsSessionLost() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 100), new PtpIpPacket.Data(0, bytes(1, 2, 3)));
			event.receive(PtpIpPacket.Cancel.class);
		});
		Cancellation cancellation = new Cancellation();
		TransactionResult result = session.execute(getObject(bytes -> cancellation.cancel()), cancellation);
		assertEquals(Outcome.SESSION_LOST, result.outcome());
		assertEquals(0, result.responseCode());
		transcript.awaitClosed();
	}

	@Test
	void closingFromAnotherThreadWakesATransaction() throws Exception {
		CountDownLatch waiting = new CountDownLatch(1);
		given((command, event) -> {
			command.receive();
			waiting.countDown();
			command.isClosedByPeer();
		});
		Background<TransactionResult> background = Background
				.run(() -> session.execute(getObject(new Collected())));
		assertTrue(waiting.await(10, SECONDS));
		session.close();
		ConnectionLostException e = assertThrows(ConnectionLostException.class, background::result);
		assertTrue(e.getMessage().contains("closed by this side"), e.getMessage());
		assertFalse(transcript.isToldClosed());
	}
}
