package org.portabledevices.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.sim.backend.FakeRegistration;
import org.portabledevices.sim.camera.Card;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.device.DeviceSettings.Profile;
import org.portabledevices.sim.script.ScriptReader;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Conduct;

class SimulatedDeviceTest {

	private static final Duration NEVER = Duration.ZERO;

	private final VirtualTime time = new VirtualTime();
	private final FakeHost host = new FakeHost();
	private final SimulatedDevices devices = new SimulatedDevices();
	private final RecordingJournal journal = new RecordingJournal();
	private final AtomicInteger changes = new AtomicInteger();

	static DeviceSettings camera(String serialNumber) {
		return new DeviceSettings(Profile.CAMERA, "Camera", serialNumber, 1, Card.SAMPLES, NEVER, NEVER, Conduct.PERFECT, 100, 0);
	}

	private static DeviceSettings camera(Card card, Duration unplug, Duration replug, Behaviour behaviour, int ranking) {
		return new DeviceSettings(Profile.CAMERA, "Camera", "C1", 1, card, unplug, replug, Conduct.of(behaviour), 100, ranking);
	}

	private SimulatedDevice start(DeviceSettings settings) {
		SimulatedDevice device = SimulatedDevice.start(host, devices, time, journal, settings);
		time.settle();
		return device;
	}

	private static ConfiguredDevice snapshot(SimulatedDevice device) {
		return device.snapshot(Optional.empty());
	}

	@BeforeEach
	void listen() {
		devices.addListener(changes::incrementAndGet);
	}

	@Test
	void aCameraIsRegisteredUnderTheIdThatFollowsFromItsSerialNumber() {
		SimulatedDevice device = start(camera("C 1/x"));
		FakeRegistration registration = host.last();
		assertEquals("ptp-portable-device-services-simulated-camera-c-1-x", registration.device.id());
		assertEquals("C 1/x", registration.device.serialNumber());
		DeviceOptions options = registration.options.get(0);
		assertEquals("sim", options.backend());
		assertEquals(1, options.slots());
		assertTrue(options.startsOnCallerThread());
		ConfiguredDevice snapshot = snapshot(device);
		assertEquals(State.CONNECTED, snapshot.state());
		assertEquals(registration.device.id(), snapshot.address());
		assertEquals(3, snapshot.pendingCount());
		assertEquals("127.0.0.1:5", device.snapshot(Optional.of("127.0.0.1:5")).address());
		assertTrue(device.served().isPresent());
	}

	@Test
	void aPhoneHasContactsAndIsServedOnAWireToo() {
		SimulatedDevice device = start(
				new DeviceSettings(Profile.PHONE, "Phone", "P1", 1, Card.SAMPLES, NEVER, NEVER, Conduct.PERFECT, 100, 7));
		assertEquals("Contacts", host.last().services.get(0).name());
		assertEquals(7, host.last().options.get(0).ranking());
		assertEquals(List.of("Contacts", "Device", "Storage"), host.last().services.stream().map(service -> service.name()).toList());
		assertTrue(device.served().isPresent());
		assertTrue(device.is("phone") && device.is("P1") && device.is("ptp-portable-device-services-simulated-phone-p1"));
		assertFalse(device.is("Camera"));
	}

	/** Whoever sees that it is connected has it unplugged by that, and not at some time. */
	@Test
	void whatIsDoneToItOnceItIsConnectedIsDoneAtOnce() {
		AtomicReference<SimulatedDevice> device = new AtomicReference<>();
		List<String> gone = new ArrayList<>();
		devices.addListener(() -> { // told before the work of connecting it is over
			if (gone.isEmpty() && device.get() != null && device.get().served().isPresent()) {
				device.get().unplug(null);
				gone.add(String.valueOf(host.registrations.get(0).gone));
			}
		});
		device.set(SimulatedDevice.start(host, devices, time, journal, camera("C1")));
		time.settle();
		assertEquals(List.of("the simulated device was unplugged"), gone);
	}

	/** Clients see a device before the engine has answered who brought it in. */
	@Test
	void whatIsDoneToItWhileItIsRegisteredIsDoneThen() {
		SimulatedDevice[] device = new SimulatedDevice[1];
		host.meanwhile = () -> {
			host.meanwhile = () -> {
			};
			device[0].unplug(null);
			device[0].replug();
		};
		device[0] = SimulatedDevice.start(host, devices, time, journal, camera("C1"));
		time.settle();
		assertEquals(2, host.registrations.size());
		assertEquals("the simulated device was unplugged", host.registrations.get(0).gone);
		assertEquals(State.CONNECTED, snapshot(device[0]).state());
	}

	@Nested
	class GivenAConnectedCamera {

		private SimulatedDevice device;

		@BeforeEach
		void connect() {
			device = start(camera("C1"));
		}

		/** A changed ranking takes the device neither away nor back. */
		@Test
		void rankingAndBehaviourChangeWhileItIsConnected() {
			Behaviour slow = Behaviour.PERFECT.withLatency(Duration.ofSeconds(1)).withBytesPerSecond(5);
			assertTrue(device.modify(camera(Card.SAMPLES, NEVER, NEVER, slow, 200)));
			assertEquals(1, host.registrations.size());
			assertEquals(0, host.last().closes);
			assertEquals(200, host.last().options.get(1).ranking());
			assertEquals(slow, device.served().orElseThrow().troubles().conduct().behaviour());
		}

