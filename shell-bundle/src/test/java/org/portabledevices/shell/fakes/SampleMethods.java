package org.portabledevices.shell.fakes;

import java.util.UUID;

import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodAccess;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** Methods to call: WPD's sample, and two that move data. */
public final class SampleMethods {

	private static final UUID CUSTOM = UUID.fromString("ecfc865f-7b43-4d76-9c6b-d67309a3f6f7");

	public static final PropertyKey RESULT = new PropertyKey(CUSTOM, 2);
	public static final PropertyKey INTEGER = new PropertyKey(CUSTOM, 3);
	public static final PropertyKey OBJECT = new PropertyKey(CUSTOM, 4);

	public static final MethodDescription MY_CUSTOM_METHOD = MethodDescription.builder(CUSTOM, "MyCustomMethod")
			.access(MethodAccess.READWRITE)
			.parameter(ParameterDescription.builder(RESULT, "Result", ParameterUsage.RETURN, VariantType.BOOL).build())
			.parameter(ParameterDescription.builder(INTEGER, "Integer_Param", ParameterUsage.IN, VariantType.UI4).build())
			.parameter(ParameterDescription.builder(OBJECT, "ObjectId_Param", ParameterUsage.INOUT, VariantType.LPWSTR).objectIdentifier()
					.build())
			.build();

	public static final MethodDescription BEGIN_SYNC = MethodDescription
			.builder(UUID.fromString("63803e07-c713-45d3-8119-3479b31d3592"), "BeginSync").build();

	public static final MethodDescription DOWNLOAD = MethodDescription
			.builder(UUID.fromString("00000000-0000-0000-0000-00000000d0d0"), "Download").bulkData(BulkData.FROM_DEVICE).build();

	public static final MethodDescription UPLOAD = MethodDescription
			.builder(UUID.fromString("00000000-0000-0000-0000-0000000000d1"), "Upload").bulkData(BulkData.TO_DEVICE).build();

	private SampleMethods() {
	}

	/** A parameter of a type, limited by nothing but the type. */
	public static ParameterDescription parameter(VariantType type) {
		return builder(type).build();
	}

	/** A parameter of a type. */
	public static ParameterDescription.Builder builder(VariantType type) {
		return ParameterDescription.builder(new PropertyKey(CUSTOM, 10), "Thing", ParameterUsage.IN, type);
	}

	/** The number as the variant that it is in a range or an enumeration. */
	public static Variant ui4(long number) {
		return Variant.ui4(number);
	}
}
