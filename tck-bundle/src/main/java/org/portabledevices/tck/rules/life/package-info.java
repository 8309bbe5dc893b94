/** Contract group 4: what happens when a client, a backend, a device or the engine goes. */
package org.portabledevices.tck.rules.life;
