/** Methods and events of PTP devices: typed parameters to transactions, what comes back to results, and what comes unasked to events. */
package org.portabledevices.impl.method;
