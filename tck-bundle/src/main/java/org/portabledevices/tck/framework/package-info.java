/** The kit in a framework: bundles are bundles, and the engine is found as services. */
@Export
@Version("1.0.0")
package org.portabledevices.tck.framework;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
