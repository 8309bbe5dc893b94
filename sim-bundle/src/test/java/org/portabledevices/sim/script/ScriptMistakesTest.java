package org.portabledevices.sim.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portabledevices.sim.device.DeviceSettings.Profile;

/** What is wrong is said with the property, the line, what was given and what is allowed. */
class ScriptMistakesTest {

	private static String mistake(String script) {
		return assertThrows(IllegalArgumentException.class, () -> Reading.script(script)).getMessage();
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
			"2 fail                      => a line is WHICH CALLS: WHAT BEFALLS THEM, and there is no colon",
			": fail                      => no calls are named; before the colon stands which calls",
			"0: fail                     => calls are counted from 1, and are not \"0\"",
			"5..3: fail                  => the calls 5..3 end before they begin",
			"2..x: fail                  => calls are counted from 1, and are not \"x\"",
			"2,,3: fail                  => calls are counted from 1, and are not \"\"",
			"every: fail                 => calls are counted from 1, and are not nothing",
			"every x: fail               => calls are counted from 1, and are not \"x\"",
			"20s..10s: fail              => the time 20s..10s ends before it begins",
			"10s..x: fail                => a range of times takes a time such as",
			"1x..2s: fail                => a range of times takes a time such as",
			"Downlaod: fail              => there is no method or operation \"Downlaod\"; allowed are GetInfo, ",
			"Download|: fail             => there is no method or operation \"\"; allowed are",
			"0x99: fail                  => there is no method or operation \"0x99\"; allowed are",
			"101%: fail                  => a chance is 0% to 100%, not 101%",
			"5 % Download: fail          => \"%\" is not allowed there; before the colon",
			"2 Download 5% more: fail    => \"more\" is not allowed there; before the colon stands",
			"reset|Download: fail        => a reset is no call: it has lines of its own",
			"2:                          => what befalls a call is one of latency, speed, fail, stall, wedge, unplug, self-cancel, cancel, fine, not nothing",
			"2: explode                  => what befalls a call is one of latency, speed, fail, stall, wedge, unplug, self-cancel, cancel, fine, not \"explode\"",
			"2: fail,                    => what befalls a call is one of latency",
			"2: fail Device_Bsuy         => \"Device_Bsuy\" is no response code that says that something failed, such as Device_Busy or 0x2019",
			"2: fail OK                  => \"OK\" is no response code that says that something failed",
			"2: fail 0x1009              => \"0x1009\" is no response code that says that something failed",
			"2: fail Device_Busy now     => \"now\" is not allowed there; fail has been said",
			"2: fail at                  => at takes a number of bytes such as 65536, 64KiB or 1MiB, not nothing",
			"2: stall at 64KB            => at takes a number of bytes such as 65536, 64KiB or 1MiB, not \"64KB\"",
			"2: stall for                => for takes a time such as 250us, 10ms, 1.5s or 2min, not nothing",
			"2: stall for 10             => for takes a time such as 250us, 10ms, 1.5s or 2min, not \"10\"",
			"2: stall 10s                => \"10s\" is not allowed there; stall has been said",
			"2: wedge for 2s             => \"for\" is not allowed there; wedge has been said",
			"2: speed                    => speed, which is in a second, takes a number of bytes",
			"2: speed 0                  => speed is at least 1 byte a second, not 0",
			"2: latency                  => a latency is a time such as 5ms, a range such as 5ms..20ms, normal MEAN DEVIATION,",
			"2: latency fast             => a latency is a time such as 5ms,",
			"2: latency 9ms..5ms         => a latency of 9ms..5ms ends before it begins",
			"2: latency normal 5ms       => the deviation of normal takes a time such as",
			"2: latency exponential      => the mean of exponential takes a time such as",
			"2: latency p50=5ms 9ms      => a percentile is written p90=20ms, not \"9ms\"",
			"2: latency p50=x            => a percentile takes a time such as",
			"2: latency p90=5ms p50=9ms  => percentiles go up, to 100 at most, and so do their times: p50=9ms does not",
			"2: latency p50=5ms p90=2ms  => percentiles go up, to 100 at most, and so do their times: p90=2ms does not",
			"2: latency p101=5ms         => percentiles go up, to 100 at most, and so do their times: p101=5ms does not",
			"2: cancel                   => what becomes of a cancel is one of lost, late, finishes, crosses, fails, wedges, not nothing",
			"2: cancel maybe             => what becomes of a cancel is one of lost, late, finishes, crosses, fails, wedges, not \"maybe\"",
			"2: cancel late lost         => late takes a time such as",
			"2: cancel lost 2s           => \"2s\" is not allowed there; cancel has been said",
			"reset: wedge                => what befalls a reset is one of latency, fail, stall, fine, not \"wedge\"",
			"reset: stall at 5           => a reset has no data, and no byte for anything to happen at",
			"after 10: wedge             => after takes a time such as 250us, 10ms, 1.5s or 2min, not \"10\"",
			"after 10s 2: wedge          => \"2\" is not allowed there; after TIME names the device itself",
			"after 10s: fail             => what befalls the device itself is one of wedge, unplug, not \"fail\"",
			"after 10s: unplug at 5      => the device itself has no data, and no byte for anything to happen at" })
	void aLineThatIsWrongIsRefusedInWords(String line, String words) {
		String expected = "script, line 2, \"" + line.strip() + "\": " + words;
		String message = mistake("1: fail\n" + line);
		assertTrue(message.startsWith(expected), message);
	}

	@Test
	void aPhoneHasOtherMethodsThanACamera() {
		String message = assertThrows(IllegalArgumentException.class,
				() -> ScriptReader.read(List.of("Capture: fail"), List.of(), Profile.PHONE.names())).getMessage();
		assertTrue(message.startsWith("script, line 1, \"Capture: fail\": there is no method or operation \"Capture\"; "
				+ "allowed are BeginSync, EndSync, MyCustomMethod, "), message);
	}

	@Test
	void aCurveIsRefusedByItsOwnName() {
		assertEquals(
				"latency.curve, line 2, \"2: 5ms, fail\": a latency is a time such as 5ms, a range such as 5ms..20ms, normal MEAN DEVIATION, "
						+ "exponential MEAN, or percentiles such as p50=5ms p99=500ms, not \"5ms,fail\"",
				assertThrows(IllegalArgumentException.class, () -> Reading.ofCurve("1: 5ms; 2: 5ms, fail")).getMessage());
		assertTrue(assertThrows(IllegalArgumentException.class, () -> Reading.ofCurve("reset: 5ms")).getMessage()
				.endsWith("a curve is for calls; write the line into the script"));
	}

	@Test
	void aLineForTheNextCallIsRefusedByThatName() {
		assertEquals("next, \"Download\": a line is WHICH CALLS: WHAT BEFALLS THEM, and there is no colon",
				assertThrows(IllegalArgumentException.class, () -> ScriptReader.readNext("Download", Reading.NAMES)).getMessage());
		assertTrue(assertThrows(IllegalArgumentException.class, () -> ScriptReader.readNext("after 5s: wedge", Reading.NAMES)).getMessage()
				.contains("this is for calls"));
	}
}
