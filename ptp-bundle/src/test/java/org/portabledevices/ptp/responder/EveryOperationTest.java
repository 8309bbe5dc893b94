package org.portabledevices.ptp.responder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.dataset.DatasetWriter;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** From each operation's parameters and data to the device, and back. */
@Timeout(30)
class EveryOperationTest {
	private static final int ALL = 0xFFFF_FFFF;
	private static final int HANDLE = MemoryDevice.PICTURE;
	private static final PtpIpPacket.Cancel CANCEL = new PtpIpPacket.Cancel(1);

	private final EveryOperationDevice device = new EveryOperationDevice();
	private final ResponderTranscript transcript = new ResponderTranscript();
	private PtpIpResponder responder;
	private RawInitiator initiator;
	private int lastId;

	@BeforeEach
	void connect() throws Exception {
		responder = PtpIpResponder.of(device).listener(transcript)
				.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		initiator = new RawInitiator(responder.address()).openSession();
	}

	@AfterEach
	void close() throws Exception {
		initiator.close();
		responder.close();
		assertEquals(List.of(), transcript.failures);
	}

	private List<Integer> run(int expected, int operation, Integer... parameters) throws Exception {
		initiator.command.send(RawConnection.request(operation, ++lastId, parameters));
		return initiator.assertResponse(expected, lastId).parameters();
	}

	private byte[] get(int operation, Integer... parameters) throws Exception {
		initiator.command.send(RawConnection.request(operation, ++lastId, parameters));
		return initiator.receiveData(lastId);
	}

	private List<Integer> send(int expected, int operation, byte[] data, Integer... parameters) throws Exception {
		initiator.sendData(operation, ++lastId, data, parameters);
		return initiator.assertResponse(expected, lastId).parameters();
	}

	@Nested
	class GivenStandardOperations {
		@Test
		void objectsAreProtectedMovedAndCopied() throws Exception {
			run(ResponseCode.OK, OperationCode.SET_OBJECT_PROTECTION, HANDLE, 1);
			assertEquals(List.of("protect 3 1"), device.told);
			run(ResponseCode.INVALID_PARAMETER, OperationCode.SET_OBJECT_PROTECTION, HANDLE, 2);
			run(ResponseCode.OK, OperationCode.MOVE_OBJECT, HANDLE, MemoryDevice.STORAGE, MemoryDevice.DCIM);
			assertEquals(MemoryDevice.DCIM, device.objects().get(HANDLE).info().parentObject());
			// 0xFFFFFFFF is the root, too, for some initiators
			List<Integer> copy = run(ResponseCode.OK, OperationCode.COPY_OBJECT, HANDLE, MemoryDevice.STORAGE, ALL);
			assertEquals(0, device.objects().get(copy.get(0)).info().parentObject());
			run(ResponseCode.INVALID_STORAGE_ID, OperationCode.MOVE_OBJECT, HANDLE, 0, 0);
			run(ResponseCode.INVALID_OBJECT_HANDLE, OperationCode.COPY_OBJECT, 99, MemoryDevice.STORAGE, 0);
		}

		@Test
		void theDeviceIsFormattedAndTested() throws Exception {
			run(ResponseCode.OK, OperationCode.FORMAT_STORE, MemoryDevice.STORAGE);
			run(ResponseCode.INVALID_STORAGE_ID, OperationCode.FORMAT_STORE, ALL);
			run(ResponseCode.INVALID_STORAGE_ID, OperationCode.FORMAT_STORE, 77);
			run(ResponseCode.OK, OperationCode.SELF_TEST);
			run(ResponseCode.SELF_TEST_FAILED, OperationCode.SELF_TEST, EveryOperationDevice.FAILING_TEST);
		}

		@Test
		void anOpenCaptureIsEndedByItsTransaction() throws Exception {
			run(ResponseCode.OK, OperationCode.INITIATE_OPEN_CAPTURE);
			int capture = lastId;
			assertEquals(List.of("open capture " + capture), device.told);
			run(ResponseCode.INVALID_TRANSACTION_ID, OperationCode.TERMINATE_OPEN_CAPTURE, capture + 1);
			run(ResponseCode.OK, OperationCode.TERMINATE_OPEN_CAPTURE, capture);
			assertEquals(List.of(), device.told);
		}

