package org.portabledevices.ptp.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.ptp.RawConnection.response;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.ScriptedDevice;
import org.portabledevices.ptp.code.DataPhase;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.FilesystemManifest;
import org.portabledevices.ptp.dataset.InterdependentPropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StreamInfo;
import org.portabledevices.ptp.deviceservice.FormatCapabilities;
import org.portabledevices.ptp.deviceservice.PropertyName;
import org.portabledevices.ptp.deviceservice.ServiceInfo;
import org.portabledevices.ptp.deviceservice.ServicePropDesc;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.LocalDataException;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.initiator.TransactionCancelledException;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** What each typed operation puts on the wire, and what it makes of the answer. */
@Timeout(30)
class OperationsTest {
	private static final SessionListener NOBODY = new SessionListener() {
		@Override
		public void onEvent(PtpEvent event) {
			// not asked for here
		}

		@Override
		public void onClosed(PtpException cause) {
			// not asked for here
		}
	};
	private static final DataReceiver DROP = bytes -> bytes.position(bytes.limit());
	private static final UUID GUID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

	/** One operation as the device shall see it, and its answer. */
	private record Exchange(int operation, List<Integer> parameters, byte[] dataOut, byte[] dataIn, int response,
			Integer... responseParameters) {
	}

	private interface Call<T> {
		T on(PtpOperations operations) throws Exception;
	}

	private interface Action {
		void on(PtpOperations operations) throws Exception;
	}

	private ScriptedDevice device;
	private PtpSession session;

	@AfterEach
	void close() throws Exception {
		if (session != null) {
			session.close();
		}
		if (device != null) {
			device.close();
		}
	}

	private PtpOperations given(Exchange... exchanges) throws Exception {
		device = ScriptedDevice.playing((command, event) -> {
			for (Exchange exchange : exchanges) {
				play(exchange, command);
			}
		});
		session = new PtpIpInitiator(RawConnection.GUID, "test").connect(device.address(), NOBODY);
		return new PtpOperations(session);
	}

	private static void play(Exchange exchange, RawConnection command) throws Exception {
		PtpIpPacket.OperationRequest request = command.receive(PtpIpPacket.OperationRequest.class);
		assertEquals(OperationCode.name(exchange.operation), OperationCode.name(request.operation()));
		assertEquals(exchange.parameters, request.parameters());
		// The code's table of data phases is what says whether an operation can be cancelled.
		DataPhase phase = OperationCode.dataPhase(exchange.operation).orElseThrow();
		assertEquals(phase == DataPhase.DATA_OUT, exchange.dataOut != null);
		assertEquals(phase == DataPhase.DATA_IN, exchange.dataIn != null);
		assertEquals(phase == DataPhase.DATA_OUT ? PtpIpPacket.OperationRequest.DATA_OUT
				: PtpIpPacket.OperationRequest.NO_DATA_OUT, request.dataPhase());
		if (exchange.dataOut != null) {
			assertEquals(HexFormat.of().formatHex(exchange.dataOut), HexFormat.of().formatHex(receiveData(command)));
		}
		if (exchange.dataIn != null && exchange.response == ResponseCode.OK) {
			command.send(new PtpIpPacket.StartData(request.transactionId(), exchange.dataIn.length),
					new PtpIpPacket.EndData(request.transactionId(), ByteBuffer.wrap(exchange.dataIn)));
		}
		command.send(response(exchange.response, request.transactionId(), exchange.responseParameters));
	}

	private static byte[] receiveData(RawConnection command) throws Exception {
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		command.receive(PtpIpPacket.StartData.class);
		while (true) {
			PtpIpPacket packet = command.receive();
			ByteBuffer payload = packet instanceof PtpIpPacket.Data part ? part.payload()
					: ((PtpIpPacket.EndData) packet).payload();
			byte[] bytes = new byte[payload.remaining()];
			payload.get(bytes);
			data.write(bytes);
			if (packet instanceof PtpIpPacket.EndData) {
				return data.toByteArray();
			}
		}
	}

	private static Exchange plain(int operation, Integer... parameters) {
		return new Exchange(operation, List.of(parameters), null, null, ResponseCode.OK);
	}

