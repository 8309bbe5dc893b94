/**
 * The engine without OSGi: clients, invocations and devices.
 * <p>
 * Locks: one for each client (its pending list) and one for each device (its queues and slots). A client's lock may be held while a device's is taken, never the other way
 * round, and neither while foreign code runs. The state of an invocation is under no lock: it is one reference, changed by compare-and-set.
 */
package org.portabledevices.engine.core;
