/**
 * For operators: see and cancel what is pending, see which backends and devices are configured, and choose the backend.
 */
@Export
@Version("1.0.0")
package org.portabledevices.monitor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
