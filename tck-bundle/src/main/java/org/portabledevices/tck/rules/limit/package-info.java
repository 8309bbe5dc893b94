/** Contract group 6: bounds, beliefs and times. */
package org.portabledevices.tck.rules.limit;
