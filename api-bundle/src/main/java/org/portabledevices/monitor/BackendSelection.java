package org.portabledevices.monitor;

import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Chooses the backend for all clients that follow services (contract 5.2, 5.5). An OSGi service of the engine. A choice takes effect at once for every tracker in the
 * framework; running invocations end where they began.
 * <p>
 * What is chosen here is kept in memory. The configuration {@code org.portabledevices.selection}, property {@code backend}, sets what is chosen at the start.
 */
@ProviderType
public interface BackendSelection {

	/**
	 * Pins a backend: from here on only its services are used, and if there are none, invocations wait for one (contract 5.3); no other backend is ever used in its
	 * stead.
	 *
	 * @param backend the name, which needs not be there yet.
	 */
	void pin(String backend);

	/** Leaves the choice to the ranking of the services. */
	void auto();

	/**
	 * Takes the last change back.
	 *
	 * @return whether there was one to take back.
	 */
	boolean undo();

	/**
	 * Tells the pinned backend.
	 *
	 * @return its name, empty if the ranking chooses.
	 */
	Optional<String> pinned();
}
