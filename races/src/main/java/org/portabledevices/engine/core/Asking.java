package org.portabledevices.engine.core;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.service.InvocationOptions;

/** The invocation runs, and somebody asks for its result as a stage. */
abstract class Asking extends Meeting {

	/** Longer than a machine under load takes for what is waited for here. */
	private static final long LONG = TimeUnit.SECONDS.toNanos(10);

	private final AtomicInteger answers = new AtomicInteger();

	/** Without a callback its stage is completed in another way. */
	Asking(boolean hasCallback) {
		call = accept(methods, hasCallback ? this : null, InvocationOptions.none());
		completions = hasCallback ? 0 : 1;
	}

	/** Asks. */
	final String ask() {
		call.result().whenComplete((results, failure) -> answers.incrementAndGet());
		return "asked";
	}

	/** Asks, and delivers until the release, which waits for that, has returned. */
	final String askAndDeliver() {
		ask();
		long start = System.nanoTime();
		while (!isReleased && System.nanoTime() - start < LONG) {
			deliver();
		}
		return answers.get() == 1 ? "answered" : "not answered";
	}

	/** The client gives its object back, and waits for what is being called. */
	final String releaseAndWait() {
		return release(LONG);
	}

	/** Whether the stage was completed, once, and all else is as it should be. */
	final String verdictOfStage() {
		String words = verdict();
		return answers.get() == 1 ? words : answers.get() == 0 ? Rules.NO_RESULT : Rules.TWO_RESULTS;
	}
}
