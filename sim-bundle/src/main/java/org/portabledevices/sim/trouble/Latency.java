package org.portabledevices.sim.trouble;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** How long it takes until a call is worked on. */
public sealed interface Latency extends Effect {

	/** Draws a latency. Same numbers, same latency. */
	Duration draw(Random random);

	/**
	 * Any time between two, all as likely; always the same if they are equal.
	 *
	 * @param least the shortest.
	 * @param most the longest.
	 */
	record Between(Duration least, Duration most) implements Latency {

		@Override
		public Duration draw(Random random) {
			return least.plusNanos((long) (random.nextDouble() * most.minus(least).toNanos()));
		}
	}

	/**
	 * The bell curve; what would be negative is none.
	 *
	 * @param mean the mean.
	 * @param deviation the standard deviation.
	 */
	record Normal(Duration mean, Duration deviation) implements Latency {

		@Override
		public Duration draw(Random random) {
			return Duration.ofNanos(Math.max(0, mean.toNanos() + (long) (random.nextGaussian() * deviation.toNanos())));
		}
	}

	/**
	 * Waiting times of independent events: mostly short, sometimes long.
	 *
	 * @param mean the mean.
	 */
	record Exponential(Duration mean) implements Latency {

		@Override
		public Duration draw(Random random) {
			return Duration.ofNanos((long) (-StrictMath.log(1 - random.nextDouble()) * mean.toNanos()));
		}
	}

	/**
	 * A measured distribution. Between two points it is even, below the first it goes down to none, and nothing is longer than the last.
	 *
	 * @param points the points, rising in both.
	 */
	record Percentiles(List<Point> points) implements Latency {

		/**
		 * How many calls are at most so slow.
		 *
		 * @param percent 0 to 100.
		 * @param time the time.
		 */
		public record Point(double percent, Duration time) {
		}

		/** Copies the points. */
		public Percentiles {
			points = List.copyOf(points);
		}

		@Override
		public Duration draw(Random random) {
			double percent = random.nextDouble() * 100;
			Point below = new Point(0, Duration.ZERO);
			for (Point point : points) {
				if (percent < point.percent) {
					double part = (percent - below.percent) / (point.percent - below.percent);
					return below.time.plusNanos((long) (part * point.time.minus(below.time).toNanos()));
				}
				below = point;
			}
			return below.time;
		}
	}
}
