package org.portabledevices.sim.responder;

import java.util.List;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.responder.IncomingObject;
import org.portabledevices.ptp.responder.MtpObjects;
import org.portabledevices.sim.camera.ObjectLists;
import org.portabledevices.sim.camera.SimulatedCamera;

/** Shows the objects of a phone to initiators as MTP has them: all formats have the same properties. Safe for use by several threads. */
final class CameraObjects implements MtpObjects {

	private final SimulatedCamera camera;
	private final ObjectLists lists;
	private final Object origin;

	CameraObjects(SimulatedCamera camera, Object origin) {
		this.camera = camera;
		this.origin = origin;
		lists = new ObjectLists(camera);
	}

	@Override
	public List<Integer> objectPropsSupported(int format) {
		return camera.objectProperties().supported();
	}

	@Override
	public ObjectPropDesc objectPropDesc(int property, int format) throws ResponseException {
		return camera.objectProperties().describe(property);
	}

	@Override
	public PtpValue objectPropValue(int handle, int property) throws ResponseException {
		return camera.objectProperties().value(handle, property);
	}

	@Override
	public void setObjectPropValue(int handle, int property, PtpValue value) throws ResponseException {
		camera.objectProperties().set(handle, property, value, origin);
	}

	@Override
	public ObjectPropList objectPropList(int handle, int format, int property, int group, int depth) throws ResponseException {
		return lists.list(handle, format, property, group, depth);
	}

	@Override
	public IncomingObject sendObjectPropList(int storageId, int parent, int format, long length, ObjectPropList properties)
			throws ResponseException {
		return Incoming.of(() -> lists.receive(storageId, parent, format, length, properties, origin));
	}

	@Override
	public int[] objectReferences(int handle) throws ResponseException {
		return camera.changes().references(handle);
	}

	@Override
	public void setObjectReferences(int handle, int... references) throws ResponseException {
		camera.changes().setReferences(handle, references, origin);
	}

	@Override
	public void skip(int count) throws ResponseException {
		camera.skip(count, origin);
	}
}
