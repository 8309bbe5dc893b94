package org.portabledevices.sim.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.sim.camera.Card;
import org.portabledevices.sim.device.DeviceSettings.Profile;
import org.portabledevices.sim.device.DeviceSettings;
import org.portabledevices.sim.device.FakeHost;
import org.portabledevices.sim.device.RecordingJournal;
import org.portabledevices.sim.device.SimulatedDevice;
import org.portabledevices.sim.device.SimulatedDevices;
import org.portabledevices.sim.script.RandomScript;
import org.portabledevices.sim.script.ScriptReader;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Conduct;
import org.portabledevices.wpd.DeviceMethods;
import org.portabledevices.wpd.StillImageMethods;
import org.portabledevices.wpd.StorageMethods;

/** A client does the same to a camera again: with a virtual clock, the same seed and the same script, the same happens, to the last byte of the trace. */
class SameSeedSameTraceTest {

	private static final int SCRIPTS = 150;
	private static final int CALLS = 30;
	private static final Behaviour RATES = new Behaviour(Duration.ZERO, Duration.ofMillis(30), 5, 0x2002, 5, Duration.ofSeconds(2), 10,
			Duration.ofMillis(50), 500_000);
	private static final List<String> NAMES = List.of("Download", "Upload", "GetObjectCount", "Capture", "GetInfo");

	/** A device, and a client whose next step follows from a seed. */
	private static final class Run {

		private final VirtualTime time = new VirtualTime();
		private final FakeHost host = new FakeHost();
		private final SimulatedDevice device;
		private final Random client;
		private final List<FakeInvocation> pending = new ArrayList<>();

		Run(String[] script, long deviceSeed, long clientSeed) {
			client = new Random(clientSeed);
			Conduct conduct = new Conduct(RATES, ScriptReader.read(List.of(script), List.of("20..25: 1s..2s"), Profile.CAMERA.names()));
			device = SimulatedDevice.start(host, new SimulatedDevices(), time, new RecordingJournal(),
					new DeviceSettings(Profile.CAMERA, "Camera", "C1", deviceSeed, new Card(null, false, 1, 1 << 20, false),
							Duration.ofMinutes(5),
							Duration.ofSeconds(3), conduct, 100_000, 0));
			time.settle();
		}

		List<String> run() {
			for (int i = 0; i < CALLS; i++) {
				if (host.last().gone == null) {
					start();
				}
				step();
				step();
			}
			return device.fate().trace().lines();
		}

		private void start() {
			FakeInvocation invocation = switch (client.nextInt(5)) {
				case 0 -> with(StorageMethods.DOWNLOAD).with(StorageMethods.OBJECT, "/DCIM/100SIMUL/SIM_0001.JPG");
				case 1 -> with(StorageMethods.UPLOAD).with(StorageMethods.NAME, client.nextInt() + ".bin").source(new byte[100_000]);
				case 2 -> with(StorageMethods.GET_OBJECT_COUNT);
				case 3 -> with(StillImageMethods.CAPTURE);
				default -> with(DeviceMethods.GET_INFO);
			};
			String service = StillImageMethods.ALL.contains(invocation.description()) ? "StillImageCapture"
					: DeviceMethods.ALL.contains(invocation.description()) ? "Device" : "Storage";
			pending.add(invocation.start(host.last().service(service)));
		}

		private static FakeInvocation with(MethodDescription method) {
			return new FakeInvocation(method, 1);
		}

		private void step() {
			FakeInvocation one = pending.isEmpty() ? null : pending.get(client.nextInt(pending.size()));
			switch (client.nextInt(20)) {
				case 0, 1, 2, 3, 4 -> {
					if (one != null && one.answer() == null) {
						pending.remove(one.cancel());
					}
				}
				case 5, 6, 7, 8 -> device.fate().letGo();
				case 9 -> host.last().control.reset(new Reset());
				case 10 -> {
					if (client.nextInt(5) == 0) {
						device.fate().wedge();
					}
				}
				case 11 -> {
					if (client.nextInt(5) == 0) {
						device.unplug(Duration.ofMillis(client.nextInt(2000)));
					}
				}
				default -> time.advance(Duration.ofMillis(client.nextInt(3000)));
			}
			time.settle();
		}
	}

	private static final class Reset implements SessionReset {

		@Override
		public void succeed() {
			// seen in the trace
		}

		@Override
		public void fail(String why) {
			// as above
		}
	}

	private static List<String> run(String[] script, long deviceSeed, long clientSeed) {
		return new Run(script, deviceSeed, clientSeed).run();
	}

	@Test
	void twoRunsOfOneSeedAndScriptGiveOneTraceAndAnotherSeedGivesAnother() {
		List<String> all = new ArrayList<>();
		for (int i = 0; i < SCRIPTS; i++) {
			String[] script = new RandomScript(i, NAMES, "00ms").write();
			List<String> trace = run(script, i, i);
			assertEquals(String.join("\n", trace), String.join("\n", run(script, i, i)), () -> String.join("\n", script));
			assertNotEquals(trace, run(script, i + 1, i), () -> String.join("\n", script));
			all.addAll(trace);
		}
		for (String event : List.of("begins", "waits", "stalls at 20000", "stalls for", "is let go", "succeeds", "fails with Device_Busy",
				"cancels itself", "wedges the device", "unplugs the device", "is cancelled, which is lost", "is cancelled, which wedges",
				"is confirmed after", "is confirmed when it is let go", "comes too late after", "is answered with a failure", "is stopped",
				"is not answered", "reset succeeds", "reset fails", "device - - is unplugged", "device - - is wedged", "line 1",
				"curve 1")) {
			assertTrue(all.stream().anyMatch(line -> line.contains(event)), event + " never happened in " + all.size() + " lines");
		}
	}
}