		@Test
		void aResetClosesTheSession() throws Exception {
			run(ResponseCode.OK, OperationCode.RESET_DEVICE);
			assertEquals(List.of("reset"), device.told);
			assertEquals(List.of(), device.sinks);
			run(ResponseCode.SESSION_NOT_OPEN, OperationCode.GET_STORAGE_IDS);
			initiator.openSession();
		}

		@Test
		void aDeviceThatIsTurnedOffAnswersAndIsGone() throws Exception {
			run(ResponseCode.OK, OperationCode.POWER_DOWN);
			assertTrue(initiator.command.isClosedByPeer());
			transcript.assertDisconnected(ConnectionEnd.POWERED_DOWN);
			assertEquals(List.of("power down"), device.told);
			assertEquals(List.of(), device.sinks);
		}
	}

	@Nested
	class GivenMtpOperations {
		@Test
		void propertiesAreDescribedAndRead() throws Exception {
			assertEquals(List.of(ObjectPropCode.RATING, ObjectPropCode.OBJECT_SIZE),
					new DatasetReader("codes", get(OperationCode.GET_OBJECT_PROPS_SUPPORTED, 0x3801)).u16Array("codes"));
			ObjectPropDesc rating = ObjectPropDesc.decode(get(OperationCode.GET_OBJECT_PROP_DESC, 0xDC8A, 0x3801));
			assertEquals(device.objectPropDesc(0xDC8A, 0x3801), rating);
			PtpValue size = PtpValue.decode(get(OperationCode.GET_OBJECT_PROP_VALUE, HANDLE, 0xDC04), DataTypeCode.UINT64);
			assertEquals(MemoryDevice.PICTURE_LENGTH, size.asLong());
			run(ResponseCode.INVALID_OBJECT_PROP_CODE, OperationCode.GET_OBJECT_PROP_VALUE, HANDLE, 0x1DC04);
			run(ResponseCode.INVALID_OBJECT_FORMAT_CODE, OperationCode.GET_OBJECT_PROPS_SUPPORTED, 0x13801);
		}

		@Test
		void whatIsSetIsCheckedAgainstTheDescription() throws Exception {
			send(ResponseCode.OK, OperationCode.SET_OBJECT_PROP_VALUE, new byte[]{ 50, 0 }, HANDLE, 0xDC8A);
			assertEquals(50, device.objectPropValue(HANDLE, 0xDC8A).asLong());
			send(ResponseCode.INVALID_OBJECT_PROP_VALUE, OperationCode.SET_OBJECT_PROP_VALUE, new byte[]{ 101, 0 }, HANDLE, 0xDC8A);
			send(ResponseCode.INVALID_OBJECT_PROP_FORMAT, OperationCode.SET_OBJECT_PROP_VALUE, new byte[1], HANDLE, 0xDC8A);
			send(ResponseCode.ACCESS_DENIED, OperationCode.SET_OBJECT_PROP_VALUE, new byte[8], HANDLE, 0xDC04);
			send(ResponseCode.INVALID_OBJECT_HANDLE, OperationCode.SET_OBJECT_PROP_VALUE, new byte[2], 99, 0xDC8A);
			assertEquals(50, device.objectPropValue(HANDLE, 0xDC8A).asLong());
		}

		@Test
		void listsAreReadAndSetUpToTheFirstFailure() throws Exception {
			assertEquals(2, ObjectPropList.decode(get(OperationCode.GET_OBJECT_PROP_LIST, HANDLE, 0, ALL, 0, 0)).elements().size());
			run(ResponseCode.INVALID_PARAMETER, OperationCode.GET_OBJECT_PROP_LIST, HANDLE, 0, 0, 0, 0);
			run(ResponseCode.SPECIFICATION_BY_DEPTH_UNSUPPORTED, OperationCode.GET_OBJECT_PROP_LIST, HANDLE, 0, ALL, 0, 1);
			List<Integer> index = send(ResponseCode.INVALID_OBJECT_PROP_FORMAT, OperationCode.SET_OBJECT_PROP_LIST,
					new ObjectPropList(List.of(element(HANDLE, 0xDC8A, PtpValue.of(DataTypeCode.UINT16, 7)),
							element(HANDLE, 0xDC8A, PtpValue.of(DataTypeCode.UINT8, 9)))).encode());
			assertEquals(List.of(1), index);
			assertEquals(7, device.objectPropValue(HANDLE, 0xDC8A).asLong());
			send(ResponseCode.INVALID_DATASET, OperationCode.SET_OBJECT_PROP_LIST, new byte[]{ -1, -1, -1, -1 });
		}