		@Test
		void otherSettingsNeedANewDevice() {
			assertFalse(device.modify(camera("C2")));
			assertFalse(device.modify(camera(new Card(null, false, 5, 1 << 20, false), NEVER, NEVER, Behaviour.PERFECT, 0)));
			assertEquals(1, host.last().options.size());
		}

		/** Contract 4.2: the next incarnation connects after the old one has ended. */
		@Test
		void itsSuccessorWaitsUntilItHasEnded() {
			FakeRegistration old = host.last();
			device.close();
			assertEquals(1, old.closes);
			assertTrue(devices.list().isEmpty());
			SimulatedDevice next = start(camera("C1"));
			assertEquals(1, host.registrations.size());
			assertEquals(State.UNREACHABLE, snapshot(next).state());
			assertTrue(snapshot(next).reason().contains("still there"), snapshot(next).reason());
			old.finish();
			time.settle();
			assertEquals(2, host.registrations.size());
			assertEquals(State.CONNECTED, snapshot(next).state());
		}

		@Test
		void closedItIsNoLongerServedAndListenersHearOfIt() {
			int before = changes.get();
			device.close();
			assertTrue(changes.get() > before);
			assertEquals(Optional.empty(), device.served());
			assertFalse(device.ended().isDone());
			host.last().finish();
			assertTrue(device.ended().isDone());
		}
	}

	/** House rule, design §6. */
	@Test
	void aRegistrationThatCompletesAfterTheDeviceWasClosedIsUndone() {
		SimulatedDevice device = SimulatedDevice.start(host, devices, time, journal, camera("C1"));
		host.meanwhile = device::close;
		time.settle();
		assertEquals(1, host.last().closes);
		assertEquals(Optional.empty(), device.served());
	}

	@Test
	void aDeviceThatIsClosedBeforeItConnectsIsNeverRegistered() {
		SimulatedDevice device = SimulatedDevice.start(host, devices, time, journal, camera("C1"));
		device.close();
		time.exhaust();
		assertTrue(host.registrations.isEmpty());
		assertTrue(device.ended().isDone());
	}

	@Nested
	class GivenACableThatComesLoose {

		@Test
		void theDeviceIsGoneAndComesBackWithItsCard() {
			SimulatedDevice device = start(
					camera(Card.SAMPLES, Duration.ofSeconds(60), Duration.ofSeconds(10), Behaviour.PERFECT, 0));
			SimulatedCamera camera = device.served().orElseThrow().camera();
			time.advance(Duration.ofSeconds(60));
			assertEquals("the simulated device was unplugged", host.last().gone);
			assertEquals(State.UNREACHABLE, snapshot(device).state());
			assertEquals(Optional.empty(), device.served());
			time.advance(Duration.ofSeconds(10));
			assertEquals(2, host.registrations.size());
			assertSame(camera, device.served().orElseThrow().camera());
			time.advance(Duration.ofSeconds(60));
			assertEquals("the simulated device was unplugged", host.last().gone);
			device.close();
			time.exhaust();
			assertEquals(2, host.registrations.size());
		}
	}

	@Nested
	class GivenAScript {

		private SimulatedDevice start(String... script) {
			Conduct conduct = new Conduct(Behaviour.PERFECT, ScriptReader.read(List.of(script), List.of(), Profile.CAMERA.names()));
			return SimulatedDeviceTest.this.start(
					new DeviceSettings(Profile.CAMERA, "Camera", "C1", 1, Card.SAMPLES, NEVER, Duration.ofSeconds(7), conduct, 100, 0));
		}

		private List<String> trace(SimulatedDevice device) {
			return device.fate().trace().lines();
		}

		@Test
		void itIsUnpluggedWhenItsTimeHasComeAndComesBack() {
			SimulatedDevice device = start("after 10s: unplug for 2s");
			time.advance(Duration.ofSeconds(10));
			assertEquals(State.UNREACHABLE, snapshot(device).state());
			assertEquals("it was unplugged", snapshot(device).reason());
			time.advance(Duration.ofSeconds(2));
			assertEquals(State.CONNECTED, snapshot(device).state());
			assertEquals(List.of("0.000000 device - - is plugged in", "10.000000 device - - is unplugged",
					"12.000000 device - - is plugged in"), trace(device));
			assertEquals(trace(device).stream().map(line -> "Camera: " + line).toList(), journal.traces);
		}

		@Test
		void withoutATimeItComesBackAsItIsConfigured() {
			SimulatedDevice device = start("after 10s: unplug");
			time.advance(Duration.ofMillis(16_999));
			assertEquals(State.UNREACHABLE, snapshot(device).state());
			time.advance(Duration.ofMillis(1));
			assertEquals(State.CONNECTED, snapshot(device).state());
		}

