package org.portabledevices.wpd;

import java.util.UUID;

import org.portabledevices.description.MethodDescription;

/**
 * GUIDs of methods that stand for operations of PTP. Neither WPD nor MTP gives them one, so ours carry the operation code as WPD's GUIDs of formats and events
 * carry theirs: {@code NNNN0000-D096-4B22-8D8F-229FA3F73AEA}. Codes below 0x1000, which no operation has, stand for what takes several.
 */
final class PtpMethods {

	private static final long HIGH = 0x0000_0000_D096_4B22L;
	private static final long LOW = 0x8D8F_229F_A3F7_3AEAL;

	private PtpMethods() {
	}

	static UUID id(int operation) {
		return CodedGuids.of(operation, HIGH, LOW);
	}

	static MethodDescription.Builder method(int operation, String name) {
		return MethodDescription.builder(id(operation), name);
	}
}
