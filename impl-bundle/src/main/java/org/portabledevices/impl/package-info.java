/**
 * The components of the real backend: one for each configured device, and one that tells of all of them.
 * <p>
 * What needs OSGi ends here. {@code connection} keeps a device connected and registered, {@code method} turns method calls into PTP transactions; both are
 * made with {@code new} and know no component.
 */
package org.portabledevices.impl;
