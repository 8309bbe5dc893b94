package org.portabledevices.ptp.dataset;

import org.portabledevices.ptp.PtpFormatException;

/**
 * Describes a stream, such as live video. PTP 1.1, GetStreamInfo operation. The fields are as public implementations read
 * them, not confirmed in the standard's text.
 *
 * @param datasetSize the length of this dataset in bytes, u64.
 * @param timeResolution the unit of the stream's times, u64.
 * @param frameHeaderSize the length of a frame's header in bytes, u32.
 * @param frameMaxSize the largest frame in bytes, u32.
 * @param packetHeaderSize the length of a packet's header in bytes, u32.
 * @param packetMaxSize the largest packet in bytes, u32.
 * @param packetAlignment the multiple of bytes at which packets begin, u32.
 */
public record StreamInfo(long datasetSize, long timeResolution, int frameHeaderSize, int frameMaxSize, int packetHeaderSize,
		int packetMaxSize, int packetAlignment) {
	/**
	 * Reads a description from its wire form.
	 *
	 * @param bytes the bytes.
	 * @return the description.
	 * @throws PtpFormatException if the bytes are malformed.
	 */
	public static StreamInfo decode(byte[] bytes) throws PtpFormatException {
		DatasetReader in = new DatasetReader("StreamInfo", bytes);
		return new StreamInfo(in.u64("DatasetSize"), in.u64("TimeResolution"), in.u32("FrameHeaderSize"),
				in.u32("FrameMaxSize"), in.u32("PacketHeaderSize"), in.u32("PacketMaxSize"), in.u32("PacketAlignment"));
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 */
	public byte[] encode() {
		return new DatasetWriter().u64(datasetSize).u64(timeResolution).u32(frameHeaderSize).u32(frameMaxSize)
				.u32(packetHeaderSize).u32(packetMaxSize).u32(packetAlignment).toByteArray();
	}
}
