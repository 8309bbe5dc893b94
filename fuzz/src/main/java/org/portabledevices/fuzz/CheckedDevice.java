package org.portabledevices.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.ptp.responder.EventSink;
import org.portabledevices.ptp.responder.IncomingObject;
import org.portabledevices.ptp.responder.MtpObjects;
import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.ptp.responder.ObjectEdit;
import org.portabledevices.ptp.responder.OperationAnswer;
import org.portabledevices.ptp.responder.ResponderDevice;
import org.portabledevices.ptp.responder.ResponderTransaction;

/**
 * A device in memory that answers nearly everything, and counts what it opened for the responder: sessions, contents, edits and announced
 * objects, each of which is to end exactly once. It throws nothing but response codes.
 */
final class CheckedDevice implements ResponderDevice {
	static final int STORAGE = 0x00010001;
	static final int FOLDER = 1;
	static final int SMALL = 2;
	static final int SMALL_LENGTH = 700;
	/** More than one piece. */
	static final int LARGE = 3;
	static final int LARGE_LENGTH = 70_000;
	static final int VENDOR_OPERATION = 0x9999;

	/** An object and its bytes. */
	record Entry(ObjectInfo info, byte[] bytes) {
	}

	private final Map<Integer, Entry> objects = new TreeMap<>();
	private final List<EventSink> sinks = new ArrayList<>();
	private final CheckedOpenings opened = new CheckedOpenings();
	private final DeviceInfo info;
	private int lastHandle = LARGE;
	private DevicePropDesc delay = new DevicePropDesc(DevicePropCode.CAPTURE_DELAY, true, u32(0), u32(0),
			new PropForm.Enumeration(List.of(u32(0), u32(2000), u32(10_000))));

	CheckedDevice() {
		objects.put(FOLDER, new Entry(ObjectInfo.ofFolder("DCIM").at(STORAGE, 0), new byte[0]));
		objects.put(SMALL, new Entry(file(SMALL_LENGTH, "SMALL.JPG"), bytes(SMALL_LENGTH)));
		objects.put(LARGE, new Entry(file(LARGE_LENGTH, "LARGE.JPG"), bytes(LARGE_LENGTH)));
		List<Integer> operations = new ArrayList<>(List.of(VENDOR_OPERATION));
		for (int operation = 0x1001; operation <= 0x101C; operation++) {
			operations.add(operation);
		}
		for (int operation : List.of(0x9801, 0x9802, 0x9803, 0x9804, 0x9805, 0x9806, 0x9807, 0x9808, 0x9810, 0x9811, 0x9820, 0x95C1, 0x95C2,
				0x95C3, 0x95C4, 0x95C5)) {
			operations.add(operation);
		}
		info = new DeviceInfo(100, 6, 100, "microsoft.com: 1.0", 0, operations, List.of(EventCode.OBJECT_ADDED),
				List.of(DevicePropCode.CAPTURE_DELAY), List.of(ObjectFormatCode.EXIF_JPEG), List.of(ObjectFormatCode.EXIF_JPEG), "Test",
				"Checked device", "1.0", "0001");
	}

	private static PtpValue u32(int value) {
		return PtpValue.of(DataTypeCode.UINT32, value);
	}

