/**
 * The datasets of MTP Device Services: what services a device has, and their properties, formats, methods and events.
 * <p>
 * The operations and their codes are those of Microsoft's MTP Device Services Extension, 0x9301 to 0x930A. The fields of the
 * datasets are as a public implementation of a device writes them (that of the Symbian platform); they are not confirmed in
 * the specification's text. A device whose datasets differ is a {@link org.portabledevices.ptp.PtpFormatException}; its bytes
 * are to be had from {@link org.portabledevices.ptp.operation.SessionOperations#receive}.
 * <p>
 * As in {@link org.portabledevices.ptp.dataset}, reading believes nothing, bytes after the last field are ignored, and writing
 * throws {@link java.lang.IllegalArgumentException} for what the wire cannot carry. GUIDs are 16 bytes in Microsoft's order:
 * u32, u16 and u16 little-endian, then 8 bytes as they are.
 */
@Export
@Version("1.0.0")
package org.portabledevices.ptp.deviceservice;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
