package org.portabledevices.fuzz;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** How much memory a decoder takes for what a peer has sent. */
final class Allocation {
	/** What one byte may cost: an item of an array of bytes is a number object with an array in it, made out of an array. */
	private static final long BYTES_FOR_EACH = 400;
	/** What any call may cost: most of it is for the message and the stack of an exception. */
	private static final long BYTES_FOR_NONE = 64 * 1024;
	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/** Something that takes memory. */
	interface Work {
		void run() throws Exception;
	}

	private Allocation() {
	}

	/** Checks that a decoder takes no more than a multiple of its bytes. Of two runs the smaller counts: the first one may load classes. */
	static void check(String what, int length, Work work) throws Exception {
		long most = BYTES_FOR_NONE + BYTES_FOR_EACH * length;
		long taken = measure(work);
		if (taken > most) {
			taken = Math.min(taken, measure(work));
		}
		Finding.unless(taken <= most, "%s takes %,d bytes of memory for %,d bytes", what, taken, length);
	}

	private static long measure(Work work) throws Exception {
		long before = THREADS.getCurrentThreadAllocatedBytes();
		work.run();
		return THREADS.getCurrentThreadAllocatedBytes() - before;
	}
}
