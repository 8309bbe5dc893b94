/**
 * Follow the best service while backends come, go and change under it (contract group 5).
 * <p>
 * The same object serves Declarative Services components and plain activators:
 *
 * <pre>
 * &#64;Reference
 * ServiceFollower follower;
 *
 * FollowedService contacts = follower.follow("(portabledevices.service.name=Contacts)");
 * contacts.methods().invoke(method, parameters);
 * </pre>
 */
@Export
@Version("1.0.0")
package org.portabledevices.tracker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
