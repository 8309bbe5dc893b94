/** Contract group 2: what a cancel reaches, answers, and does to the device. */
package org.portabledevices.tck.rules.cancel;
