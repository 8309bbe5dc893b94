/** What happened to a simulated device, call by call: the same again at each run of the same seed and script. */
package org.portabledevices.sim.trace;
