/**
 * The numbers of PTP and MTP: operations, responses, events, object formats, properties and data types.
 * <p>
 * Every code is an unsigned 16-bit integer, kept in an {@code int}. A class here names the codes that the standards
 * define; a code it does not know is legal everywhere and keeps its number.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp.code;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