	private static ObjectInfo file(int length, String name) {
		return ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, length, name).at(STORAGE, FOLDER);
	}

	/** The bytes of any object of this length. */
	static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = CheckedSource.byteAt(i);
		}
		return bytes;
	}

	/** Checks that nothing is open, and all that was open has ended once. */
	synchronized void check() {
		Finding.unless(sinks.isEmpty(), "%d sessions were not closed", sinks.size());
		opened.check();
	}

	/** Tells whoever has a session of an event. */
	void tell(int code) {
		List<EventSink> all;
		synchronized (this) {
			all = List.copyOf(sinks);
		}
		all.forEach(sink -> sink.send(new PtpEvent(code, 0, List.of(code))));
	}

	@Override
	public DeviceInfo deviceInfo() {
		return info;
	}

	@Override
	public synchronized void sessionOpened(EventSink events) {
		sinks.add(events);
	}

	@Override
	public synchronized void sessionClosed(EventSink events) {
		Finding.unless(sinks.remove(events), "a session was closed that is not open");
	}

	@Override
	public int[] storageIds() {
		return new int[]{ STORAGE };
	}

	@Override
	public StorageInfo storageInfo(int storageId) throws ResponseException {
		if (storageId != STORAGE) {
			throw new ResponseException(ResponseCode.INVALID_STORAGE_ID);
		}
		return new StorageInfo(4, 3, 0, 1 << 30, 1 << 29, 0xFFFF_FFFF, "Memory", "CARD");
	}

	@Override
	public synchronized int[] objectHandles(int storageId, int format, int parent) {
		return objects.keySet().stream().mapToInt(Integer::intValue).toArray();
	}

	private synchronized Entry find(int handle) throws ResponseException {
		Entry entry = objects.get(handle);
		if (entry == null) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_HANDLE);
		}
		return entry;
	}

	@Override
	public ObjectInfo objectInfo(int handle) throws ResponseException {
		return find(handle).info();
	}

	@Override
	public ObjectContent openObject(int handle) throws ResponseException {
		return opened.content(find(handle).bytes());
	}

	@Override
	public synchronized void deleteObject(int handle, int format) throws ResponseException {
		find(handle);
		if (handle <= LARGE) {
			throw new ResponseException(ResponseCode.OBJECT_WRITE_PROTECTED);
		}
		objects.remove(handle);
	}

	@Override
	public synchronized IncomingObject sendObjectInfo(int storageId, int parent, ObjectInfo announced) {
		int handle = ++lastHandle;
		ObjectInfo described = announced.at(STORAGE, FOLDER);
		return opened.incoming(handle, bytes -> put(handle, new Entry(described, bytes)));
	}

	private synchronized void put(int handle, Entry entry) {
		objects.put(handle, entry);
	}

	@Override
	public void initiateCapture(int storageId, int format, int transactionId) {
		tell(EventCode.CAPTURE_COMPLETE);
	}

	@Override
	public synchronized DevicePropDesc devicePropDesc(int property) throws ResponseException {
		if (property != DevicePropCode.CAPTURE_DELAY) {
			throw new ResponseException(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
		}
		return delay;
	}

	@Override
	public synchronized void setDevicePropValue(int property, PtpValue value) {
		Finding.unless(delay.form().accepts(value), "the property was set to %s", value);
		delay = delay.withCurrent(value);
	}

	@Override
	public synchronized void resetDevicePropValue(int property) {
		delay = delay.withCurrent(delay.factoryDefault());
	}

	@Override
	public CompletionStage<Void> selfTest(int testType, ResponderTransaction transaction) {
		return CompletableFuture.completedStage(null);
	}

	@Override
	public CompletionStage<Integer> copyObject(int handle, int storageId, int parent, ResponderTransaction transaction)
			throws ResponseException {
		find(handle);
		return CompletableFuture.failedStage(new ResponseException(ResponseCode.STORE_FULL));
	}

	@Override
	public void resetDevice() {
		resetDevicePropValue(DevicePropCode.CAPTURE_DELAY);
	}

	@Override
	public void powerDown() {
		// Whoever asked is cut off; the next one is served.
	}

	@Override
	public MtpObjects mtpObjects() {
		return new CheckedMtpObjects(this);
	}

	@Override
	public ObjectEdit beginEdit(int handle) throws ResponseException {
		find(handle);
		return opened.edit();
	}

	@Override
	public OperationAnswer execute(ResponderTransaction transaction, byte[] dataOut) throws ResponseException {
		if (transaction.operation() != VENDOR_OPERATION) {
			throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
		}
		return OperationAnswer.ok(dataOut.length);
	}
}
