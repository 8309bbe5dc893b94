package org.portabledevices.impl.streaming;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.responder.IncomingObject;
import org.portabledevices.ptp.responder.MtpObjects;
import org.portabledevices.ptp.responder.ObjectContent;

/** A camera that has an object of any size and none of its bytes: it computes what is read, and compares and drops what is written. */
final class PatternCamera extends MemoryCamera {

	static final long SEED = 20130401;

	private static final int FIRST = 0x1000;
	private static final int UPLOADED = 0x2000;

	private final long[] lengths;
	private volatile Pattern pattern = new Pattern(SEED);

	/** Makes a camera with objects of these lengths. */
	PatternCamera(long... lengths) {
		this.lengths = lengths;
		with(OperationCode.GET_PARTIAL_OBJECT64).with(OperationCode.GET_OBJECT_PROP_VALUE);
	}

	/** The handle of an object, by its place among the lengths. */
	static int handle(int index) {
		return FIRST + index;
	}

	/** The objects are others from here on, under the same names, lengths and dates. */
	void change(long seed) {
		pattern = new Pattern(seed);
	}

	private boolean isOurs(int handle) {
		return handle >= FIRST && handle < FIRST + lengths.length;
	}

	@Override
	public ObjectInfo objectInfo(int handle) throws ResponseException {
		if (!isOurs(handle)) {
			return super.objectInfo(handle);
		}
		return ObjectInfo.ofFile(ObjectFormatCode.UNDEFINED, lengths[handle - FIRST], "LARGE.BIN").at(STORAGE, FOLDER);
	}

	@Override
	public ObjectContent openObject(int handle) throws ResponseException {
		if (!isOurs(handle)) {
			return super.openObject(handle);
		}
		long length = lengths[handle - FIRST];
		return new ObjectContent() {
			@Override
			public long length() {
				return length;
			}

			@Override
			public int read(long position, ByteBuffer target) {
				int count = (int) Math.min(target.remaining(), length - position);
				if (count <= 0) {
					return -1;
				}
				pattern.fill(position, target.slice(target.position(), count));
				target.position(target.position() + count);
				return count;
			}
		};
	}

	@Override
	public MtpObjects mtpObjects() {
		return new MtpObjects() {
			@Override
			public PtpValue objectPropValue(int handle, int property) throws ResponseException {
				if (!isOurs(handle) || property != ObjectPropCode.OBJECT_SIZE) {
					throw new ResponseException(ResponseCode.OBJECT_PROP_NOT_SUPPORTED);
				}
				return PtpValue.of(DataTypeCode.UINT64, lengths[handle - FIRST]);
			}
		};
	}

	/** What is not the pattern is answered General_Error; and nothing is kept. */
	@Override
	public IncomingObject sendObjectInfo(int storageId, int parent, ObjectInfo info) {
		return new IncomingObject() {
			private long position;

			@Override
			public int storageId() {
				return STORAGE;
			}

			@Override
			public int parent() {
				return FOLDER;
			}

			@Override
			public int handle() {
				return UPLOADED;
			}

			@Override
			public void write(ByteBuffer bytes) throws IOException {
				int count = bytes.remaining();
				long wrong = pattern.check(position, bytes);
				if (wrong >= 0) {
					throw new IOException("byte " + wrong + " is wrong");
				}
				position += count;
			}

			@Override
			public void complete() throws IOException {
				if (info.compressedSize() != ObjectInfo.SIZE_TOO_LARGE && position != info.compressedSize()) {
					throw new IOException("%d bytes of %d".formatted(position, info.compressedSize()));
				}
			}

			@Override
			public void discard() {
				// nothing was kept
			}
		};
	}
}
