package org.portabledevices.impl.method.storage;

import static org.portabledevices.ptp.code.OperationCode.BEGIN_EDIT_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.COPY_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.DELETE_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.END_EDIT_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.FORMAT_STORE;
import static org.portabledevices.ptp.code.OperationCode.GET_INTERDEPENDENT_PROP_DESC;
import static org.portabledevices.ptp.code.OperationCode.GET_NUM_OBJECTS;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_HANDLES;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_INFO;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_PROPS_SUPPORTED;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_PROP_DESC;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_PROP_LIST;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_PROP_VALUE;
import static org.portabledevices.ptp.code.OperationCode.GET_OBJECT_REFERENCES;
import static org.portabledevices.ptp.code.OperationCode.GET_PARTIAL_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.GET_PARTIAL_OBJECT64;
import static org.portabledevices.ptp.code.OperationCode.GET_STORAGE_IDS;
import static org.portabledevices.ptp.code.OperationCode.GET_STORAGE_INFO;
import static org.portabledevices.ptp.code.OperationCode.GET_THUMB;
import static org.portabledevices.ptp.code.OperationCode.MOVE_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.SEND_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.SEND_OBJECT_INFO;
import static org.portabledevices.ptp.code.OperationCode.SEND_OBJECT_PROP_LIST;
import static org.portabledevices.ptp.code.OperationCode.SEND_PARTIAL_OBJECT;
import static org.portabledevices.ptp.code.OperationCode.SET_OBJECT_PROP_LIST;
import static org.portabledevices.ptp.code.OperationCode.SET_OBJECT_PROP_VALUE;
import static org.portabledevices.ptp.code.OperationCode.SET_OBJECT_PROTECTION;
import static org.portabledevices.ptp.code.OperationCode.SET_OBJECT_REFERENCES;
import static org.portabledevices.ptp.code.OperationCode.TRUNCATE_OBJECT;

import org.portabledevices.impl.call.ServiceOffer;
import org.portabledevices.wpd.ObjectEditMethods;
import org.portabledevices.wpd.ObjectMethods;
import org.portabledevices.wpd.ObjectPropertyMethods;
import org.portabledevices.wpd.StorageMethods;

/** The methods of the Storage service, each with the operations that it takes. */
public final class StorageServiceMethods {

	private StorageServiceMethods() {
	}

	/** Offers those that the device can do. */
	public static void offer(ServiceOffer offer) {
		objects(offer);
		trees(offer);
		properties(offer);
		edits(offer);
	}

	private static void objects(ServiceOffer offer) {
		offer.method(StorageMethods.LIST_STORAGES, StorageCalls::listStorages, GET_STORAGE_IDS, GET_STORAGE_INFO);
		offer.method(StorageMethods.GET_OBJECT_COUNT, StorageCalls::getObjectCount, GET_NUM_OBJECTS);
		offer.method(StorageMethods.LIST_OBJECTS, StorageCalls::listObjects, GET_OBJECT_HANDLES, GET_OBJECT_INFO);
		offer.method(StorageMethods.GET_OBJECT_INFO, StorageCalls::getObjectInfo, GET_OBJECT_INFO);
		offer.method(StorageMethods.DOWNLOAD, Downloads::download, GET_OBJECT);
		offer.method(StorageMethods.DOWNLOAD_THUMBNAIL, Downloads::downloadThumbnail, GET_THUMB);
		offer.methodOfEither(StorageMethods.DOWNLOAD_PART, Downloads::downloadPart, GET_PARTIAL_OBJECT, GET_PARTIAL_OBJECT64);
		if (offer.supports(SEND_OBJECT)) {
			offer.methodOfEither(StorageMethods.UPLOAD, Uploads::upload, SEND_OBJECT_INFO, SEND_OBJECT_PROP_LIST);
		}
		offer.method(StorageMethods.DELETE, ObjectChanges::delete, DELETE_OBJECT);
	}

	private static void trees(ServiceOffer offer) {
		offer.method(ObjectMethods.LIST_TREE, Trees::listTree, GET_STORAGE_IDS, GET_OBJECT_HANDLES, GET_OBJECT_INFO);
		offer.methodOfEither(ObjectMethods.CREATE_FOLDER, Uploads::createFolder, SEND_OBJECT_INFO, SEND_OBJECT_PROP_LIST);
		offer.method(ObjectMethods.MOVE, ObjectChanges::move, MOVE_OBJECT);
		offer.method(ObjectMethods.COPY, ObjectChanges::copy, COPY_OBJECT);
		offer.method(ObjectMethods.SET_PROTECTION, ObjectChanges::setProtection, SET_OBJECT_PROTECTION);
		offer.method(ObjectMethods.FORMAT_STORE, ObjectChanges::formatStore, FORMAT_STORE);
	}

	private static void properties(ServiceOffer offer) {
		offer.method(ObjectPropertyMethods.LIST_OBJECT_PROPERTIES_SUPPORTED, ObjectProperties::listSupported, GET_OBJECT_PROPS_SUPPORTED);
		offer.method(ObjectPropertyMethods.DESCRIBE_OBJECT_PROPERTY, ObjectProperties::describe, GET_OBJECT_PROP_DESC);
		offer.method(ObjectPropertyMethods.DESCRIBE_INTERDEPENDENT_PROPERTIES, ObjectProperties::describeInterdependent,
				GET_INTERDEPENDENT_PROP_DESC);
		offer.method(ObjectPropertyMethods.GET_OBJECT_PROPERTY, ObjectProperties::get, GET_OBJECT_PROP_DESC, GET_OBJECT_PROP_VALUE);
		offer.method(ObjectPropertyMethods.SET_OBJECT_PROPERTY, ObjectProperties::set, GET_OBJECT_PROP_DESC, SET_OBJECT_PROP_VALUE);
		if (offer.supports(GET_OBJECT_PROP_LIST)
				|| offer.supports(GET_OBJECT_PROPS_SUPPORTED, GET_OBJECT_PROP_DESC, GET_OBJECT_PROP_VALUE)) {
			offer.method(ObjectPropertyMethods.GET_OBJECT_PROPERTIES, ObjectProperties::getAll);
		}
		offer.method(ObjectPropertyMethods.SET_OBJECT_PROPERTIES, ObjectProperties::setAll, GET_OBJECT_PROP_DESC, SET_OBJECT_PROP_LIST);
		offer.method(ObjectPropertyMethods.GET_OBJECT_REFERENCES, ObjectReferences::get, GET_OBJECT_REFERENCES);
		offer.method(ObjectPropertyMethods.SET_OBJECT_REFERENCES, ObjectReferences::set, SET_OBJECT_REFERENCES);
	}

	private static void edits(ServiceOffer offer) {
		offer.method(ObjectEditMethods.BEGIN_EDIT, ObjectEdits::beginEdit, BEGIN_EDIT_OBJECT);
		offer.method(ObjectEditMethods.WRITE_PART, ObjectEdits::writePart, SEND_PARTIAL_OBJECT);
		offer.method(ObjectEditMethods.TRUNCATE, ObjectEdits::truncate, TRUNCATE_OBJECT);
		offer.method(ObjectEditMethods.END_EDIT, ObjectEdits::endEdit, END_EDIT_OBJECT);
	}
}
