package org.portabledevices.ptp.initiator;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.AfterEach;
import org.portabledevices.ptp.FakeClock;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.ScriptedDevice;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.transport.Limits;

/** An initiator that is connected to a device which does what a script says. */
abstract class DeviceFixture {
	static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	final SessionTranscript transcript = new SessionTranscript();
	final FakeClock clock = new FakeClock();
	ScriptedDevice device;
	PtpSession session;

	void given(ScriptedDevice.Script script) throws Exception {
		given(Limits.DEFAULT, script);
	}

	void given(Limits limits, ScriptedDevice.Script script) throws Exception {
		device = ScriptedDevice.playing(script);
		session = new PtpIpInitiator(RawConnection.GUID, "test").withLimits(limits).connect(device.address(), transcript);
	}

	@AfterEach
	void close() throws Exception {
		if (session != null) {
			session.close();
		}
		if (device != null) {
			device.close();
		}
	}

	static PtpTransaction getObject(DataReceiver receiver) {
		return PtpTransaction.of(OperationCode.GET_OBJECT, 1).withDataIn(receiver);
	}

	static ByteBuffer bytes(int... values) {
		ByteBuffer bytes = ByteBuffer.allocate(values.length);
		for (int value : values) {
			bytes.put((byte) value);
		}
		return bytes.flip();
	}
}
