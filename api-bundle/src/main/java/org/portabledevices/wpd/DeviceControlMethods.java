package org.portabledevices.wpd;

import static org.portabledevices.description.MethodAccess.READWRITE;
import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.RETURN;
import static org.portabledevices.values.VariantType.BYTES;
import static org.portabledevices.values.VariantType.I4;
import static org.portabledevices.values.VariantType.LPWSTR;
import static org.portabledevices.values.VariantType.UI2;
import static org.portabledevices.values.VariantType.UI4;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;

/**
 * Further methods of {@link ServiceTypes#DEVICE}: what makes the device as a whole do something, and any operation by its code, vendors' included.
 * <p>
 * The three that execute an operation are WPD's {@code WPD_COMMAND_MTP_EXT_EXECUTE_COMMAND_*}. OpenSession and CloseSession are refused: the session is the
 * backend's. A response other than OK is a <em>result</em> of {@link #EXECUTE_OPERATION}, with its parameters, since only the caller knows what it means; of the
 * two that have a sink or a source it is the end FAILED with the status 0x8004NNNN, so that what is not whole never passes for whole.
 */
public final class DeviceControlMethods {

	private static final UUID KEYS = UUID.fromString("9986ca81-44c4-407d-9da2-a34247bc7e94");

	/** The most bytes that {@link #EXECUTE_OPERATION} takes or gives. */
	public static final int MAXIMUM_DATA_LENGTH = 1024 * 1024;

	/** As the data phase of {@link #EXECUTE_OPERATION}: there is none. */
	public static final String NO_DATA = "None";
	/** As the data phase of {@link #EXECUTE_OPERATION}: the device sends data. */
	public static final String DATA_TO_READ = "Read";
	/** As the data phase of {@link #EXECUTE_OPERATION}: the device takes data. */
	public static final String DATA_TO_WRITE = "Write";

	/** Key of SelfTestType: {@code Default}, or a code of the vendor. */
	public static final PropertyKey SELF_TEST_TYPE = new PropertyKey(KEYS, 2);
	/** Key of SkipIndex: how many tracks, negative for backwards. */
	public static final PropertyKey SKIP_INDEX = new PropertyKey(KEYS, 3);
	/** Key of OperationCode: a name of PTP or MTP such as {@code GetNumObjects} in any case, or a code such as {@code 0x9201}. */
	public static final PropertyKey OPERATION_CODE = new PropertyKey(KEYS, 4);
	/** Keys of Parameter1 to Parameter5. What is left out before the last one given is sent as 0, what is left out behind it is not sent. */
	public static final List<PropertyKey> PARAMETERS = List.of(new PropertyKey(KEYS, 5), new PropertyKey(KEYS, 6), new PropertyKey(KEYS, 7),
			new PropertyKey(KEYS, 8), new PropertyKey(KEYS, 9));
	/** Key of DataPhase: {@link #NO_DATA}, {@link #DATA_TO_READ} or {@link #DATA_TO_WRITE}. */
	public static final PropertyKey DATA_PHASE = new PropertyKey(KEYS, 10);
	/** Key of Data: the bytes for the device. */
	public static final PropertyKey DATA = new PropertyKey(KEYS, 11);
	/** Key of ResponseCode. */
	public static final PropertyKey RESPONSE_CODE = new PropertyKey(KEYS, 12);
	/** Key of Response: the name of the response code, such as {@code OK}; else its code, such as {@code 0xA301}. */
	public static final PropertyKey RESPONSE = new PropertyKey(KEYS, 13);
	/** Key of ResponseParameters: a list of VT_UI4, as many as the device has sent. */
	public static final PropertyKey RESPONSE_PARAMETERS = new PropertyKey(KEYS, 14);
	/** Key of ResponseData: the bytes of the device, empty without any. */
	public static final PropertyKey RESPONSE_DATA = new PropertyKey(KEYS, 15);
	/** Key of Size: how many bytes were transferred. */
	public static final PropertyKey SIZE = new PropertyKey(KEYS, 16);

	/** Lets the device test itself; it fails with SelfTest_Failed (0x80042011). Cannot be cancelled while it runs. PTP: SelfTest. */
	public static final MethodDescription SELF_TEST = PtpMethods.method(0x1011, "SelfTest").notCancellable()
			.silenceLimit(Duration.ofMinutes(5)).description("Lets the device test itself: SelfTest")
			.parameter(ParameterDescription.builder(SELF_TEST_TYPE, "SelfTestType", IN, LPWSTR).defaultValue(Variant.string("Default"))
					.description("Default, or a code of the vendor such as 0x8001").build())
			.build();

	/** Resets the device and opens a new session; what else runs on it is aborted. Cannot be cancelled while it runs. PTP: ResetDevice. */
	public static final MethodDescription RESET = PtpMethods.method(0x1010, "Reset").access(READWRITE).notCancellable()
			.description("Resets the device, and opens a new session: ResetDevice").build();

	/** Turns the device off; it is gone then. Cannot be cancelled while it runs. PTP: PowerDown. */
	public static final MethodDescription POWER_DOWN = PtpMethods.method(0x1013, "PowerDown").access(READWRITE).notCancellable()
			.description("Turns the device off: PowerDown").build();

