/**
 * The simulator in plain Java, for tests: {@link org.portabledevices.sim.Simulation} starts a simulated device without a framework. Not exported; in a framework the
 * simulator is configured.
 */
package org.portabledevices.sim;
