package org.portabledevices.shell.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Shows values to people: a line for each, blocks for nested values, a table for a list of them. */
public final class ValueBlock {

	private static final String INDENT = "  ";

	private final KeyNames names;

	/**
	 * Makes a block writer.
	 *
	 * @param names the names of keys.
	 */
	public ValueBlock(KeyNames names) {
		this.names = names;
	}

	/**
	 * Shows values.
	 *
	 * @param values the values.
	 * @return lines, none for no values.
	 */
	public List<String> lines(Values values) {
		int width =
				values.keys().stream().filter(key -> isShort(values.get(key))).mapToInt(key -> names.name(key).length()).max().orElse(0);
		List<String> lines = new ArrayList<>();
		values.asMap().forEach((key, value) -> {
			String name = Plain.line(names.name(key));
			if (isShort(value)) {
				lines.add((name + " ".repeat(Math.max(0, width - name.length())) + INDENT + text(value)).stripTrailing());
			} else {
				lines.add(name + ":");
				nested(value).forEach(line -> lines.add(INDENT + line));
			}
		});
		return lines;
	}

	/**
	 * Shows values in one line.
	 *
	 * @param values the values.
	 * @return {@code name=value}, one after another.
	 */
	public String line(Values values) {
		return values.asMap().entrySet().stream().map(entry -> Plain.line(names.name(entry.getKey())) + "=" + text(entry.getValue()))
				.collect(Collectors.joining(" "));
	}

	/**
	 * Shows a value in one line.
	 *
	 * @param value the value.
	 * @return its text, made harmless.
	 */
	public String text(Variant value) {
		Object content = value.value();
		if (content instanceof Values values) {
			return "{" + line(values) + "}";
		}
		if (content instanceof List<?> list) {
			return list.isEmpty() ? "(none)" : list.stream().map(this::element).collect(Collectors.joining(", "));
		}
		return Plain.line(value.toString());
	}

	private List<String> nested(Variant value) {
		if (value.value() instanceof Values values) {
			return lines(values);
		}
		return table(value.asList().stream().map(Values.class::cast).toList());
	}

	/** A column for each key that any of them has, in the order in which they are first met. */
	private List<String> table(List<Values> rows) {
		Set<PropertyKey> keys = new LinkedHashSet<>();
		rows.forEach(row -> keys.addAll(row.keys()));
		Table table = new Table(keys.stream().map(names::name).map(Plain::line).toList());
		rows.forEach(row -> table.row(keys.stream().map(key -> row.find(key).map(this::text).orElse("")).toArray(String[]::new)));
		return table.lines();
	}

	private String element(Object element) {
		if (element instanceof Values values) {
			return "{" + line(values) + "}";
		}
		return element instanceof Variant variant ? text(variant) : Plain.line(names.name((PropertyKey) element));
	}

	private static boolean isShort(Variant value) {
		if (value.value() instanceof Values values) {
			return values.isEmpty();
		}
		return !(value.value() instanceof List<?> list) || list.isEmpty() || !(list.get(0) instanceof Values);
	}
}
