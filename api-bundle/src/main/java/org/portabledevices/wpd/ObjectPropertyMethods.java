package org.portabledevices.wpd;

import static org.portabledevices.description.MethodAccess.READWRITE;
import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.RETURN;
import static org.portabledevices.values.VariantType.LPWSTR;
import static org.portabledevices.values.VariantType.UNKNOWN;
import static org.portabledevices.wpd.StorageMethods.FORMAT;
import static org.portabledevices.wpd.StorageMethods.KEYS;

import java.util.List;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;

/**
 * Methods of {@link ServiceTypes#STORAGE} for the properties of objects that MTP adds. A property is named as MTP names it, such as {@code ObjectFileName} in any
 * case, or by its code, such as {@code 0xDC07}. Values are texts as in {@link DeviceMethods}; sets of values hold them typed. MTP 1.1 appendix B lists the
 * properties, appendix D the operations.
 */
public final class ObjectPropertyMethods {

	/** Key of Property: a name or a code. */
	public static final PropertyKey PROPERTY = new PropertyKey(KEYS, 20);
	/** Key of Value, a text. */
	public static final PropertyKey VALUE = new PropertyKey(KEYS, 21);
	/** Key of Properties: a list, see each method. */
	public static final PropertyKey PROPERTIES = new PropertyKey(KEYS, 22);
	/** Key of Description: {@link org.portabledevices.values.Values} with the property keys of {@link PropertyKeys}. */
	public static final PropertyKey DESCRIPTION = new PropertyKey(KEYS, 23);
	/** Key of Descriptions: a list of lists of {@link org.portabledevices.values.Values} with the property keys of {@link PropertyKeys}. */
	public static final PropertyKey DESCRIPTIONS = new PropertyKey(KEYS, 24);
	/** Key of References: a list of VT_LPWSTR, object IDs; as a parameter paths too. */
	public static final PropertyKey REFERENCES = new PropertyKey(KEYS, 25);

	/** Names the properties that objects of a format have, as a list of VT_LPWSTR. MTP: GetObjectPropsSupported. */
	public static final MethodDescription LIST_OBJECT_PROPERTIES_SUPPORTED = PtpMethods.method(0x9801, "ListObjectPropertiesSupported")
			.description("Names the properties that objects of a format have: GetObjectPropsSupported")
			.parameter(PtpParameters.nested(PROPERTIES, "Properties", "Their names, or codes where there is no name")).parameter(ofFormat())
			.build();

	/** Describes a property of objects, as {@link DeviceMethods#DESCRIBE_PROPERTY} does, without PROPERTY_VALUE. MTP: GetObjectPropDesc. */
	public static final MethodDescription DESCRIBE_OBJECT_PROPERTY = PtpMethods.method(0x9802, "DescribeObjectProperty")
			.description("Describes a property of objects: GetObjectPropDesc")
			.parameter(PtpParameters.nested(DESCRIPTION, "Description", "Its type, default and allowed values")).parameter(property())
			.parameter(ofFormat()).build();

	/**
	 * Describes which values properties take together: one list for each combination. MTP: GetInterdependentPropDesc.
	 */
	public static final MethodDescription DESCRIBE_INTERDEPENDENT_PROPERTIES = PtpMethods.method(0x9807, "DescribeInterdependentProperties")
			.description("Describes which values properties take together: GetInterdependentPropDesc")
			.parameter(PtpParameters.nested(DESCRIPTIONS, "Descriptions", "A list of descriptions for each combination"))
			.parameter(ofFormat()).build();

	/** Answers the value of a property of an object. MTP: GetObjectPropValue. */
	public static final MethodDescription GET_OBJECT_PROPERTY = PtpMethods.method(0x9803, "GetObjectProperty")
			.description("Answers the value of a property of an object: GetObjectPropValue")
			.parameter(ParameterDescription.builder(VALUE, "Value", RETURN, LPWSTR).description("Its value as text").build())
			.parameter(PtpParameters.object()).parameter(property()).build();

