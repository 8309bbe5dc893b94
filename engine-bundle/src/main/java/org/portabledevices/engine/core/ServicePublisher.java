package org.portabledevices.engine.core;

import java.util.List;

/**
 * Makes services known, and tells when a stop has to wait. What it does runs foreign code, so it does it on a thread of its own, in the order of the calls, and returns at once.
 */
public interface ServicePublisher {

	/** Makes services known. Those of a device that has left in the meantime are not. */
	void publish(List<HostedService> services);

	/** Says that the properties of services have changed. */
	void changed(List<HostedService> services);

	/**
	 * Takes services back.
	 *
	 * @param done is run when that has happened.
	 */
	void withdraw(List<HostedService> services, Runnable done);

	/** Whether the backend's bundle is stopping: then a stop waits for its end (contract 4.2). */
	boolean isBundleStopping();

	/** Whether the framework is stopping: then there is no drain time. */
	boolean isFrameworkStopping();
}
