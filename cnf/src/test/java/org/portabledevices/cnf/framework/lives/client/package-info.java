/** Clients: the contents of bundles that the tests install, and that know nothing of the tests. */
package org.portabledevices.cnf.framework.lives.client;
