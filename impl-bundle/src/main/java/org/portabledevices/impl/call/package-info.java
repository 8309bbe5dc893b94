/**
 * Calls on the worker of a device: one after another, each with the session to itself, and what its end means for the invocation.
 * <p>
 * All transactions of one invocation share one {@link org.portabledevices.ptp.initiator.Cancellation}, so a stop reaches this invocation only, never the next.
 */
package org.portabledevices.impl.call;