	/** Sets the value of a property of an object; the text is read by the property's data type. MTP: SetObjectPropValue. */
	public static final MethodDescription SET_OBJECT_PROPERTY = PtpMethods.method(0x9804, "SetObjectProperty").access(READWRITE)
			.description("Sets the value of a property of an object: SetObjectPropValue").parameter(PtpParameters.object())
			.parameter(property())
			.parameter(ParameterDescription.builder(VALUE, "Value", IN, LPWSTR).description("Its new value as text").build()).build();

	/**
	 * Answers properties of an object, of a folder with what it holds: a list of values with {@link PropertyKeys#OBJECT_ID}, PROPERTY_CODE, PROPERTY_NAME,
	 * PROPERTY_DATA_TYPE and PROPERTY_VALUE. MTP: GetObjectPropList; without it, for a depth of 0, GetObjectPropsSupported and GetObjectPropValue of each.
	 */
	public static final MethodDescription GET_OBJECT_PROPERTIES = PtpMethods.method(0x9805, "GetObjectProperties")
			.description("Answers properties of an object, of a folder with what it holds: GetObjectPropList")
			.parameter(PtpParameters.nested(PROPERTIES, "Properties", "One set of values for each")).parameter(PtpParameters.object())
			.parameter(ParameterDescription.builder(PROPERTY, "Property", IN, LPWSTR).defaultValue(Variant.empty())
					.description("Only this property, such as ObjectSize or 0xDC04; absent: all").build())
			.parameter(PtpParameters.depth().defaultValue(Variant.ui4(0))
					.description("How many levels below the object: 0 the object itself, 1 also what lies in it, 4294967295 all").build())
			.build();

	/**
	 * Sets properties of objects: a list of values, each with {@link PropertyKeys#OBJECT_ID} (an ID or a path), {@link PropertyKeys#PROPERTY_NAME} (a name or a
	 * code) and {@link PropertyKeys#PROPERTY_VALUE} (a text, read by the property's data type). A device sets them one after another; if it refuses one, those
	 * before it are set. MTP: SetObjectPropList.
	 */
	public static final MethodDescription SET_OBJECT_PROPERTIES = PtpMethods.method(0x9806, "SetObjectProperties").access(READWRITE)
			.description("Sets properties of objects: SetObjectPropList")
			.parameter(ParameterDescription.builder(PROPERTIES, "Properties", IN, UNKNOWN)
					.description("A list of values, each with Id, Property and Value").build())
			.build();

	/** Names the objects that an object refers to: the tracks of a play list, for example. MTP: GetObjectReferences. */
	public static final MethodDescription GET_OBJECT_REFERENCES = PtpMethods.method(0x9810, "GetObjectReferences")
			.description("Names the objects that an object refers to: GetObjectReferences")
			.parameter(PtpParameters.nested(REFERENCES, "References", "Their object IDs")).parameter(PtpParameters.object()).build();

	/** Sets the objects that an object refers to. MTP: SetObjectReferences. */
	public static final MethodDescription SET_OBJECT_REFERENCES = PtpMethods.method(0x9811, "SetObjectReferences").access(READWRITE)
			.description("Sets the objects that an object refers to: SetObjectReferences").parameter(PtpParameters.object())
			.parameter(ParameterDescription.builder(REFERENCES, "References", IN, UNKNOWN)
					.description("A list of object IDs or paths; an empty one takes all away").build())
			.build();

	/** All methods, in the order in which a service offers them. */
	public static final List<MethodDescription> ALL = List.of(LIST_OBJECT_PROPERTIES_SUPPORTED, DESCRIBE_OBJECT_PROPERTY,
			DESCRIBE_INTERDEPENDENT_PROPERTIES, GET_OBJECT_PROPERTY, SET_OBJECT_PROPERTY, GET_OBJECT_PROPERTIES, SET_OBJECT_PROPERTIES,
			GET_OBJECT_REFERENCES, SET_OBJECT_REFERENCES);

	private ObjectPropertyMethods() {
	}

	private static ParameterDescription property() {
		return ParameterDescription.builder(PROPERTY, "Property", IN, LPWSTR)
				.description("The property of the object, such as ObjectFileName or 0xDC07").build();
	}

	private static ParameterDescription ofFormat() {
		return ParameterDescription.builder(FORMAT, "Format", IN, LPWSTR).description("The object format, such as EXIF_JPEG or 0x3801")
				.build();
	}
}
