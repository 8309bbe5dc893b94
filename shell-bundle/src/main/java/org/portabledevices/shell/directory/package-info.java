/** What there is: services in the registry, devices that backends are configured for, and how the user's names find them. */
package org.portabledevices.shell.directory;
