package org.portabledevices.ptp.dataset;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.ObjectFormatCode;

/**
 * Describes an object. ISO 15740:2013 clause 5.5.2: ObjectInfo dataset. Dates are kept as the device wrote them, since
 * many are not what the standard says; {@link PtpDate} reads them.
 *
 * @param storageId the storage that holds it, u32.
 * @param objectFormat its object format code, u16.
 * @param protectionStatus u16: 0 none, 1 read only; MTP adds 0x8002 read-only data and 0x8003 non-transferable data.
 * @param compressedSize its size in bytes, u32; {@link #SIZE_TOO_LARGE} = 4 GiB or more, see the MTP property ObjectSize.
 * @param thumbFormat the object format code of its thumbnail, u16; 0 for none.
 * @param thumbCompressedSize the thumbnail's size in bytes, u32.
 * @param thumbPixWidth the thumbnail's width, u32.
 * @param thumbPixHeight the thumbnail's height, u32.
 * @param imagePixWidth the image's width, u32; 0 = not known.
 * @param imagePixHeight the image's height, u32; 0 = not known.
 * @param imageBitDepth the image's bits for each pixel, u32; 0 = not known.
 * @param parentObject the handle of the folder that holds it, u32; 0 = root.
 * @param associationType u16: 1 is a generic folder; 0 for what is no folder.
 * @param associationDesc says more for some association types, u32.
 * @param sequenceNumber its place among its siblings, u32; 0 = none.
 * @param filename its name without a path, string.
 * @param captureDate when it was made, string; may be empty.
 * @param modificationDate when it was changed last, string; may be empty.
 * @param keywords keywords, string; separated by spaces.
 */
public record ObjectInfo(int storageId, int objectFormat, int protectionStatus, long compressedSize, int thumbFormat,
		int thumbCompressedSize, int thumbPixWidth, int thumbPixHeight, int imagePixWidth, int imagePixHeight,
		int imageBitDepth, int parentObject, int associationType, int associationDesc, int sequenceNumber, String filename,
		String captureDate, String modificationDate, String keywords) {
	/** The compressed size that says: 4 GiB or more. */
	public static final long SIZE_TOO_LARGE = 0xFFFF_FFFFL;

	/**
	 * Cuts the size to {@link #SIZE_TOO_LARGE}.
	 *
	 * @param storageId as in the record.
	 * @param objectFormat as in the record.
	 * @param protectionStatus as in the record.
	 * @param compressedSize as in the record.
	 * @param thumbFormat as in the record.
	 * @param thumbCompressedSize as in the record.
	 * @param thumbPixWidth as in the record.
	 * @param thumbPixHeight as in the record.
	 * @param imagePixWidth as in the record.
	 * @param imagePixHeight as in the record.
	 * @param imageBitDepth as in the record.
	 * @param parentObject as in the record.
	 * @param associationType as in the record.
	 * @param associationDesc as in the record.
	 * @param sequenceNumber as in the record.
	 * @param filename as in the record.
	 * @param captureDate as in the record.
	 * @param modificationDate as in the record.
	 * @param keywords as in the record.
	 */
	public ObjectInfo {
		if (compressedSize < 0) {
			throw new IllegalArgumentException("size " + compressedSize);
		}
		compressedSize = Math.min(compressedSize, SIZE_TOO_LARGE);
	}

	/**
	 * Makes the description of a file to be sent: no thumbnail, no image facts, no dates.
	 *
	 * @param objectFormat the object format code.
	 * @param size the size in bytes.
	 * @param filename the name.
	 * @return the description.
	 */
	public static ObjectInfo ofFile(int objectFormat, long size, String filename) {
		return new ObjectInfo(0, objectFormat, 0, size, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, filename, "", "", "");
	}

	/**
	 * Makes the description of a folder to be sent.
	 *
	 * @param filename the name.
	 * @return the description.
	 */
	public static ObjectInfo ofFolder(String filename) {
		return new ObjectInfo(0, ObjectFormatCode.ASSOCIATION, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, filename, "", "", "");
	}

	/**
	 * Answers the same description at another place.
	 *
	 * @param storage the storage ID.
	 * @param parent the handle of the parent, 0 = root.
	 * @return the description.
	 */
	public ObjectInfo at(int storage, int parent) {
		return new ObjectInfo(storage, objectFormat, protectionStatus, compressedSize, thumbFormat, thumbCompressedSize,
				thumbPixWidth, thumbPixHeight, imagePixWidth, imagePixHeight, imageBitDepth, parent, associationType,
				associationDesc, sequenceNumber, filename, captureDate, modificationDate, keywords);
	}

	/**
	 * Answers the same description with other dates.
	 *
	 * @param captured the capture date, empty for none.
	 * @param modified the modification date, empty for none.
	 * @return the description.
	 */
	public ObjectInfo dated(String captured, String modified) {
		return new ObjectInfo(storageId, objectFormat, protectionStatus, compressedSize, thumbFormat, thumbCompressedSize,
				thumbPixWidth, thumbPixHeight, imagePixWidth, imagePixHeight, imageBitDepth, parentObject, associationType,
				associationDesc, sequenceNumber, filename, captured, modified, keywords);
	}

	/**
	 * Tells whether this is a folder.
	 *
	 * @return whether the format is Association.
	 */
	public boolean isFolder() {
		return objectFormat == ObjectFormatCode.ASSOCIATION;
	}

	/**
	 * Reads a description from its wire form.
	 *
	 * @param bytes the bytes.
	 * @return the description.
	 * @throws PtpFormatException if the bytes are malformed.
	 */
	public static ObjectInfo decode(byte[] bytes) throws PtpFormatException {
		DatasetReader reader = new DatasetReader("ObjectInfo", bytes);
		return new ObjectInfo(reader.u32("StorageID"), reader.u16("ObjectFormat"), reader.u16("ProtectionStatus"),
				Integer.toUnsignedLong(reader.u32("ObjectCompressedSize")), reader.u16("ThumbFormat"),
				reader.u32("ThumbCompressedSize"), reader.u32("ThumbPixWidth"), reader.u32("ThumbPixHeight"),
				reader.u32("ImagePixWidth"), reader.u32("ImagePixHeight"), reader.u32("ImageBitDepth"),
				reader.u32("ParentObject"), reader.u16("AssociationType"), reader.u32("AssociationDesc"),
				reader.u32("SequenceNumber"), reader.string("Filename"), reader.string("CaptureDate"),
				reader.string("ModificationDate"), reader.string("Keywords"));
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 * @throws IllegalArgumentException if a string is longer than 254 units, or a number does not fit its field.
	 */
	public byte[] encode() {
		return new DatasetWriter().u32(storageId).u16(objectFormat).u16(protectionStatus).u32((int) compressedSize)
				.u16(thumbFormat).u32(thumbCompressedSize).u32(thumbPixWidth).u32(thumbPixHeight).u32(imagePixWidth)
				.u32(imagePixHeight).u32(imageBitDepth).u32(parentObject).u16(associationType).u32(associationDesc)
				.u32(sequenceNumber).string(filename).string(captureDate).string(modificationDate).string(keywords)
				.toByteArray();
	}
}
