package org.portabledevices.sim.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.portabledevices.sim.time.Times;
import org.portabledevices.sim.trouble.Latency.Percentiles.Point;
import org.portabledevices.sim.trouble.Latency;

/** Reads latencies: {@code 5ms}, {@code 5ms..20ms}, {@code normal 20ms 5ms}, {@code exponential 20ms}, {@code p50=5ms p90=20ms p99=500ms}. */
final class LatencyReader {

	private static final Pattern POINT = Pattern.compile("[pP](\\d{1,3}(?:\\.\\d{1,9})?)=(.+)");

	private LatencyReader() {
	}

	static Latency read(Words words) throws Mistake {
		if (words.take("normal")) {
			return new Latency.Normal(words.time("the mean of normal"), words.time("the deviation of normal"));
		}
		if (words.take("exponential")) {
			return new Latency.Exponential(words.time("the mean of exponential"));
		}
		if (POINT.matcher(words.peek()).matches()) {
			return percentiles(words);
		}
		if (words.atEnd()) {
			throw noLatency("nothing");
		}
		return between(words.take());
	}

	private static Latency between(String word) throws Mistake {
		int dots = word.indexOf("..");
		Duration least = time(dots < 0 ? word : word.substring(0, dots), word);
		Duration most = dots < 0 ? least : time(word.substring(dots + 2), word);
		if (most.compareTo(least) < 0) {
			throw new Mistake("a latency of %s ends before it begins", word);
		}
		return new Latency.Between(least, most);
	}

	private static Duration time(String part, String word) throws Mistake {
		return Times.parse(part).orElseThrow(() -> noLatency('"' + word + '"'));
	}

	private static Mistake noLatency(String given) {
		return new Mistake("a latency is a time such as 5ms, a range such as 5ms..20ms, normal MEAN DEVIATION, exponential MEAN, "
				+ "or percentiles such as p50=5ms p99=500ms, not %s", given);
	}

	private static Latency percentiles(Words words) throws Mistake {
		List<Point> points = new ArrayList<>();
		Point last = new Point(-1, Duration.ZERO);
		while (!words.atEnd()) {
			String word = words.take();
			Matcher matcher = POINT.matcher(word);
			if (!matcher.matches()) {
				throw new Mistake("a percentile is written p90=20ms, not \"%s\"", word);
			}
			Duration time = Times.parse(matcher.group(2)).orElseThrow(() -> Words.noTime("a percentile", matcher.group(2)));
			Point point = new Point(Double.parseDouble(matcher.group(1)), time);
			if (point.percent() > 100 || point.percent() <= last.percent() || point.time().compareTo(last.time()) < 0) {
				throw new Mistake("percentiles go up, to 100 at most, and so do their times: %s does not", word);
			}
			points.add(point);
			last = point;
		}
		return new Latency.Percentiles(points);
	}
}
