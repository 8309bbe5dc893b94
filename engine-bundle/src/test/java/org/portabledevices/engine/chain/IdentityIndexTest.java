package org.portabledevices.engine.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class IdentityIndexTest {

	/** A key as a client might make it: asking it for anything fails (contract 7.6). */
	private static final class Touchy {
		@Override
		public boolean equals(Object other) {
			throw new AssertionError("equals was called");
		}

		@Override
		public int hashCode() {
			throw new AssertionError("hashCode was called");
		}
	}

	private final IdentityIndex<String> index = new IdentityIndex<>();

	@Test
	void itFindsByIdentityAlone() {
		String one = new String("same");
		String other = new String("same");
		index.add(one, new Chain.Link<>("of one"));
		index.add(other, new Chain.Link<>("of other"));
		assertEquals("of one", index.find(one).poll());
		assertEquals("of other", index.find(other).poll());
	}

	@Test
	void itAsksItsKeysNothing() {
		Touchy key = new Touchy();
		Chain.Link<String> node = new Chain.Link<>("element");
		index.add(key, node);
		index.add(new Touchy(), new Chain.Link<>("another"));
		assertEquals("element", index.find(key).first());
		index.remove(key, node);
		assertNull(index.find(key));
	}

	@Test
	void aKeyWithoutNodesLeavesNothingBehind() {
		Object key = new Object();
		Chain.Link<String> a = new Chain.Link<>("a");
		Chain.Link<String> b = new Chain.Link<>("b");
		index.add(key, a);
		index.add(key, b);
		assertEquals(2, index.find(key).size());
		index.remove(key, a);
		assertEquals("b", index.find(key).first());
		index.remove(key, b);
		assertNull(index.find(key));
	}

	/** With one element a key has no chain of its own; whoever comes second stands behind it. */
	@Test
	void elementsOfAKeyStandInTheOrderInWhichTheyCame() {
		Object key = new Object();
		Chain.Link<String> a = new Chain.Link<>("a");
		index.add(key, a);
		index.add(key, new Chain.Link<>("b"));
		index.add(key, new Chain.Link<>("c"));
		index.remove(key, a);
		assertEquals("b", index.find(key).poll());
		assertEquals("c", index.find(key).poll());
	}

	@Test
	void takingOutWhatIsNotInDoesNothing() {
		Object key = new Object();
		index.remove(key, new Chain.Link<>("a"));
		index.add(key, new Chain.Link<>("b"));
		index.remove(key, new Chain.Link<>("a"));
		assertEquals(1, index.find(key).size());
	}

	/** A walk through a key's chain goes on, although the key has been dropped in between. */
	@Test
	void aWalkSurvivesTheEndOfItsChain() {
		Object key = new Object();
		Chain.Link<String> a = new Chain.Link<>("a");
		index.add(key, a);
		Chain<String>.Cursor cursor = index.find(key).cursor();
		assertEquals("a", cursor.next());
		index.remove(key, a);
		index.add(key, new Chain.Link<>("b"));
		assertNull(cursor.next());
		cursor.close();
		assertEquals("b", index.find(key).first());
	}
}
