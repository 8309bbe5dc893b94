package org.portabledevices.wpd;

import static org.portabledevices.description.MethodAccess.READWRITE;
import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.values.VariantType.UI8;
import static org.portabledevices.wpd.StorageMethods.OFFSET;
import static org.portabledevices.wpd.StorageMethods.SIZE;

import java.util.List;

import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;

/**
 * Methods of {@link ServiceTypes#STORAGE} that change the content of an object in its place: {@link #BEGIN_EDIT}, then parts and lengths in any order, then
 * {@link #END_EDIT}. What was written before a cancel or a failure stays written. Source: the operations 0x95C1 to 0x95C5 of Android's MTP responder, which it
 * announces as {@code android.com: 1.0}.
 */
public final class ObjectEditMethods {

	/** Begins to edit an object. Cannot be cancelled while it runs. Android: BeginEditObject. */
	public static final MethodDescription BEGIN_EDIT = PtpMethods.method(0x95C4, "BeginEdit").access(READWRITE).notCancellable()
			.description("Begins to edit an object: BeginEditObject").parameter(PtpParameters.object()).build();

	/** Writes a part of an object that is being edited, from the source, whose length must be known. Android: SendPartialObject. */
	public static final MethodDescription WRITE_PART = PtpMethods.method(0x95C2, "WritePart").access(READWRITE)
			.bulkData(BulkData.TO_DEVICE).description("Writes a part of an object that is being edited: SendPartialObject")
			.parameter(PtpParameters.size(SIZE)).parameter(PtpParameters.object())
			.parameter(ParameterDescription.builder(OFFSET, "Offset", IN, UI8)
					.description("Where the part begins, in bytes; at most the size of the object").build())
			.build();

	/** Gives an object that is being edited another length. Cannot be cancelled while it runs. Android: TruncateObject. */
	public static final MethodDescription TRUNCATE = PtpMethods.method(0x95C3, "Truncate").access(READWRITE).notCancellable()
			.description("Gives an object that is being edited another length: TruncateObject").parameter(PtpParameters.object())
			.parameter(ParameterDescription.builder(SIZE, "Size", IN, UI8).description("Its new length in bytes").build()).build();

	/** Ends the editing of an object. Cannot be cancelled while it runs. Android: EndEditObject. */
	public static final MethodDescription END_EDIT = PtpMethods.method(0x95C5, "EndEdit").access(READWRITE).notCancellable()
			.description("Ends the editing of an object: EndEditObject").parameter(PtpParameters.object()).build();

	/** All methods, in the order in which a service offers them. */
	public static final List<MethodDescription> ALL = List.of(BEGIN_EDIT, WRITE_PART, TRUNCATE, END_EDIT);

	private ObjectEditMethods() {
	}
}
