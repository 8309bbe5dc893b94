/**
 * A simulated camera: storages with objects, properties, and a shutter. It knows neither OSGi nor a wire, so the backend in memory and the PTP/IP responder show
 * one and the same; what it says and refuses, it says in the datasets and codes of PTP, which both understand.
 */
package org.portabledevices.sim.camera;