	private static Exchange dataIn(int operation, byte[] data, Integer... parameters) {
		return new Exchange(operation, List.of(parameters), null, data, ResponseCode.OK);
	}

	private static Exchange dataOut(int operation, byte[] data, Integer... parameters) {
		return new Exchange(operation, List.of(parameters), data, null, ResponseCode.OK);
	}

	private static byte[] hex(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

	private void sends(Exchange exchange, Action action) throws Exception {
		action.on(given(exchange));
		device.finish();
	}

	private <T> void answers(T expected, Exchange exchange, Call<T> call) throws Exception {
		T answer = call.on(given(exchange));
		device.finish();
		if (expected instanceof int[] array) {
			assertArrayEquals(array, (int[]) answer);
		} else {
			assertEquals(expected, answer);
		}
	}

	@Nested
	class GivenOperationsOfPtp {
		@Test
		void formatStore() throws Exception {
			sends(plain(OperationCode.FORMAT_STORE, 0x10001, 3), ptp -> ptp.formatStore(0x10001, 3));
		}

		@Test
		void resetDevice() throws Exception {
			sends(plain(OperationCode.RESET_DEVICE), PtpOperations::resetDevice);
		}

		@Test
		void selfTest() throws Exception {
			sends(plain(OperationCode.SELF_TEST, 0x8001), ptp -> ptp.selfTest(0x8001));
		}

		@Test
		void setObjectProtection() throws Exception {
			sends(plain(OperationCode.SET_OBJECT_PROTECTION, 7, 1), ptp -> ptp.setObjectProtection(7, 1));
		}

		@Test
		void powerDown() throws Exception {
			sends(plain(OperationCode.POWER_DOWN), PtpOperations::powerDown);
		}

		@Test
		void openCapture() throws Exception {
			sends(plain(OperationCode.INITIATE_OPEN_CAPTURE, 0x10001, 0x3801),
					ptp -> assertEquals(0, ptp.initiateOpenCapture(0x10001, 0x3801).transactionId()));
			close();
			sends(plain(OperationCode.TERMINATE_OPEN_CAPTURE, 5), ptp -> ptp.terminateOpenCapture(5));
		}

		@Test
		void moveObject() throws Exception {
			sends(plain(OperationCode.MOVE_OBJECT, 7, 0x10001, 2), ptp -> ptp.moveObject(7, 0x10001, 2));
		}

		@Test
		void copyObjectAnswersTheNewHandle() throws Exception {
			answers(9, new Exchange(OperationCode.COPY_OBJECT, List.of(7, 0x10001, 2), null, null, ResponseCode.OK, 9),
					ptp -> ptp.copyObject(7, 0x10001, 2));
		}

		@Test
		void aPartBelow4GiBIsReadByPtpsOperation() throws Exception {
			sends(dataIn(OperationCode.GET_PARTIAL_OBJECT, new byte[]{ 1, 2 }, 7, -1, 2),
					ptp -> assertEquals(2, ptp.getPartialObject(7, 0xFFFF_FFFFL, 2, DROP).transferredLength()));
		}

		@Test
		void aPartBeyond4GiBIsReadByAndroidsOperation() throws Exception {
			sends(dataIn(OperationCode.GET_PARTIAL_OBJECT64, new byte[]{ 1 }, 7, 5, 3, -1),
					ptp -> ptp.getPartialObject(7, (3L << 32) + 5, 0xFFFF_FFFFL, DROP));
		}

		@Test
		void aDeviceThatCannotReadBeyond4GiBSaysSo() throws Exception {
			PtpOperations ptp = given(new Exchange(OperationCode.GET_PARTIAL_OBJECT64, List.of(7, 0, 1, 1), null, new byte[0],
					ResponseCode.OPERATION_NOT_SUPPORTED));
			ResponseException e = assertThrows(ResponseException.class, () -> ptp.getPartialObject(7, 1L << 32, 1, DROP));
			assertTrue(e.getMessage().startsWith("GetPartialObject64 was answered 0x2005 Operation_Not_Supported"),
					e.getMessage());
		}

		@Test
		void offsetsAndLengthsThatDoNotFitAreMistakes() throws Exception {
			PtpOperations ptp = given();
			assertThrows(IllegalArgumentException.class, () -> ptp.getPartialObject(7, -1, 1, DROP));
			assertThrows(IllegalArgumentException.class, () -> ptp.getPartialObject(7, 0, 1L << 32, DROP));
			assertThrows(IllegalArgumentException.class, () -> ptp.getPartialObject(7, 1L << 32, -1, DROP));
			assertThrows(IllegalArgumentException.class, () -> ptp.android().truncateObject(7, -1));
			assertThrows(IllegalArgumentException.class,
					() -> ptp.mtp().sendObjectPropList(1, 0, 0x3000, -1, new ObjectPropList(List.of())));
		}

		@Test
		void sizesOf4GiBAndMoreComeFromTheProperty() throws Exception {
			ObjectInfo large = ObjectInfo.ofFile(ObjectFormatCode.UNDEFINED, Long.MAX_VALUE, "large");
			answers(5_000_000_000L, dataIn(OperationCode.GET_OBJECT_PROP_VALUE, hex("00f2052a01000000"), 7, 0xDC04),
					ptp -> ptp.getObjectSize(7, large));
			close();
			answers(0xFFFF_FFFFL, dataIn(OperationCode.GET_OBJECT_PROP_VALUE, hex("ffffffff"), 7, 0xDC04),
					ptp -> ptp.getObjectSize(7, large));
			close();
			answers(4096L, plain(OperationCode.POWER_DOWN), ptp -> {
				ptp.powerDown(); // nothing is asked for a size that ObjectInfo tells
				return ptp.getObjectSize(7, ObjectInfo.ofFile(ObjectFormatCode.UNDEFINED, 4096, "small"));
			});
		}

		@Test
		void aSizeBeyond63BitsIsMalformed() throws Exception {
			ObjectInfo large = ObjectInfo.ofFile(ObjectFormatCode.UNDEFINED, Long.MAX_VALUE, "large");
			PtpOperations ptp = given(dataIn(OperationCode.GET_OBJECT_PROP_VALUE, hex("ffffffffffffffff"), 7, 0xDC04));
			assertEquals("ObjectSize",
					assertThrows(PtpFormatException.class, () -> ptp.getObjectSize(7, large)).dataset());
		}
	}

	@Nested
	class GivenOperationsOfPtp11 {
		@Test
		void aManifestNamesObjectsOfAnySize() throws Exception {
			// handle 7, storage 10001, JPEG, no protection, 4 GiB + 1, parent 2, type 0, desc 0, sequence 0, "A", no date
			byte[] bytes = hex("0100000000000000 07000000 01000100 0138 0000 0100000001000000 02000000 0000 00000000 00000000"
					+ "02 4100 0000 00");
			answers(new FilesystemManifest(List.of(
					new FilesystemManifest.Entry(7, 0x10001, 0x3801, 0, (1L << 32) + 1, 2, 0, 0, 0, "A", ""))),
					dataIn(OperationCode.GET_FILESYSTEM_MANIFEST, bytes, -1, 0, 0),
					ptp -> ptp.ptp11().getFilesystemManifest(PtpOperations.ALL_STORAGES, PtpOperations.ALL_FORMATS,
							PtpOperations.ALL_OBJECTS));
		}

		@Test
		void streams() throws Exception {
			StreamInfo info = new StreamInfo(36, 90_000, 16, 65_536, 8, 1024, 4);
			answers(info, dataIn(OperationCode.GET_STREAM_INFO, info.encode(), 1), ptp -> ptp.ptp11().getStreamInfo(1));
			close();
			sends(dataIn(OperationCode.GET_STREAM, new byte[]{ 1, 2, 3 }),
					ptp -> assertEquals(3, ptp.ptp11().getStream(DROP).transferredLength()));
		}
	}

	@Nested
	class GivenOperationsOfMtp {
		private final PtpValue size = PtpValue.of(DataTypeCode.UINT64, 1L << 33);
		private final ObjectPropDesc desc = new ObjectPropDesc(ObjectPropCode.OBJECT_SIZE, false, size, 1,
				new PropForm.Any());
		private final ObjectPropList list = new ObjectPropList(
				List.of(new ObjectPropList.Element(7, ObjectPropCode.OBJECT_SIZE, size)));

		@Test
		void getObjectPropsSupported() throws Exception {
			answers(List.of(0xDC04, 0xDC07),
					dataIn(OperationCode.GET_OBJECT_PROPS_SUPPORTED, hex("02000000 04dc 07dc"), 0x3001),
					ptp -> ptp.mtp().getObjectPropsSupported(0x3001));
		}

		@Test
		void getObjectPropDesc() throws Exception {
			answers(desc, dataIn(OperationCode.GET_OBJECT_PROP_DESC, desc.encode(), 0xDC04, 0x3001),
					ptp -> ptp.mtp().getObjectPropDesc(ObjectPropCode.OBJECT_SIZE, 0x3001));
		}

		@Test
		void getObjectPropValue() throws Exception {
			answers(size, dataIn(OperationCode.GET_OBJECT_PROP_VALUE, size.encode(), 7, 0xDC04),
					ptp -> ptp.mtp().getObjectPropValue(7, ObjectPropCode.OBJECT_SIZE, DataTypeCode.UINT64));
		}

		@Test
		void setObjectPropValue() throws Exception {
			sends(dataOut(OperationCode.SET_OBJECT_PROP_VALUE, hex("02 4100 0000"), 7, 0xDC07),
					ptp -> ptp.mtp().setObjectPropValue(7, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of("A")));
		}

		@Test
		void getObjectPropList() throws Exception {
			answers(list, dataIn(OperationCode.GET_OBJECT_PROP_LIST, list.encode(), 7, 0, -1, 0, 2),
					ptp -> ptp.mtp().getObjectPropList(7, MtpOperations.ALL_FORMATS, MtpOperations.ALL_PROPERTIES, 0, 2));
		}

		@Test
		void aRefusedPropertyOfAListIsToldByItsPlace() throws Exception {
			PtpOperations ptp = given(new Exchange(OperationCode.SET_OBJECT_PROP_LIST, List.of(), list.encode(), null,
					ResponseCode.INVALID_OBJECT_PROP_VALUE, 0x12));
			ResponseException e = assertThrows(ResponseException.class, () -> ptp.mtp().setObjectPropList(list));
			assertEquals(ResponseCode.INVALID_OBJECT_PROP_VALUE, e.responseCode());
			assertArrayEquals(new int[]{ 0x12 }, e.parameters());
		}

		@Test
		void getInterdependentPropDesc() throws Exception {
			InterdependentPropDesc together = new InterdependentPropDesc(List.of(List.of(desc, desc)));
			answers(together, dataIn(OperationCode.GET_INTERDEPENDENT_PROP_DESC, together.encode(), 0x3801),
					ptp -> ptp.mtp().getInterdependentPropDesc(0x3801));
		}

		@Test
		void anObjectOfAnySizeIsAnnounced() throws Exception {
			answers(new PtpOperations.Placement(0x10001, 2, 9),
					new Exchange(OperationCode.SEND_OBJECT_PROP_LIST, List.of(0x10001, 2, 0x3000, 2, 0x80000001),
							list.encode(), null, ResponseCode.OK, 0x10001, 2, 9),
					ptp -> ptp.mtp().sendObjectPropList(0x10001, 2, 0x3000, (2L << 32) + 0x80000001L, list));
		}

		@Test
		void references() throws Exception {
			answers(new int[]{ 3, -1 }, dataIn(OperationCode.GET_OBJECT_REFERENCES, hex("02000000 03000000 ffffffff"), 7),
					ptp -> ptp.mtp().getObjectReferences(7));
			close();
			sends(dataOut(OperationCode.SET_OBJECT_REFERENCES, hex("02000000 03000000 ffffffff"), 7),
					ptp -> ptp.mtp().setObjectReferences(7, 3, -1));
		}

		@Test
		void skipGoesBackToo() throws Exception {
			sends(plain(OperationCode.SKIP, -2), ptp -> ptp.mtp().skip(-2));
		}
	}

	@Nested
	class GivenOperationsOfAndroid {
		@Test
		void anObjectIsEditedInPlace() throws Exception {
			AndroidOperations android = given(plain(OperationCode.BEGIN_EDIT_OBJECT, 7),
					dataOut(OperationCode.SEND_PARTIAL_OBJECT, new byte[]{ 1, 2, 3 }, 7, 5, 1, 3),
					plain(OperationCode.TRUNCATE_OBJECT, 7, 8, 1), plain(OperationCode.END_EDIT_OBJECT, 7)).android();
			android.beginEditObject(7);
			assertEquals(3, android.sendPartialObject(7, (1L << 32) + 5, DataSource.of(new byte[]{ 1, 2, 3 }))
					.transferredLength());
			android.truncateObject(7, (1L << 32) + 8);
			android.endEditObject(7);
			device.finish();
		}
	}

	@Nested
	class GivenOperationsOfDeviceServices {
		private final ServiceInfo contacts = new ServiceInfo(5, 0x10001, GUID, 100, GUID, "Contacts", 1, 0, List.of(GUID),
				List.of(new ServiceInfo.Property(1, GUID, 3, "SyncFilter")),
				List.of(new ServiceInfo.Format(0xBB81, GUID, "AbstractContact", 0, "text/x-vcard")),
				List.of(new ServiceInfo.Method(0xB101, GUID, "BeginSync", 0)),
				List.of(new ServiceInfo.Event(0xC401, GUID, "Changed")), List.of());
		private final List<FormatCapabilities> capabilities = List.of(new FormatCapabilities(0xB101,
				List.of(new ObjectPropDesc(1, true, PtpValue.of(DataTypeCode.UINT32, 0), 0,
						new PropForm.MethodParameter(GUID, 3, "Anchor", 1, 0, new PropForm.Any()))),
				new InterdependentPropDesc(List.of())));
		private final ObjectPropList values = new ObjectPropList(
				List.of(new ObjectPropList.Element(5, 1, PtpValue.of(DataTypeCode.UINT8, 1))));

		@Test
		void servicesAreListedAndDescribed() throws Exception {
			answers(new int[]{ 5 }, dataIn(OperationCode.GET_SERVICE_IDS, hex("01000000 05000000")),
					ptp -> ptp.deviceServices().getServiceIds());
			close();
			answers(contacts, dataIn(OperationCode.GET_SERVICE_INFO, contacts.encode(), 5),
					ptp -> ptp.deviceServices().getServiceInfo(5));
			close();
			answers(capabilities,
					dataIn(OperationCode.GET_SERVICE_CAPABILITIES, FormatCapabilities.encodeList(capabilities), 5, 0),
					ptp -> ptp.deviceServices().getServiceCapabilities(5, DeviceServiceOperations.ALL));
			close();
			answers(capabilities,
					dataIn(OperationCode.GET_FORMAT_CAPABILITIES, FormatCapabilities.encodeList(capabilities), 0xB101),
					ptp -> ptp.deviceServices().getFormatCapabilities(0xB101));
		}

		@Test
		void propertiesOfServicesAreDescribedReadSetAndDeleted() throws Exception {
			List<ServicePropDesc> descs = List.of(new ServicePropDesc(1, DataTypeCode.UINT8, true, new PropForm.Any()),
					new ServicePropDesc(2, DataTypeCode.UINT32, false, new PropForm.ObjectId()),
					new ServicePropDesc(3, DataTypeCode.AUINT8, false, new PropForm.ByteArray(255)));
			List<PropertyName> names = List.of(new PropertyName(5, 1));
			answers(descs, dataIn(OperationCode.GET_SERVICE_PROP_DESC, ServicePropDesc.encodeList(descs), 5, 0),
					ptp -> ptp.deviceServices().getServicePropDesc(5, DeviceServiceOperations.ALL));
			close();
			answers(values, dataIn(OperationCode.GET_SERVICE_PROP_LIST, values.encode(), 5, 1),
					ptp -> ptp.deviceServices().getServicePropList(5, 1));
			close();
			sends(dataOut(OperationCode.SET_SERVICE_PROP_LIST, values.encode(), 5),
					ptp -> ptp.deviceServices().setServicePropList(5, values));
			close();
			sends(dataOut(OperationCode.DELETE_SERVICE_PROP_LIST, hex("01000000 05000000 0100"), 5),
					ptp -> ptp.deviceServices().deleteServicePropList(5, names));
			close();
			sends(dataOut(OperationCode.UPDATE_OBJECT_PROP_LIST, values.encode()),
					ptp -> ptp.deviceServices().updateObjectPropList(values));
			close();
			sends(dataOut(OperationCode.DELETE_OBJECT_PROP_LIST, hex("01000000 05000000 0100")),
					ptp -> ptp.deviceServices().deleteObjectPropList(names));
		}

		@Test
		void aDatasetOfAnotherLayoutIsToBeHadAsBytes() throws Exception {
			byte[] own = { 1, 2, 3 };
			PtpOperations ptp = given(dataIn(OperationCode.GET_SERVICE_INFO, own, 5),
					dataIn(OperationCode.GET_SERVICE_INFO, own, 5));
			assertThrows(PtpFormatException.class, () -> ptp.deviceServices().getServiceInfo(5));
			assertArrayEquals(own, ptp.deviceServices().receive(OperationCode.GET_SERVICE_INFO, 5));
		}
	}

	@Nested
	class GivenWhatHoldsForAll {
		@Test
		void theCancellationGoesAlongFromOneSetToAnother() throws Exception {
			Cancellation stop = new Cancellation();
			PtpOperations ptp = given().with(stop);
			MtpOperations mtp = ptp.mtp();
			stop.cancel();
			assertThrows(TransactionCancelledException.class, () -> mtp.skip(1));
			assertThrows(TransactionCancelledException.class, () -> ptp.withSilence(Duration.ofSeconds(9)).powerDown());
			assertThrows(TransactionCancelledException.class, () -> ptp.android().beginEditObject(1));
			assertThrows(TransactionCancelledException.class, () -> ptp.deviceServices().getServiceIds());
		}

		@Test
		void aDatasetBeyondTheBoundIsRefusedWhenItIsAnnounced() throws Exception {
			device = ScriptedDevice.playing((command, event) -> {
				PtpIpPacket.OperationRequest request = command.receive(PtpIpPacket.OperationRequest.class);
				command.send(new PtpIpPacket.StartData(request.transactionId(), 0xFFFF_FFFEL));
				command.receive(PtpIpPacket.Cancel.class);
				command.send(response(ResponseCode.TRANSACTION_CANCELLED, request.transactionId()));
			});
			session = new PtpIpInitiator(RawConnection.GUID, "test").connect(device.address(), NOBODY);
			LocalDataException e = assertThrows(LocalDataException.class, () -> new MtpOperations(session)
					.getObjectPropList(-1, 0, -1, 0, 0));
			assertTrue(e.getCause().getMessage().contains("at most 16,777,216"), e.getCause().getMessage());
			device.finish();
		}

		/** Every code with a name has a data phase, every other none that is known. */
		@Test
		void dataPhasesAreKnownForNamedCodesOnly() {
			assertEquals(Optional.empty(), OperationCode.dataPhase(0x9ABC));
			assertEquals(Optional.of(DataPhase.DATA_IN), OperationCode.dataPhase(OperationCode.GET_OBJECT));
			assertEquals(Optional.of(DataPhase.NONE), OperationCode.dataPhase(OperationCode.INITIATE_CAPTURE));
			assertEquals(12, Arrays.stream(OperationCode.class.getFields()).filter(field -> field.getType() == int.class)
					.filter(field -> phase(field) == DataPhase.DATA_OUT).count());
		}

		private DataPhase phase(java.lang.reflect.Field field) {
			try {
				return OperationCode.dataPhase(field.getInt(null)).orElseThrow();
			} catch (IllegalAccessException e) {
				throw new AssertionError(e);
			}
		}
	}
}
