package org.portabledevices.cnf.bundles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One package of an {@code Import-Package} or {@code Export-Package} header, and its version or range as written; 0.0.0 where none is, which is OSGi's rule. */
record Clause(String name, String version) {
	private static final Pattern CLAUSE = Pattern.compile("(?:[^,\"]|\"[^\"]*\")+");
	private static final Pattern VERSION = Pattern.compile(";version=\"([^\"]*)\"");

	/** Answers the packages of a header; none when the manifest has no such header. */
	static List<Clause> parse(String header) {
		List<Clause> clauses = new ArrayList<>();
		Matcher matcher = CLAUSE.matcher(header == null ? "" : header);
		while (matcher.find()) {
			String clause = matcher.group();
			Matcher version = VERSION.matcher(clause);
			clauses.add(new Clause(clause.split(";")[0].strip(), version.find() ? version.group(1) : "0.0.0"));
		}
		return clauses;
	}
}
