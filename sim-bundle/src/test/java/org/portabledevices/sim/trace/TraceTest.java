package org.portabledevices.sim.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.portabledevices.sim.time.VirtualTime;

class TraceTest {

	private final VirtualTime time = new VirtualTime();
	private final List<String> told = new ArrayList<>();

	@Test
	void aLineHasOffsetWayNumberNameAndEvent() {
		time.advance(Duration.ofHours(1)); // before the device was there
		Trace trace = new Trace(time, 10, told::add);
		time.advance(Duration.ofNanos(12_034_567_890L));
		trace.add("sim", 7, "Download", "stalls at 65536");
		trace.addOfDevice("is unplugged");
		assertEquals(List.of("12.034567 sim 7 Download stalls at 65536", "12.034567 device - - is unplugged"), trace.lines());
		assertEquals(trace.lines(), told);
		assertEquals(Duration.ofNanos(12_034_567_890L), trace.offset());
	}

	@Test
	void theOldestLinesAreGivenUpForNewOnes() {
		Trace trace = new Trace(time, 3, told::add);
		for (int i = 1; i <= 5; i++) {
			trace.add("sim", i, "x", "begins");
		}
		assertEquals(List.of("0.000000 sim 3 x begins", "0.000000 sim 4 x begins", "0.000000 sim 5 x begins"), trace.lines());
		assertEquals(5, told.size());
	}

	@Test
	void withoutRoomThereIsNone() {
		Trace trace = new Trace(time, 0, told::add);
		assertFalse(trace.isOn());
		trace.add("sim", 1, "x", "begins");
		trace.addOfDevice("is wedged");
		assertEquals(List.of(), trace.lines());
		assertTrue(told.isEmpty());
	}
}
