package org.portabledevices.tck.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the broken implementations are compared with: the same decorators, with nothing wrong in them. A class of its own, so that nothing runs beside it. */
@Tag("once")
class NothingBrokenTest {

	/** Where a row names single tests, it is the fault that makes them fail, and not a patience that is too short for them. */
	@Test
	void theSingleTestsPassWithNothingWrongInTheSameTime() {
		Set<String> single = new TreeSet<>();
		BrokenImplementationsTest.table()
				.forEach(broken -> broken.rules().stream().filter(BrokenImplementationsTest::isSingle).forEach(single::add));
		KitRun run = KitRun.of(Broken.methods("nothing is wrong", BrokenMethods::new).fault(), BrokenImplementationsTest.LONGER,
				single::contains);
		assertEquals(Map.of(), run.failed());
		single.removeAll(run.passed());
		assertEquals(Set.of(), single);
	}

	/** What the faults are put over changes nothing by itself. */
	@Test
	void withNothingWrongNoRuleFailsAndNoneIsSkipped() {
		Broken nothing = Broken.methods("nothing is wrong", BrokenMethods::new);
		KitRun run = KitRun.of(nothing.fault(), Duration.ofSeconds(10), rule -> true);
		assertEquals(Map.of(), run.failed());
		assertEquals(Set.of(), run.skipped());
		assertTrue(run.passed().size() > 20, run.passed()::toString);
	}
}
