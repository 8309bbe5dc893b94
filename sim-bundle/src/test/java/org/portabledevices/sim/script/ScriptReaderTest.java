package org.portabledevices.sim.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.CancelReaction;
import org.portabledevices.sim.trouble.Incident.Kind;
import org.portabledevices.sim.trouble.Incident;
import org.portabledevices.sim.trouble.Script.Timed;
import org.portabledevices.sim.trouble.Script;
import org.portabledevices.sim.trouble.Trouble;

class ScriptReaderTest {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static Incident incident(Kind kind, long at, Duration time, int code) {
		return new Incident(kind, at, time, code);
	}

	private static List<Incident> incidents(String effects) {
		return Reading.of("*: " + effects).next("Download").incidents();
	}

	private static CancelReaction reaction(String effect) {
		return Reading.of("*: " + effect).next("Download").reaction();
	}

	@Nested
	class GivenWhichCalls {

		@Test
		void aNumberIsThatCall() {
			assertEquals(List.of(2), Reading.of("2: fail").troubled(9, "Download"));
		}

		@Test
		void rangesAreCallsFromTheFirstToTheLastOfThem() {
			assertEquals(List.of(3, 4, 5), Reading.of("3..5: fail").troubled(9, "Download"));
			assertEquals(List.of(7, 8, 9), Reading.of("7..: fail").troubled(9, "Download"));
			assertEquals(List.of(3, 4), Reading.of("3.. Download 100%: fail").troubled(4, "Download"));
			assertEquals(List.of(1, 4, 5, 8, 9), Reading.of("1, 4..5 ,8..: fail").troubled(9, "Download"));
		}

		@Test
		void everyIsOneOfSoMany() {
			assertEquals(List.of(3, 6, 9), Reading.of("every 3: fail").troubled(11, "Download"));
		}

		@Test
		void aStarIsAllOfThem() {
			assertEquals(List.of(1, 2, 3), Reading.of("*: fail").troubled(3, "Download"));
			assertEquals(List.of(1, 2, 3), Reading.of("* Download: fail").troubled(3, "Download"));
			assertEquals(List.of(1, 2, 3), Reading.of("* *: fail").troubled(3, "Download"));
		}

		/** A test says "the second download", whatever else was called between. */
		@Test
		void withANameNumbersCountTheCallsOfThatName() {
			Reading reading = Reading.of("2 Download: fail");
			assertTrue(reading.next("Download").isNone());
			assertTrue(reading.next("Upload").isNone());
			assertTrue(reading.next("Upload").isNone());
			assertEquals(1, reading.next("Download").incidents().size());
		}

		@Test
		void severalNamesCountTogether() {
			Reading reading = Reading.of("2 Download | Upload: fail");
			assertTrue(reading.next("Download").isNone());
			assertTrue(reading.next("Delete").isNone());
			assertEquals(1, reading.next("Upload").incidents().size());
		}

		@Test
		void namesAreThoseOfMethodsAndOperationsInAnyCase() {
			assertEquals(List.of(1), Reading.of("download: fail").troubled(1, "Download"));
			assertEquals(List.of(1), Reading.of("getstorageids: fail").troubled(1, "GetStorageIDs"));
			assertEquals(List.of(1), Reading.of("0x1009: fail").troubled(1, "GetObject"));
			assertEquals(List.of(1), Reading.of("0x9999: fail").troubled(1, "0x9999"));
		}

		@Test
		void aRangeOfTimesIsWhatBeginsInThatTime() {
			Reading reading = Reading.of("10s..20s: fail");
			assertTrue(reading.next("Download").isNone());
			assertTrue(reading.after(SECOND.multipliedBy(10)).next("Download").incidents().size() == 1);
			assertTrue(reading.after(SECOND.multipliedBy(9)).next("Download").incidents().size() == 1);
			assertTrue(reading.after(SECOND).next("Download").isNone());
			assertEquals(List.of(1, 2), Reading.of("1.5s..: fail").after(SECOND.multipliedBy(2)).troubled(2, "Upload"));
		}

		@Test
		void aChanceIsOfHowManyOfAHundred() {
			int count = Reading.of("25%: fail").troubled(1000, "Download").size();
			assertTrue(count > 200 && count < 300, count + " of 1000");
			assertEquals(List.of(), Reading.of("* 0%: fail").troubled(100, "Download"));
			assertEquals(100, Reading.of("Download 100%: fail").troubled(100, "Download").size());
			assertEquals(100, Reading.of("1..100 Download 99.9999999%: fail").troubled(200, "Download").size());
		}

