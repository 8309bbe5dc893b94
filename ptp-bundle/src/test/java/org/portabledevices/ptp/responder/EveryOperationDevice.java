package org.portabledevices.ptp.responder;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpValue;

/** A camera in memory that can do all that a responder divides, and remembers what it was told. */
public class EveryOperationDevice extends MemoryDevice implements MtpObjects {
	/** A self test that fails. */
	static final int FAILING_TEST = 1;
	/** A self test, and a file system, that last until {@link #work} is completed. */
	static final int LONG = 2;

	private static final ObjectPropDesc RATING = new ObjectPropDesc(ObjectPropCode.RATING, true,
			PtpValue.of(DataTypeCode.UINT16, 0), 0, new PropForm.Range(PtpValue.of(DataTypeCode.UINT16, 0),
					PtpValue.of(DataTypeCode.UINT16, 100), PtpValue.of(DataTypeCode.UINT16, 1)));
	private static final ObjectPropDesc SIZE = new ObjectPropDesc(ObjectPropCode.OBJECT_SIZE, false,
			PtpValue.of(DataTypeCode.UINT64, 0), 0, new PropForm.Any());

	final List<String> told = new CopyOnWriteArrayList<>();
	final CompletableFuture<Void> work = new CompletableFuture<>();
	final CompletableFuture<ResponderTransaction> working = new CompletableFuture<>();
	final Map<Integer, byte[]> edited = new ConcurrentHashMap<>();
	private final Map<Integer, PtpValue> ratings = new ConcurrentHashMap<>();
	private final Map<Integer, int[]> references = new ConcurrentHashMap<>();

	@Override
	public DeviceInfo deviceInfo() {
		DeviceInfo info = super.deviceInfo();
		List<Integer> operations = Stream.of(info.operationsSupported().stream(), IntStream.rangeClosed(0x1001, 0x101C).boxed(),
				IntStream.rangeClosed(0x9801, 0x9808).boxed(), Stream.of(0x9810, 0x9811, 0x9820),
				IntStream.rangeClosed(0x95C1, 0x95C5).boxed()).flatMap(all -> all).distinct().toList();
		return new DeviceInfo(100, 6, 100, "microsoft.com: 1.0", 0, operations, info.eventsSupported(), info.devicePropertiesSupported(),
				info.captureFormats(), info.imageFormats(), "Test", "Memory camera", "1.0", "0001");
	}

	private CompletionStage<Void> begin(ResponderTransaction transaction) {
		working.complete(transaction);
		return work;
	}

	@Override
	public void setObjectProtection(int handle, int protection) throws ResponseException {
		find(handle);
		told.add("protect %d %d".formatted(handle, protection));
	}

	@Override
	public CompletionStage<Void> moveObject(int handle, int storageId, int parent, ResponderTransaction transaction)
			throws ResponseException {
		Entry entry = find(handle);
		replace(handle, new Entry(entry.info().at(storageId, parent), entry.content()));
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletionStage<Integer> copyObject(int handle, int storageId, int parent, ResponderTransaction transaction)
			throws ResponseException {
		Entry entry = find(handle);
		return CompletableFuture.completedFuture(add(entry.info().at(storageId, parent), entry.content()));
	}

	@Override
	public CompletionStage<Void> formatStore(int storageId, int fileSystemType, ResponderTransaction transaction)
			throws ResponseException {
		storageInfo(storageId);
		return fileSystemType == LONG ? begin(transaction) : CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletionStage<Void> selfTest(int testType, ResponderTransaction transaction) {
		return switch (testType) {
			case FAILING_TEST -> CompletableFuture.failedFuture(new ResponseException(ResponseCode.SELF_TEST_FAILED));
			case LONG -> begin(transaction);
			default -> CompletableFuture.completedFuture(null);
		};
	}

	@Override
	public void resetDevice() {
		told.add("reset");
	}

	@Override
	public void powerDown() {
		told.add("power down");
	}

	@Override
	public void initiateOpenCapture(int storageId, int format, int transactionId) {
		told.add("open capture " + transactionId);
	}

	@Override
	public void terminateOpenCapture(int openCapture) throws ResponseException {
		if (!told.remove("open capture " + openCapture)) {
			throw new ResponseException(ResponseCode.INVALID_TRANSACTION_ID);
		}
	}

	@Override
	public MtpObjects mtpObjects() {
		return this;
	}

	@Override
	public List<Integer> objectPropsSupported(int format) {
		return List.of(RATING.code(), SIZE.code());
	}

	@Override
	public ObjectPropDesc objectPropDesc(int property, int format) throws ResponseException {
		return Stream.of(RATING, SIZE).filter(known -> known.code() == property).findFirst()
				.orElseThrow(() -> new ResponseException(ResponseCode.INVALID_OBJECT_PROP_CODE));
	}

	@Override
	public PtpValue objectPropValue(int handle, int property) throws ResponseException {
		ObjectInfo info = find(handle).info();
		return property == SIZE.code() ? PtpValue.of(DataTypeCode.UINT64, info.compressedSize())
				: ratings.getOrDefault(handle, RATING.factoryDefault());
	}

	@Override
	public void setObjectPropValue(int handle, int property, PtpValue value) {
		ratings.put(handle, value);
	}

	@Override
	public ObjectPropList objectPropList(int handle, int format, int property, int group, int depth) throws ResponseException {
		if (depth != 0) {
			throw new ResponseException(ResponseCode.SPECIFICATION_BY_DEPTH_UNSUPPORTED);
		}
		List<ObjectPropList.Element> elements = new ArrayList<>();
		for (int code : property == 0xFFFF_FFFF ? List.of(RATING.code(), SIZE.code()) : List.of(property)) {
			elements.add(new ObjectPropList.Element(handle, code, objectPropValue(handle, code)));
		}
		return new ObjectPropList(elements);
	}

	@Override
	public IncomingObject sendObjectPropList(int storageId, int parent, int format, long length, ObjectPropList properties)
			throws ResponseException {
		PtpValue name = properties.find(0, ObjectPropCode.OBJECT_FILE_NAME)
				.orElseThrow(() -> new ResponseException(ResponseCode.INVALID_DATASET, 0, 0, 0, 0));
		ObjectInfo info = format == ObjectFormatCode.ASSOCIATION ? ObjectInfo.ofFolder(name.asString())
				: ObjectInfo.ofFile(format, length < 0 ? ObjectInfo.SIZE_TOO_LARGE : length, name.asString());
		return sendObjectInfo(storageId, parent, info);
	}

	@Override
	public int[] objectReferences(int handle) {
		return references.getOrDefault(handle, new int[0]);
	}

	@Override
	public void setObjectReferences(int handle, int... handles) {
		references.put(handle, handles);
	}

	@Override
	public void skip(int count) {
		told.add("skip " + count);
	}

	@Override
	public ObjectEdit beginEdit(int handle) throws ResponseException {
		find(handle);
		edited.put(handle, new byte[0]);
		return new ObjectEdit() {
			@Override
			public void write(long position, ByteBuffer bytes) {
				byte[] old = edited.get(handle);
				byte[] grown = Arrays.copyOf(old, Math.max(old.length, (int) position + bytes.remaining()));
				bytes.get(grown, (int) position, bytes.remaining());
				edited.put(handle, grown);
			}

			@Override
			public void truncate(long length) {
				edited.put(handle, Arrays.copyOf(edited.get(handle), (int) length));
			}

			@Override
			public void close() {
				told.add("edited " + handle);
			}
		};
	}
}
