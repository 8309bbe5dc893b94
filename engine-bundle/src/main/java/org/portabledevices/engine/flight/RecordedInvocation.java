package org.portabledevices.engine.flight;

import java.util.UUID;

import org.portabledevices.engine.state.Phase;

/** What may be recorded of an invocation. Nothing here is an object of a client or a backend, and no text is {@code null}. */
public interface RecordedInvocation {

	/** The id. */
	long id();

	/** The number of the client. */
	long client();

	/** The id of the client's bundle. */
	long bundleId();

	/** The symbolic name of the client's bundle. */
	String bundleName();

	/** The name of the backend, empty while it waits for one. */
	String backend();

	/** The Plug and Play service ID, empty while it waits for a backend. */
	String service();

	/** The GUID of the method. */
	UUID method();

	/** The name of the method; the text of its GUID, if it was never known. */
	String methodName();

	/** The label, possibly empty. */
	String label();

	/** The deadline in nanoseconds, negative for none. */
	long deadlineNanos();

	/** How long it has been pending, or was, in nanoseconds. Reads the clock. */
	long ageNanos();

	/** How much is done. */
	long completed();

	/** How much there is to do, negative if that is not known. */
	long total();

	/** Where it stands. */
	Phase phase();
}
