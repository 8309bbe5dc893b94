/** Methods of the StillImageCapture service, and how they wait for the events of the device. */
package org.portabledevices.impl.method.capture;
