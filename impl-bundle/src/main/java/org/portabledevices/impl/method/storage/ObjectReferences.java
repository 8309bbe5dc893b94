package org.portabledevices.impl.method.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.ObjectPropertyMethods;
import org.portabledevices.wpd.StorageMethods;

/** Methods of the Storage service for the objects that an object refers to. */
final class ObjectReferences {

	private ObjectReferences() {
	}

	static Values get(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		int[] handles = call.last(operations -> operations.mtp().getObjectReferences(handle));
		return Values.of(ObjectPropertyMethods.REFERENCES,
				Variant.list(Arrays.stream(handles).mapToObj(each -> Variant.string(ObjectIds.ofObject(each))).toList()));
	}

	static Values set(Call call) throws PtpException, MethodFailure, StoppedException {
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		List<Integer> references = new ArrayList<>();
		for (Object item : call.optional(ObjectPropertyMethods.REFERENCES).orElseThrow().asList()) {
			if (!(item instanceof Variant text)) {
				throw new MethodFailure(Status.E_INVALIDARG, "References: each is a text, an object ID such as o3 or a path");
			}
			references.add(ObjectPaths.object(call, text.asString()));
		}
		int[] handles = references.stream().mapToInt(Integer::intValue).toArray();
		call.last(operations -> {
			operations.mtp().setObjectReferences(handle, handles);
			return null;
		});
		return Values.empty();
	}
}
