package org.portabledevices.impl.call;

import java.util.concurrent.Executor;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.PtpSession;

/** What calls need of their device. */
public interface CallDevice {

	/**
	 * Answers the device's one thread, on which all that waits runs.
	 *
	 * @return the worker.
	 */
	Executor worker();

	/**
	 * Answers what the device said of itself when it was connected.
	 *
	 * @return the dataset.
	 */
	DeviceInfo info();

	/**
	 * Says that a method begins, on the worker.
	 *
	 * @param cancellation stops its transactions.
	 * @return the session for all of them.
	 * @throws MethodFailure if there is none.
	 */
	PtpSession begin(Cancellation cancellation) throws MethodFailure;

	/**
	 * Says that the method that began last does nothing more, on the worker; called before it is answered. A session that was closed meanwhile is a loss.
	 *
	 * @param session its session.
	 */
	void end(PtpSession session);

	/**
	 * Takes a session out of use that the device has dropped, or that had to be cut off, since the device was told to stop. {@link #replace} is to follow.
	 *
	 * @param session the session.
	 * @return false if it was not in use any more; then somebody else sees to it.
	 */
	boolean drop(PtpSession session);

	/**
	 * Opens another session in the place of the one that was dropped. If that fails too, the device is lost.
	 *
	 * @param why what happened, in words.
	 * @param then what comes next, on the worker, whatever became of it.
	 */
	void replace(String why, Runnable then);

	/**
	 * Says that the device is to close the session, so that its end is no loss; whoever asked for that sees to it with {@link #renew} or {@link #lost}. On the
	 * worker.
	 *
	 * @param session the session, null for none any more.
	 */
	void expectClose(PtpSession session);

	/**
	 * Opens another session in the place of one that the device was asked to close. Other invocations do not hear of it: only the one that asked can be running.
	 * If there is no other session, the device is lost, after what comes next.
	 *
	 * @param session the session.
	 * @param why what happened, in words.
	 * @param then what comes next, on the worker, whatever became of it.
	 */
	void renew(PtpSession session, String why, Runnable then);

	/**
	 * Says that the connection is lost. Nothing happens if that was known, or if the session is not the one in use.
	 *
	 * @param session the session that was lost.
	 * @param why what happened, in words.
	 */
	void lost(PtpSession session, String why);
}
