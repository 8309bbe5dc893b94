package org.portabledevices.tck.rules.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.rules.fixture.Block;
import org.portabledevices.tck.rules.fixture.EquippedRules;
import org.portabledevices.tck.rules.fixture.Probe;
import org.portabledevices.tck.rules.fixture.RecordingSink;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Contract 7.6: nobody looks into what is a client's. */
public abstract class UntouchedRules extends EquippedRules {

	// 7.6

	/** A client's object that nobody but its client may look into. */
	private static class Untouchable implements ServiceMethodCallback {

		final BlockingQueue<Status> ends = new LinkedBlockingQueue<>();
		volatile String touched;

		@Override
		public void onComplete(Invocation invocation, Status status, Values results) {
			ends.add(status);
		}

		private IllegalStateException touched(String how) {
			touched = how;
			return new IllegalStateException(how + " of a client's object was called");
		}

		@Override
		public boolean equals(Object other) {
			throw touched("equals");
		}

		@Override
		public int hashCode() {
			throw touched("hashCode");
		}

		@Override
		public String toString() {
			throw touched("toString");
		}
	}

	@Test
	void rule7_6_nobodyLooksIntoACallback() throws Exception {
		Untouchable callback = new Untouchable();
		harness.succeeding().invokeAsync(methods, callback);
		assertEquals(Status.S_OK, callback.ends.poll(harness.patience().toNanos(), TimeUnit.NANOSECONDS));
		List<Running> running = occupy();
		List<Untouchable> others = new ArrayList<>();
		for (int i = 0; i < 300; i++) { // more than anybody keeps in a plain list
			Untouchable other = new Untouchable();
			others.add(other);
			harness.succeeding().invokeAsync(methods, other);
			harness.succeeding().invokeAsync(methods, callback);
		}
		assertEquals(300, methods.cancel(callback).entries().size());
		assertEquals(1, methods.cancel(others.get(7)).entries().size());
		assertEquals(299, methods.cancelAll().entries().size());
		for (Untouchable other : others) {
			assertEquals(Status.ERROR_CANCELLED, other.ends.poll(harness.patience().toNanos(), TimeUnit.NANOSECONDS),
					() -> "told to " + other.touched);
			assertEquals(null, other.touched);
		}
		letGo(running);
		assertEquals(null, callback.touched);
	}

	@Test
	void rule7_6_notEvenForALog() throws Exception {
		Block block = block();
		Untouchable stuck = new Untouchable() {
			@Override
			public void onComplete(Invocation invocation, Status status, Values results) {
				block.enter();
				super.onComplete(invocation, status, results);
				throw new IllegalStateException("thrown by a callback of the kit");
			}
		};
		Invocation invocation = harness.succeeding().invokeAsync(methods, stuck);
		block.awaitInside("the callback");
		harness.surroundings().monitor().cancel(invocation.id(), "kit", "to see what is logged");
		pass(Duration.ofMillis(1_000));
		pass(Duration.ofMillis(200));
		assertFalse(harness.surroundings().monitor().pending().toString().isEmpty());
		block.open();
		assertEquals(Status.S_OK, stuck.ends.poll(harness.patience().toNanos(), TimeUnit.NANOSECONDS));
		settle();
		assertEquals(null, stuck.touched);
	}

	@Test
	void rule7_6_nobodyLooksIntoASinkOrAStream() throws Exception {
		Probe probe = probe();
		ServiceMethods probing = open("prober", probe);
		List<String> touched = new ArrayList<>();
		RecordingSink sink = new RecordingSink() {
			@Override
			public boolean equals(Object other) {
				touched.add("equals");
				return this == other;
			}

			@Override
			public int hashCode() {
				touched.add("hashCode");
				return 0;
			}

			@Override
			public String toString() {
				touched.add("toString");
				return "";
			}
		};
		Invocation download = Probe.call(Probe.DOWNLOAD).invokeAsync(probing, null, sink.options());
		InvocationContext context = probe.nextStarted();
		context.writer().offer(ByteBuffer.allocate(10));
		context.succeed(Values.empty());
		assertEnds(download, End.SUCCEEDED, Status.S_OK, null);
		ByteArrayInputStream stream = new ByteArrayInputStream(new byte[10]) {
			@Override
			public boolean equals(Object other) {
				touched.add("equals");
				return this == other;
			}

			@Override
			public int hashCode() {
				touched.add("hashCode");
				return 0;
			}

			@Override
			public String toString() {
				touched.add("toString");
				return "";
			}
		};
		Invocation holding = new SampleCall(Probe.HOLD.id(), Values.of(Probe.STREAM, Variant.stream(stream))).invokeAsync(probing, null);
		InvocationContext second = probe.nextStarted();
		assertSame(stream, second.parameters().get(Probe.STREAM).asStream());
		holding.cancel();
		second.confirm();
		assertEnds(holding, End.CANCELLED, Status.ERROR_CANCELLED, Effect.STOPPED);
		assertEquals(List.of(), touched);
	}
}
