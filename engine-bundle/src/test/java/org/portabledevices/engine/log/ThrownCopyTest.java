package org.portabledevices.engine.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

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
		assertArrayEquals(lines(thrown), lines(copy));
		assertEquals(thrown.getCause().toString(), copy.getCause().toString());
		assertArrayEquals(lines(thrown.getCause()), lines(copy.getCause()));
		assertEquals("java.io.IOException: not closed", copy.getSuppressed()[0].toString());
		assertNull(ThrownCopy.of(null));
	}

	private static String[] lines(Throwable thrown) {
		return Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::toString).toArray(String[]::new);
	}

	/** Contract 4.1: a log that keeps its entries keeps nobody's classes. */
	@Test
	void whoKeepsItKeepsNoForeignCode() throws Exception {
		Throwable[] kept = new Throwable[1];
		WeakReference<ClassLoader> loader = ForeignCode.call(() -> kept[0] = ThrownCopy.of(new IOException("thrown by a client")));
		assertTrue(ForeignCode.isCollected(loader));
		Reference.reachabilityFence(kept);
	}

	/** 3.4, 4.1: the stack of a callback that does not return is logged, and outlives its bundle in the log. */
	@Test
	void whoKeepsTheStackOfAThreadKeepsNoForeignCode() throws Exception {
		Throwable[] kept = new Throwable[2];
		WeakReference<ClassLoader> loader = ForeignCode.call(() -> {
			Thread caller = Thread.currentThread();
			CompletableFuture.runAsync(() -> {
				kept[0] = ThrownCopy.ofStack(caller);
				Throwable plain = new Throwable();
				plain.setStackTrace(caller.getStackTrace());
				kept[1] = ThrownCopy.of(plain);
			}).join();
		});
		assertTrue(lines(kept[0]).length > 0);
		assertTrue(Arrays.stream(lines(kept[0])).anyMatch(line -> line.startsWith(ForeignCode.Calling.class.getName() + ".apply(")));
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
