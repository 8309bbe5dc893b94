package org.portabledevices.service;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A program that downloads into a sink and comes to its end in the middle: for {@link PartialFileTest}. */
public final class DyingWriter {

	static final int PIECE = 64 * 1024;

	private DyingWriter() {
	}

	/**
	 * Writes pieces.
	 *
	 * @param args the kind of sink, the file, how many bytes the object has, after how many the program is halted.
	 */
	public static void main(String... args) throws Exception {
		Path file = Path.of(args[1]);
		long length = Long.parseLong(args[2]);
		long deadly = Long.parseLong(args[3]);
		DataSink sink = args[0].equals("resumable") ? ResumableSink.toFile(file, length, "v") : DataSink.toFile(file);
		long position = sink instanceof ResumableSink resumable ? resumable.offset() : 0;
		sink.begin(OptionalLong.of(length - position));
		boolean complete = false;
		try {
			while (position < length) {
				ByteBuffer piece = piece(position, (int) Math.min(PIECE, length - position));
				position += piece.remaining();
				sink.write(piece);
				if (position >= deadly) {
					Runtime.getRuntime().halt(137);
				}
			}
			complete = true;
		} finally {
			sink.close(complete);
		}
	}

	static ByteBuffer piece(long position, int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = byteAt(position + i);
		}
		return ByteBuffer.wrap(bytes);
	}

	static byte byteAt(long position) {
		return (byte) (position * 31 + (position >> 13));
	}
}
