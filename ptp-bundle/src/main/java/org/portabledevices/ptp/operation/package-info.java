/**
 * The operations of PTP and MTP with types: each method is one transaction of a
 * {@link org.portabledevices.ptp.initiator.PtpSession}, on the caller's thread, and can be stopped with a
 * {@link org.portabledevices.ptp.initiator.Cancellation}. Datasets are kept in memory within a bound, objects are streamed.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp.operation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
