/** The kit's own device: a backend that does everything that the contract speaks of, when it is told to. */
@Export
@Version("1.0.0")
package org.portabledevices.tck.device;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
