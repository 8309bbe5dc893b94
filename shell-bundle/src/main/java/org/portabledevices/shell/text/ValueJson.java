package org.portabledevices.shell.text;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/**
 * Puts values into the form that {@link Json} writes. Numbers stay numbers (those of 64 bits in all their digits; what is not finite becomes a text), bytes become
 * hexadecimal text, times ISO 8601, a status {@code 0x%08X}, nested values objects, lists arrays, and a stream the text {@code stream}.
 */
public final class ValueJson {

	private final KeyNames names;

	/**
	 * Makes a converter.
	 *
	 * @param names the names of keys.
	 */
	public ValueJson(KeyNames names) {
		this.names = names;
	}

	/**
	 * Converts values to an object.
	 *
	 * @param values the values.
	 * @return their names and values, in their order; a key whose name is taken goes by its text.
	 */
	public Map<String, Object> of(Values values) {
		Map<String, Object> object = new LinkedHashMap<>();
		values.asMap().forEach((key, value) -> {
			String name = names.name(key);
			object.put(object.containsKey(name) ? key.toString() : name, of(value));
		});
		return object;
	}

	/**
	 * Converts a value.
	 *
	 * @param value the value.
	 * @return what {@link Json} can write.
	 */
	public Object of(Variant value) {
		return switch (value.type()) {
			case EMPTY, NULL -> null;
			case BOOL -> value.asBoolean();
			case I1, UI1, I2, UI2, I4, UI4, I8 -> value.asLong();
			case UI8 -> new BigInteger(value.toString());
			case R4, R8 -> Double.isFinite(value.asDouble()) ? value.value() : value.toString();
			case UNKNOWN -> ofUnknown(value);
			default -> value.toString();
		};
	}

	private Object ofUnknown(Variant value) {
		Object content = value.value();
		if (content instanceof Values values) {
			return of(values);
		}
		return content instanceof List<?> list ? list.stream().map(this::ofElement).toList() : value.toString();
	}

	private Object ofElement(Object element) {
		if (element instanceof Values values) {
			return of(values);
		}
		return element instanceof Variant variant ? of(variant) : names.name((PropertyKey) element);
	}
}
