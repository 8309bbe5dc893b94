/**
 * For authors of backends: bring a device in, and answer invocations.
 * <p>
 * A backend describes a device and its services, gives a handler for each method, and registers both with the
 * {@link org.portabledevices.backend.BackendHost}. All of the invocation contract (checks, order, cancel, deadlines, callbacks, limits, ends) is then kept for
 * it by the engine; what is left to it are the rules of group 7, which the methods here state.
 */
@Export
@Version("1.0.0")
package org.portabledevices.backend;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
