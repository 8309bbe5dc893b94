package org.portabledevices.impl.method.storage;

import static org.portabledevices.ptp.code.OperationCode.DELETE_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.GET_NUM_OBJECTS;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_HANDLES;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_INFO;
import static org.portabledevices.ptp.code.OperationCode.GET_PARTIAL_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.GET_STORAGE_IDS;
import static org.portabledevices.ptp.code.OperationCode.GET_STORAGE_INFO;
import static org.portabledevices.ptp.code.OperationCode.GET_THUMB;
import static org.portabledevices.ptp.code.OperationCode.SEND_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.SEND_OBJECT_INFO;

import org.portabledevices.impl.call.ServiceOffer;
import org.portabledevices.wpd.StorageMethods;

/** The methods of the Storage service, each with the operations that it takes. */
public final class StorageServiceMethods {

	private StorageServiceMethods() {
	}

	/** Offers those that the device can do. */
	public static void offer(ServiceOffer offer) {
		offer.method(StorageMethods.LIST_STORAGES, StorageCalls::listStorages, GET_STORAGE_IDS, GET_STORAGE_INFO);
		offer.method(StorageMethods.GET_OBJECT_COUNT, StorageCalls::getObjectCount, GET_NUM_OBJECTS);
		offer.method(StorageMethods.LIST_OBJECTS, StorageCalls::listObjects, GET_OBJECT_HANDLES, GET_OBJECT_INFO);
		offer.method(StorageMethods.GET_OBJECT_INFO, StorageCalls::getObjectInfo, GET_OBJECT_INFO);
		offer.method(StorageMethods.DOWNLOAD, Transfers::download, GET_OBJECT);
		offer.method(StorageMethods.DOWNLOAD_THUMBNAIL, Transfers::downloadThumbnail, GET_THUMB);
		offer.method(StorageMethods.DOWNLOAD_PART, Transfers::downloadPart, GET_PARTIAL_OBJECT);
		offer.method(StorageMethods.UPLOAD, Transfers::upload, SEND_OBJECT_INFO, SEND_OBJECT);
		offer.method(StorageMethods.DELETE, StorageCalls::delete, DELETE_OBJECT);
	}
}
