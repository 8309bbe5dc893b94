package org.portabledevices.impl.contract;

import java.io.IOException;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.impl.contract.HeldOperation.Cancel;
import org.portabledevices.impl.fixture.MemoryCamera;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StorageMethods;

/** The storage of the camera. What is held is held at an object of its own. */
final class StorageHarness extends CameraHarness {

	private static final long DOWNLOAD_LENGTH = 3 << 20;

	private int names;

	StorageHarness() throws IOException {
		// the camera is enough
	}

	@Override
	public String filter() {
		return "(" + ServiceProperties.SERVICE_TYPE + "=" + ServiceTypes.STORAGE + ")";
	}

	@Override
	public SampleCall succeeding() {
		return getObjectInfo(MemoryCamera.PICTURE);
	}

	@Override
	public SampleCall failing() {
		return getObjectInfo(0xDEAD);
	}

	@Override
	public SampleCall failingWith(int responseCode) {
		int handle = camera.addPicture(nextName(), 1);
		conditions.fail(handle, responseCode);
		return getObjectInfo(handle);
	}

	@Override
	public SampleCall answersNonsense() {
		return getObjectInfo(camera.addPicture(nextName(), KitCamera.HUGE));
	}

	private static SampleCall getObjectInfo(int handle) {
		return onObject(StorageMethods.GET_OBJECT_INFO, handle);
	}

	private static SampleCall onObject(MethodDescription method, int handle) {
		return new SampleCall(method.id(), Values.of(StorageMethods.OBJECT, Variant.string(ObjectIds.ofObject(handle))));
	}

	@Override
	public HeldCall held() {
		return listing(1);
	}

	@Override
	public HeldCall notCancellable() {
		return hold(StorageMethods.DELETE, Cancel.HEEDED);
	}

	@Override
	public HeldCall losesCancel() {
		return hold(StorageMethods.GET_OBJECT_INFO, Cancel.LOST);
	}

	@Override
	public HeldCall confirmsLate() {
		return hold(StorageMethods.GET_OBJECT_INFO, Cancel.CONFIRMED_LATE);
	}

	private HeldCall hold(MethodDescription method, Cancel cancel) {
		int handle = camera.addPicture(nextName(), 1);
		return hold(handle, onObject(method, handle), cancel);
	}

	private HeldCall hold(int handle, SampleCall call, Cancel cancel) {
		HeldOperation operation = new HeldOperation(call, cancel);
		conditions.hold(handle, operation);
		return operation;
	}

	private String nextName() {
		return "HELD%04d.JPG".formatted(++names);
	}

	@Override
	public HeldCall reportsProgress() {
		return listing(3);
	}

	/** Lists a folder, and is held at the last object. */
	private HeldCall listing(int objects) {
		int folder = camera.addFolder("FOLDER%02d".formatted(++names));
		int last = 0;
		for (int i = 0; i < objects; i++) {
			last = camera.addPicture(nextName(), 1, folder);
		}
		return hold(last, new SampleCall(StorageMethods.LIST_OBJECTS.id(),
				Values.of(StorageMethods.PARENT, Variant.string(ObjectIds.ofObject(folder)))), Cancel.HEEDED);
	}

	@Override
	public SampleCall download() {
		return onObject(StorageMethods.DOWNLOAD, camera.addPicture(nextName(), DOWNLOAD_LENGTH));
	}

	@Override
	public SampleCall upload(int length) {
		return new SampleCall(StorageMethods.UPLOAD.id(), Values.of(StorageMethods.NAME, Variant.string(nextName())));
	}
}
