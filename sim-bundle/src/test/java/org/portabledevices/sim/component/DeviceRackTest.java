package org.portabledevices.sim.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.sim.backend.FakeRegistration;
import org.portabledevices.sim.device.FakeHost;
import org.portabledevices.sim.device.RecordingJournal;
import org.portabledevices.sim.device.SimulatedDevices;

@Timeout(30)
class DeviceRackTest {

	private static final AtomicInteger RACKS = new AtomicInteger();

	private final FakeHost host = new FakeHost();
	private final SimulatedDevices devices = new SimulatedDevices();
	/** Of its own, so that the thread of a rack that has just been closed is not taken for this one's. */
	private final String name = "rack-test-" + RACKS.incrementAndGet();
	private final DeviceRack rack = DeviceRack.inRealTime(host, devices, new RecordingJournal(), name);

	private void hold(Map<String, Object> config) {
		rack.hold(DefaultDevices.settings(Configs.of(DefaultsConfig.class, config)));
	}

	/** Waits until all devices are connected; they tell when that changes. */
	private synchronized void awaitConnected() throws InterruptedException {
		devices.addListener(this::changed);
		while (devices.list().stream().anyMatch(device -> device.snapshot(Optional.empty()).state() != State.CONNECTED)) {
			wait(10_000);
		}
	}

	private synchronized void changed() {
		notifyAll();
	}

	private Optional<Thread> thread() {
		return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("portabledevices-sim-" + name))
				.findFirst();
	}

	@Test
	void aChangeReplacesOnlyTheDevicesThatCannotTakeIt() throws InterruptedException {
		hold(Map.of());
		awaitConnected();
		FakeRegistration phone = host.registrations.get(0);
		FakeRegistration camera = host.registrations.get(1);
		hold(Map.of("service.ranking", 9, "latency.ms", 5L));
		assertEquals(2, host.registrations.size());
		assertEquals(9, phone.options.get(1).ranking());
		assertEquals(9, camera.options.get(1).ranking());
		hold(Map.of("large.object.mb", 1));
		assertEquals(0, phone.closes);
		assertEquals(1, camera.closes);
		camera.finish();
		awaitConnected();
		assertEquals(3, host.registrations.size());
		assertEquals(camera.device.id(), host.last().device.id());
		rack.hold(List.of());
		host.registrations.forEach(FakeRegistration::finish);
		rack.close();
	}

	/** What drains in the background after a configuration went still needs its time (contract 4.2); then nothing is left. */
	@Test
	void itsThreadEndsWhenTheLastDeviceHasEndedAndNotBefore() throws InterruptedException {
		hold(Map.of());
		awaitConnected();
		Thread thread = thread().orElseThrow();
		rack.close();
		host.registrations.get(0).finish();
		assertFalse(devices.list().stream().findAny().isPresent());
		assertTrue(thread.isAlive());
		host.registrations.get(1).finish();
		thread.join(10_000);
		assertFalse(thread.isAlive());
	}
}
