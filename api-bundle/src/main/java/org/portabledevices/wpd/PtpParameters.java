package org.portabledevices.wpd;

import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.RETURN;
import static org.portabledevices.values.VariantType.LPWSTR;
import static org.portabledevices.values.VariantType.UI4;
import static org.portabledevices.values.VariantType.UI8;
import static org.portabledevices.values.VariantType.UNKNOWN;

import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;

/** Parameters that several methods have. */
final class PtpParameters {

	private PtpParameters() {
	}

	/** An object that must be named. */
	static ParameterDescription object() {
		return ParameterDescription.builder(StorageMethods.OBJECT, "Object", IN, LPWSTR).objectIdentifier()
				.description("The object, such as o3 or /DCIM/100SIMUL/SIM_0001.JPG").build();
	}

	/** The object that a method has made. */
	static ParameterDescription newObject() {
		return ParameterDescription.builder(StorageMethods.OBJECT, "Object", RETURN, LPWSTR).objectIdentifier()
				.description("The object ID of the new object").build();
	}

	/** A storage that may be left out. */
	static ParameterDescription storage(PropertyKey key, String words) {
		return ParameterDescription.builder(key, "Storage", IN, LPWSTR).objectIdentifier().defaultValue(Variant.empty()).description(words)
				.build();
	}

	/** The name of a new object. */
	static ParameterDescription name(String words) {
		return ParameterDescription.builder(StorageMethods.NAME, "Name", IN, LPWSTR).regularExpression("[^/\\\\]{1,254}").description(words)
				.build();
	}

	/** An object format that may be left out. */
	static ParameterDescription format(PropertyKey key, String words) {
		return ParameterDescription.builder(key, "Format", IN, LPWSTR).defaultValue(Variant.empty()).description(words).build();
	}

	/** How many bytes were transferred. */
	static ParameterDescription size(PropertyKey key) {
		return ParameterDescription.builder(key, "Size", RETURN, UI8).description("How many bytes were transferred").build();
	}

	/** How many levels of folders are meant. */
	static ParameterDescription.Builder depth() {
		return ParameterDescription.builder(StorageMethods.DEPTH, "Depth", IN, UI4);
	}

	/** A result that is a list, or a set of values. */
	static ParameterDescription nested(PropertyKey key, String name, String words) {
		return ParameterDescription.builder(key, name, RETURN, UNKNOWN).description(words).build();
	}
}
