package org.portabledevices.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.initiator.CancelRequest;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.sim.device.Journal;
import org.portabledevices.sim.script.RandomScript;

/** One initiator does the same to a camera on the wire again, in real time: the same happens, and only the offsets differ. */
@Timeout(300)
class SameSeedSameWireTraceTest {

	private static final int SCRIPTS = 30;
	private static final int OPERATIONS = 12;
	private static final String DONE = "done";
	private static final List<String> NAMES = List.of("GetObject", "SendObject", "GetNumObjects", "GetStorageIDs", "SendObjectInfo");

	/** What becomes of cancels, more often than chance would have it. */
	private static final String[] CANCELS = { "1: latency 0..9ms", "every 5 GetObject|SendObject: stall, cancel wedges",
			"every 4 GetObject|SendObject: stall, cancel fails Device_Busy 2ms", "GetObject|SendObject: stall, cancel finishes 3ms" };

	/** An initiator whose next step follows from a seed, and from what it reads in the trace. */
	private static final class Run implements Journal {

		private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
		private final Random client;
		private final WireFixture wire;

		Run(String[] script, long deviceSeed, long clientSeed) throws Exception {
			client = new Random(clientSeed);
			wire = new WireFixture(Simulation.camera().realTime().seed(deviceSeed).script(script).journal(this));
		}

		List<String> run() throws Exception {
			try (wire) {
				boolean connected = reconnect();
				for (int i = 0; connected && i < OPERATIONS; i++) {
					connected = perform(operation()) || reconnect();
				}
				return wire.camera.trace().stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
			}
		}

		/** Opens a session, which the script may have fail a few times; then the initiator gives up. */
		private boolean reconnect() throws Exception {
			for (int i = 0; i < 3; i++) {
				wire.attach();
				if (perform(operations -> operations.openSession(1))) {
					return true;
				}
			}
			return false;
		}

		private WireFixture.Operation operation() {
			switch (client.nextInt(4)) {
				case 0:
					return operations -> operations.getObject(3, new WireFixture.Counter());
				case 1:
					String name = client.nextInt() + ".bin";
					return operations -> upload(operations, name);
				case 2:
					return operations -> operations.getNumObjects(0xFFFF_FFFF, 0, 0);
				default:
					return operations -> operations.getStorageIds();
			}
		}

		private static void upload(PtpOperations operations, String name) throws Exception {
			operations.sendObjectInfo(0x00010001, 0, ObjectInfo.ofFile(ObjectFormatCode.UNDEFINED, 100_000, name));
			operations.sendObject(DataSource.from(Channels.newChannel(new ByteArrayInputStream(new byte[100_000])), 100_000));
		}

		/** Performs an operation, and reacts to what the device does; false if a new session is needed. */
		private boolean perform(WireFixture.Operation operation) throws Exception {
			Cancellation cancellation = new Cancellation();
			CompletableFuture<Void> done = wire.begin(cancellation, operation);
			done.whenComplete((nothing, failure) -> news.add(DONE));
			boolean cut = false;
			boolean plugged = true;
			boolean ended = false;
			while (!ended || !plugged) {
				String line = next();
				ended |= line.equals(DONE);
				if (line.contains(" stalls") && !line.contains(" for ")) {
					stalled(line, cancellation);
				} else if (line.endsWith("confirmed when it is let go")) {
					wire.camera.letGo();
				} else if (line.contains("lost") || line.contains("wedges") || line.endsWith("is not answered")) {
					wire.disconnect();
				}
				cut |= line.endsWith("is unplugged");
				plugged = line.endsWith("is plugged in") || plugged && !line.endsWith("is unplugged");
			}
			if (cut) {
				wire.cutOff.await();
			}
			wire.camera.serve();
			return wire.cutOff.getCount() > 0;
		}

		private void stalled(String line, Cancellation cancellation) {
			boolean cancels = !line.contains(" reset ") && client.nextBoolean();
			if (!cancels || cancellation.cancel() != CancelRequest.REQUESTED) { // what has no data cannot be cancelled
				wire.camera.letGo();
			}
		}

		private String next() throws InterruptedException {
			String line = news.poll(20, TimeUnit.SECONDS);
			assertTrue(line != null, () -> "nothing more happens:\n" + String.join("\n", wire.camera.trace()));
			return line;
		}

		@Override
		public void trace(String device, String line) {
			news.add(line);
		}

		@Override
		public void info(String words) {
			// the trace says what matters
		}

		@Override
		public void warn(String words, Throwable cause) {
			// as above
		}
	}

	@Test
	void twoRunsOfOneSeedAndScriptGiveOneTraceButForTheOffsets() throws Exception {
		List<String> all = new ArrayList<>();
		int different = 0;
		for (int i = 0; i < SCRIPTS; i++) {
			String[] script = i % 5 == 0 ? CANCELS : new RandomScript(i, NAMES, "ms").notByTime().write();
			List<String> trace = new Run(script, i, i).run();
			assertEquals(String.join("\n", trace), String.join("\n", new Run(script, i, i).run()), () -> String.join("\n", script));
			different += trace.equals(new Run(script, i + 1, i).run()) ? 0 : 1;
			all.addAll(trace);
		}
		assertNotEquals(0, different);
		for (String event : List.of("stalls at", "stalls for", "is let go", "succeeds", "fails with Device_Busy", "cancels itself",
				"wedges the device", "unplugs the device", "which is lost", "which wedges", "is confirmed after", "comes too late",
				"is answered with a failure", "is stopped", "reset succeeds", "reset fails")) {
			assertTrue(all.stream().anyMatch(line -> line.contains(event)), event + " never happened in " + all.size() + " lines");
		}
	}
}
