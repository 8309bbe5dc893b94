/** What goes wrong with simulated devices, as configured, and the same at each run of the same seed. */
package org.portabledevices.sim.trouble;
