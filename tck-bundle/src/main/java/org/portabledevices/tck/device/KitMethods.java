package org.portabledevices.tck.device;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** The methods of the kit's own device. */
public final class KitMethods {

	/** The type of its service. */
	public static final UUID SERVICE = UUID.fromString("a3c5f3de-30b5-4d5f-8a3f-3f1d5b0a0001");
	/** The parameter of {@link #ECHO}: VT_UI4, 0 to 1,000,000. */
	public static final PropertyKey NUMBER = new PropertyKey(SERVICE, 2);
	/** The result of {@link #ECHO}: VT_UI4. */
	public static final PropertyKey RESULT = new PropertyKey(SERVICE, 3);

	/** The parameter of the methods that are held: VT_UI4, tells one call from another. */
	public static final PropertyKey TAG = new PropertyKey(SERVICE, 4);
	/** Another parameter of theirs: VT_UI4, 5 if it is left out. */
	public static final PropertyKey MODE = new PropertyKey(SERVICE, 5);
	/** Another one: VT_LPWSTR, absent if it is left out. */
	public static final PropertyKey REMARK = new PropertyKey(SERVICE, 6);
	/** And another: VT_UNKNOWN, a stream, absent if it is left out. */
	public static final PropertyKey STREAM = new PropertyKey(SERVICE, 7);
	/** A parameter of {@link #CHOOSE}: VT_UI4, one of 1, 2 and 4. */
	public static final PropertyKey COLOR = new PropertyKey(SERVICE, 8);
	/** A parameter of {@link #CHOOSE}: VT_I4, -10 to 10 in steps of 5. */
	public static final PropertyKey LEVEL = new PropertyKey(SERVICE, 9);
	/** A parameter of {@link #CHOOSE}: VT_LPWSTR, at most 8 characters, must be given. */
	public static final PropertyKey TITLE = new PropertyKey(SERVICE, 10);
	/** A parameter of {@link #CHOOSE}: VT_LPWSTR, small letters. */
	public static final PropertyKey NAME = new PropertyKey(SERVICE, 11);
	/** The parameter of {@link #MATCH}: VT_LPWSTR, its pattern takes very long for what does not match. */
	public static final PropertyKey TEXT = new PropertyKey(SERVICE, 12);
	/** The parameter of {@link #REFUSE}: VT_UI2, the response code. */
	public static final PropertyKey CODE = new PropertyKey(SERVICE, 13);
	/** The parameter of {@link #PAUSE}: VT_UI4, at most a minute, 1 if it is left out. */
	public static final PropertyKey MILLISECONDS = new PropertyKey(SERVICE, 14);
	/** How long the device may be silent. */
	public static final Duration SILENCE = Duration.ofMinutes(5);

	/** Answers its Number as its Result, before its handler returns. */
	public static final MethodDescription ECHO = method(1, "Echo")
			.parameter(ParameterDescription.builder(RESULT, "Result", ParameterUsage.RETURN, VariantType.UI4).build())
			.parameter(ParameterDescription.builder(NUMBER, "Number", ParameterUsage.IN, VariantType.UI4)
					.range(Variant.ui4(0), Variant.ui4(1_000_000)).defaultValue(Variant.ui4(1)).build())
			.build();
	/** Fails with Device_Busy. */
	public static final MethodDescription FAIL = method(2, "Fail").build();
	/** Goes on until it is let go or told to stop. */
	public static final MethodDescription HOLD = held(3, "Hold").build();
	/** As HOLD, but it cannot be cancelled. */
	public static final MethodDescription FIXED = held(4, "Fixed").notCancellable().build();
	/** As HOLD, but it does not hear that it is to stop. */
	public static final MethodDescription DEAF = held(5, "Deaf").build();
	/** As HOLD, but it says only when it is let go that it has stopped. */
	public static final MethodDescription SLOW = held(6, "Slow").build();
	/** As HOLD, and it reports progress, 1 and 2 of 3, when it starts. */
	public static final MethodDescription COUNT = held(7, "Count").build();
	/** Brings {@link #DOWNLOAD_LENGTH} bytes. */
	public static final MethodDescription DOWNLOAD = method(8, "Download").bulkData(BulkData.FROM_DEVICE).build();
	/** Takes whatever comes. */
	public static final MethodDescription UPLOAD = method(9, "Upload").bulkData(BulkData.TO_DEVICE).build();

	/** Has a parameter of each form, and answers nothing. */
	public static final MethodDescription CHOOSE = method(10, "Choose")
			.parameter(in(COLOR, "Color", VariantType.UI4).enumeration(List.of(Variant.ui4(1), Variant.ui4(2), Variant.ui4(4)))
					.defaultValue(Variant.ui4(1)).build())
			.parameter(in(LEVEL, "Level", VariantType.I4).range(Variant.i4(-10), Variant.i4(10), Variant.i4(5))
					.defaultValue(Variant.i4(0)).build())
			.parameter(in(TITLE, "Title", VariantType.LPWSTR).maxSize(16).build())
			.parameter(in(NAME, "Name", VariantType.LPWSTR).regularExpression("[a-z]+").defaultValue(Variant.string("kit")).build())
			.build();
	/** Takes a text and answers nothing. */
	public static final MethodDescription MATCH = method(11, "Match")
			.parameter(in(TEXT, "Text", VariantType.LPWSTR).regularExpression("(x+x+)+y").build()).build();
	/** Fails with the response code that it is given. */
	public static final MethodDescription REFUSE = method(12, "Refuse").parameter(in(CODE, "Code", VariantType.UI2).build()).build();
	/** Answers what it has not described. */
	public static final MethodDescription NONSENSE = method(13, "Nonsense").build();
	/** As HOLD, but it gives its slot up when it starts. */
	public static final MethodDescription WAIT = held(14, "Wait").build();
	/** Takes its Milliseconds of real time, unless it is told to stop: then it stops at once. */
	public static final MethodDescription PAUSE = method(15, "Pause")
			.parameter(in(MILLISECONDS, "Milliseconds", VariantType.UI4).range(Variant.ui4(0), Variant.ui4(60_000))
					.defaultValue(Variant.ui4(1)).build())
			.build();

	/** So much brings {@link #DOWNLOAD}. */
	public static final int DOWNLOAD_LENGTH = 4 << 20;

	private KitMethods() {
	}

	private static MethodDescription.Builder method(int number, String name) {
		return MethodDescription.builder(new UUID(SERVICE.getMostSignificantBits(), SERVICE.getLeastSignificantBits() + number), name)
				.silenceLimit(SILENCE);
	}

	private static MethodDescription.Builder held(int number, String name) {
		return method(number, name).parameter(in(TAG, "Tag", VariantType.UI4).defaultValue(Variant.ui4(0)).build())
				.parameter(in(MODE, "Mode", VariantType.UI4).defaultValue(Variant.ui4(5)).build())
				.parameter(in(REMARK, "Remark", VariantType.LPWSTR).defaultValue(Variant.empty()).build())
				.parameter(in(STREAM, "Stream", VariantType.UNKNOWN).defaultValue(Variant.empty()).build());
	}

	private static ParameterDescription.Builder in(PropertyKey key, String name, VariantType type) {
		return ParameterDescription.builder(key, name, ParameterUsage.IN, type);
	}
}
