/**
 * What all parts of the PTP/MTP library share: its errors, and the event.
 * <p>
 * The library needs nothing but the JDK, starts no thread but those its Javadoc names, and logs nothing: what goes wrong
 * is thrown, or told to the listener that the caller gave. Identifiers that the wire carries as unsigned 32-bit integers
 * (object handles, storage, session and transaction IDs, parameters) are {@code int} with the same bits; codes are the
 * {@code int} value of an unsigned 16-bit integer; sizes are bytes in a {@code long}. No argument or result is
 * {@code null} unless its documentation says so.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
