package org.portabledevices.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One line of the report.
 *
 * @param what what is compared.
 * @param ours the key of our measurement.
 * @param peer the key of the other one, empty for none.
 * @param figure what is made of the two.
 * @param target what it should be; not a number if there is no target.
 */
record Row(String what, String ours, String peer, Figure figure, double target) {

	/** Behind a key: not the time between two clocks, but the processor time of all threads. */
	static final String CPU = "#cpu";
	private static final double NONE = Double.NaN;

	/** The lines of the report, with the targets that the design set for them. */
	static final List<Row> ALL = List.of(
			new Row("invokeAsync to onComplete, 1,000 under way : CompletableFuture.supplyAsync", "RoundTrip.engine",
					"RoundTrip.completableFuture", Figure.RATIO, 1.5),
			new Row("invokeAsync to onComplete, 1,000 under way : FutureTask", "RoundTrip.engine", "RoundTrip.futureTask", Figure.RATIO,
					1.5),
			new Row("the same, processor time : CompletableFuture.supplyAsync", "RoundTrip.engine" + CPU,
					"RoundTrip.completableFuture" + CPU,
					Figure.RATIO, NONE),
			new Row("invokeAsync to onComplete, one at a time : CompletableFuture.supplyAsync", "RoundTrip.engineOneAtATime",
					"RoundTrip.completableFutureOneAtATime", Figure.RATIO, 1.5),
			new Row("invoke, processor time : direct call", "Invoke.engine" + CPU, "Invoke.direct" + CPU, Figure.ADDED_NANOS, 2_000),
			new Row("invoke, a parameter and a result checked, processor time : direct call", "Invoke.engineWithParameters" + CPU,
					"Invoke.directWithParameters" + CPU, Figure.ADDED_NANOS, 2_000),
			new Row("a deadline, processor time : none", "Deadline.engineWithDeadline" + CPU, "Deadline.engine" + CPU, Figure.ADDED_NANOS,
					200),
			new Row("orTimeout of a CompletableFuture, processor time : none", "Deadline.completableFutureOrTimeout" + CPU,
					"Deadline.completableFuture" + CPU, Figure.ADDED_NANOS, NONE),
			new Row("cancel(callback) among 1,000 : CompletableFuture.cancel", "CancelOne.engine:pending=1000",
					"CancelOne.completableFuture:pending=1000", Figure.NANOS, NONE),
			new Row("cancel(callback) among 1,000,000 : CompletableFuture.cancel", "CancelOne.engine:pending=1000000",
					"CancelOne.completableFuture:pending=1000000", Figure.NANOS, 2_000),
			new Row("cancel(callback) to onComplete, among 1,000,000 : among 1,000", "CancelOne.engineToOnComplete:pending=1000000",
					"CancelOne.engineToOnComplete:pending=1000", Figure.RATIO, 1.5),
			new Row("cancel(null) of 1,000,000 : as many CompletableFuture.cancel", "CancelAll.engine:pending=1000000",
					"CancelAll.completableFuture:pending=1000000", Figure.MILLIONS_A_SECOND, 2),
			new Row("cancel(null) of 1,000,000 to the last onComplete : callbacks", "CancelAll.engineToOnComplete:pending=1000000",
					"CancelAll.completableFutureToCallback:pending=1000000", Figure.SPEED, NONE),
			new Row("heap of a pending invocation", "Memory.ENGINE", "", Figure.BYTES, NONE),
			new Row("the same with a callback : CompletableFuture with one", "Memory.ENGINE_WITH_CALLBACK", "Memory.FUTURE_WITH_CALLBACK",
					Figure.BYTES, NONE),
			new Row("the same with a callback and a deadline : orTimeout", "Memory.ENGINE_WITH_DEADLINE", "Memory.FUTURE_WITH_DEADLINE",
					Figure.BYTES, 200),
			new Row("Flight Recorder, not recording, processor time : engine without events", "FlightRecorder.invoke:events=off" + CPU,
					"FlightRecorder.invoke:events=none" + CPU, Figure.RATIO, NONE),
			new Row("Flight Recorder, recording three events, processor time : none", "FlightRecorder.invoke:events=recording" + CPU,
					"FlightRecorder.invoke:events=none" + CPU, Figure.ADDED_NANOS, NONE),
			new Row("PTP/IP GetNumObjects : socket ping-pong", "Ptp.smallOperation:mebibytes=64", "Ptp.rawPingPong:mebibytes=64",
					Figure.RATIO,
					1.5),
			new Row("PTP/IP GetObject of 64 MiB : socket copy", "Ptp.getObject:mebibytes=64", "Ptp.rawCopy:mebibytes=64", Figure.SPEED,
					0.8),
			new Row("cancel of a running GetObject, to the confirmation", "PtpCancel.cancel", "", Figure.NANOS, 1_000_000));

	boolean isIn(Map<String, Double> round) {
		return round.containsKey(ours) && (peer.isEmpty() || round.containsKey(peer));
	}

	/** Writes the line: the medians of all rounds, and the range of the figure. */
	List<String> cells(List<Map<String, Double>> rounds) {
		double[] figures = rounds.stream().mapToDouble(round -> figure.of(round.get(ours), peerIn(round))).sorted().toArray();
		double middle = median(figures);
		String range = figures.length == 1 ? "" : figure.words(figures[0]) + " .. " + figure.words(figures[figures.length - 1]);
		return List.of(what, figure.measured(median(rounds.stream().mapToDouble(round -> round.get(ours)).toArray())),
				figure.measured(median(rounds.stream().mapToDouble(this::peerIn).toArray())), figure.words(middle), range,
				Double.isNaN(target) ? "" : figure.targetWords(target),
				Double.isNaN(target) ? "" : figure.isKept(middle, target) ? "kept" : "MISSED");
	}

	private double peerIn(Map<String, Double> round) {
		return peer.isEmpty() ? Double.NaN : round.get(peer);
	}

	/** The middle one; of two in the middle the mean. */
	static double median(double... values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}
}
