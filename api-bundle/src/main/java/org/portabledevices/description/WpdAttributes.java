package org.portabledevices.description;

import java.util.UUID;

import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Puts descriptions into the form of WPD's attributes: keys and numbers of {@code PortableDevice.h}. */
final class WpdAttributes {

	private static final UUID METHOD = UUID.fromString("F17A5071-F039-44AF-8EFE-432CF32E432A");
	private static final UUID PARAMETER = UUID.fromString("E6864DD7-F325-45EA-A1D5-97CF73B6CA58");
	private static final UUID WHOLE_SERVICE = new UUID(0, 0);

	private WpdAttributes() {
	}

	static Values of(MethodDescription method) {
		return Values.builder()
				.set(new PropertyKey(METHOD, 2), Variant.string(method.name()))
				.set(new PropertyKey(METHOD, 3), Variant.guid(method.associatedFormat().orElse(WHOLE_SERVICE)))
				.set(new PropertyKey(METHOD, 4), Variant.ui4(method.access().number()))
				.set(new PropertyKey(METHOD, 5), Variant.list(method.parameters().stream().map(ParameterDescription::key).toList()))
				.build();
	}

	static Values of(ParameterDescription parameter) {
		Values.Builder values = Values.builder()
				.set(key(2), Variant.ui4(parameter.order()))
				.set(key(3), Variant.ui4(parameter.usage().ordinal()))
				.set(key(4), Variant.ui4(parameter.form().ordinal()));
		parameter.defaultValue().ifPresent(value -> values.set(key(5), value));
		parameter.rangeMin().ifPresent(value -> values.set(key(6), value));
		parameter.rangeMax().ifPresent(value -> values.set(key(7), value));
		parameter.rangeStep().ifPresent(value -> values.set(key(8), value));
		if (!parameter.enumeration().isEmpty()) {
			values.set(key(9), Variant.list(parameter.enumeration()));
		}
		parameter.regularExpression().ifPresent(value -> values.set(key(10), Variant.string(value)));
		parameter.maxSize().ifPresent(value -> values.set(key(11), Variant.ui8(value)));
		return values
				.set(key(12), Variant.ui4(parameter.type().number()))
				.set(key(13), Variant.string(parameter.name()))
				.build();
	}

	private static PropertyKey key(int pid) {
		return new PropertyKey(PARAMETER, pid);
	}
}
