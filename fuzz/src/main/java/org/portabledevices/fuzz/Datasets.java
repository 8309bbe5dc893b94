package org.portabledevices.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.dataset.DatasetWriter;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.FilesystemManifest;
import org.portabledevices.ptp.dataset.InterdependentPropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.ptp.dataset.StreamInfo;
import org.portabledevices.ptp.deviceservice.FormatCapabilities;
import org.portabledevices.ptp.deviceservice.PropertyName;
import org.portabledevices.ptp.deviceservice.ServiceInfo;
import org.portabledevices.ptp.deviceservice.ServicePropDesc;

/** Fuzzes the decoders of datasets. The first byte of an input chooses the decoder, the rest is for it. */
public final class Datasets {
	/** A new decoder goes to the end: the corpus names them by their places. */
	static final List<Decoder<?>> DECODERS = decoders();

	private Datasets() {
	}

	/** What Jazzer calls. */
	public static void fuzzerTestOneInput(byte[] input) throws Exception {
		InputReader reader = new InputReader(input);
		int choice = reader.u8();
		DECODERS.get(choice % DECODERS.size()).check(reader.rest());
	}

	private static List<Decoder<?>> decoders() {
		List<Decoder<?>> all = new ArrayList<>(List.of(
				new Decoder<>("DeviceInfo", DeviceInfo::decode, DeviceInfo::encode),
				new Decoder<>("StorageInfo", StorageInfo::decode, StorageInfo::encode),
				new Decoder<>("ObjectInfo", ObjectInfo::decode, ObjectInfo::encode),
				new Decoder<>("DevicePropDesc", DevicePropDesc::decode, DevicePropDesc::encode),
				new Decoder<>("array of u32", bytes -> IntStream.of(new DatasetReader("array", bytes).u32Array("items")).boxed().toList(),
						items -> new DatasetWriter().u32Array(items.stream().mapToInt(Integer::intValue).toArray()).toByteArray()),
				new Decoder<>("array of u16", bytes -> new DatasetReader("array", bytes).u16Array("items"),
						items -> new DatasetWriter().u16Array(items).toByteArray()),
				new Decoder<>("string", bytes -> new DatasetReader("string", bytes).string("text"),
						text -> new DatasetWriter().string(text).toByteArray()),
				new Decoder<>("date", Dates::decode, Dates::encode)));
		for (int type : List.of(0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x0007, 0x0008, 0x0009, 0x000A, 0x4001, 0x4002, 0x4003,
				0x4004,
				0x4005, 0x4006, 0x4007, 0x4008, 0x4009, 0x400A, 0xFFFF, 0x0000, 0x000B, 0x4000, 0x400B, 0x8001)) {
			all.add(new Decoder<>("value of type 0x%04X".formatted(type), bytes -> PtpValue.decode(bytes, type), PtpValue::encode));
		}
		all.add(new Decoder<>("ObjectPropDesc", ObjectPropDesc::decode, ObjectPropDesc::encode));
		all.add(new Decoder<>("ObjectPropList", ObjectPropList::decode, ObjectPropList::encode));
		all.add(new Decoder<>("InterdependentPropDesc", InterdependentPropDesc::decode, InterdependentPropDesc::encode));
		all.add(new Decoder<>("FilesystemManifest", FilesystemManifest::decode, FilesystemManifest::encode));
		all.add(new Decoder<>("StreamInfo", StreamInfo::decode, StreamInfo::encode));
		all.add(new Decoder<>("ServiceInfo", ServiceInfo::decode, ServiceInfo::encode));
		all.add(new Decoder<>("FormatCapabilities", FormatCapabilities::decodeList, FormatCapabilities::encodeList));
		all.add(new Decoder<>("ServicePropDesc", ServicePropDesc::decodeList, ServicePropDesc::encodeList));
		all.add(new Decoder<>("PropertyName", PropertyName::decodeList, PropertyName::encodeList));
		return List.copyOf(all);
	}
}
