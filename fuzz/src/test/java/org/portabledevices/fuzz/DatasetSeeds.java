package org.portabledevices.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.FilesystemManifest;
import org.portabledevices.ptp.dataset.InterdependentPropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StreamInfo;
import org.portabledevices.ptp.deviceservice.FormatCapabilities;
import org.portabledevices.ptp.deviceservice.PropertyName;
import org.portabledevices.ptp.deviceservice.ServiceInfo;
import org.portabledevices.ptp.deviceservice.ServicePropDesc;

/** Datasets of each kind, as devices send them. */
final class DatasetSeeds {
	private final Seeds seeds;

	DatasetSeeds(Seeds seeds) {
		this.seeds = seeds;
	}

	void write() throws Exception {
		datasets();
		services();
	}

	private void dataset(String decoder, String name, byte[] bytes) throws IOException {
		List<String> names = Datasets.DECODERS.stream().map(Decoder::name).toList();
		seeds.write(FuzzTarget.DATASETS, name, new Steps().u8(names.indexOf(decoder)).bytes(bytes).input());
	}

	private void datasets() throws Exception {
		CheckedDevice device = new CheckedDevice();
		dataset("DeviceInfo", "device-info", device.deviceInfo().encode());
		dataset("StorageInfo", "storage-info", device.storageInfo(CheckedDevice.STORAGE).encode());
		dataset("ObjectInfo", "object-info",
				new ObjectInfo(CheckedDevice.STORAGE, 0x3801, 0, 4711, 0x3808, 99, 160, 120, 4000, 3000, 24, 1, 0,
						0, 7, "IMG_0001.JPG", "20260101T120000.0Z", "20260101T120000+0200", "holiday sea").encode());
		PtpValue zero = PtpValue.of(DataTypeCode.UINT16, 0);
		PtpValue hundred = PtpValue.of(DataTypeCode.UINT16, 100);
		PropForm range = new PropForm.Range(zero, hundred, PtpValue.of(DataTypeCode.UINT16, 5));
		PropForm list = new PropForm.Enumeration(List.of(zero, hundred));
		for (PropForm form : List.of(new PropForm.Any(), range, list)) {
			String name = form.getClass().getSimpleName().toLowerCase(Locale.ROOT);
			dataset("DevicePropDesc", "device-prop-" + name, new DevicePropDesc(0x5001, true, zero, hundred, form).encode());
			dataset("ObjectPropDesc", "object-prop-" + name, new ObjectPropDesc(0xDC04, true, zero, 1, form).encode());
		}
		PtpValue text = PtpValue.of("Größe 4:3 \u65e5\u672c");
		dataset("DevicePropDesc", "device-prop-text",
				new DevicePropDesc(0xD402, true, text, text, new PropForm.Enumeration(List.of(text, PtpValue.of("")))).encode());
		dataset("ObjectPropList", "object-prop-list", new ObjectPropList(List.of(new ObjectPropList.Element(1, 0xDC07, text),
				new ObjectPropList.Element(1, 0xDC04, PtpValue.of(DataTypeCode.UINT64, 1L << 40)),
				new ObjectPropList.Element(2, 0xDC41, PtpValue.of(DataTypeCode.UINT128, 5)))).encode());
		dataset("array of u32", "handles", new byte[]{ 2, 0, 0, 0, 1, 0, 0, 0, (byte) 0xFF, 0, 0, 0x10 });
		dataset("array of u16", "codes", new byte[]{ 2, 0, 0, 0, 1, 0x10, 2, 0x10 });
		dataset("array of u32", "too-many", new byte[]{ -1, -1, -1, -1, 1, 2, 3, 4 });
		dataset("string", "string", new byte[]{ 3, 'a', 0, (byte) 0xFC, 0, 0, 0 });
		dataset("string", "string-without-nul", new byte[]{ 1, 'a', 0 });
		for (String date : List.of("20260101T120000", "20260229T120000.5", "20261231T235959Z", "20260101T120000.0+0530",
				"00000000T000000")) {
			dataset("date", "date-" + date, date.getBytes(StandardCharsets.ISO_8859_1));
		}
		for (int type = 1; type <= 0xA; type++) {
			dataset("value of type 0x%04X".formatted(type), "value-" + DataTypeCode.name(type).toLowerCase(Locale.ROOT),
					PtpValue.of(type, 100).encode());
			dataset("value of type 0x%04X".formatted(0x4000 | type), "values-" + DataTypeCode.name(type).toLowerCase(Locale.ROOT),
					PtpValue.array(0x4000 | type, List.of(1, 2, 100)).encode());
		}
		dataset("value of type 0xFFFF", "value-str", text.encode());
	}

	private void services() throws Exception {
		UUID guid = Seeds.RESPONDER;
		PtpValue zero = PtpValue.of(DataTypeCode.UINT16, 0);
		ObjectPropDesc size = new ObjectPropDesc(0xDC04, false, zero, 1, new PropForm.Any());
		InterdependentPropDesc together = new InterdependentPropDesc(List.of(List.of(size, size), List.of()));
		dataset("InterdependentPropDesc", "interdependent", together.encode());
		dataset("FilesystemManifest", "manifest", new FilesystemManifest(
				List.of(new FilesystemManifest.Entry(1, CheckedDevice.STORAGE, 0x3801, 0, 1L << 33, 2, 0, 0, 0, "A.JPG",
						"20260101T120000")))
				.encode());
		dataset("StreamInfo", "stream", new StreamInfo(52, 1000, 12, 4096, 8, 512, 4).encode());
		dataset("ServiceInfo", "service", new ServiceInfo(1, CheckedDevice.STORAGE, guid, 100, guid, "Contacts", 0, 0, List.of(guid),
				List.of(new ServiceInfo.Property(1, guid, 2, "Name")), List.of(new ServiceInfo.Format(3, guid, "Contact", 4, "text/vcard")),
				List.of(new ServiceInfo.Method(5, guid, "Sync", 6)), List.of(new ServiceInfo.Event(7, guid, "Changed")), List.of(guid))
				.encode());
		dataset("FormatCapabilities", "capabilities",
				FormatCapabilities.encodeList(List.of(new FormatCapabilities(0x3801, List.of(size), together))));
		dataset("PropertyName", "property-names", PropertyName.encodeList(List.of(new PropertyName(1, 2), new PropertyName(3, 4))));
		int text = DataTypeCode.STRING;
		List<PropForm> forms = List.of(new PropForm.DateTime(), new PropForm.FixedLengthArray(3), new PropForm.RegularExpression("[a-z]+"),
				new PropForm.ByteArray(16), new PropForm.ObjectId(), new PropForm.LongString(99),
				new PropForm.ServiceProperty(guid, 1, "Name", new PropForm.Any()),
				new PropForm.MethodParameter(guid, 1, "Count", 1, 2, new PropForm.Enumeration(List.of(PtpValue.of("a")))));
		dataset("ServicePropDesc", "service-properties",
				ServicePropDesc.encodeList(forms.stream().map(form -> new ServicePropDesc(1, text, true, form)).toList()));
	}
}
