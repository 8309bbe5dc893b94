/**
 * The services of PTP devices, and their events. Each service has a package of its own, in which typed parameters become transactions, and what comes back becomes
 * results.
 */
package org.portabledevices.impl.method;
