package org.portabledevices.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class ValuesTest {

	private static final UUID CATEGORY = UUID.fromString("ecfc865f-7b43-4d76-9c6b-d67309a3f6f7");
	private static final PropertyKey FIRST = new PropertyKey(CATEGORY, 3);
	private static final PropertyKey SECOND = new PropertyKey(CATEGORY, 2);

	@Test
	void keysKeepTheOrderInWhichTheyWereFirstSet() {
		Values values = Values.builder().set(FIRST, Variant.ui4(1)).set(SECOND, Variant.ui4(2)).set(FIRST, Variant.ui4(3)).build();
		assertEquals(List.of(FIRST, SECOND), List.copyOf(values.keys()));
		assertEquals(3, values.get(FIRST).asLong());
	}

	@Test
	void aMissingKeyIsNamedWithItsStatus() {
		String words = assertThrows(NoSuchElementException.class, () -> Values.empty().get(FIRST)).getMessage();
		assertTrue(words.contains("ERROR_NOT_FOUND") && words.contains("{ecfc865f-7b43-4d76-9c6b-d67309a3f6f7}.3"), words);
		assertTrue(Values.empty().find(FIRST).isEmpty());
	}

	@Test
	void whatTheBuilderDoesLaterDoesNotReachWhatItBuilt() {
		Values.Builder builder = Values.builder().set(FIRST, Variant.ui4(1));
		Values built = builder.build();
		builder.set(SECOND, Variant.ui4(2));
		assertEquals(1, built.size());
		assertThrows(UnsupportedOperationException.class, () -> built.asMap().clear());
	}

	@Test
	void thePidIsPrintedAsAnUnsignedNumber() {
		assertEquals("{ecfc865f-7b43-4d76-9c6b-d67309a3f6f7}.4294967295", new PropertyKey(CATEGORY, -1).toString());
	}
}
