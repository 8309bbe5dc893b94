package org.portabledevices.monitor;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.service.CancelOutcome;

/** Lists and cancels invocations across all clients (contract 2.12). An OSGi service of the engine. */
@ProviderType
public interface InvocationMonitor {

	/**
	 * Lists all pending invocations of all clients, those that wait for a backend included.
	 *
	 * @return what they were at about the time of the call, by id.
	 */
	List<PendingInvocation> pending();

	/**
	 * Cancels one invocation, whoever made it. Each such cancel is logged with who, what, why and what it did; the words of the end name who and why.
	 *
	 * @param id the id of the invocation.
	 * @param who who cancels: a person or a component.
	 * @param why the reason.
	 * @return what it did; empty if no invocation of that id is pending.
	 */
	Optional<CancelOutcome> cancel(long id, String who, String why);
}
