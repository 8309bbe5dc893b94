/**
 * What carries transactions: the seam between the session, which knows transactions, and a connection, which knows bytes.
 * For authors of transports; who only uses devices needs {@link org.portabledevices.ptp.transport.Limits} from here.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp.transport;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