		@Test
		void aChanceFollowsFromTheSeedAndDependsOnNoOtherLine() {
			List<Integer> first = Reading.of(7, Behaviour.PERFECT, "50%: fail").troubled(100, "Download");
			assertEquals(first, Reading.of(7, Behaviour.PERFECT, "50%: fail").troubled(100, "Download"));
			assertEquals(first, Reading.of(7, Behaviour.PERFECT, "50%: fail; 1000: latency 1ms..9ms").troubled(100, "Download"));
			assertNotEquals(first, Reading.of(8, Behaviour.PERFECT, "50%: fail").troubled(100, "Download"));
			assertNotEquals(first, Reading.of(7, Behaviour.PERFECT, "; 50%: fail").troubled(100, "Download"));
		}
	}

	@Nested
	class GivenWhatBefallsThem {

		@Test
		void aFailureHasTheCodeThatWasSaid() {
			assertEquals(List.of(incident(Kind.FAIL, -1, null, ResponseCode.GENERAL_ERROR)), incidents("fail"));
			assertEquals(List.of(incident(Kind.FAIL, -1, null, ResponseCode.DEVICE_BUSY)), incidents("fail Device_Busy"));
			assertEquals(List.of(incident(Kind.FAIL, -1, null, 0xA123)), incidents("fail 0xA123"));
			assertEquals(List.of(incident(Kind.FAIL, 65536, null, ResponseCode.GENERAL_ERROR)), incidents("fail at 65536"));
			assertEquals(List.of(incident(Kind.FAIL, 1 << 20, null, ResponseCode.STORE_FULL)), incidents("fail store_full at 1MiB"));
		}

		@Test
		void aStallIsBeforeOrAtAByteAndForATimeOrUntilItIsEnded() {
			assertEquals(List.of(incident(Kind.STALL, -1, null, 0)), incidents("stall"));
			assertEquals(List.of(incident(Kind.STALL, -1, SECOND.multipliedBy(2), 0)), incidents("stall for 2s"));
			assertEquals(List.of(incident(Kind.STALL, 0, null, 0)), incidents("stall at 0"));
			assertEquals(List.of(incident(Kind.STALL, 65536, Duration.ofMillis(1500), 0)), incidents("stall at 64KiB for 1.5s"));
		}

		@Test
		void aWedgeAnUnpluggingAndASelfCancelAreBeforeOrAtAByte() {
			assertEquals(List.of(incident(Kind.WEDGE, -1, null, 0)), incidents("wedge"));
			assertEquals(List.of(incident(Kind.WEDGE, 9, null, 0)), incidents("wedge at 9"));
			assertEquals(List.of(incident(Kind.UNPLUG, -1, null, 0)), incidents("unplug"));
			assertEquals(List.of(incident(Kind.UNPLUG, 9, Duration.ofMinutes(2), 0)), incidents("unplug at 9 for 2min"));
			assertEquals(List.of(incident(Kind.SELF_CANCEL, -1, null, 0)), incidents("self-cancel"));
			assertEquals(List.of(incident(Kind.SELF_CANCEL, 9, null, 0)), incidents("self-cancel at 9"));
		}

		@Test
		void aCancelHasSixOutcomes() {
			assertEquals(new CancelReaction(CancelReaction.Kind.CONFIRM, null, 0), reaction("cancel late"));
			assertEquals(new CancelReaction(CancelReaction.Kind.LOST, Duration.ZERO, 0), reaction("cancel lost"));
			assertEquals(new CancelReaction(CancelReaction.Kind.CONFIRM, SECOND, 0), reaction("cancel late 1s"));
			assertEquals(new CancelReaction(CancelReaction.Kind.FINISH, SECOND, 0), reaction("cancel finishes 1s"));
			assertEquals(new CancelReaction(CancelReaction.Kind.FINISH, Duration.ZERO, 0), reaction("cancel finishes"));
			assertEquals(new CancelReaction(CancelReaction.Kind.FINISH, Duration.ZERO, 0), reaction("cancel crosses"));
			assertEquals(new CancelReaction(CancelReaction.Kind.WEDGE, Duration.ZERO, 0), reaction("cancel wedges"));
			assertEquals(new CancelReaction(CancelReaction.Kind.FAIL, Duration.ZERO, ResponseCode.GENERAL_ERROR), reaction("cancel fails"));
			assertEquals(new CancelReaction(CancelReaction.Kind.FAIL, SECOND, ResponseCode.GENERAL_ERROR), reaction("cancel fails 1s"));
			assertEquals(new CancelReaction(CancelReaction.Kind.FAIL, SECOND, ResponseCode.DEVICE_BUSY),
					reaction("cancel fails Device_Busy 1s"));
		}

