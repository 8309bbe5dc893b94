/** Contract group 1: what is accepted, checked and waited for, in which order, and until when. */
package org.portabledevices.tck.rules.invoke;
