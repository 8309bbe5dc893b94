/** What a harness puts between a backend and the engine, to look on. */
@Export
@Version("1.0.0")
package org.portabledevices.tck.host;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
