package org.portabledevices.sim.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.sim.picture.SamplePictures;
import org.portabledevices.sim.store.IncomingFile;
import org.portabledevices.sim.store.ObjectChanges;
import org.portabledevices.sim.store.Relocation;
import org.portabledevices.sim.store.Removal;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.sim.store.StoredObject;

/**
 * A simulated camera, or a phone. All it does, it does at once: that it takes its time is the business of those who show it. An operation that is refused throws the
 * response that a camera would give. Safe for use by several threads; listeners are called under no lock.
 */
public final class SimulatedCamera implements AutoCloseable {

	private final CameraIdentity identity;
	private final Abilities abilities;
	private final CameraProperties properties;
	private final Storages storages;
	private final Removal removal;
	private final Relocation relocation;
	private final ObjectChanges changes;
	private final ObjectProperties objectProperties;
	private final PictureNames pictures = new PictureNames();
	private final DeviceInfo deviceInfo;
	private final List<CameraListener> listeners = new CopyOnWriteArrayList<>();

	SimulatedCamera(CameraIdentity identity, Abilities abilities, CameraProperties properties, Storages storages) {
		this.identity = identity;
		this.abilities = abilities;
		this.properties = properties;
		this.storages = storages;
		removal = new Removal(storages);
		relocation = new Relocation(storages);
		changes = new ObjectChanges(storages);
		objectProperties = new ObjectProperties(identity.deviceId(), storages, relocation, changes);
		deviceInfo = abilities.deviceInfo(identity, properties.codes());
	}

	/** Says who it is. */
	public CameraIdentity identity() {
		return identity;
	}

	/** Says what it can do. */
	public Abilities abilities() {
		return abilities;
	}

	/** GetDeviceInfo. */
	public DeviceInfo deviceInfo() {
		return deviceInfo;
	}

	/** Answers the properties, to be read; they are set here, so that listeners hear of it. */
	public CameraProperties properties() {
		return properties;
	}

	/** Answers what lies on it. */
	public Storages storages() {
		return storages;
	}

	/** Answers what takes objects off it. */
	public Removal removal() {
		return removal;
	}

	/** Answers what brings objects to other places on it. */
	public Relocation relocation() {
		return relocation;
	}

	/** Answers what changes objects on it. */
	public ObjectChanges changes() {
		return changes;
	}

	/** Answers the properties of objects on it. */
	public ObjectProperties objectProperties() {
		return objectProperties;
	}

	/** Adds a listener. */
	public void addListener(CameraListener listener) {
		listeners.add(listener);
		storages.addListener(listener);
	}

	/** Removes a listener. */
	public void removeListener(CameraListener listener) {
		storages.removeListener(listener);
		listeners.remove(listener);
	}

	/** Tells how long a capture takes, as the properties are now. */
	public Duration captureTime() {
		return properties.captureTime();
	}

	/** Checks what a capture is asked for. */
	public void checkCapture(int storageId, int format) throws ResponseException {
		if (format != 0 && format != ObjectFormatCode.EXIF_JPEG) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
		}
		storages.requireWritable(storageId == 0 ? storages.ids()[0] : storageId);
	}

	/** Takes a picture; the shutter opens and closes now. */
	public StoredObject capture(int storageId, int format, Object origin) throws ResponseException, IOException {
		checkCapture(storageId, format);
		int storage = storageId == 0 ? storages.ids()[0] : storageId;
		PictureNames.Name name = pictures.next(candidate -> storages.find(storage, candidate).isPresent());
		int folder = folder(storage, folder(storage, 0, PictureNames.ROOT), name.folder());
		byte[] picture = pictures.picture(name, properties.shot());
		IncomingFile file = storages.receive(storage, folder, ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, picture.length, name.file()),
				origin);
		try {
			file.write(ByteBuffer.wrap(picture));
			file.complete();
		} catch (ResponseException | IOException e) {
			file.discard();
			throw e;
		}
		return storages.object(file.handle());
	}

	/** SetDevicePropValue. */
	public void setProperty(int code, PtpValue value, Object origin) throws ResponseException {
		properties.set(code, value);
		tell(listener -> listener.propertyChanged(code, origin));
	}

	/** ResetDevicePropValue: one property, or all. */
	public void resetProperty(int code, Object origin) throws ResponseException {
		for (int each : code == Storages.ALL_OR_ROOT ? properties.codes() : List.of(code)) {
			properties.reset(each);
			tell(listener -> listener.propertyChanged(each, origin));
		}
	}

	/** Skip: the next file of all is played, or one further on or back; the property PlaybackObject tells which. */
	public void skip(int count, Object origin) throws ResponseException {
		List<Integer> files = storages.objects(Storages.ALL_OR_ROOT, 0, 0).stream().filter(object -> !object.isFolder())
				.map(StoredObject::handle).toList();
		if (count == 0 || files.isEmpty()) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		int played = files.indexOf((int) properties.describe(DevicePropCode.PLAYBACK_OBJECT).current().asLong());
		long next = played < 0 && count < 0 ? count : (long) played + count; // who plays nothing yet begins at one end
		int handle = files.get((int) Math.floorMod(next, (long) files.size()));
		setProperty(DevicePropCode.PLAYBACK_OBJECT, PtpValue.of(DataTypeCode.UINT32, Integer.toUnsignedLong(handle)), origin);
	}

	/** ResetDevice: all properties have their defaults again; what lies on the storages stays. */
	public void reset(Object origin) throws ResponseException {
		for (int code : properties.codes()) {
			properties.reset(code);
		}
		tell(listener -> listener.deviceReset(origin));
	}

	/**
	 * SelfTest: whether its storages can be used.
	 *
	 * @param type 0 for the only one.
	 */
	public void selfTest(int type) throws ResponseException {
		if (type != 0) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		storages.test();
	}

	/** Gives back what the objects take up. */
	@Override
	public void close() {
		storages.close();
	}

	/** Finds a folder, or makes it: of its own accord, so nobody is its origin. */
	private int folder(int storage, int parent, String name) throws ResponseException, IOException {
		String path = (parent == 0 ? "" : storages.object(parent).path()) + "/" + name;
		Optional<StoredObject> there = storages.find(storage, path);
		if (there.isPresent()) {
			if (!there.get().isFolder()) {
				throw new ResponseException(ResponseCode.INVALID_PARENT_OBJECT);
			}
			return there.get().handle();
		}
		IncomingFile folder = storages.receive(storage, parent == 0 ? Storages.ALL_OR_ROOT : parent, ObjectInfo.ofFolder(name), null);
		folder.complete();
		return folder.handle();
	}

	private void tell(Consumer<CameraListener> event) {
		listeners.forEach(event);
	}
}
