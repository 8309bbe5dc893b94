package org.portabledevices.ptp.dataset;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.deviceservice.FormatCapabilities;
import org.portabledevices.ptp.deviceservice.PropertyName;
import org.portabledevices.ptp.deviceservice.ServiceInfo;
import org.portabledevices.ptp.deviceservice.ServicePropDesc;

/** Makes datasets of any shape, the same ones for the same seed. */
final class RandomDatasets {
	private final Random random;

	RandomDatasets(long seed) {
		random = new Random(seed);
	}

	private int u8() {
		return random.nextInt(0x100);
	}

	private int u16() {
		return random.nextInt(0x10000);
	}

	private int u32() {
		return random.nextInt();
	}

	private UUID guid() {
		return new UUID(random.nextLong(), random.nextLong());
	}

	/** Any UTF-16 units but NUL, unpaired surrogates too; often none, now and then the most. */
	private String string() {
		int length = random.nextInt(8) == 0 ? 254 : random.nextInt(12);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append((char) (1 + random.nextInt(0xFFFF)));
		}
		return text.toString();
	}

	private <T> List<T> list(int atMost, Supplier<T> item) {
		List<T> items = new ArrayList<>();
		for (int i = random.nextInt(atMost + 1); i > 0; i--) {
			items.add(item.get());
		}
		return items;
	}

	private int type() {
		int type = 1 + random.nextInt(0x0B);
		return type == 0x0B ? DataTypeCode.STRING : random.nextInt(4) == 0 ? 0x4000 | type : type;
	}

	PtpValue value(int type) {
		if (type == DataTypeCode.STRING) {
			return PtpValue.of(string());
		}
		return DataTypeCode.isArray(type) ? PtpValue.array(type, list(20, () -> integer(type)))
				: PtpValue.of(type, integer(type));
	}

	private BigInteger integer(int type) {
		int bits = 8 * DataTypeCode.width(type);
		BigInteger integer = new BigInteger(random.nextInt(3) == 0 ? 4 : bits, random);
		return DataTypeCode.isSigned(type) ? integer.subtract(BigInteger.ONE.shiftLeft(bits - 1)) : integer;
	}

	PropForm form(int type) {
		PropForm plain = switch (random.nextInt(9)) {
			case 0 -> new PropForm.Any();
			case 1 -> new PropForm.Range(value(type), value(type), value(type));
			case 2 -> new PropForm.Enumeration(list(20, () -> value(type)));
			case 3 -> new PropForm.DateTime();
			case 4 -> new PropForm.FixedLengthArray(u16());
			case 5 -> new PropForm.RegularExpression(string());
			case 6 -> new PropForm.ByteArray(Integer.toUnsignedLong(u32()));
			case 7 -> new PropForm.ObjectId();
			default -> new PropForm.LongString(Integer.toUnsignedLong(u32()));
		};
		return switch (random.nextInt(5)) {
			case 0 -> new PropForm.ServiceProperty(guid(), u32(), string(), plain);
			case 1 -> new PropForm.MethodParameter(guid(), u32(), string(), u8(), u8(), plain);
			default -> plain;
		};
	}

	DeviceInfo deviceInfo() {
		return new DeviceInfo(u16(), u32(), u16(), string(), u16(), list(50, this::u16), list(5, this::u16),
				list(50, this::u16), list(5, this::u16), list(5, this::u16), string(), string(), string(), string());
	}

	StorageInfo storageInfo() {
		return new StorageInfo(u16(), u16(), u16(), random.nextLong(), random.nextLong(), u32(), string(), string());
	}

	ObjectInfo objectInfo() {
		return new ObjectInfo(u32(), u16(), u16(), Integer.toUnsignedLong(u32()), u16(), u32(), u32(), u32(), u32(), u32(),
				u32(), u32(), u16(), u32(), u32(), string(), string(), string(), string());
	}

	DevicePropDesc devicePropDesc() {
		int type = type();
		return new DevicePropDesc(u16(), random.nextBoolean(), value(type), value(type), form(type));
	}

	ObjectPropDesc objectPropDesc() {
		int type = type();
		return new ObjectPropDesc(u16(), random.nextBoolean(), value(type), u32(), form(type));
	}

	ObjectPropList objectPropList() {
		return new ObjectPropList(list(30, () -> new ObjectPropList.Element(u32(), u16(), value(type()))));
	}

	InterdependentPropDesc interdependentPropDesc() {
		return new InterdependentPropDesc(list(4, () -> list(4, this::objectPropDesc)));
	}

	ServiceInfo serviceInfo() {
		return new ServiceInfo(u32(), u32(), guid(), u32(), guid(), string(), u32(), u32(), list(3, this::guid),
				list(5, () -> new ServiceInfo.Property(u16(), guid(), u32(), string())),
				list(5, () -> new ServiceInfo.Format(u16(), guid(), string(), u16(), string())),
				list(5, () -> new ServiceInfo.Method(u16(), guid(), string(), u16())),
				list(5, () -> new ServiceInfo.Event(u16(), guid(), string())), list(3, this::guid));
	}

	List<FormatCapabilities> formatCapabilities() {
		return list(4, () -> new FormatCapabilities(u16(), list(4, this::objectPropDesc), interdependentPropDesc()));
	}

	List<ServicePropDesc> servicePropDescs() {
		return list(6, () -> {
			int type = type();
			return new ServicePropDesc(u16(), type, random.nextBoolean(), form(type));
		});
	}

	FilesystemManifest filesystemManifest() {
		return new FilesystemManifest(list(20, () -> new FilesystemManifest.Entry(u32(), u32(), u16(), u16(),
				random.nextLong(), u32(), u16(), u32(), u32(), string(), string())));
	}

	StreamInfo streamInfo() {
		return new StreamInfo(random.nextLong(), random.nextLong(), u32(), u32(), u32(), u32(), u32());
	}

	List<PropertyName> propertyNames() {
		return list(20, () -> new PropertyName(u32(), u16()));
	}

	/** Bytes of a dataset with something wrong: cut, lengthened, or with other bytes here and there. */
	byte[] damaged(byte[] bytes) {
		byte[] copy = java.util.Arrays.copyOf(bytes, switch (random.nextInt(3)) {
			case 0 -> random.nextInt(bytes.length + 1);
			case 1 -> bytes.length + random.nextInt(20);
			default -> bytes.length;
		});
		for (int i = random.nextInt(6); i > 0 && copy.length > 0; i--) {
			copy[random.nextInt(copy.length)] = random.nextInt(3) == 0 ? -1 : (byte) u8();
		}
		return copy;
	}

	byte[] noise() {
		byte[] noise = new byte[random.nextInt(200)];
		random.nextBytes(noise);
		return noise;
	}
}
