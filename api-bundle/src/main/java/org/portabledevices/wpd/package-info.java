/**
 * What Windows Portable Devices defines by name and number, and the methods that cameras and other PTP/MTP devices are offered with: types of services, object
 * formats, events, keys of properties, forms of identifiers, and the descriptions of methods.
 * <p>
 * Every backend that offers such a service takes its descriptions from here, so a client finds the same GUIDs, names and parameters whatever backend serves it.
 * The classes hold constants and pure functions only; everything may be used from any thread. {@code null} is neither accepted nor returned.
 */
@Export
@Version("1.0.0")
package org.portabledevices.wpd;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
