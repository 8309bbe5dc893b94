package org.portabledevices.engine.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.engine.thread.ForeignCode;

@Timeout(60)
class ThrownCopyTest {

	@Test
	void itReadsAsTheOriginalDoes() {
		IOException thrown = new IOException("no room", new IllegalStateException("the disk is full"));
		thrown.addSuppressed(new IOException("not closed"));
		Throwable copy = ThrownCopy.of(thrown);
		assertEquals(thrown.toString(), copy.toString());
		assertArrayEquals(thrown.getStackTrace(), copy.getStackTrace());
		assertEquals(thrown.getCause().toString(), copy.getCause().toString());
		assertArrayEquals(thrown.getCause().getStackTrace(), copy.getCause().getStackTrace());
		assertEquals("java.io.IOException: not closed", copy.getSuppressed()[0].toString());
		assertNull(ThrownCopy.of(null));
	}

	/** Contract 4.1: a log that keeps its entries keeps nobody's classes. */
	@Test
	void whoKeepsItKeepsNoForeignCode() throws Exception {
		Throwable[] kept = new Throwable[1];
		WeakReference<ClassLoader> loader = ForeignCode.call(() -> kept[0] = ThrownCopy.of(new IOException("thrown by a client")));
		assertTrue(ForeignCode.isCollected(loader));
		Reference.reachabilityFence(kept);
	}

	@Test
	void oneThatIsItsOwnCauseIsCopiedToo() {
		Exception first = new Exception("first");
		first.initCause(new Exception("second", first));
		Throwable copy = ThrownCopy.of(first);
		assertEquals("java.lang.Exception: second", copy.getCause().toString());
		assertNull(copy.getCause().getCause());
	}

	@Test
	void oneThatDoesNotEvenTellItsMessageIsNamed() {
		Throwable copy = ThrownCopy.of(new Exception() {
			private static final long serialVersionUID = 1L;

			@Override
			public String getMessage() {
				throw new IllegalStateException("not even that");
			}
		});
		assertTrue(copy.toString().startsWith(getClass().getName() + "$1"), copy.toString());
	}
}
