package org.portabledevices.ptp.initiator;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.PtpFormatException;

/** Data on its way to a receiver. Peers announce it once, twice, too late or never; a receiver hears of it once or never. */
final class IncomingData {
	/** Peers with 32-bit lengths say "not known" with 32 ones. Who has as many bytes as that is counted, and not compared. */
	private static final long NOT_KNOWN_IN_32_BITS = 0xFFFF_FFFFL;

	private final String transaction;
	private final DataReceiver receiver;
	private boolean begun;
	private long announced = -1;
	private long transferred;

	IncomingData(String transaction, DataReceiver receiver) {
		this.transaction = transaction;
		this.receiver = receiver;
	}

	/** How much was announced, -1 if the device does not know or did not say. */
	long announced() {
		return announced;
	}

	long transferred() {
		return transferred;
	}

	void begin(long totalLength) throws IOException, PtpFormatException {
		if (begun) {
			return;
		}
		begun = true;
		announced = totalLength == NOT_KNOWN_IN_32_BITS ? -1 : totalLength;
		if (announced < -1) {
			throw new PtpFormatException(transaction, "total length",
					"%s, allowed are 0 to %d, and all ones".formatted(Long.toUnsignedString(totalLength), Long.MAX_VALUE));
		}
		receiver.begin(announced);
	}

	void data(ByteBuffer bytes) throws IOException {
		int length = bytes.remaining();
		begun |= length > 0;
		receiver.data(bytes);
		transferred += length;
	}
}
