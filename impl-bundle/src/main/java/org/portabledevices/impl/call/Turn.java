package org.portabledevices.impl.call;

import java.time.Duration;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.PtpSession;

/** An invocation's turn on the worker: it has the session to itself, and is answered when its transactions are over. */
public final class Turn {

	/** How much longer than the engine the transport bears silence, so that the engine decides; it is the second line of defence. */
	private static final Duration MARGIN = Duration.ofSeconds(5);

	/** What is done in the turn. */
	@FunctionalInterface
	public interface Work {

		/**
		 * Does it.
		 *
		 * @param call the invocation.
		 * @return gives the answer, when the turn is over.
		 * @throws Exception to be answered as {@link Answers} says.
		 */
		Runnable run(Call call) throws Exception;
	}

	private Turn() {
	}

	/** Takes the turn, on the worker. */
	public static void take(CallDevice device, MethodDescription description, InvocationContext context, Cancellation cancellation,
			Work work) {
		PtpSession session;
		try {
			session = device.begin(cancellation);
		} catch (MethodFailure e) {
			context.fail(e.status(), e.getMessage());
			return;
		}
		Runnable answer;
		try {
			answer = work.run(new Call(device, context, cancellation, session, description.silenceLimit().plus(MARGIN)));
		} catch (Exception e) {
			answer = Answers.to(e, context, device, session, description.name());
		} catch (Error e) {
			device.end(session);
			Answers.internal(e, context).run();
			throw e;
		}
		// a loss is told first: it decides about everything that is pending, this one included
		device.end(session);
		answer.run();
	}
}