		private ObjectPropList.Element element(int handle, int property, PtpValue value) {
			return new ObjectPropList.Element(handle, property, value);
		}

		@Test
		void anObjectIsSentByItsProperties() throws Exception {
			byte[] list = new ObjectPropList(List.of(element(0, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of("UP.JPG")))).encode();
			List<Integer> place = send(ResponseCode.OK, OperationCode.SEND_OBJECT_PROP_LIST, list, 0, 0,
					ObjectFormatCode.EXIF_JPEG, 0, 5);
			assertEquals(List.of(MemoryDevice.STORAGE, MemoryDevice.FOLDER), place.subList(0, 2));
			send(ResponseCode.OK, OperationCode.SEND_OBJECT, new byte[5]);
			assertEquals(5, device.objects().get(place.get(2)).content().length());
			// more than announced never reaches the device
			send(ResponseCode.OK, OperationCode.SEND_OBJECT_PROP_LIST, list, 0, 0, ObjectFormatCode.EXIF_JPEG, 0, 5);
			send(ResponseCode.INCOMPLETE_TRANSFER, OperationCode.SEND_OBJECT, new byte[6]);
			assertEquals(1, device.discarded.size());
			// the length is not known, or there is none to come
			send(ResponseCode.OK, OperationCode.SEND_OBJECT_PROP_LIST, list, 0, 0, ObjectFormatCode.EXIF_JPEG, ALL, ALL);
			send(ResponseCode.OK, OperationCode.SEND_OBJECT, new byte[7]);
			send(ResponseCode.OK, OperationCode.SEND_OBJECT_PROP_LIST, list, 0, 0, ObjectFormatCode.ASSOCIATION, 0, 0);
			send(ResponseCode.NO_VALID_OBJECT_INFO, OperationCode.SEND_OBJECT, new byte[0]);
			assertEquals(List.of(0, 0, 0, 0), send(ResponseCode.INVALID_DATASET, OperationCode.SEND_OBJECT_PROP_LIST,
					new ObjectPropList(List.of()).encode(), 0, 0, ObjectFormatCode.EXIF_JPEG, 0, 5));
		}

		@Test
		void referencesAreReplacedAndPlaybackSkips() throws Exception {
			byte[] references = new DatasetWriter().u32Array(HANDLE, 7).toByteArray();
			send(ResponseCode.OK, OperationCode.SET_OBJECT_REFERENCES, references, MemoryDevice.FOLDER);
			assertArrayEquals(references, get(OperationCode.GET_OBJECT_REFERENCES, MemoryDevice.FOLDER));
			send(ResponseCode.INVALID_DATASET, OperationCode.SET_OBJECT_REFERENCES, new byte[]{ 2, 0, 0, 0, 1 }, HANDLE);
			run(ResponseCode.OK, OperationCode.SKIP, -1);
			run(ResponseCode.INVALID_PARAMETER, OperationCode.SKIP, 0);
			assertEquals(List.of("skip -1"), device.told);
		}
	}

	@Nested
	class GivenAndroidOperations {
		@Test
		void anObjectIsReadPast4GiB() throws Exception {
			int big = device.addPicture("BIG.JPG", (5L << 30) + 3);
			byte[] end = get(OperationCode.GET_PARTIAL_OBJECT64, big, 1 << 30, 1, 100);
			assertEquals(3, end.length);
			assertEquals(MemoryDevice.byteAt((5L << 30) + 2), end[2]);
			run(ResponseCode.INVALID_PARAMETER, OperationCode.GET_PARTIAL_OBJECT64, big, 0, 0x8000_0000, 100);
		}

