package org.portabledevices.ptp.dataset;

import java.util.List;

import org.portabledevices.ptp.PtpFormatException;

/**
 * Describes a device. ISO 15740:2013 clause 5.5.1: DeviceInfo dataset.
 *
 * @param standardVersion the version of the standard in hundredths, u16: 100 is 1.00.
 * @param vendorExtensionId the vendor whose extensions the device speaks, u32; 6 is Microsoft (MTP), 0xFFFFFFFF MTP by its own book.
 * @param vendorExtensionVersion the version of these extensions in hundredths, u16.
 * @param vendorExtensionDesc the extensions in words, string; such as {@code microsoft.com: 1.0; android.com: 1.0;}.
 * @param functionalMode the functional mode, u16; 0 is the standard one.
 * @param operationsSupported operation codes, array of u16.
 * @param eventsSupported event codes, array of u16.
 * @param devicePropertiesSupported device property codes, array of u16.
 * @param captureFormats object format codes that the device can make, array of u16.
 * @param imageFormats object format codes that the device can keep, array of u16; MTP calls them PlaybackFormats.
 * @param manufacturer who made the device, string.
 * @param model the model, string.
 * @param deviceVersion the version of the device or its firmware, string.
 * @param serialNumber the serial number, string.
 */
public record DeviceInfo(int standardVersion, int vendorExtensionId, int vendorExtensionVersion,
		String vendorExtensionDesc, int functionalMode, List<Integer> operationsSupported, List<Integer> eventsSupported,
		List<Integer> devicePropertiesSupported, List<Integer> captureFormats, List<Integer> imageFormats,
		String manufacturer, String model, String deviceVersion, String serialNumber) {
	/**
	 * Copies the lists.
	 *
	 * @param standardVersion as in the record.
	 * @param vendorExtensionId as in the record.
	 * @param vendorExtensionVersion as in the record.
	 * @param vendorExtensionDesc as in the record.
	 * @param functionalMode as in the record.
	 * @param operationsSupported as in the record.
	 * @param eventsSupported as in the record.
	 * @param devicePropertiesSupported as in the record.
	 * @param captureFormats as in the record.
	 * @param imageFormats as in the record.
	 * @param manufacturer as in the record.
	 * @param model as in the record.
	 * @param deviceVersion as in the record.
	 * @param serialNumber as in the record.
	 */
	public DeviceInfo {
		operationsSupported = List.copyOf(operationsSupported);
		eventsSupported = List.copyOf(eventsSupported);
		devicePropertiesSupported = List.copyOf(devicePropertiesSupported);
		captureFormats = List.copyOf(captureFormats);
		imageFormats = List.copyOf(imageFormats);
	}

	/**
	 * Tells whether the device offers an operation.
	 *
	 * @param operation the operation's code.
	 * @return whether it is among the supported ones.
	 */
	public boolean supports(int operation) {
		return operationsSupported.contains(operation);
	}

	/**
	 * Reads a description from its wire form.
	 *
	 * @param bytes the bytes.
	 * @return the description.
	 * @throws PtpFormatException if the bytes are malformed.
	 */
	public static DeviceInfo decode(byte[] bytes) throws PtpFormatException {
		DatasetReader reader = new DatasetReader("DeviceInfo", bytes);
		return new DeviceInfo(reader.u16("StandardVersion"), reader.u32("VendorExtensionID"),
				reader.u16("VendorExtensionVersion"), reader.string("VendorExtensionDesc"), reader.u16("FunctionalMode"),
				reader.u16Array("OperationsSupported"), reader.u16Array("EventsSupported"),
				reader.u16Array("DevicePropertiesSupported"), reader.u16Array("CaptureFormats"),
				reader.u16Array("ImageFormats"), reader.string("Manufacturer"), reader.string("Model"),
				reader.string("DeviceVersion"), reader.string("SerialNumber"));
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 * @throws IllegalArgumentException if a string is longer than 254 units, or a number does not fit its field.
	 */
	public byte[] encode() {
		return new DatasetWriter().u16(standardVersion).u32(vendorExtensionId).u16(vendorExtensionVersion)
				.string(vendorExtensionDesc).u16(functionalMode).u16Array(operationsSupported).u16Array(eventsSupported)
				.u16Array(devicePropertiesSupported).u16Array(captureFormats).u16Array(imageFormats).string(manufacturer)
				.string(model).string(deviceVersion).string(serialNumber).toByteArray();
	}
}
