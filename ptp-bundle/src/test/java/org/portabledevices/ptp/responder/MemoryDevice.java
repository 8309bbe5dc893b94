package org.portabledevices.ptp.responder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;

/** A camera in memory: one storage, a folder DCIM/100TEST, a few objects, a property or two. */
public class MemoryDevice implements ResponderDevice {
	public static final int STORAGE = 0x00010001;
	public static final int DCIM = 1;
	public static final int FOLDER = 2;
	/** The first object, {@link #PICTURE_LENGTH} bytes. */
	public static final int PICTURE = 3;
	public static final int PICTURE_LENGTH = 200_003;
	/** An operation that takes data, and answers it reversed. */
	public static final int VENDOR_OPERATION = 0x9999;

	public record Entry(ObjectInfo info, ObjectContent content) {
	}

	public final List<Integer> discarded = new CopyOnWriteArrayList<>();
	/** How many bytes of objects have come here. */
	public final AtomicLong received = new AtomicLong();
	public final List<EventSink> sinks = new CopyOnWriteArrayList<>();
	private final Map<Integer, Entry> objects = new TreeMap<>();
	private int lastHandle;
	private DevicePropDesc battery = new DevicePropDesc(DevicePropCode.BATTERY_LEVEL, false,
			PtpValue.of(DataTypeCode.UINT8, 100), PtpValue.of(DataTypeCode.UINT8, 87),
			new PropForm.Range(PtpValue.of(DataTypeCode.UINT8, 0), PtpValue.of(DataTypeCode.UINT8, 100),
					PtpValue.of(DataTypeCode.UINT8, 1)));
	private DevicePropDesc delay = new DevicePropDesc(DevicePropCode.CAPTURE_DELAY, true,
			PtpValue.of(DataTypeCode.UINT32, 0), PtpValue.of(DataTypeCode.UINT32, 0),
			new PropForm.Enumeration(List.of(PtpValue.of(DataTypeCode.UINT32, 0), PtpValue.of(DataTypeCode.UINT32, 2000),
					PtpValue.of(DataTypeCode.UINT32, 10000))));

	public MemoryDevice() {
		add(ObjectInfo.ofFolder("DCIM").at(STORAGE, 0), ObjectContent.of(new byte[0]));
		add(ObjectInfo.ofFolder("100TEST").at(STORAGE, DCIM), ObjectContent.of(new byte[0]));
		addPicture("IMG_0001.JPG", PICTURE_LENGTH);
	}

	/** The byte at each position of any picture. */
	public static byte byteAt(long position) {
		return (byte) (position * 31 + (position >> 16));
	}

