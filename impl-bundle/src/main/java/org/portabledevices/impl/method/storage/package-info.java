/** Methods of the Storage service: listing, moving content, and changing objects. */
package org.portabledevices.impl.method.storage;
