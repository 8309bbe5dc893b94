/**
 * Calls of methods of portable devices, which can be watched and cancelled: what clients use.
 * <p>
 * A device offers <em>services</em>; each is an OSGi service of the type {@link org.portabledevices.service.PortableDeviceService}, found with the
 * properties of {@link org.portabledevices.service.ServiceProperties}. Whoever holds a service object is a <em>client</em>: the parts of one bundle that
 * looked it up plainly share one object and are one client; each object from {@code ServiceObjects} (Declarative Services:
 * {@code scope = PROTOTYPE_REQUIRED}) is a client of its own. Getting the object opens the service, giving it back closes it.
 * <p>
 * The rules that are cited as <em>contract n.m</em> are those of the invocation contract in the project's reference. They hold for every backend.
 * <p>
 * No argument and no result is {@code null} unless its documentation says so. Durations are {@link java.time.Duration}s, sizes are in bytes. All types
 * that the product implements may be used by any number of threads.
 * <p>
 * WPD: {@code IPortableDeviceService}, {@code IPortableDeviceServiceMethods}, {@code IPortableDeviceServiceMethodCallback}.
 */
@Export
@Version("1.0.0")
package org.portabledevices.service;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
