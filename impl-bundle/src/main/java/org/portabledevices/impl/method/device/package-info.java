/** Methods of the Device service: properties, what makes the device do something, and any operation by its code. */
package org.portabledevices.impl.method.device;
