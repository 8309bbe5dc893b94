/**
 * The packets of PTP/IP and their wire form. CIPA DC-X005 chapter 2.
 * <p>
 * Little-endian and packed: u32 length of the whole packet, u32 type, body. Two TCP connections make a session: one for
 * commands and data, one for events.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp.ip;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
