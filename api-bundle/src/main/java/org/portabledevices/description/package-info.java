/**
 * What a service says of itself: its methods, their parameters, its events and formats.
 * <p>
 * Descriptions are immutable and made by builders; a builder is for one thread at a time. Each description also answers its attributes in the
 * form of WPD, as {@link org.portabledevices.values.Values} under WPD's own keys. What WPD has no attribute for (whether a method can be cancelled,
 * how long it may be silent, whether it moves bulk data, words for people) is there beside it.
 * <p>
 * WPD: {@code IPortableDeviceServiceCapabilities}, method attributes {@code F17A5071-F039-44AF-8EFE-432CF32E432A}, parameter attributes
 * {@code E6864DD7-F325-45EA-A1D5-97CF73B6CA58}.
 */
@Export
@Version("1.0.0")
package org.portabledevices.description;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
