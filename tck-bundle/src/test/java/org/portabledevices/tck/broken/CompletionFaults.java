package org.portabledevices.tck.broken;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.DataSource;
import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tck.device.KitMethods;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Wrong in group 3. */
final class CompletionFaults {

	private CompletionFaults() {
	}

	static List<Broken> all() {
		return List.of(
				Broken.methods("calls back twice", right -> telling(right, CompletionFaults::twice), "3.1"),
				Broken.methods("says nothing of a failure",
						right -> telling(right, (callback, invocation, status, results) -> {
							if (status.isSuccess() || status.equals(Status.ERROR_CANCELLED)) {
								callback.onComplete(invocation, status, results);
							}
						}), "3.1"),
				Broken.methods("gives the callback a handle that nobody knows",
						right -> telling(right, (callback, invocation, status, results) -> callback
								.onComplete(new BrokenInvocation(invocation, new BrokenMethods(right)), status, results)),
						"3.1"),
				Broken.methods("calls progress after the end",
						right -> telling(right, (callback, invocation, status, results) -> {
							callback.onComplete(invocation, status, results);
							callback.onProgress(invocation, invocation.progress());
						}), "3.2"),
				Broken.methods("tells progress backwards", Backwards::new, "3.2"),
				Broken.methods("keeps all progress that was not told", TellsEachStep::new, "rule3_2_ofWhatWasNotToldOnlyTheNewestIsKept"),
				Broken.methods("has a thread for each callback", ThreadForEach::new, "3.3",
						"rule3_3_theCallbacksOfAClientRunOneAfterAnother"),
				Broken.methods("calls back on the caller's stack", OnCallersStack::new, "rule3_3_neverOnTheStackOfACallThatTheClientMade"),
				Broken.methods("holds a lock while it calls", UnderLock::new, "rule3_3_underNoLock"),
				Broken.methods("leaves its caller's class loader to the callback", CallersLoader::new,
						"rule3_3_eachBeginsWithTheInterruptFlagClearAndNobodysClassLoader"),
				Broken.methods("begins callbacks interrupted", right -> telling(right, (callback, invocation, status, results) -> {
					Thread.currentThread().interrupt();
					callback.onComplete(invocation, status, results);
				}), "rule3_3_eachBeginsWithTheInterruptFlagClearAndNobodysClassLoader"),
				Broken.surroundings("has one thread for all clients", CompletionFaults::oneThread,
						"rule3_3_thoseOfDifferentClientsRunSideBySide",
						"rule3_4_callbacksThatDoNotReturnHoldUpTheirOwnClientsOnly", "rule3_4_aBundleWithTooManyOfThemHoldsUpNoOther"),
				Broken.methods("calls again when a callback throws", right -> telling(right, CompletionFaults::again),
						"rule3_4_aCallbackThatThrowsCountsAsCalled"),
				Broken.methods("logs nothing of what a callback throws", right -> telling(right, CompletionFaults::swallowing),
						"rule3_4_whatItThrowsIsLoggedWithItsInvocationAndBundle"),
				Broken.surroundings("has no log", StopFaults::withoutLog, "rule3_4_itIsLoggedWithItsStackAfterASecond",
						"rule3_6_whatIsLeftUnclosedIsLogged"),
				Broken.methods("gives null for the results of what did not succeed",
						right -> telling(right, (callback, invocation, status, results) -> callback.onComplete(invocation, status,
								status.isSuccess() ? results : null)),
						"3.5"),
				Broken.methods("leaves results out",
						right -> telling(right,
								(callback, invocation, status, results) -> callback.onComplete(invocation, status, Values.empty())),
						"rule3_5_resultsAreExactlyWhatTheDescriptionPromises"),
				Broken.methods("adds results of its own",
						right -> telling(right, (callback, invocation, status, results) -> callback.onComplete(invocation, status,
								Values.builder().setAll(results).set(KitMethods.TAG, Variant.ui4(1)).build())),
						"rule3_5_resultsAreExactlyWhatTheDescriptionPromises", "rule3_5_aFailureHasEmptyResults"),
				Broken.methods("believes whatever a backend answers", right -> new BrokenMethods(right) {
					@Override
					void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
						boolean isMisfit = invocation.message().contains("does not fit");
						callback.onComplete(invocation, isMisfit ? Status.S_OK : status, results);
					}

					@Override
					Invocation handle(Invocation invocation) {
						return new BrokenInvocation(invocation, this) {
							@Override
							public Optional<End> end() {
								return right.message().contains("does not fit") ? Optional.of(End.SUCCEEDED) : right.end();
							}
						};
					}
				}, "rule3_5_resultsThatDoNotFitEndInAFailure"),
				Broken.methods("never closes a sink", right -> sinks(right, sink -> new RightSink(sink) {
					@Override
					public void close(boolean complete) {
						// never
					}
				}), "rule3_6_aSinkTakesAllDataAndIsClosedBeforeOnComplete", "rule3_6_aSinkThatThrowsStopsTheInvocation"),
				Broken.methods("closes a sink after onComplete", ClosesLate::new, "rule3_6_aSinkTakesAllDataAndIsClosedBeforeOnComplete"),
				Broken.methods("calls a sink after its end", right -> sinks(right, sink -> new RightSink(sink) {
					@Override
					public void close(boolean complete) throws IOException {
						sink.close(complete);
						sink.write(ByteBuffer.allocate(1));
					}
				}), "rule3_6_aSinkTakesAllDataAndIsClosedBeforeOnComplete"),
				Broken.methods("takes what a sink throws for nothing", right -> sinks(right, sink -> new RightSink(sink) {
					@Override
					public void write(ByteBuffer data) {
						try {
							sink.write(data);
						} catch (IOException | RuntimeException e) {
							data.position(data.limit());
						}
					}
				}), "rule3_6_aSinkThatThrowsStopsTheInvocation"),
				Broken.methods("keeps data for a slow sink in memory without bound", right -> sinks(right, Hoarding::new),
						"rule3_6_betweenDeviceAndSinkLiesAtMostOneMebibyte", "rule3_6_aSinkThatStallsStopsTheInvocationAndIsLeftUnclosed"),
				Broken.methods("never closes a source", right -> sources(right, source -> new DataSource() {
					@Override
					public OptionalLong length() throws IOException {
						return source.length();
					}

					@Override
					public int read(ByteBuffer buffer) throws IOException {
						return source.read(buffer);
					}

					@Override
					public void close() {
						// never
					}
				}), "rule3_6_aSourceGivesAllDataAndIsClosedBeforeOnComplete", "rule3_6_aSourceThatThrowsStopsTheInvocation"),
				Broken.methods("says ENDED before it knows how", SaysEndedEarly::new, "rule3_7_whoSeesItEndedSeesItsEndStatusAndEffect"),
				Broken.surroundings("does not wait in a release", LifeFaults::releaseElsewhere,
						"rule3_7_whoReleasesSeesWhatCallbacksDid"));
	}

	// How the client is told

	/** Tells the client of an end. */
	@FunctionalInterface
	private interface Telling {
		void tell(ServiceMethodCallback callback, Invocation invocation, Status status, Values results);
	}

	private static BrokenMethods telling(ServiceMethods right, Telling telling) {
		return new BrokenMethods(right) {
			@Override
			void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
				telling.tell(callback, invocation, status, results);
			}
		};
	}

	private static void twice(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
		callback.onComplete(invocation, status, results);
		callback.onComplete(invocation, status, results);
	}

	private static void again(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
		try {
			callback.onComplete(invocation, status, results);
		} catch (Throwable e) {
			callback.onComplete(invocation, status, results);
		}
	}

	private static void swallowing(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
		try {
			callback.onComplete(invocation, status, results);
		} catch (Throwable e) {
			// and says nothing
		}
	}

	private record Value(long completed, OptionalLong total) implements Progress {

		@Override
		public OptionalInt percent() {
			return OptionalInt.empty();
		}
	}

	private static final class Backwards extends BrokenMethods {

		Backwards(ServiceMethods right) {
			super(right);
		}

		@Override
		void progress(ServiceMethodCallback callback, Invocation invocation, Progress progress) {
			super.progress(callback, invocation, progress);
			super.progress(callback, invocation, new Value(progress.completed() - 1, progress.total()));
		}
	}

	private static final class TellsEachStep extends BrokenMethods {

		private final Map<Long, Long> told = new ConcurrentHashMap<>();

		TellsEachStep(ServiceMethods right) {
			super(right);
		}

		@Override
		void progress(ServiceMethodCallback callback, Invocation invocation, Progress progress) {
			for (long step = told.getOrDefault(invocation.id(), 0L) + 1; step <= Math.min(3, progress.completed()); step++) {
				super.progress(callback, invocation, new Value(step, progress.total()));
			}
			told.put(invocation.id(), progress.completed());
		}
	}

	private static final class ThreadForEach extends BrokenMethods {

		ThreadForEach(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			Thread thread = new Thread(() -> callback.onComplete(invocation, status, results), "a thread for one callback");
			thread.setDaemon(true);
			thread.start();
		}
	}

	/** What has ended is told by the next call of the client, or by this one. */
	private static final class OnCallersStack extends BrokenMethods {

		private final ConcurrentLinkedQueue<Runnable> due = new ConcurrentLinkedQueue<>();

		OnCallersStack(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			due.add(() -> callback.onComplete(invocation, status, results));
		}

		private void tell(boolean isDue) {
			for (int i = 0; isDue && due.isEmpty() && i < 1_000; i++) {
				Thread.yield(); // it has ended, and comes
			}
			for (Runnable next = due.poll(); next != null; next = due.poll()) {
				next.run();
			}
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			Invocation invocation = super.invokeAsync(method, parameters, callback, options);
			tell(invocation.state() == InvocationState.ENDED);
			return invocation;
		}

		@Override
		public CancelReceipt cancel(ServiceMethodCallback callback) {
			CancelReceipt receipt = super.cancel(callback);
			tell(!receipt.entries().isEmpty());
			return receipt;
		}
	}

	private static final class UnderLock extends BrokenMethods {

		UnderLock(ServiceMethods right) {
			super(right);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			synchronized (this) {
				super.complete(callback, invocation, status, results);
			}
		}

		@Override
		public synchronized CancelReceipt cancel(ServiceMethodCallback callback) {
			return super.cancel(callback);
		}
	}

	private static final class CallersLoader extends BrokenMethods {

		private volatile ClassLoader callers = new URLClassLoader(new URL[0]);

		CallersLoader(ServiceMethods right) {
			super(right);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			callers = Thread.currentThread().getContextClassLoader();
			return super.invokeAsync(method, parameters, callback, options);
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			Thread.currentThread().setContextClassLoader(callers);
			super.complete(callback, invocation, status, results);
		}
	}

	private static Surroundings oneThread(Surroundings surroundings) {
		ExecutorService one = Executors.newSingleThreadExecutor(body -> {
			Thread thread = new Thread(body, "one thread for all");
			thread.setDaemon(true);
			return thread;
		});
		return Broken.methods("", right -> telling(right,
				(callback, invocation, status, results) -> one.execute(() -> callback.onComplete(invocation, status, results)))).fault()
				.apply(surroundings);
	}

	// Sinks and sources

	private static BrokenMethods sinks(ServiceMethods right, UnaryOperator<DataSink> fault) {
		return new BrokenMethods(right) {
			@Override
			public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
					throws InvocationRefusedException {
				return super.invokeAsync(method, parameters, callback,
						options.sink().map(fault).map(sink -> InvocationOptions.builder().sink(sink).build()).orElse(options));
			}
		};
	}

	private static BrokenMethods sources(ServiceMethods right, UnaryOperator<DataSource> fault) {
		return new BrokenMethods(right) {
			@Override
			public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
					throws InvocationRefusedException {
				return super.invokeAsync(method, parameters, callback,
						options.source().map(fault).map(source -> InvocationOptions.builder().source(source).build()).orElse(options));
			}
		};
	}

	private static class RightSink implements DataSink {

		final DataSink sink;

		RightSink(DataSink sink) {
			this.sink = sink;
		}

		@Override
		public void begin(OptionalLong length) throws IOException {
			sink.begin(length);
		}

		@Override
		public void write(ByteBuffer data) throws IOException {
			sink.write(data);
		}

		@Override
		public void close(boolean complete) throws IOException {
			sink.close(complete);
		}
	}

	/** Writes what it has hoarded on a thread of its own. */
	private static final class Hoarding extends RightSink {

		private final ExecutorService writing = Executors.newSingleThreadExecutor(body -> {
			Thread thread = new Thread(body, "a hoard");
			thread.setDaemon(true);
			return thread;
		});

		Hoarding(DataSink sink) {
			super(sink);
		}

		@Override
		public void write(ByteBuffer data) {
			ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
			writing.execute(() -> {
				try {
					sink.write(copy);
				} catch (IOException e) {
					// nobody is told
				}
			});
		}

		@Override
		public void close(boolean complete) {
			writing.execute(() -> {
				try {
					sink.close(complete);
				} catch (IOException e) {
					// nobody is told
				}
			});
			writing.shutdown();
		}
	}

	private static final class ClosesLate extends BrokenMethods {

		private final ConcurrentLinkedQueue<DataSink> closed = new ConcurrentLinkedQueue<>();

		ClosesLate(ServiceMethods right) {
			super(right);
		}

		@Override
		public Invocation invokeAsync(UUID method, Values parameters, ServiceMethodCallback callback, InvocationOptions options)
				throws InvocationRefusedException {
			return super.invokeAsync(method, parameters, callback,
					options.sink().map(sink -> InvocationOptions.builder().sink(new RightSink(sink) {
						@Override
						public void close(boolean complete) {
							closed.add(sink);
						}
					}).build()).orElse(options));
		}

		@Override
		void complete(ServiceMethodCallback callback, Invocation invocation, Status status, Values results) {
			super.complete(callback, invocation, status, results);
			for (DataSink sink = closed.poll(); sink != null; sink = closed.poll()) {
				try {
					sink.close(true);
				} catch (IOException e) {
					// nobody is told
				}
			}
		}
	}

	// 3.7

	private static final class SaysEndedEarly extends BrokenMethods {

		SaysEndedEarly(ServiceMethods right) {
			super(right);
		}

		@Override
		Invocation handle(Invocation invocation) {
			return new BrokenInvocation(invocation, this) {
				@Override
				public InvocationState state() {
					return InvocationState.ENDED;
				}
			};
		}
	}
}