		@Test
		void aSpeedIsBytesInASecond() {
			assertEquals(65536, Reading.of("*: speed 64KiB").next("Download").bytesPerSecond());
		}

		@Test
		void severalThingsBefallACallInTheOrderOfTheirPlaces() {
			assertEquals(
					List.of(incident(Kind.STALL, -1, SECOND, 0), incident(Kind.STALL, 5, null, 0),
							incident(Kind.FAIL, 5, null, ResponseCode.GENERAL_ERROR), incident(Kind.UNPLUG, 7, null, 0)),
					incidents("unplug at 7, fail at 5, stall at 5, stall for 1s"));
		}
	}

	@Nested
	class GivenSeveralLines {

		/** As in ssh_config: what is particular stands above what is general. */
		@Test
		void forEachThingTheFirstLineThatSaysItCounts() {
			Reading reading = Reading.of("2: latency 5ms", "*: latency 1ms, cancel lost", "*: fail Device_Busy", "*: fail Store_Full",
					"*: cancel late 1s");
			Trouble first = reading.next("Download");
			assertEquals(Duration.ofMillis(1), first.delay());
			assertEquals(CancelReaction.Kind.LOST, first.reaction().kind());
			assertEquals(List.of(incident(Kind.FAIL, -1, null, ResponseCode.DEVICE_BUSY)), first.incidents());
			assertEquals(List.of(2, 3, 4, 5), first.lines());
			assertEquals(Duration.ofMillis(5), reading.next("Download").delay());
		}

		@Test
		void fineEndsTheMatter() {
			Behaviour failing = new Behaviour(SECOND, SECOND, 100, ResponseCode.GENERAL_ERROR, 0, Duration.ZERO, 0, Duration.ZERO, 0);
			Reading reading = Reading.of(1, failing, "1: fine", "2: latency 3ms, fine", "*: stall");
			assertTrue(reading.next("Download").isNone());
			Trouble second = reading.next("Download");
			assertEquals(Duration.ofMillis(3), second.delay());
			assertEquals(List.of(), second.incidents());
			assertEquals(2, reading.next("Download").incidents().size());
		}

		/** What the older properties decide by chance stays what it was, whatever a script says. */
		@Test
		void theRatesCountAfterTheScriptAndDrawTheSameNumbers() {
			Behaviour rates = new Behaviour(SECOND, Duration.ZERO, 50, ResponseCode.DEVICE_BUSY, 0, Duration.ZERO, 0, Duration.ZERO, 0);
			Reading plain = Reading.of(3, rates);
			Reading scripted = Reading.of(3, rates, "every 2: latency 1ms, fine");
			for (int i = 1; i <= 100; i++) {
				Trouble expected = plain.next("Download");
				Trouble found = scripted.next("Download");
				if (i % 2 == 1) {
					assertEquals(expected, found);
				} else {
					assertEquals(Duration.ofMillis(1), found.delay());
				}
			}
		}

		@Test
		void linesAreSeparatedByLineEndsAndSemicolonsAndMayHaveComments() {
			Script script = Reading.script("# the first is fine; always\n\n2: fail ; 3: stall # and so on", "", "4: wedge");
			assertEquals(List.of(3, 4, 6), script.calls().stream().map(rule -> rule.line()).toList());
		}

		@Test
		void anEmptyScriptSaysNothing() {
			assertEquals(Script.EMPTY, Reading.script());
			assertEquals(Script.EMPTY, Reading.script("", " # nothing\n;;"));
		}
	}

	@Test
	void whatBefallsTheDeviceIsSaidByTheTimeSinceItsStart() {
		assertEquals(List.of(new Timed(SECOND.multipliedBy(10), incident(Kind.UNPLUG, -1, SECOND.multipliedBy(2), 0)),
				new Timed(SECOND.multipliedBy(20), incident(Kind.WEDGE, -1, null, 0))),
				Reading.script("after 10s: unplug for 2s; AFTER 20s: wedge").timed());
	}

	@Test
	void resetsAreCountedByThemselves() {
		Reading reading = Reading.of("2 reset: fail", "reset: latency 1s", "3 reset: stall for 2s", "*: wedge");
		Trouble first = reading.troubles.nextReset();
		assertEquals(SECOND, first.delay());
		assertEquals(List.of(), first.incidents());
		assertEquals(1, reading.next("Download").incidents().size());
		assertEquals(List.of(incident(Kind.FAIL, -1, null, ResponseCode.GENERAL_ERROR)), reading.troubles.nextReset().incidents());
		assertEquals(List.of(incident(Kind.STALL, -1, SECOND.multipliedBy(2), 0)), reading.troubles.nextReset().incidents());
	}
}
