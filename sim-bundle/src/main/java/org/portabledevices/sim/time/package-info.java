/** The time of simulated devices, which tests replace by one that passes when they say so. */
package org.portabledevices.sim.time;
