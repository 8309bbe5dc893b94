package org.portabledevices.wpd;

import static org.portabledevices.description.MethodAccess.READWRITE;
import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.RETURN;
import static org.portabledevices.values.VariantType.LPWSTR;
import static org.portabledevices.wpd.StorageMethods.FILE_SYSTEM;
import static org.portabledevices.wpd.StorageMethods.FORMAT;
import static org.portabledevices.wpd.StorageMethods.NEW_OBJECT;
import static org.portabledevices.wpd.StorageMethods.OBJECTS;
import static org.portabledevices.wpd.StorageMethods.PARENT;
import static org.portabledevices.wpd.StorageMethods.PATTERN;
import static org.portabledevices.wpd.StorageMethods.PROTECTION;
import static org.portabledevices.wpd.StorageMethods.STORAGE;

import java.time.Duration;
import java.util.List;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.Variant;

/**
 * Further methods of {@link ServiceTypes#STORAGE}: whole trees, folders, and what is done to objects without their content. Keys, and what names an object, a
 * folder and a storage, as in {@link StorageMethods}.
 */
public final class ObjectMethods {

	/** As the depth of {@link #LIST_TREE}: all levels. MTP: the same number in GetObjectPropList. */
	public static final long ALL_LEVELS = 0xFFFF_FFFFL;

	/** More than the devices need that copy, move or format for a long time without a word. */
	private static final Duration LONG_SILENCE = Duration.ofMinutes(10);

	/**
	 * Lists a folder with all that it holds: for each object what {@link StorageMethods#GET_OBJECT_INFO} says and, in front of it,
	 * {@link PropertyKeys#OBJECT_PATH}. A folder stands before what it holds. Objects that are removed meanwhile are left out. Progress counts objects; it can be
	 * cancelled between any two. The folders on the way are listed too, so the total is not known beforehand.
	 * <p>
	 * MTP: GetObjectPropList of a whole level or tree, where the device has it; PTP: GetObjectHandles of each folder, GetObjectInfo of each object.
	 */
	public static final MethodDescription LIST_TREE = PtpMethods.method(0x0005, "ListTree")
			.description("Lists a folder with all that it holds, with paths: GetObjectPropList, or GetObjectHandles and GetObjectInfo")
			.parameter(PtpParameters.nested(OBJECTS, "Objects", "One set of values for each, its path first"))
			.parameter(PtpParameters.storage(STORAGE, "Only of this storage, such as s10001"))
			.parameter(ParameterDescription.builder(PARENT, "Parent", IN, LPWSTR).objectIdentifier().defaultValue(Variant.empty())
					.description("The folder, such as o1, /DCIM or /; absent: the roots of all storages").build())
			.parameter(PtpParameters.depth().defaultValue(Variant.ui4(ALL_LEVELS)).range(Variant.ui4(1), Variant.ui4(ALL_LEVELS))
					.description("How many levels: 1 what lies directly in the folder, 4294967295 all").build())
			.parameter(ParameterDescription.builder(PATTERN, "Pattern", IN, LPWSTR).defaultValue(Variant.empty())
					.description("Only what matches: a name such as *.JPG, or with a / a path such as /DCIM/**/IMG_*.JPG").build())
			.parameter(PtpParameters.format(FORMAT, "Only of this object format, such as EXIF_JPEG or 0x3801"))
			.build();

	/** Makes a folder. If it is cancelled or fails, no folder is left behind. PTP: SendObjectInfo of an Association. */
	public static final MethodDescription CREATE_FOLDER = PtpMethods.method(0x0006, "CreateFolder").access(READWRITE)
			.description("Makes a folder: SendObjectInfo of an Association").parameter(PtpParameters.newObject())
			.parameter(PtpParameters.storage(STORAGE, "The storage, such as s10001; absent: the device chooses"))
			.parameter(ParameterDescription.builder(PARENT, "Parent", IN, LPWSTR).objectIdentifier().defaultValue(Variant.empty())
					.description("The folder that it is to lie in, such as o1 or /DCIM; absent: the device chooses").build())
			.parameter(PtpParameters.name("The name of the folder, without a path")).build();

	/** Moves an object, a folder with all that it holds; its object ID stays. Cannot be cancelled while it runs. PTP: MoveObject. */
	public static final MethodDescription MOVE = PtpMethods.method(0x1019, "Move").access(READWRITE).notCancellable()
			.silenceLimit(LONG_SILENCE).description("Moves an object, a folder with all that it holds: MoveObject")
			.parameter(PtpParameters.object()).parameter(PtpParameters.storage(STORAGE, "The storage that Parent lies in, such as s10001"))
			.parameter(target()).build();

	/** Copies an object, a folder with all that it holds. Cannot be cancelled while it runs. PTP: CopyObject. */
	public static final MethodDescription COPY = PtpMethods.method(0x101A, "Copy").access(READWRITE).notCancellable()
			.silenceLimit(LONG_SILENCE).description("Copies an object, a folder with all that it holds: CopyObject")
			.parameter(ParameterDescription.builder(NEW_OBJECT, "NewObject", RETURN, LPWSTR).objectIdentifier()
					.description("The object ID of the copy").build())
			.parameter(PtpParameters.object())
			.parameter(PtpParameters.storage(STORAGE, "The storage that Parent lies in, such as s10001")).parameter(target()).build();

	/** Protects an object, or lets it be changed again. Cannot be cancelled while it runs. PTP: SetObjectProtection. */
	public static final MethodDescription SET_PROTECTION = PtpMethods.method(0x1012, "SetProtection").access(READWRITE).notCancellable()
			.description("Protects an object, or lets it be changed again: SetObjectProtection").parameter(PtpParameters.object())
			.parameter(ParameterDescription.builder(PROTECTION, "Protection", IN, LPWSTR)
					.description("NoProtection, ReadOnly, ReadOnlyData, NonTransferableData, or PTP's number such as 0x8001").build())
			.build();

	/** Formats a storage: all that it holds is lost. Cannot be cancelled while it runs. PTP: FormatStore. */
	public static final MethodDescription FORMAT_STORE = PtpMethods.method(0x100F, "FormatStore").access(READWRITE).notCancellable()
			.silenceLimit(LONG_SILENCE).description("Formats a storage, all that it holds is lost: FormatStore")
			.parameter(ParameterDescription.builder(STORAGE, "Storage", IN, LPWSTR).objectIdentifier()
					.description("The storage, such as s10001").build())
			.parameter(ParameterDescription.builder(FILE_SYSTEM, "FileSystem", IN, LPWSTR).defaultValue(Variant.empty())
					.description("Flat, Hierarchical, DCF, or PTP's number; absent: the device chooses").build())
			.build();

	/** All methods, in the order in which a service offers them. */
	public static final List<MethodDescription> ALL = List.of(LIST_TREE, CREATE_FOLDER, MOVE, COPY, SET_PROTECTION, FORMAT_STORE);

	private ObjectMethods() {
	}

	private static ParameterDescription target() {
		return ParameterDescription.builder(PARENT, "Parent", IN, LPWSTR).objectIdentifier()
				.description("The folder that it is to lie in, such as o1 or /DCIM, or a storage such as s10001 for its root").build();
	}
}
