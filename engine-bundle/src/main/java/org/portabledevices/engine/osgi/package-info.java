/**
 * The engine in a framework: components, registrations in the name of backends, clients by their bundles.
 * <p>
 * No lock is held while services are registered, changed or taken back, since the listeners of other bundles run in there.
 */
package org.portabledevices.engine.osgi;
