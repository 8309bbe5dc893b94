/** Contract group 3: ends, callbacks, results and bulk data. */
package org.portabledevices.tck.rules.complete;
