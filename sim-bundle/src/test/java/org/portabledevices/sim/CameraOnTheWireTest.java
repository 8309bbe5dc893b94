package org.portabledevices.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.PtpTransaction;

/** The simulated camera on a real wire, in virtual time: what it does as a whole, and that it says just what it answers. */
@Timeout(60)
class CameraOnTheWireTest {

	/** Those end the session. */
	private static final Set<Integer> LAST = Set.of(OperationCode.OPEN_SESSION, OperationCode.CLOSE_SESSION, OperationCode.RESET_DEVICE,
			OperationCode.POWER_DOWN);

	private WireFixture wire;

	@AfterEach
	void disconnect() {
		wire.close();
	}

	private static void assertRefused(int responseCode, Executable operation) {
		assertEquals(ResponseCode.name(responseCode), ResponseCode.name(assertThrows(ResponseException.class, operation).responseCode()));
	}

	private void connect(SimulationBuilder builder) throws IOException, PtpException {
		wire = new WireFixture(builder).connect();
	}

	static Stream<SimulationBuilder> devices() {
		return Stream.of(Simulation.camera(), Simulation.phone());
	}

	@ParameterizedTest
	@MethodSource("devices")
	void whatItListsItAnswersAndNothingElse(SimulationBuilder device) throws Exception {
		connect(device);
		List<Integer> listed = wire.operations.getDeviceInfo().operationsSupported();
		for (int operation : listed) {
			if (!LAST.contains(operation)) {
				assertNotEquals(ResponseCode.OPERATION_NOT_SUPPORTED, answer(operation), OperationCode.name(operation));
			}
		}
		for (int operation = 0x1001; operation <= 0x101C; operation++) {
			if (!listed.contains(operation)) {
				assertEquals(ResponseCode.OPERATION_NOT_SUPPORTED, answer(operation), OperationCode.name(operation));
			}
		}
	}

	/** The operations of PTP and MTP that a user would call are all covered. */
	@Test
	void cameraAndPhoneTogetherHaveEveryOperation() throws Exception {
		connect(Simulation.camera());
		List<Integer> camera = wire.operations.getDeviceInfo().operationsSupported();
		wire.close();
		connect(Simulation.phone());
		List<Integer> phone = wire.operations.getDeviceInfo().operationsSupported();
		for (int operation = 0x1001; operation <= 0x101C; operation++) {
			assertTrue(camera.contains(operation) || phone.contains(operation), OperationCode.name(operation));
		}
		assertTrue(phone.containsAll(List.of(0x9801, 0x9802, 0x9803, 0x9804, 0x9805, 0x9806, 0x9807, 0x9808, 0x9810, 0x9811, 0x9820, 0x95C1,
				0x95C2, 0x95C3, 0x95C4, 0x95C5, 0x9301, 0x9302, 0x9303, 0x9304, 0x9305)), phone.toString());
	}

	private int answer(int operation) throws PtpException {
		PtpTransaction transaction = PtpTransaction.of(operation, 0x0001_0001, 0, 0, 0, 0);
		return wire.session.execute(switch (OperationCode.dataPhase(operation).orElseThrow()) {
			case DATA_IN -> transaction.withDataIn(new Ignored());
			case DATA_OUT -> transaction.withDataOut(DataSource.from(Channels.newChannel(new ByteArrayInputStream(new byte[1])), 1));
			default -> transaction;
		}).responseCode();
	}

	private static final class Ignored implements DataReceiver {

		@Override
		public void begin(long total) {
			// whatever comes
		}

		@Override
		public void data(ByteBuffer data) {
			data.position(data.limit());
		}
	}

	private void assertEvent(int code, int transaction) throws InterruptedException {
		PtpEvent event = wire.events.take();
		assertEquals(EventCode.name(code), EventCode.name(event.code()));
		assertEquals(transaction, event.transactionId());
	}

	@Test
	void anOpenCaptureTakesPicturesUntilItIsTerminated() throws Exception {
		connect(Simulation.camera());
		long before = wire.operations.getNumObjects(0xFFFF_FFFF, 0, 0);
		int capture = wire.operations.initiateOpenCapture(0, 0).transactionId();
		assertRefused(ResponseCode.DEVICE_BUSY, () -> wire.operations.initiateOpenCapture(0, 0));
		assertRefused(ResponseCode.DEVICE_BUSY, () -> wire.operations.initiateCapture(0, 0));
		wire.camera.advance(Duration.ofSeconds(1)); // at 10 ms, and every 310 ms from then on
		for (int i = 0; i < 4; i++) {
			assertEvent(EventCode.OBJECT_ADDED, capture);
		}
		assertRefused(ResponseCode.INVALID_TRANSACTION_ID, () -> wire.operations.terminateOpenCapture(capture + 1));
		wire.operations.terminateOpenCapture(capture);
		assertRefused(ResponseCode.CAPTURE_ALREADY_TERMINATED, () -> wire.operations.terminateOpenCapture(capture));
		wire.camera.advance(Duration.ofSeconds(5));
		assertEquals(before + 4, wire.operations.getNumObjects(0xFFFF_FFFF, 0, 0));
		assertTrue(wire.events.isEmpty(), wire.events.toString());
	}

	@Test
	void anOpenCaptureEndsWithItsSession() throws Exception {
		connect(Simulation.camera());
		wire.operations.initiateOpenCapture(0, 0);
		wire.operations.closeSession();
		wire.operations.openSession(1);
		long before = wire.operations.getNumObjects(0xFFFF_FFFF, 0, 0);
		wire.camera.advance(Duration.ofSeconds(5));
		assertEquals(before, wire.operations.getNumObjects(0xFFFF_FFFF, 0, 0));
		wire.operations.initiateCapture(0, 0);
	}

	@Test
	void aSelfTestPasses() throws Exception {
		connect(Simulation.camera());
		wire.operations.selfTest(0);
		assertRefused(ResponseCode.INVALID_PARAMETER, () -> wire.operations.selfTest(0x8001));
	}

	@Test
	void aResetBringsPropertiesBackAndClosesTheSession() throws Exception {
		connect(Simulation.camera());
		wire.operations.setDevicePropValue(DevicePropCode.F_NUMBER, PtpValue.of(DataTypeCode.UINT16, 800));
		wire.operations.resetDevice();
		wire.connect();
		assertEquals(560, wire.operations.getDevicePropValue(DevicePropCode.F_NUMBER, DataTypeCode.UINT16).asLong());
	}

	@Test
	void whoTurnsItOffHasAnAnswerAndThenNobodyIsThere() throws Exception {
		connect(Simulation.camera());
		wire.operations.powerDown();
		wire.cutOff.await();
		wire.camera.awaitTrace("is unplugged");
		wire.camera.replug();
		assertEquals(wire.address, wire.camera.serve());
		wire.connect();
		assertTrue(wire.operations.getNumObjects(0xFFFF_FFFF, 0, 0) > 0);
	}
}
