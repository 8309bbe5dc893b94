package org.portabledevices.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.service.End;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Progress;

/** A pending invocation as it was when it was looked at. Immutable; it refers to nothing of the client's. */
@ProviderType
public interface PendingInvocation {

	/**
	 * Tells the id.
	 *
	 * @return the id.
	 */
	long id();

	/**
	 * Tells the client.
	 *
	 * @return the number of the client, unique in the framework.
	 */
	long client();

	/**
	 * Tells the bundle of the client.
	 *
	 * @return the bundle's id.
	 */
	long bundleId();

	/**
	 * Tells the bundle of the client.
	 *
	 * @return the bundle's symbolic name.
	 */
	String bundleName();

	/**
	 * Tells the backend.
	 *
	 * @return the name; empty while it waits for a backend.
	 */
	Optional<String> backend();

	/**
	 * Tells the service.
	 *
	 * @return the Plug and Play service ID; empty while it waits for a backend.
	 */
	Optional<String> serviceId();

	/**
	 * Tells what it waits for while it has no backend (contract 5.3).
	 *
	 * @return the LDAP filter of the followed service, which may be pinned to one backend besides; empty once it has a backend, and if every service will do.
	 */
	Optional<String> waitsFor();

	/**
	 * Tells the method.
	 *
	 * @return the GUID.
	 */
	UUID method();

	/**
	 * Tells the method.
	 *
	 * @return the name; the text of the GUID if it waits for a backend and none has ever brought such a method in.
	 */
	String methodName();

	/**
	 * Tells the label.
	 *
	 * @return the label, possibly empty.
	 */
	String label();

	/**
	 * Tells where it stands.
	 *
	 * @return the state.
	 */
	InvocationState state();

	/**
	 * Tells how it will end, if that is decided: the device was told to stop, and has not confirmed yet.
	 *
	 * @return the end of a {@link InvocationState#CANCELLING} invocation, empty in every other state.
	 */
	Optional<End> decided();

	/**
	 * Tells how long it has been pending.
	 *
	 * @return the time since its acceptance.
	 */
	Duration age();

	/**
	 * Tells how far it has come.
	 *
	 * @return the newest progress.
	 */
	Progress progress();

	/**
	 * Tells its deadline.
	 *
	 * @return how long it may take in all, counted from its acceptance; empty if it has none.
	 */
	Optional<Duration> deadline();

	/**
	 * Tells how much of its deadline is left.
	 *
	 * @return the rest, zero if it has passed; empty if it has none.
	 */
	Optional<Duration> remaining();
}