		@Test
		void itIsWedgedWhenItsTimeHasCome() {
			SimulatedDevice device = start("after 10s: wedge");
			time.advance(Duration.ofSeconds(10));
			assertEquals("10.000000 device - - is wedged", trace(device).get(1));
		}

		/** What was to happen before the change and has not is not made up for; what is still to come is told anew. */
		@Test
		void anotherScriptTakesTheFirstOnesPlace() {
			SimulatedDevice device = start("after 10s: unplug");
			time.advance(Duration.ofSeconds(5));
			Conduct changed = new Conduct(Behaviour.PERFECT,
					ScriptReader.read(List.of("after 3s: unplug; after 20s: wedge"), List.of(), Profile.CAMERA.names()));
			assertTrue(device.modify(
					new DeviceSettings(Profile.CAMERA, "Camera", "C1", 1, Card.SAMPLES, NEVER, Duration.ofSeconds(7), changed, 100, 0)));
			time.advance(Duration.ofSeconds(60));
			assertEquals(List.of("0.000000 device - - is plugged in", "20.000000 device - - is wedged"), trace(device));
		}

		@Test
		void whenItIsClosedNothingBefallsItAnyMore() {
			SimulatedDevice device = start("after 10s: wedge");
			device.close();
			time.exhaust();
			assertEquals(1, trace(device).size());
		}

		@Test
		void aLineForTheNextCallThatIsWrongIsRefused() {
			SimulatedDevice device = start();
			assertThrows(IllegalArgumentException.class, () -> device.fate().next("Nothing: fail"));
		}
	}

	@Nested
	class GivenSomebodyWhoPullsThePlug {

		private final SimulatedDevice device = start(camera("C1"));

		@Test
		void itStaysAwayUntilSomebodyPlugsItIn() {
			device.unplug(null);
			device.unplug(null);
			time.advance(Duration.ofDays(1));
			assertEquals(State.UNREACHABLE, snapshot(device).state());
			device.replug();
			device.replug();
			time.settle();
			assertEquals(State.CONNECTED, snapshot(device).state());
			assertEquals(2, host.registrations.size());
			device.replug();
			time.settle();
			assertEquals(2, host.registrations.size());
		}

		@Test
		void itIsBackAfterTheTimeThatWasSaidOrBeforeIfSomebodyPlugsItIn() {
			device.unplug(Duration.ofSeconds(5));
			time.advance(Duration.ofSeconds(5));
			assertEquals(2, host.registrations.size());
			device.unplug(Duration.ofSeconds(5));
			device.replug();
			time.advance(Duration.ofSeconds(60));
			assertEquals(3, host.registrations.size());
		}

		/** Contract 4.3: what was pending ends first. */
		@Test
		void itIsRegisteredAgainWhenTheEngineHasDoneWithIt() {
			FakeRegistration first = host.last();
			first.endsSlowly = true;
			device.unplug(Duration.ofSeconds(5));
			time.advance(Duration.ofSeconds(60));
			assertEquals(1, host.registrations.size());
			first.closed.complete(null);
			time.settle();
			assertEquals(2, host.registrations.size());
		}

		/** Whoever looks late must not take it for a camera that was there all the time. */
		@Test
		void onTheWireItIsAnotherAfterwards() {
			ServedCamera before = device.served().orElseThrow();
			assertTrue(before.isStill(device.served().orElseThrow()));
			device.unplug(Duration.ZERO);
			time.settle();
			assertFalse(before.isStill(device.served().orElseThrow()));
			assertSame(before.camera(), device.served().orElseThrow().camera());
		}
	}

	/** Contract 2.10: the engine takes away what could not be reset. */
	@Test
	void aDeviceThatTheEngineGaveUpIsUnreachableUntilItIsPluggedInAgain() {
		SimulatedDevice device = start(camera("C1"));
		host.last().closed.complete(null);
		assertEquals(State.UNREACHABLE, snapshot(device).state());
		assertEquals("its session could not be reset", snapshot(device).reason());
		assertEquals(Optional.empty(), device.served());
		device.replug();
		time.settle();
		assertEquals(State.CONNECTED, snapshot(device).state());
	}

	@Nested
	class GivenAFolder {

		@TempDir Path place;

		@Test
		void thatIsNotThereItIsTriedAgainUntilItIs() throws IOException {
			Path folder = place.resolve("card");
			SimulatedDevice device = start(camera(new Card(folder, false, 0, 1 << 20, false), NEVER, NEVER, Behaviour.PERFECT, 0));
			assertEquals(State.UNREACHABLE, snapshot(device).state());
			assertTrue(snapshot(device).reason().contains("card"), snapshot(device).reason());
			assertEquals(1, journal.warnings.size());
			Files.createDirectory(folder);
			time.advance(Duration.ofSeconds(5));
			assertEquals(State.CONNECTED, snapshot(device).state());
		}
	}

	@Test
	void camerasThatDifferInTheirNumbersAreThereTogether() {
		SimulatedDevice one = start(camera("C1"));
		SimulatedDevice two = start(camera("C2"));
		assertEquals(2, host.registrations.size());
		assertNotSame(one.served().orElseThrow().camera(), two.served().orElseThrow().camera());
	}
}
