package org.portabledevices.impl.connection;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.impl.fixture.Bench;
import org.portabledevices.impl.fixture.FakeEngine.Registered;
import org.portabledevices.impl.fixture.FakeInvocation;
import org.portabledevices.impl.fixture.FakeInvocation.Kind;
import org.portabledevices.impl.fixture.ManualTimer;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.initiator.PtpIpInitiator;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.SessionListener;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StorageMethods;

@Timeout(30)
class MtpDeviceTest {

	private Bench bench;

	@BeforeEach
	void open() throws Exception {
		bench = new Bench();
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private static FakeInvocation picture() {
		return new FakeInvocation().with(StorageMethods.OBJECT, "o3");
	}

	@Nested
	class GivenADeviceThatAnswers {

		private Registered registered;

		@BeforeEach
		void connect() throws Exception {
			registered = bench.connected();
		}

		/** The same device has the same ID through every backend. */
		@Test
		void registersItAsWhatItSaysOfItself() {
			PortableDevice device = registered.device;
			assertEquals("ptp-acme-c-100-sn42", device.id());
			assertEquals("Holiday", device.name());
			assertEquals("Acme", device.manufacturer());
			assertEquals("C-100", device.model());
			assertEquals("SN42", device.serialNumber());
			assertEquals("1.2", device.firmwareVersion());
		}

		@Test
		void offersItsServicesWithItsRanking() {
			assertEquals(List.of("Device", "Storage", "StillImageCapture"),
					registered.services.stream().map(ServiceDescription::name).toList());
			assertEquals("mtp", registered.options.backend());
			assertEquals(100, registered.options.ranking());
			assertEquals(1, registered.options.slots());
		}

		@Test
		void tellsHowItIs() {
			var snapshot = bench.device().snapshot();
			assertEquals(State.CONNECTED, snapshot.state());
			assertEquals("Holiday", snapshot.name());
			assertEquals("127.0.0.1:" + bench.port, snapshot.address());
			assertEquals(registered.device.id(), snapshot.deviceId());
			assertEquals("", snapshot.reason());
			assertEquals(3, snapshot.pendingCount());
		}

		@Test
		void takesARankingWithoutAnotherConnection() {
			Settings now = bench.settings();
			bench.device().modify(new Settings(now.host(), now.port(), now.guid(), "other name", now.connectLimit(), now.silenceLimit(),
					Duration.ofSeconds(1), now.reconnectMin(), now.reconnectMax(), now.captureQuiet(), -5));
			assertEquals(-5, registered.options.ranking());
			assertEquals(Duration.ofSeconds(1), registered.options.grace().orElseThrow());
			assertEquals(1, bench.packets.stream().filter(seen -> seen.type() == PacketType.INIT_COMMAND_REQUEST).count());
		}

		@Test
		void refusesSettingsThatNeedAnotherConnection() {
			Settings now = bench.settings();
			Settings moved = new Settings("127.0.0.2", now.port(), now.guid(), now.friendlyName(), now.connectLimit(), now.silenceLimit(),
					now.confirmationLimit(), now.reconnectMin(), now.reconnectMax(), now.captureQuiet(), now.ranking());
			assertFalse(bench.device().takes(moved));
			assertThrows(IllegalArgumentException.class, () -> bench.device().modify(moved));
		}

		@Test
		void raisesItsEvents() throws Exception {
			bench.camera.send(new PtpEvent(EventCode.OBJECT_REMOVED, 0, List.of(0xAB)));
			var removed = registered.events.poll(10, SECONDS);
			assertEquals("Storage", removed.service());
			assertEquals(EventTypes.OBJECT_REMOVED.id(), removed.event());
			assertEquals(Values.of(PropertyKeys.OBJECT_ID, Variant.string("oAB")), removed.parameters());
		}

		@Test
		void raisesVendorsEventsWithTheGuidThatCarriesTheCode() throws Exception {
			bench.camera.send(new PtpEvent(0xC1A2, 0, List.of(1)));
			var vendor = registered.events.poll(10, SECONDS);
			assertEquals("Device", vendor.service());
			assertEquals(UUID.fromString("c1a20000-5738-4ff2-8445-be3126691059"), vendor.event());
		}

		/** Contract 4.3. */
		@Test
		void isGoneWhenTheConnectionIsLost() throws Exception {
			bench.unplug();
			assertFalse(registered.gone.get(10, SECONDS).isEmpty());
			registered.closed.get(10, SECONDS);
			assertEquals(State.UNREACHABLE, bench.awaitChange().state());
			assertEquals(State.UNREACHABLE, bench.device().snapshot().state());
			assertFalse(bench.device().snapshot().reason().isEmpty());
		}

		@Test
		void connectsAgainWhenTheDeviceIsBack() throws Exception {
			bench.unplug();
			ManualTimer.Pending retry = bench.timer.awaitAlarm();
			assertTrue(retry.delay.compareTo(Duration.ofMillis(250)) <= 0, retry.delay::toString);
			bench.listen();
			retry.fire();
			assertEquals(registered.device.id(), bench.engine.awaitDevice().device.id());
			assertEquals(State.UNREACHABLE, bench.awaitChange().state());
			assertEquals(State.CONNECTED, bench.awaitChange().state());
		}

		/** A device that is lost as soon as it is connected must not be connected to in a tight circle. */
		@Test
		void waitsLongerForADeviceThatIsLostAgainAndAgain() throws Exception {
			bench.unplug();
			ManualTimer.Pending first = bench.timer.awaitAlarm();
			bench.listen();
			first.fire();
			bench.engine.awaitDevice();
			bench.unplug();
			assertTrue(bench.timer.awaitAlarm().delay.compareTo(Duration.ofMillis(250)) >= 0);
		}

		@Test
		void beginsWithTheShortestTimeAfterALongConnection() throws Exception {
			bench.unplug();
			ManualTimer.Pending first = bench.timer.awaitAlarm();
			bench.listen();
			first.fire();
			bench.awaitChange();
			assertEquals(State.CONNECTED, bench.awaitChange().state());
			bench.timer.pass(Duration.ofSeconds(10));
			bench.unplug();
			assertTrue(bench.timer.awaitAlarm().delay.compareTo(Duration.ofMillis(250)) <= 0);
		}

		/** Contract 4.3: what runs ends as the loss decides, so the loss is told before the answer is given. */
		@Test
		void aMethodThatRunsFailsWhenTheConnectionIsLost() throws Exception {
			String large = ObjectIds.ofObject(bench.camera.addPicture("LARGE.JPG", 1L << 32));
			FakeInvocation download = registered.start("Storage", "Download", new FakeInvocation().with(StorageMethods.OBJECT, large));
			assertTrue(download.dataArrived.await(10, SECONDS));
			CompletableFuture<Boolean> goneBefore = download.answer.thenApply(answer -> registered.gone.isDone());
			bench.unplug();
			assertEquals(Kind.CONNECTION_LOST, download.await().kind());
			assertTrue(goneBefore.get());
		}

		@Test
		void closingEndsTheSessionAndFreesEverything() throws Exception {
			CountDownLatch granted = new CountDownLatch(1);
			bench.device().close();
			bench.connections.acquire("127.0.0.1:" + bench.port, granted::countDown);
			assertTrue(granted.await(10, SECONDS), "the next incarnation may connect");
			registered.closed.get(10, SECONDS);
			assertTrue(bench.deviceThreadEnds());
			assertFalse(bench.timer.hasMore(), "nothing is tried any more");
		}

		/** Contract 4.2: cameras refuse a second initiator, so it connects when its predecessor has closed its connection. */
		@Test
		void theNextIncarnationConnectsAfterIt() throws Exception {
			MtpDevice next = bench.device(bench.settings());
			next.start();
			assertEquals(State.CONNECTING, next.snapshot().state());
			assertFalse(bench.engine.hasMore());
			bench.device().close();
			assertEquals(registered.device.id(), bench.engine.awaitDevice().device.id());
			next.close();
		}
	}

	@Nested
	class GivenNobodyListens {

		@Test
		void isUnreachableAndSaysWhy() throws Exception {
			bench.connect();
			assertEquals(State.UNREACHABLE, bench.awaitChange().state());
			assertTrue(bench.device().snapshot().reason().contains(Integer.toString(bench.port)), bench.device().snapshot().reason());
		}

		@Test
		void triesUntilThePeerIsThere() throws Exception {
			bench.connect();
			bench.timer.awaitAlarm().fire();
			bench.timer.awaitAlarm().fire();
			ManualTimer.Pending next = bench.timer.awaitAlarm();
			bench.listen();
			next.fire();
			bench.engine.awaitDevice();
			assertEquals(State.UNREACHABLE, bench.awaitChange().state());
			assertEquals(State.CONNECTED, bench.awaitChange().state(), "each change is told once, however many attempts there were");
		}

		@Test
		void closingCallsTheNextAttemptOff() throws Exception {
			bench.connect();
			ManualTimer.Pending next = bench.timer.awaitAlarm();
			bench.device().close();
			assertTrue(next.isCancelled());
			assertTrue(bench.deviceThreadEnds());
			assertFalse(bench.connections.isLeased("127.0.0.1:" + bench.port));
		}

		@Test
		void aHostThatIsNotKnownIsNamed() throws Exception {
			Settings now = bench.settings();
			MtpDevice device = bench.device(new Settings("no-such-host.invalid", now.port(), now.guid(), now.friendlyName(),
					now.connectLimit(), now.silenceLimit(), now.confirmationLimit(), now.reconnectMin(), now.reconnectMax(),
					now.captureQuiet(), now.ranking()));
			device.start();
			assertTrue(bench.awaitChange().words().contains("no-such-host.invalid"));
			device.close();
		}
	}

	@Nested
	class GivenAPeerThatDoesNotAnswer {

		/** Deactivation is quick, even in the middle of an attempt. */
		@Test
		void closingGivesTheAttemptUp() throws Exception {
			try (ServerSocket mute = new ServerSocket()) {
				mute.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), bench.port));
				bench.connect();
				Socket accepted = mute.accept();
				bench.device().close();
				assertTrue(bench.deviceThreadEnds());
				assertFalse(bench.connections.isLeased("127.0.0.1:" + bench.port));
				accepted.close();
			}
		}
	}

	@Nested
	class GivenADeviceThatIsClosedWhileItIsRegistered {

		@Test
		void isTakenBackAndDisconnected() throws Exception {
			bench.listen();
			MtpDevice device = bench.device(bench.settings());
			Thread closer = new Thread(device::close);
			bench.engine.whileRegistering(() -> {
				closer.start();
				while (closer.getState() != Thread.State.TIMED_WAITING) {
					Thread.onSpinWait();
				}
			});
			device.start();
			Registered registered = bench.engine.awaitDevice();
			registered.closed.get(10, SECONDS);
			closer.join(10_000);
			assertTrue(bench.deviceThreadEnds());
			bench.engine.whileRegistering(() -> {
			});
			MtpDevice next = bench.device(bench.settings());
			next.start();
			assertEquals(State.CONNECTED, bench.awaitChange().state(), "the camera is not busy with the first");
			next.close();
		}
	}

	@Nested
	class GivenADeviceThatHangsWhenTheSessionIsOpened {

		/** OpenSession has no data phase and cannot be cancelled; the connection is cut. */
		@Test
		void closingCutsItOff() throws Exception {
			CountDownLatch opening = new CountDownLatch(1);
			CountDownLatch goOn = new CountDownLatch(1);
			bench.conditions = new WireConditions() {
				@Override
				public void beforeOperation(ResponderTransaction transaction) {
					if (transaction.operation() == OperationCode.OPEN_SESSION) {
						opening.countDown();
						await(goOn);
					}
				}
			};
			bench.listen();
			bench.connect();
			assertTrue(opening.await(10, SECONDS));
			bench.device().close();
			assertTrue(bench.deviceThreadEnds());
			assertFalse(bench.connections.isLeased("127.0.0.1:" + bench.port));
			goOn.countDown();
		}
	}

	@Nested
	class GivenADeviceThatDoesNotConfirmTheEndOfASession {

		/** It is a courtesy: nobody waits for it for longer than a moment, and the connection is closed all the same. */
		@Test
		void closingEndsItAllTheSame() throws Exception {
			CountDownLatch closing = new CountDownLatch(1);
			CountDownLatch goOn = new CountDownLatch(1);
			bench.conditions = new WireConditions() {
				@Override
				public void beforeOperation(ResponderTransaction transaction) {
					if (transaction.operation() == OperationCode.CLOSE_SESSION) {
						closing.countDown();
						await(goOn);
					}
				}
			};
			bench.connected();
			bench.device().close();
			assertTrue(closing.await(10, SECONDS), "it was told");
			assertTrue(bench.deviceThreadEnds());
			assertFalse(bench.connections.isLeased("127.0.0.1:" + bench.port));
			goOn.countDown();
		}
	}

	@Nested
	class GivenADeviceThatIsBusyWithAnother {

		@Test
		void saysSoAndTriesAgain() throws Exception {
			bench.listen();
			PtpSession other = new PtpIpInitiator(new UUID(3, 4), "other")
					.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), bench.port), new SessionListener() {
					});
			bench.connect();
			Bench.Change refused = bench.awaitChange();
			assertEquals(State.UNREACHABLE, refused.state());
			assertTrue(refused.words().contains("busy"), refused.words());
			assertEquals(State.UNREACHABLE, bench.device().snapshot().state());
			assertEquals(refused.words(), bench.device().snapshot().reason());
			bench.timer.awaitAlarm();
			other.close();
		}
	}

	@Nested
	class GivenADeviceThatOffersLess {

		@Test
		void leavesOutWhatItDoesNotOffer() throws Exception {
			bench.camera.without(OperationCode.INITIATE_CAPTURE).without(OperationCode.GET_PARTIAL_OBJECT)
					.without(OperationCode.SEND_OBJECT);
			Registered registered = bench.connected();
			assertEquals(List.of("Device", "Storage"), registered.services.stream().map(ServiceDescription::name).toList());
			List<String> methods = registered.services.get(1).capabilities().methods().stream().map(MethodDescription::name).toList();
			assertFalse(methods.contains("DownloadPart"));
			assertFalse(methods.contains("Upload"));
			assertTrue(methods.contains("Download"));
		}

		@Test
		void withAnEmptyFriendlyNameItIsCalledAsItIntroducedItself() throws Exception {
			bench.camera.setDevicePropValue(DevicePropCode.DEVICE_FRIENDLY_NAME, PtpValue.of(""));
			assertEquals("Front desk", bench.connected().device.name());
		}

		@Test
		void withoutAFriendlyNameItIsCalledAsItIntroducedItself() throws Exception {
			bench.camera.without(OperationCode.GET_DEVICE_PROP_VALUE);
			assertEquals("Front desk", bench.connected().device.name());
		}

		@Test
		void withoutAnyNameItIsCalledByItsModel() throws Exception {
			bench.camera.without(OperationCode.GET_DEVICE_PROP_VALUE);
			bench.introduction = "";
			assertEquals("C-100", bench.connected().device.name());
		}

		@Test
		void oneWithoutSerialNumberIsKnownByItsAddress() throws Exception {
			bench.camera.serialNumber("0000");
			assertEquals("ptp-acme-c-100-127-0-0-1-" + bench.port, bench.connected().device.id());
		}
	}

	/** Contract 2.10. */
	@Nested
	class GivenADeviceThatHangs {

		private final CompletableFuture<ResponderTransaction> hanging = new CompletableFuture<>();
		private final CountDownLatch released = new CountDownLatch(1);
		private Registered registered;

		@BeforeEach
		void connect() throws Exception {
			bench.conditions = new WireConditions() {
				@Override
				public void beforeData(ResponderTransaction transaction, long position, int length) {
					if (transaction.operation() == OperationCode.GET_OBJECT && hanging.complete(transaction)) {
						await(released);
					}
				}

				@Override
				public boolean heedsCancel(ResponderTransaction transaction) {
					return false;
				}
			};
			registered = bench.connected();
		}

		@AfterEach
		void release() {
			released.countDown();
		}

		@Test
		void aResetGivesItAnotherSession() throws Exception {
			FakeInvocation download = registered.start("Storage", "Download", picture());
			hanging.get(10, SECONDS);
			download.stop();
			CompletableFuture<String> reset = registered.reset();
			released.countDown();
			assertEquals("", answer(reset));
			download.await();
			assertFalse(registered.gone.isDone(), "its services stay");
			FakeInvocation next = registered.start("Storage", "Download", picture());
			assertEquals(Kind.SUCCEEDED, next.await().kind());
		}

		@Test
		void aResetFailsWhenTheDeviceCannotBeConnectedAgain() throws Exception {
			registered.start("Storage", "Download", picture());
			hanging.get(10, SECONDS);
			released.countDown();
			bench.unplug();
			CompletableFuture<String> reset = registered.reset();
			assertFalse(answer(reset).isEmpty());
		}

		@Test
		void aResetFailsWhenAnotherDeviceIsThere() throws Exception {
			registered.start("Storage", "Download", picture());
			hanging.get(10, SECONDS);
			bench.camera.serialNumber("SN43");
			CompletableFuture<String> reset = registered.reset();
			released.countDown();
			assertTrue(answer(reset).contains("sn43"));
		}

		/** Attempts are spaced by the timer, which only a test moves. */
		private String answer(CompletableFuture<String> reset) throws Exception {
			while (!reset.isDone()) {
				if (bench.timer.hasMore()) {
					bench.timer.pass(Duration.ofSeconds(3));
					bench.timer.awaitAlarm().fire();
				}
				Thread.onSpinWait();
			}
			return reset.get();
		}
	}

	@Test
	void nothingIsLeftOfADeviceThatNeverConnected() throws Exception {
		bench.connect();
		bench.awaitChange();
		bench.device().close();
		bench.device().close();
		assertTrue(bench.deviceThreadEnds());
	}

	static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
