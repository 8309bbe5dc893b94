/**
 * Values that travel between clients and devices: an ordered, immutable map from property keys to typed variants.
 * <p>
 * Everything here is immutable and may be shared between threads, with one exception: a {@link java.io.InputStream} inside a
 * {@link org.portabledevices.values.Variant} is kept by reference only. {@code null} is neither accepted nor returned.
 * <p>
 * WPD: {@code IPortableDeviceValues}, {@code PROPERTYKEY}, {@code PROPVARIANT}.
 */
@Export
@Version("1.0.0")
package org.portabledevices.values;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
