/**
 * Keeps devices connected and registered with the engine.
 * <p>
 * A {@link org.portabledevices.impl.connection.MtpDevice} lives as long as its configuration. Each time it is connected, a
 * {@link org.portabledevices.impl.connection.ConnectedDevice} lives as long as its registration, over one
 * {@link org.portabledevices.impl.connection.Link} after another where a session has to be reset.
 */
package org.portabledevices.impl.connection;
