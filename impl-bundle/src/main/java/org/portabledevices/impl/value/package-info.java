/** What clients write and read, and what devices understand: names, numbers and values, in both directions. */
package org.portabledevices.impl.value;