		@Test
		void anObjectIsEditedInPlace() throws Exception {
			run(ResponseCode.GENERAL_ERROR, OperationCode.TRUNCATE_OBJECT, HANDLE, 0, 0);
			run(ResponseCode.OK, OperationCode.BEGIN_EDIT_OBJECT, HANDLE);
			assertEquals(List.of(4), send(ResponseCode.OK, OperationCode.SEND_PARTIAL_OBJECT, new byte[]{ 1, 2, 3, 4 }, HANDLE,
					2, 0, 4));
			run(ResponseCode.OK, OperationCode.TRUNCATE_OBJECT, HANDLE, 5, 0);
			send(ResponseCode.INCOMPLETE_TRANSFER, OperationCode.SEND_PARTIAL_OBJECT, new byte[]{ 9, 9 }, HANDLE, 0, 0, 1);
			send(ResponseCode.INCOMPLETE_TRANSFER, OperationCode.SEND_PARTIAL_OBJECT, new byte[]{ 9 }, HANDLE, 4, 0, 2);
			send(ResponseCode.INVALID_PARAMETER, OperationCode.SEND_PARTIAL_OBJECT, new byte[]{ 9 }, HANDLE, ALL, 0x7FFF_FFFF, 9);
			run(ResponseCode.DEVICE_BUSY, OperationCode.BEGIN_EDIT_OBJECT, HANDLE);
			run(ResponseCode.OK, OperationCode.END_EDIT_OBJECT, HANDLE);
			assertArrayEquals(new byte[]{ 0, 0, 1, 2, 9 }, device.edited.get(HANDLE));
			assertEquals(List.of("edited 3"), device.told);
			run(ResponseCode.GENERAL_ERROR, OperationCode.END_EDIT_OBJECT, HANDLE);
		}

		@Test
		void anEditEndsWithItsSession() throws Exception {
			run(ResponseCode.OK, OperationCode.BEGIN_EDIT_OBJECT, HANDLE);
			initiator.close();
			transcript.assertDisconnected(ConnectionEnd.CLOSED_BY_PEER);
			assertEquals(List.of("edited 3"), device.told);
		}

		/** Each of them may hold a file open. */
		@Test
		void onlySixteenAreEditedAtOnce() throws Exception {
			for (int i = 0; i < 17; i++) {
				int handle = device.addPicture("E" + i, 1);
				run(i < 16 ? ResponseCode.OK : ResponseCode.DEVICE_BUSY, OperationCode.BEGIN_EDIT_OBJECT, handle);
			}
		}
	}

	@Nested
	class GivenParametersAndDataThatDoNotFit {
		@ParameterizedTest
		@CsvSource({ "GetObjectInfo", "DeleteObject", "FormatStore", "SetObjectProtection", "MoveObject", "GetPartialObject",
				"GetObjectPropDesc", "GetObjectPropList", "BeginEditObject" })
		void aMissingParameterIsInvalid(String operation) throws Exception {
			run(ResponseCode.INVALID_PARAMETER, OperationCode.parse(operation).orElseThrow());
			initiator.assertInStep(++lastId);
		}

		/** Initiators pad. */
		@Test
		void moreThanAreNeededAreNoMatter() throws Exception {
			get(OperationCode.GET_OBJECT_INFO, HANDLE, 0, 0, 0, 0);
		}

		/** The device must not have seen the operation when its data turns out to be nonsense. */
		@Test
		void dataThatDoesNotBelongIsThrownAwayFirst() throws Exception {
			send(ResponseCode.OK, OperationCode.FORMAT_STORE, new byte[100_000], MemoryDevice.STORAGE, EveryOperationDevice.LONG - 1);
			initiator.sendData(OperationCode.GET_STORAGE_IDS, ++lastId, new byte[100_000]);
			assertEquals(8, initiator.receiveData(lastId).length);
			initiator.command.send(RawConnection.requestWithData(OperationCode.RESET_DEVICE, ++lastId),
					new PtpIpPacket.StartData(lastId, 5), new PtpIpPacket.EndData(lastId, ByteBuffer.allocate(4)));
			initiator.assertResponse(ResponseCode.INCOMPLETE_TRANSFER, lastId);
			assertEquals(List.of(), device.told);
		}

