/** Simulated devices from their configuration to their end: connected to the engine, unplugged, changed, taken back. */
package org.portabledevices.sim.device;
