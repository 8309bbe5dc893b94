/** Contract group 5: following a service while backends come and go. */
package org.portabledevices.tck.rules.swap;
