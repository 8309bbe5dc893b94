package org.portabledevices.tracker;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes followed services. An OSGi service of the engine, of bundle scope: what was made with it is closed when the bundle that got it gives it back or stops. The
 * bundle needs not be ACTIVE; a lazily activated one may use it while it is STARTING.
 */
@ProviderType
public interface ServiceFollower {

	/**
	 * Follows the best service that matches a filter, with the waiting time of the engine's configuration.
	 *
	 * @param filter an LDAP filter on the service properties of {@link org.portabledevices.service.ServiceProperties}; {@code null} for all services.
	 * @return a followed service: a client of its own.
	 * @throws IllegalArgumentException if the filter is none.
	 * @throws IllegalStateException if the bundle or the engine has stopped.
	 */
	FollowedService follow(String filter);

	/**
	 * Follows the best service that matches a filter.
	 *
	 * @param filter an LDAP filter on the service properties of {@link org.portabledevices.service.ServiceProperties}; {@code null} for all services.
	 * @param options the waiting time.
	 * @return a followed service: a client of its own.
	 * @throws IllegalArgumentException if the filter is none.
	 * @throws IllegalStateException if the bundle or the engine has stopped.
	 */
	FollowedService follow(String filter, FollowOptions options);
}
