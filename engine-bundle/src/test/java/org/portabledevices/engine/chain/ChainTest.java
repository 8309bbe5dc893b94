package org.portabledevices.engine.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {

	private final Chain<String> chain = new Chain<>();

	private Chain.Link<String> add(String element) {
		Chain.Link<String> node = new Chain.Link<>(element);
		chain.add(node);
		return node;
	}

	private List<String> elements() {
		List<String> all = new ArrayList<>();
		Chain<String>.Cursor cursor = chain.cursor();
		for (String each = cursor.next(); each != null; each = cursor.next()) {
			all.add(each);
		}
		cursor.close();
		return all;
	}

	@Test
	void itGivesOutInTheOrderOfArrival() {
		add("a");
		add("b");
		chain.addFirst(new Chain.Link<>("first"));
		assertEquals(3, chain.size());
		assertEquals("first", chain.first());
		assertEquals(List.of("first", "a", "b"), elements());
		assertEquals("first", chain.poll());
		assertEquals("a", chain.poll());
		assertEquals("b", chain.poll());
		assertNull(chain.poll());
		assertNull(chain.first());
		assertTrue(chain.isEmpty());
	}

	@Test
	void aNodeLeavesFromWhereverItStandsAndOnlyOnce() {
		Chain.Link<String> a = add("a");
		Chain.Link<String> b = add("b");
		Chain.Link<String> c = add("c");
		assertTrue(b.isLinked());
		assertTrue(chain.remove(b));
		assertFalse(b.isLinked());
		assertFalse(chain.remove(b));
		assertEquals(List.of("a", "c"), elements());
		assertTrue(chain.remove(c));
		assertTrue(chain.remove(a));
		assertEquals(0, chain.size());
	}

	@Test
	void aNodeMayComeBack() {
		Chain.Link<String> a = add("a");
		chain.remove(a);
		chain.add(a);
		assertEquals(List.of("a"), elements());
		assertEquals(1, chain.size());
	}

	@Nested
	class GivenAWalk {

		private final Chain.Link<String> a = add("a");
		private final Chain.Link<String> b = add("b");
		private final Chain.Link<String> c = add("c");
		private final Chain<String>.Cursor cursor = chain.cursor();

		@Test
		void itGoesOnWhenWhatItStoodAtIsGone() {
			assertEquals("a", cursor.next());
			chain.remove(a);
			chain.remove(b);
			assertEquals("c", cursor.next());
			chain.remove(c);
			assertNull(cursor.next());
			assertTrue(chain.isEmpty());
		}

		@Test
		void itSeesWhatIsAddedBehindItAndNothingBefore() {
			assertEquals("a", cursor.next());
			chain.addFirst(new Chain.Link<>("before"));
			add("d");
			assertEquals("b", cursor.next());
			assertEquals("c", cursor.next());
			assertEquals("d", cursor.next());
			assertNull(cursor.next());
			add("e");
			assertEquals("e", cursor.next());
		}

		@Test
		void itIsNoElement() {
			cursor.next();
			assertEquals(3, chain.size());
			assertEquals(List.of("a", "b", "c"), elements());
			assertEquals("a", chain.poll());
			assertEquals("b", chain.poll());
			assertEquals("c", chain.first());
		}

		@Test
		void itLeavesNothingBehind() {
			cursor.next();
			cursor.close();
			cursor.close();
			assertEquals(List.of("a", "b", "c"), elements());
		}

		@Test
		void twoDoNotDisturbEachOther() {
			Chain<String>.Cursor other = chain.cursor();
			assertEquals("a", cursor.next());
			assertEquals("a", other.next());
			assertEquals("b", other.next());
			other.close();
			assertEquals("b", cursor.next());
			assertEquals("c", cursor.next());
			assertNull(cursor.next());
		}
	}

	/** The same as a list, through any sequence of steps, with walks that stay open all the time. */
	@ParameterizedTest
	@ValueSource(longs = { 11, 12, 13, 14 })
	void itDoesWhatAListDoes(long seed) {
		Random random = new Random(seed);
		List<Chain.Link<String>> model = new ArrayList<>();
		List<Chain<String>.Cursor> walks = List.of(chain.cursor(), chain.cursor(), chain.cursor());
		for (int i = 0; i < 20_000; i++) {
			Chain.Link<String> node = new Chain.Link<>("n" + i);
			switch (random.nextInt(6)) {
				case 0, 1 -> {
					chain.add(node);
					model.add(node);
				}
				case 2 -> {
					chain.addFirst(node);
					model.add(0, node);
				}
				case 3 -> {
					if (!model.isEmpty()) {
						assertTrue(chain.remove(model.remove(random.nextInt(model.size()))));
					}
				}
				case 4 -> assertEquals(model.isEmpty() ? null : model.remove(0).element(), chain.poll());
				default -> walks.get(random.nextInt(3)).next();
			}
			assertEquals(model.size(), chain.size());
		}
		assertEquals(model.stream().map(Chain.Link::element).toList(), elements());
	}
}
