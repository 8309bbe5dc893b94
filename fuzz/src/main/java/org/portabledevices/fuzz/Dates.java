package org.portabledevices.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.dataset.PtpDate;

/** Dates are text: any text is a date or is none, and a date is written and read the same to the second. */
final class Dates {
	private Dates() {
	}

	static OffsetDateTime decode(byte[] bytes) throws PtpFormatException {
		Optional<OffsetDateTime> date = PtpDate.parse(new String(bytes, StandardCharsets.ISO_8859_1), ZoneOffset.UTC);
		return date.orElseThrow(() -> new PtpFormatException("date", "text", "none")).withNano(0).withOffsetSameLocal(ZoneOffset.UTC);
	}

	static byte[] encode(OffsetDateTime date) {
		return PtpDate.format(date.toLocalDateTime()).getBytes(StandardCharsets.ISO_8859_1);
	}
}
