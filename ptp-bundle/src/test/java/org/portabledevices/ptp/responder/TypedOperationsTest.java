package org.portabledevices.ptp.responder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.operation.AndroidOperations;
import org.portabledevices.ptp.operation.MtpOperations;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.operation.PtpOperations.Placement;

/** Both ends together: what the initiator's typed operations ask for, the responder's device does. */
@Timeout(30)
class TypedOperationsTest {
	private static final int HANDLE = MemoryDevice.PICTURE;

	private final EveryOperationDevice device = new EveryOperationDevice();
	private PtpIpResponder responder;
	private PtpSession session;
	private PtpOperations ptp;

	@BeforeEach
	void connect() throws Exception {
		responder = PtpIpResponder.of(device).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		session = new PtpIpInitiator(RawConnection.GUID, "test").connect(responder.address(), new SessionListener() {
		});
		ptp = new PtpOperations(session);
		ptp.openSession(1);
	}

	@AfterEach
	void close() throws Exception {
		session.close();
		responder.close();
	}

	@Test
	void objectsAreProtectedMovedAndCopied() throws Exception {
		ptp.setObjectProtection(HANDLE, 1);
		assertEquals(List.of("protect 3 1"), device.told);
		ptp.moveObject(HANDLE, MemoryDevice.STORAGE, MemoryDevice.DCIM);
		assertEquals(MemoryDevice.DCIM, ptp.getObjectInfo(HANDLE).parentObject());
		int copy = ptp.copyObject(HANDLE, MemoryDevice.STORAGE, 0);
		assertEquals(0, ptp.getObjectInfo(copy).parentObject());
	}

	@Test
	void theDeviceIsFormattedTestedResetAndTurnedOff() throws Exception {
		ptp.formatStore(MemoryDevice.STORAGE, 0);
		ptp.selfTest(0);
		ResponseException e = assertThrows(ResponseException.class, () -> ptp.selfTest(EveryOperationDevice.FAILING_TEST));
		assertEquals(ResponseCode.SELF_TEST_FAILED, e.responseCode());
		ptp.resetDevice();
		ptp.openSession(2);
		ptp.powerDown();
		assertEquals(List.of("reset", "power down"), device.told);
	}

	@Test
	void anOpenCaptureIsEndedByItsTransaction() throws Exception {
		int capture = ptp.initiateOpenCapture(0, 0).transactionId();
		assertEquals(List.of("open capture " + capture), device.told);
		ptp.terminateOpenCapture(capture);
		assertEquals(List.of(), device.told);
	}

	@Test
	void propertiesOfObjectsAreDescribedReadAndSet() throws Exception {
		MtpOperations mtp = ptp.mtp();
		assertEquals(List.of(ObjectPropCode.RATING, ObjectPropCode.OBJECT_SIZE),
				mtp.getObjectPropsSupported(ObjectFormatCode.EXIF_JPEG));
		ObjectPropDesc rating = mtp.getObjectPropDesc(ObjectPropCode.RATING, ObjectFormatCode.EXIF_JPEG);
		assertEquals(device.objectPropDesc(ObjectPropCode.RATING, 0), rating);
		mtp.setObjectPropValue(HANDLE, rating.code(), PtpValue.of(rating.dataType(), 50));
		assertEquals(50, mtp.getObjectPropValue(HANDLE, rating.code(), rating.dataType()).asLong());
		mtp.setObjectPropList(new ObjectPropList(
				List.of(new ObjectPropList.Element(HANDLE, rating.code(), PtpValue.of(rating.dataType(), 60)))));
		ObjectPropList all = mtp.getObjectPropList(HANDLE, MtpOperations.ALL_FORMATS, MtpOperations.ALL_PROPERTIES, 0, 0);
		assertEquals(60, all.find(HANDLE, rating.code()).orElseThrow().asLong());
		assertEquals(PtpValue.of(DataTypeCode.UINT64, MemoryDevice.PICTURE_LENGTH),
				all.find(HANDLE, ObjectPropCode.OBJECT_SIZE).orElseThrow());
	}

	@Test
	void anObjectIsSentByItsProperties() throws Exception {
		Placement place = ptp.mtp().sendObjectPropList(0, 0, ObjectFormatCode.EXIF_JPEG, 5, new ObjectPropList(
				List.of(new ObjectPropList.Element(0, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of("UP.JPG")))));
		ptp.sendObject(DataSource.of(new byte[5]));
		assertEquals("UP.JPG", ptp.getObjectInfo(place.handle()).filename());
		assertEquals(MemoryDevice.FOLDER, place.parent());
	}

	@Test
	void referencesAreReplacedAndPlaybackSkips() throws Exception {
		ptp.mtp().setObjectReferences(HANDLE, 1, 2);
		assertArrayEquals(new int[]{ 1, 2 }, ptp.mtp().getObjectReferences(HANDLE));
		ptp.mtp().skip(-2);
		assertEquals(List.of("skip -2"), device.told);
	}

	@Test
	void theEndOfALargeObjectIsRead() throws Exception {
		long length = (5L << 30) + 3;
		int big = device.addPicture("BIG.JPG", length);
		ByteArrayOutputStream end = new ByteArrayOutputStream();
		ptp.getPartialObject(big, length - 3, 100, DataReceiver.to(Channels.newChannel(end)));
		assertArrayEquals(new byte[]{ MemoryDevice.byteAt(length - 3), MemoryDevice.byteAt(length - 2),
				MemoryDevice.byteAt(length - 1) }, end.toByteArray());
	}

	@Test
	void anObjectIsEditedInPlace() throws Exception {
		AndroidOperations android = ptp.android();
		android.beginEditObject(HANDLE);
		assertEquals(4, android.sendPartialObject(HANDLE, 2, DataSource.of(new byte[]{ 1, 2, 3, 4 })).parameter(0));
		android.truncateObject(HANDLE, 5);
		android.endEditObject(HANDLE);
		assertArrayEquals(new byte[]{ 0, 0, 1, 2, 3 }, device.edited.get(HANDLE));
	}

	@Test
	void anOperationThatIsNotOfferedIsRefusedByName() {
		ResponseException e = assertThrows(ResponseException.class, () -> ptp.deviceServices().getServiceIds());
		assertEquals(ResponseCode.OPERATION_NOT_SUPPORTED, e.responseCode());
		assertEquals(OperationCode.name(OperationCode.GET_SERVICE_IDS), e.getMessage().split(" ")[0]);
	}
}
