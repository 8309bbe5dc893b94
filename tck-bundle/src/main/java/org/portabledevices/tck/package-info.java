/**
 * The conformance kit: every numbered rule of the invocation contract as a JUnit 5 test that runs against any backend, unchanged.
 * <p>
 * A backend's author extends {@link org.portabledevices.tck.PortableDeviceContract} and answers a {@link org.portabledevices.tck.Harness} from its one factory method. What the
 * harness cannot do is reported as skipped, by rule; nothing is passed in silence.
 */
@Export
@Version("1.0.0")
package org.portabledevices.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