		@Test
		void dataThatIsMissingFailsByTheOperationsOwnRules() throws Exception {
			run(ResponseCode.INVALID_DATASET, OperationCode.SEND_OBJECT_INFO);
			run(ResponseCode.INVALID_DEVICE_PROP_FORMAT, OperationCode.SET_DEVICE_PROP_VALUE, 0x5012);
			run(ResponseCode.INVALID_OBJECT_PROP_FORMAT, OperationCode.SET_OBJECT_PROP_VALUE, HANDLE, 0xDC8A);
			run(ResponseCode.INVALID_DATASET, OperationCode.SET_OBJECT_PROP_LIST);
			run(ResponseCode.INVALID_DATASET, OperationCode.SET_OBJECT_REFERENCES, HANDLE);
			run(ResponseCode.NO_VALID_OBJECT_INFO, OperationCode.SEND_OBJECT);
			initiator.assertInStep(++lastId);
		}
	}

	@Nested
	class GivenWorkThatTakesLong {
		private ResponderTransaction begin() throws Exception {
			initiator.command.send(RawConnection.request(OperationCode.SELF_TEST, ++lastId, EveryOperationDevice.LONG));
			return device.working.get(10, SECONDS);
		}

		private void assertEventConnectionIsServed() throws Exception {
			initiator.event.send(new PtpIpPacket.ProbeRequest());
			initiator.event.receive(PtpIpPacket.ProbeResponse.class);
		}

		@Test
		void theAnswerComesLaterAndTheEventConnectionIsServedMeanwhile() throws Exception {
			begin();
			assertEventConnectionIsServed();
			device.work.complete(null);
			initiator.assertResponse(ResponseCode.OK, lastId);
		}

		/** Pipelined, though PTP has one transaction at a time. */
		@Test
		void theNextOperationWaits() throws Exception {
			begin();
			initiator.command.send(RawConnection.request(OperationCode.GET_NUM_OBJECTS, ++lastId, ALL));
			assertEventConnectionIsServed();
			device.work.complete(null);
			initiator.assertResponse(ResponseCode.OK, lastId - 1);
			initiator.assertResponse(ResponseCode.OK, lastId);
		}

		@Test
		void aDeviceThatHeedsTheCancelIsConfirmed() throws Exception {
			begin().onCancel(() -> device.work.completeExceptionally(new ResponseException(ResponseCode.TRANSACTION_CANCELLED)));
			initiator.event.send(CANCEL);
			initiator.command.send(CANCEL);
			initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, lastId);
			initiator.assertInStep(++lastId);
		}

		/** The command connection is listened to while the device works. */
		@Test
		void aCancelOnTheCommandConnectionAloneIsSeen() throws Exception {
			begin().onCancel(() -> device.work.completeExceptionally(new ResponseException(ResponseCode.TRANSACTION_CANCELLED)));
			initiator.command.send(CANCEL);
			initiator.assertResponse(ResponseCode.TRANSACTION_CANCELLED, lastId);
			initiator.assertInStep(++lastId);
		}

		@Test
		void aDeviceThatFinishesAllTheSameIsAnsweredAsUsual() throws Exception {
			begin().onCancel(() -> device.work.complete(null));
			initiator.event.send(CANCEL);
			initiator.command.send(CANCEL);
			initiator.assertResponse(ResponseCode.OK, lastId);
			initiator.assertInStep(++lastId);
		}

		@Test
		void aKilledInitiatorIsNotWaitedFor() throws Exception {
			ResponderTransaction transaction = begin();
			initiator.command.reset();
			initiator.event.reset();
			transcript.assertDisconnected(ConnectionEnd.CLOSED_BY_PEER);
			assertTrue(transaction.isGone());
			new RawInitiator(responder.address()).openSession().close();
			device.work.complete(null);
		}

		/** As a router may do: the other connection looks alive. */
		@Test
		void theEndOfTheCommandConnectionAloneIsSeen() throws Exception {
			begin();
			initiator.command.reset();
			transcript.assertDisconnected(ConnectionEnd.CLOSED_BY_PEER);
		}
	}
}