	/** Goes to another track of what the device plays. Cannot be cancelled while it runs. MTP: Skip. */
	public static final MethodDescription SKIP = PtpMethods.method(0x9820, "Skip").access(READWRITE).notCancellable()
			.description("Goes to another track of what the device plays: Skip")
			.parameter(ParameterDescription.builder(SKIP_INDEX, "SkipIndex", IN, I4)
					.description("How many tracks forwards, negative for backwards").build())
			.build();

	/**
	 * Executes an operation without data, or with no more than fits a result. Without data it cannot be cancelled once it was sent. WPD:
	 * {@code WPD_COMMAND_MTP_EXT_EXECUTE_COMMAND_WITHOUT_DATA_PHASE} and, for small data, the other two.
	 */
	public static final MethodDescription EXECUTE_OPERATION = operation(0x0002, "ExecuteOperation")
			.description("Executes any operation; whatever the device answers is the result")
			.parameter(response()).parameter(responseName()).parameter(responseParameters())
			.parameter(ParameterDescription.builder(RESPONSE_DATA, "ResponseData", RETURN, BYTES).maxSize(MAXIMUM_DATA_LENGTH)
					.description("The data that the device has sent").build())
			.parameter(code()).parameter(parameter(1)).parameter(parameter(2)).parameter(parameter(3)).parameter(parameter(4))
			.parameter(parameter(5))
			.parameter(ParameterDescription.builder(DATA_PHASE, "DataPhase", IN, LPWSTR).defaultValue(Variant.string(NO_DATA))
					.enumeration(List.of(Variant.string(NO_DATA), Variant.string(DATA_TO_READ), Variant.string(DATA_TO_WRITE)))
					.description("Whether there is data to read from the device, or to write to it").build())
			.parameter(ParameterDescription.builder(DATA, "Data", IN, BYTES).defaultValue(Variant.empty()).maxSize(MAXIMUM_DATA_LENGTH)
					.description("The data for the device, with DataPhase Write").build())
			.build();

	/** Executes an operation whose data goes to the sink. WPD: {@code WPD_COMMAND_MTP_EXT_EXECUTE_COMMAND_WITH_DATA_TO_READ}. */
	public static final MethodDescription EXECUTE_OPERATION_WITH_DATA_TO_READ = operation(0x0003, "ExecuteOperationWithDataToRead")
			.bulkData(BulkData.FROM_DEVICE).description("Executes any operation whose data is to be read")
			.parameter(PtpParameters.size(SIZE)).parameter(responseParameters()).parameter(code()).parameter(parameter(1))
			.parameter(parameter(2)).parameter(parameter(3)).parameter(parameter(4)).parameter(parameter(5)).build();

	/**
	 * Executes an operation whose data comes from the source, whose length must be known. WPD:
	 * {@code WPD_COMMAND_MTP_EXT_EXECUTE_COMMAND_WITH_DATA_TO_WRITE}.
	 */
	public static final MethodDescription EXECUTE_OPERATION_WITH_DATA_TO_WRITE = operation(0x0004, "ExecuteOperationWithDataToWrite")
			.bulkData(BulkData.TO_DEVICE).description("Executes any operation whose data is to be written")
			.parameter(PtpParameters.size(SIZE)).parameter(responseParameters()).parameter(code()).parameter(parameter(1))
			.parameter(parameter(2)).parameter(parameter(3)).parameter(parameter(4)).parameter(parameter(5)).build();

	/** All methods, in the order in which a service offers them. */
	public static final List<MethodDescription> ALL = List.of(SELF_TEST, RESET, POWER_DOWN, SKIP, EXECUTE_OPERATION,
			EXECUTE_OPERATION_WITH_DATA_TO_READ, EXECUTE_OPERATION_WITH_DATA_TO_WRITE);

	private DeviceControlMethods() {
	}

	private static MethodDescription.Builder operation(int code, String name) {
		return PtpMethods.method(code, name).access(READWRITE);
	}

	private static ParameterDescription code() {
		return ParameterDescription.builder(OPERATION_CODE, "OperationCode", IN, LPWSTR)
				.description("The operation, such as GetNumObjects or 0x9201").build();
	}

	private static ParameterDescription parameter(int number) {
		return ParameterDescription.builder(PARAMETERS.get(number - 1), "Parameter" + number, IN, UI4).defaultValue(Variant.empty())
				.description("Parameter %d of the operation".formatted(number)).build();
	}

	private static ParameterDescription response() {
		return ParameterDescription.builder(RESPONSE_CODE, "ResponseCode", RETURN, UI2).description("The response code, 0x2001 is OK")
				.build();
	}

	private static ParameterDescription responseName() {
		return ParameterDescription.builder(RESPONSE, "Response", RETURN, LPWSTR)
				.description("The name of the response code, or the code where there is no name").build();
	}

	private static ParameterDescription responseParameters() {
		return PtpParameters.nested(RESPONSE_PARAMETERS, "ResponseParameters", "The parameters of the response, numbers");
	}
}
