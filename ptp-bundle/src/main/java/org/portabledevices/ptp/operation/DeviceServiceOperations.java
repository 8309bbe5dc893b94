package org.portabledevices.ptp.operation;

import java.time.Duration;
import java.util.List;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.deviceservice.FormatCapabilities;
import org.portabledevices.ptp.deviceservice.PropertyName;
import org.portabledevices.ptp.deviceservice.ServiceInfo;
import org.portabledevices.ptp.deviceservice.ServicePropDesc;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.PtpSession;

/**
 * The operations of MTP Device Services, 0x9301 to 0x930A: which services a device has, and what they can do. Their names and
 * codes are Microsoft's; for the fields of their datasets see {@link org.portabledevices.ptp.deviceservice}, and for a device
 * whose datasets differ, {@link #receive} with a code of {@link OperationCode}. All have a data phase and can be cancelled
 * (contract 7.4). There is no operation that runs a method: how a device does it is the device's own. What holds for every
 * method is told at {@link SessionOperations}.
 */
public final class DeviceServiceOperations extends SessionOperations<DeviceServiceOperations> {
	/** In place of an object format code or a property code: all. */
	public static final int ALL = 0;

	/**
	 * Makes the operations of a session that nobody will cancel.
	 *
	 * @param session the session.
	 */
	public DeviceServiceOperations(PtpSession session) {
		this(session, null, null);
	}

	private DeviceServiceOperations(PtpSession session, Cancellation cancellation, Duration silence) {
		super(session, cancellation, silence);
	}

	@Override
	DeviceServiceOperations make(PtpSession session, Cancellation cancellation, Duration silence) {
		return new DeviceServiceOperations(session, cancellation, silence);
	}

	/**
	 * GetServiceIDs, 0x9301. Data-in: array of u32.
	 *
	 * @return the numbers of the services in this session.
	 * @throws PtpException if it did not succeed.
	 */
	public int[] getServiceIds() throws PtpException {
		return receiveU32Array(OperationCode.GET_SERVICE_IDS);
	}

	/**
	 * GetServiceInfo, 0x9302. Data-in: ServiceInfo dataset.
	 *
	 * @param serviceId the service.
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public ServiceInfo getServiceInfo(int serviceId) throws PtpException {
		return ServiceInfo.decode(receiveDescription(OperationCode.GET_SERVICE_INFO, serviceId));
	}

	/**
	 * GetServiceCapabilities, 0x9303: describes the formats and the methods of a service. Data-in: list of
	 * {@link FormatCapabilities}.
	 *
	 * @param serviceId the service.
	 * @param format the object format code or the code of a method, or {@link #ALL}.
	 * @return the descriptions.
	 * @throws PtpException if it did not succeed.
	 */
	public List<FormatCapabilities> getServiceCapabilities(int serviceId, int format) throws PtpException {
		return FormatCapabilities.decodeList(receiveDescription(OperationCode.GET_SERVICE_CAPABILITIES, serviceId, format));
	}

	/**
	 * GetServicePropDesc, 0x9304: describes properties of a service. Data-in: list of {@link ServicePropDesc}.
	 *
	 * @param serviceId the service.
	 * @param property the property's code, or {@link #ALL}.
	 * @return the descriptions.
	 * @throws PtpException if it did not succeed.
	 */
	public List<ServicePropDesc> getServicePropDesc(int serviceId, int property) throws PtpException {
		return ServicePropDesc.decodeList(receiveDescription(OperationCode.GET_SERVICE_PROP_DESC, serviceId, property));
	}

	/**
	 * GetServicePropList, 0x9305: answers properties of a service. Data-in: an ObjectPropList whose handles are the service's
	 * number.
	 *
	 * @param serviceId the service.
	 * @param property the property's code, or {@link #ALL}.
	 * @return the values.
	 * @throws PtpException if it did not succeed.
	 */
	public ObjectPropList getServicePropList(int serviceId, int property) throws PtpException {
		return ObjectPropList.decode(receive(OperationCode.GET_SERVICE_PROP_LIST, serviceId, property));
	}

	/**
	 * SetServicePropList, 0x9306: sets properties of a service. Data-out: an ObjectPropList whose handles are the service's
	 * number. If the device refuses one, the first parameter of the {@link org.portabledevices.ptp.ResponseException} is its
	 * place in the list, counted from 0.
	 *
	 * @param serviceId the service.
	 * @param properties properties and values.
	 * @throws PtpException if it did not succeed.
	 */
	public void setServicePropList(int serviceId, ObjectPropList properties) throws PtpException {
		send(OperationCode.SET_SERVICE_PROP_LIST, properties.encode(), serviceId);
	}

	/**
	 * UpdateObjectPropList, 0x9307: sets properties of objects, and says that their content is the same. Data-out:
	 * ObjectPropList dataset.
	 *
	 * @param properties handles, properties and values.
	 * @throws PtpException if it did not succeed.
	 */
	public void updateObjectPropList(ObjectPropList properties) throws PtpException {
		send(OperationCode.UPDATE_OBJECT_PROP_LIST, properties.encode());
	}

	/**
	 * DeleteObjectPropList, 0x9308: takes properties away from objects. Data-out: list of {@link PropertyName}.
	 *
	 * @param properties handles and properties.
	 * @throws PtpException if it did not succeed.
	 */
	public void deleteObjectPropList(List<PropertyName> properties) throws PtpException {
		send(OperationCode.DELETE_OBJECT_PROP_LIST, PropertyName.encodeList(properties));
	}

	/**
	 * DeleteServicePropList, 0x9309: takes properties away from a service. Data-out: list of {@link PropertyName} whose
	 * owners are the service's number.
	 *
	 * @param serviceId the service.
	 * @param properties the properties.
	 * @throws PtpException if it did not succeed.
	 */
	public void deleteServicePropList(int serviceId, List<PropertyName> properties) throws PtpException {
		send(OperationCode.DELETE_SERVICE_PROP_LIST, PropertyName.encodeList(properties), serviceId);
	}

	/**
	 * GetFormatCapabilities, 0x930A: describes formats of the device, without regard to services. Data-in: list of
	 * {@link FormatCapabilities}.
	 *
	 * @param format the object format code, or {@link #ALL}.
	 * @return the descriptions.
	 * @throws PtpException if it did not succeed.
	 */
	public List<FormatCapabilities> getFormatCapabilities(int format) throws PtpException {
		return FormatCapabilities.decodeList(receiveDescription(OperationCode.GET_FORMAT_CAPABILITIES, format));
	}
}
