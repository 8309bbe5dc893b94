package org.portabledevices.ptp.responder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.RawConnection;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.ip.PtpIpPacket;

/**
 * A client is killed in each state of its life, with FIN and with RST. No time passes, and the next one is served: also
 * while the device is still busy with the dead one's operation.
 */
@Timeout(60)
class KilledClientsTest {
	enum State {
		CONNECTED, HALF_INTRODUCED, ACKNOWLEDGED, NO_SESSION, IDLE, HALF_REQUEST, DEVICE_IS_SLOW_TO_OPEN, DEVICE_IS_SLOW_TO_READ,
		TAKES_NO_DATA, SENDS_NO_DATA, DEVICE_IS_SLOW_TO_WRITE, HALF_DATA, CANCEL_ON_EVENTS_ONLY, DEVICE_ANSWERS_LATER, EVENTS_PILE_UP
	}

	private final CountDownLatch busy = new CountDownLatch(1);
	private final CountDownLatch goOn = new CountDownLatch(1);
	private final EveryOperationDevice device = new EveryOperationDevice() {
		@Override
		public ObjectContent openThumb(int handle) {
			stall();
			return ObjectContent.of(new byte[1]);
		}

		@Override
		public IncomingObject sendObjectInfo(int storageId, int parent, ObjectInfo info) {
			return info.filename().equals("SLOW") ? new Slow(super.sendObjectInfo(storageId, parent, info))
					: super.sendObjectInfo(storageId, parent, info);
		}
	};
	private Served served;

	private void stall() {
		busy.countDown();
		try {
			assertTrue(goOn.await(30, SECONDS));
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	private final class Slow implements IncomingObject {
		private final IncomingObject object;

		Slow(IncomingObject object) {
			this.object = object;
		}

		@Override
		public int storageId() {
			return object.storageId();
		}

		@Override
		public int parent() {
			return object.parent();
		}

		@Override
		public int handle() {
			return object.handle();
		}

		@Override
		public void write(ByteBuffer bytes) {
			stall();
		}

		@Override
		public void complete() {
			throw new AssertionError("half an object is complete");
		}

		@Override
		public void discard() {
			object.discard();
		}
	}

	@BeforeEach
	void serve() throws Exception {
		served = new Served(device, builder -> builder);
	}

	@AfterEach
	void close() {
		goOn.countDown();
		served.close();
		assertEquals(List.of(), served.transcript.failures);
	}

	@ParameterizedTest
	@EnumSource
	void theNextIsServedAfterAFin(State state) throws Exception {
		RawInitiator client = reach(state);
		client.close();
		assertFree(state);
	}

	@ParameterizedTest
	@EnumSource
	void theNextIsServedAfterAReset(State state) throws Exception {
		RawInitiator client = reach(state);
		client.command.reset();
		client.event.reset();
		assertFree(state);
	}

	/** As a router may do it; both belong together. Not while the device has the thread: then the event connection tells. */
	@ParameterizedTest
	@EnumSource(names = { "IDLE", "HALF_REQUEST", "TAKES_NO_DATA", "SENDS_NO_DATA", "HALF_DATA", "DEVICE_ANSWERS_LATER" })
	void theNextIsServedAfterAResetOfTheCommandConnectionAlone(State state) throws Exception {
		RawInitiator client = reach(state);
		client.command.reset();
		assertFree(state);
		client.close();
	}

	private void assertFree(State state) throws Exception {
		served.assertNextIsServed();
		boolean deviceIsBusy = state.name().startsWith("DEVICE_IS");
		assertEquals(deviceIsBusy ? 1 : 0, busy.getCount() == 0 ? 1 : 0, "the state was not reached, or another");
		if (state.compareTo(State.NO_SESSION) >= 0) {
			goOn.countDown();
			served.transcript.assertDisconnected();
			served.transcript.assertDisconnected(); // the next one, too
		}
		if (state == State.SENDS_NO_DATA || state == State.HALF_DATA || state == State.DEVICE_IS_SLOW_TO_WRITE) {
			assertEquals(1, device.discarded.size());
		}
	}

	private RawInitiator reach(State state) throws Exception {
		if (state.compareTo(State.NO_SESSION) < 0) {
			RawConnection command = served.connection();
			if (state == State.HALF_INTRODUCED) {
				command.sendHex("22000000 01000000 2a71");
			} else if (state == State.ACKNOWLEDGED) {
				command.send(Served.hello());
				command.receive(PtpIpPacket.InitCommandAck.class);
			}
			return new RawInitiator(command, served.connection());
		}
		RawInitiator client = new RawInitiator(served.responder.address());
		if (state != State.NO_SESSION) {
			client.openSession();
		}
		RawConnection command = client.command;
		int big = device.addPicture("BIG.JPG", 1L << 40);
		switch (state) {
			case HALF_REQUEST -> command.sendHex("12000000 0600");
			case DEVICE_IS_SLOW_TO_OPEN -> {
				command.send(RawConnection.request(OperationCode.GET_THUMB, 1, big));
				assertTrue(busy.await(10, SECONDS));
			}
			case DEVICE_IS_SLOW_TO_READ -> {
				command.send(RawConnection.request(OperationCode.GET_OBJECT, 1, slowToRead()));
				assertTrue(busy.await(10, SECONDS));
			}
			case TAKES_NO_DATA -> {
				command.send(RawConnection.request(OperationCode.GET_OBJECT, 1, big));
				command.receive(PtpIpPacket.Data.class);
			}
			case CANCEL_ON_EVENTS_ONLY -> {
				command.send(RawConnection.request(OperationCode.GET_OBJECT, 1, big));
				command.receive(PtpIpPacket.Data.class);
				client.event.send(new PtpIpPacket.Cancel(1));
			}
			case SENDS_NO_DATA -> announce(client, "UP.JPG");
			case HALF_DATA -> {
				announce(client, "UP.JPG");
				command.send(new PtpIpPacket.Data(2, ByteBuffer.allocate(50_000)));
			}
			case DEVICE_IS_SLOW_TO_WRITE -> {
				announce(client, "SLOW");
				command.send(new PtpIpPacket.Data(2, ByteBuffer.allocate(50_000)));
				assertTrue(busy.await(10, SECONDS));
			}
			case DEVICE_ANSWERS_LATER -> {
				command.send(RawConnection.request(OperationCode.SELF_TEST, 1, EveryOperationDevice.LONG));
				device.working.get(10, SECONDS);
			}
			case EVENTS_PILE_UP -> {
				for (int i = 0; i < 1000; i++) {
					device.sinks.get(0).send(new PtpEvent(EventCode.OBJECT_ADDED, 0, List.of(i)));
				}
			}
			default -> {
			}
		}
		return client;
	}

	private int slowToRead() {
		return device.add(ObjectInfo.ofFile(0x3801, 1 << 20, "SLOW.JPG"), new ObjectContent() {
			@Override
			public long length() {
				return 1 << 20;
			}

			@Override
			public int read(long position, ByteBuffer target) {
				stall();
				target.position(target.limit());
				return target.limit();
			}
		});
	}

	private static void announce(RawInitiator client, String name) throws Exception {
		client.sendData(OperationCode.SEND_OBJECT_INFO, 1, ObjectInfo.ofFile(0x3801, 100_000, name).encode());
		client.assertResponse(ResponseCode.OK, 1);
		client.command.send(RawConnection.requestWithData(OperationCode.SEND_OBJECT, 2), new PtpIpPacket.StartData(2, 100_000));
	}
}