	public static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = byteAt(i);
		}
		return bytes;
	}

	public int addPicture(String name, long length) {
		return add(ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, length, name).at(STORAGE, FOLDER),
				new ObjectContent() {
					@Override
					public long length() {
						return length;
					}

					@Override
					public int read(long position, ByteBuffer target) {
						int count = (int) Math.min(target.remaining(), length - position);
						for (int i = 0; i < count; i++) {
							target.put(byteAt(position + i));
						}
						return count;
					}
				});
	}

	public synchronized int add(ObjectInfo info, ObjectContent content) {
		objects.put(++lastHandle, new Entry(info, content));
		return lastHandle;
	}

	protected synchronized void replace(int handle, Entry entry) {
		objects.put(handle, entry);
	}

	public synchronized Map<Integer, Entry> objects() {
		return new TreeMap<>(objects);
	}

	protected synchronized Entry find(int handle) throws ResponseException {
		Entry entry = objects.get(handle);
		if (entry == null) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_HANDLE);
		}
		return entry;
	}

	@Override
	public DeviceInfo deviceInfo() {
		return new DeviceInfo(100, 6, 100, "microsoft.com: 1.0", 0,
				List.of(OperationCode.GET_DEVICE_INFO, OperationCode.OPEN_SESSION, OperationCode.CLOSE_SESSION,
						OperationCode.GET_STORAGE_IDS, OperationCode.GET_STORAGE_INFO, OperationCode.GET_NUM_OBJECTS,
						OperationCode.GET_OBJECT_HANDLES, OperationCode.GET_OBJECT_INFO, OperationCode.GET_OBJECT,
						OperationCode.GET_THUMB, OperationCode.DELETE_OBJECT, OperationCode.SEND_OBJECT_INFO,
						OperationCode.SEND_OBJECT, OperationCode.INITIATE_CAPTURE, OperationCode.GET_DEVICE_PROP_DESC,
						OperationCode.GET_DEVICE_PROP_VALUE, OperationCode.SET_DEVICE_PROP_VALUE,
						OperationCode.RESET_DEVICE_PROP_VALUE, OperationCode.GET_PARTIAL_OBJECT, VENDOR_OPERATION),
				List.of(EventCode.OBJECT_ADDED, EventCode.CAPTURE_COMPLETE),
				List.of(DevicePropCode.BATTERY_LEVEL, DevicePropCode.CAPTURE_DELAY),
				List.of(ObjectFormatCode.EXIF_JPEG), List.of(ObjectFormatCode.EXIF_JPEG), "Test", "Memory camera", "1.0",
				"0001");
	}

	@Override
	public void sessionOpened(EventSink events) {
		sinks.add(events);
	}

	@Override
	public void sessionClosed(EventSink events) {
		sinks.remove(events);
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
		return new StorageInfo(4, 3, 0, 8L << 30, 5L << 30, 0xFFFF_FFFF, "Memory", "CARD");
	}

	@Override
	public int[] objectHandles(int storageId, int format, int parent) {
		return objects().entrySet().stream()
				.filter(entry -> format == 0 || entry.getValue().info().objectFormat() == format)
				.filter(entry -> parent == 0
						|| entry.getValue().info().parentObject() == (parent == 0xFFFF_FFFF ? 0 : parent))
				.mapToInt(Map.Entry::getKey).toArray();
	}

	@Override
	public ObjectInfo objectInfo(int handle) throws ResponseException {
		return find(handle).info();
	}

	@Override
	public ObjectContent openObject(int handle) throws ResponseException {
		return find(handle).content();
	}

	@Override
	public ObjectContent openThumb(int handle) throws ResponseException {
		if (find(handle).info().isFolder()) {
			throw new ResponseException(ResponseCode.NO_THUMBNAIL_PRESENT);
		}
		return ObjectContent.of(new byte[]{ 1, 2, 3 });
	}

	@Override
	public synchronized void deleteObject(int handle, int format) throws ResponseException {
		find(handle);
		objects.remove(handle);
	}

	@Override
	public IncomingObject sendObjectInfo(int storageId, int parent, ObjectInfo info) {
		int folder = parent == 0xFFFF_FFFF ? 0 : parent == 0 ? FOLDER : parent;
		int handle = add(info.at(STORAGE, folder), ObjectContent.of(new byte[0]));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		return new IncomingObject() {
			@Override
			public int storageId() {
				return STORAGE;
			}

			@Override
			public int parent() {
				return folder;
			}

			@Override
			public int handle() {
				return handle;
			}

			@Override
			public void write(ByteBuffer data) {
				received.addAndGet(data.remaining());
				byte[] copy = new byte[data.remaining()];
				data.get(copy);
				bytes.writeBytes(copy);
			}

			@Override
			public void complete() {
				synchronized (MemoryDevice.this) {
					objects.put(handle, new Entry(info.at(STORAGE, folder), ObjectContent.of(bytes.toByteArray())));
				}
			}

			@Override
			public void discard() {
				synchronized (MemoryDevice.this) {
					objects.remove(handle);
				}
				discarded.add(handle);
			}
		};
	}

	@Override
	public void initiateCapture(int storageId, int format, int transactionId) {
		int handle = addPicture("CAP_%04d.JPG".formatted(objects().size()), 12345);
		for (EventSink sink : sinks) {
			sink.send(new PtpEvent(EventCode.OBJECT_ADDED, transactionId, List.of(handle)));
			sink.send(new PtpEvent(EventCode.CAPTURE_COMPLETE, transactionId, List.of(transactionId)));
		}
	}

	@Override
	public synchronized DevicePropDesc devicePropDesc(int property) throws ResponseException {
		return switch (property) {
			case DevicePropCode.BATTERY_LEVEL -> battery;
			case DevicePropCode.CAPTURE_DELAY -> delay;
			default -> throw new ResponseException(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
		};
	}

	@Override
	public synchronized void setDevicePropValue(int property, PtpValue value) {
		delay = delay.withCurrent(value);
	}

	@Override
	public synchronized void resetDevicePropValue(int property) {
		delay = delay.withCurrent(delay.factoryDefault());
	}

	@Override
	public OperationAnswer execute(ResponderTransaction transaction, byte[] dataOut) throws ResponseException {
		if (transaction.operation() != VENDOR_OPERATION) {
			throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
		}
		return OperationAnswer.ok(dataOut.length, transaction.parameter(0));
	}
}
