/** What befalls the calls of simulated devices, as configured and scripted, and the same at each run of the same seed. */
package org.portabledevices.sim.trouble;
