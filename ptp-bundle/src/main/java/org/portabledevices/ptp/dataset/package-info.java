/**
 * The datasets of PTP and MTP: immutable records that read and write their wire form. ISO 15740:2013 clauses 5 and 13, MTP
 * 1.1 clauses 3 and 5.
 * <p>
 * Reading believes nothing: a count is compared with the bytes that are left before anything is allocated, and what does
 * not fit is a {@link org.portabledevices.ptp.PtpFormatException} that names dataset and field. Bytes after the last
 * field are ignored, as later editions append fields. Writing throws {@link java.lang.IllegalArgumentException} for what the wire
 * cannot carry.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp.dataset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
