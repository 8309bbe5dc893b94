/** What runs in a simulated device: one work for each invocation, step by step in the device's time, and what befalls it. */
package org.portabledevices.sim.work;
