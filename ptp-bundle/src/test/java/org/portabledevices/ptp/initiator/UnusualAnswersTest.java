package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.ptp.RawConnection.response;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.responder.MemoryDevice;

/** Habits of devices that answer, each of which an initiator puts up with. */
@Timeout(30)
class UnusualAnswersTest extends DeviceFixture {
	@Test
	void anErrorWithoutDataIsAnAnswer() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(response(ResponseCode.INVALID_OBJECT_HANDLE, 0));
		});
		TransactionResult result = session.execute(getObject(new Collected()));
		assertEquals(Outcome.ANSWERED, result.outcome());
		assertThrows(ResponseException.class, result::orThrow);
	}

	@Test
	void parametersMayBeMissingOrPadded() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(response(ResponseCode.OK, 0));
			command.receive();
			command.send(response(ResponseCode.OK, 0, 9, 0, 0, 0, 0));
		});
		PtpOperations operations = new PtpOperations(session);
		assertEquals(0, operations.getNumObjects(-1, 0, 0));
		assertEquals(9, operations.getNumObjects(-1, 0, 0));
	}

	@Test
	void unknownCodesKeepTheirNumbers() throws Exception {
		given((command, event) -> {
			event.send(new PtpIpPacket.Event(0xC999, 5, List.of(1, 2, 3)));
			command.receive();
			command.send(response(0xA999, 0));
		});
		ResponseException e = assertThrows(ResponseException.class, () -> new PtpOperations(session).getStorageIds());
		assertEquals(0xA999, e.responseCode());
		assertTrue(e.getMessage().contains("0xA999"), e.getMessage());
		assertEquals(new PtpEvent(0xC999, 5, List.of(1, 2, 3)), transcript.awaitEvent());
	}

	@Test
	void answersOfAnEarlierTransactionAreDropped() throws Exception {
		given((command, event) -> {
			for (int id : new int[]{ 0, 1 }) {
				command.receive();
				command.send(response(ResponseCode.OK, id));
			}
			command.receive();
			command.send(new PtpIpPacket.Data(1, bytes(9, 9)), new PtpIpPacket.EndData(1, NOTHING), response(ResponseCode.GENERAL_ERROR, 1),
					new PtpIpPacket.StartData(2, 1), new PtpIpPacket.EndData(2, bytes(5)), response(ResponseCode.OK, 2));
		});
		PtpOperations operations = new PtpOperations(session);
		operations.openSession(1);
		operations.getNumObjects(-1, 0, 0);
		Collected data = new Collected();
		session.execute(getObject(data)).orThrow();
		assertArrayEquals(new byte[]{ 5 }, data.bytes());
	}

	/** There are peers that write 0 in all of them, or what was in the memory. */
	@Test
	void anIdThatNoTransactionHadIsTakenForTheOneThatRuns() throws Exception {
		int[] careless = { 0, 77, -1, Integer.MIN_VALUE };
		given((command, event) -> {
			command.receive();
			command.send(response(ResponseCode.OK, 0));
			for (int id : careless) {
				command.receive();
				command.send(new PtpIpPacket.StartData(id, 1), new PtpIpPacket.EndData(id, bytes(5)), response(ResponseCode.OK, id));
			}
		});
		new PtpOperations(session).openSession(1);
		for (int i = 0; i < careless.length; i++) {
			Collected data = new Collected();
			assertEquals(i + 1, session.execute(getObject(data)).orThrow().transactionId());
			assertArrayEquals(new byte[]{ 5 }, data.bytes());
		}
	}

	@Test
	void aSecondAnswerToWhatIsOverDoesNotCutAnUploadShort() throws Exception {
		CountDownLatch uploading = new CountDownLatch(1);
		CountDownLatch told = new CountDownLatch(1);
		given((command, event) -> {
			for (int id : new int[]{ 0, 1 }) {
				command.receive();
				command.send(response(ResponseCode.OK, id));
			}
			uploading.await();
			command.send(response(ResponseCode.TRANSACTION_CANCELLED, 1));
			event.send(new PtpIpPacket.ProbeRequest());
			event.receive(PtpIpPacket.ProbeResponse.class);
			told.countDown();
			long received = 0;
			for (PtpIpPacket packet = command.receive(); !(packet instanceof PtpIpPacket.EndData); packet = command.receive()) {
				received += packet instanceof PtpIpPacket.Data data ? data.payload().remaining() : 0;
			}
			assertTrue(received >= 900_000, "only %,d bytes came".formatted(received));
			command.send(response(ResponseCode.OK, 2));
		});
		PtpOperations operations = new PtpOperations(session);
		operations.openSession(1);
		operations.getNumObjects(-1, 0, 0);
		TransactionResult result = operations.sendObject(new Zeros(1_000_000) {
			@Override
			public int read(ByteBuffer target) {
				uploading.countDown();
				try {
					assertTrue(told.await(10, SECONDS));
				} catch (InterruptedException e) {
					throw new AssertionError(e);
				}
				return super.read(target);
			}
		});
		assertEquals(1_000_000, result.transferredLength());
		device.finish();
	}

	@Test
	void anAnswerBeforeTheEndOfAnUploadIsTheAnswer() throws Exception {
		CountDownLatch answered = new CountDownLatch(1);
		given((command, event) -> {
			command.receive(PtpIpPacket.Data.class);
			command.send(response(ResponseCode.STORE_FULL, 0));
			answered.countDown();
			command.receive(PtpIpPacket.EndData.class);
			command.receive(PtpIpPacket.OperationRequest.class);
			command.send(response(ResponseCode.OK, 0));
		});
		PtpTransaction upload = PtpTransaction.of(OperationCode.SEND_OBJECT).withDataOut(new Zeros(1L << 40) {
			@Override
			public int read(ByteBuffer target) {
				if (given() > 0) {
					try {
						assertTrue(answered.await(10, SECONDS));
					} catch (InterruptedException e) {
						throw new AssertionError(e);
					}
				}
				return super.read(target);
			}
		});
		TransactionResult result = session.execute(upload);
		assertEquals(Outcome.ANSWERED, result.outcome());
		assertEquals(ResponseCode.STORE_FULL, result.responseCode());
		assertFalse(result.complete());
		assertEquals(0, new PtpOperations(session).getNumObjects(-1, 0, 0));
	}

	/** Some cameras keep the session of a connection that was cut off. To close it takes an ID that is not 0. */
	@Test
	void aSessionThatIsOpenAlreadyCanBeClosedAndOpened() throws Exception {
		given((command, event) -> {
			int[] ids = { 0, 1, 0, 1 };
			int[] answers = { ResponseCode.SESSION_ALREADY_OPEN, ResponseCode.OK, ResponseCode.OK, ResponseCode.OK };
			for (int i = 0; i < ids.length; i++) {
				assertEquals(ids[i], command.receive().transactionId());
				command.send(response(answers[i], ids[i]));
			}
		});
		PtpOperations operations = new PtpOperations(session);
		ResponseException e = assertThrows(ResponseException.class, () -> operations.openSession(1));
		assertEquals(ResponseCode.SESSION_ALREADY_OPEN, e.responseCode());
		operations.closeSession();
		operations.openSession(1);
		operations.getNumObjects(-1, 0, 0);
		device.finish();
	}

	@Test
	void aDeviceMayTellAboutItselfOnlyOutsideASession() throws Exception {
		DeviceInfo info = new MemoryDevice().deviceInfo();
		given((command, event) -> {
			command.receive();
			byte[] padded = Arrays.copyOf(info.encode(), info.encode().length + 7); // and bytes behind the dataset
			command.send(new PtpIpPacket.StartData(0, padded.length), new PtpIpPacket.EndData(0, ByteBuffer.wrap(padded)),
					response(ResponseCode.OK, 0));
			command.receive();
			command.send(response(ResponseCode.OK, 0));
			command.receive();
			command.send(response(ResponseCode.OPERATION_NOT_SUPPORTED, 1));
			command.receive();
			command.send(response(ResponseCode.OK, 2, 4));
		});
		PtpOperations operations = new PtpOperations(session);
		assertEquals(info, operations.getDeviceInfo());
		operations.openSession(1);
		assertEquals(ResponseCode.OPERATION_NOT_SUPPORTED, assertThrows(ResponseException.class, operations::getDeviceInfo).responseCode());
		assertEquals(4, operations.getNumObjects(-1, 0, 0));
	}

	@Test
	void aCaptureThatNeverCompletesAndADeviceWithoutEventsHoldNothingUp() throws Exception {
		given((command, event) -> {
			for (int id = 0; id < 4; id++) {
				assertEquals(id, command.receive().transactionId());
				command.send(response(ResponseCode.OK, id));
			}
		});
		PtpOperations operations = new PtpOperations(session);
		operations.openSession(1);
		assertEquals(1, operations.initiateCapture(0, 0).transactionId()); // by which its events would name it
		assertEquals(0, operations.getNumObjects(-1, 0, 0));
		operations.closeSession();
		device.finish();
	}

	@Test
	void unknownOperationsFormatsAndPropertiesCanBeUsed() throws Exception {
		ObjectInfo object = ObjectInfo.ofFile(0xB999, 5, "X.YZ");
		DevicePropDesc property = new DevicePropDesc(0xD999, true, PtpValue.of(DataTypeCode.UINT8, 1), PtpValue.of(DataTypeCode.UINT8, 2),
				new PropForm.Any());
		given((command, event) -> {
			assertEquals(RawConnection.request(0x9FFF, 0, 7), command.receive());
			command.send(response(ResponseCode.OK, 0));
			for (byte[] dataset : List.of(object.encode(), property.encode())) {
				command.receive();
				command.send(new PtpIpPacket.StartData(0, dataset.length), new PtpIpPacket.EndData(0, ByteBuffer.wrap(dataset)),
						response(ResponseCode.OK, 0));
			}
		});
		PtpOperations operations = new PtpOperations(session);
		assertEquals("0x9FFF: ANSWERED OK, 0 bytes", operations.execute(0x9FFF, 7).toString());
		assertEquals(0xB999, operations.getObjectInfo(1).objectFormat());
		assertEquals(0xD999, operations.getDevicePropDesc(0xD999).code());
		device.finish();
	}

	/** The device cancelled by itself: for the caller that is an error like any other. */
	@Test
	void aCancelOfTheDevicesOwnIsAnAnswer() throws Exception {
		given((command, event) -> {
			command.receive();
			command.send(new PtpIpPacket.StartData(0, 10), new PtpIpPacket.Cancel(0),
					response(ResponseCode.TRANSACTION_CANCELLED, 0));
		});
		TransactionResult result = session.execute(getObject(new Collected()));
		assertEquals(Outcome.ANSWERED, result.outcome());
		assertEquals(ResponseCode.TRANSACTION_CANCELLED, result.responseCode());
	}

	@Test
	void probesAreAnswered() throws Exception {
		given((command, event) -> {
			event.send(new PtpIpPacket.ProbeRequest());
			event.receive(PtpIpPacket.ProbeResponse.class);
		});
		device.finish();
	}

	@Test
	void aDeviceThatIgnoresProbesIsNotCutOff() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		given((command, event) -> assertTrue(end.await(10, SECONDS)));
		assertFalse(session.probe(Duration.ofMillis(20)));
		assertTrue(session.isOpen());
		end.countDown();
	}

	@Test
	void transactionIdsCountFromOneInASession() throws Exception {
		given((command, event) -> {
			for (int id : new int[]{ 0, 0, 1, 2, 0 }) {
				PtpIpPacket request = command.receive();
				assertEquals(id, request.transactionId());
				command.send(response(ResponseCode.OK, id));
			}
		});
		PtpOperations operations = new PtpOperations(session);
		assertEquals(0, operations.execute(OperationCode.GET_DEVICE_INFO).transactionId());
		operations.openSession(1);
		assertEquals(1, operations.execute(OperationCode.GET_NUM_OBJECTS).transactionId());
		operations.closeSession();
		operations.execute(OperationCode.GET_DEVICE_INFO);
		device.finish();
	}
}
