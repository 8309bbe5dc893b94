package org.portabledevices.engine.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.portabledevices.values.Values;

/**
 * The results as a stage, that clients can neither complete nor cancel. (A {@link CompletableFuture#minimalCompletionStage()} would be simpler, but hands its failure on inside a
 * {@link java.util.concurrent.CompletionException}, which a client that looks for an InvocationException would miss.)
 */
final class ResultStage extends CompletableFuture<Values> {

	void succeed(Values results) {
		super.complete(results);
	}

	void fail(Exception cause) {
		super.completeExceptionally(cause);
	}

	/** A future of its own: whoever completes or cancels it does nothing to this stage, nor to the invocation. */
	@Override
	public CompletableFuture<Values> toCompletableFuture() {
		CompletableFuture<Values> future = new CompletableFuture<>();
		whenComplete((results, failure) -> {
			if (failure == null) {
				future.complete(results);
			} else {
				future.completeExceptionally(failure);
			}
		});
		return future;
	}

	@Override
	public boolean complete(Values value) {
		return false;
	}

	@Override
	public boolean completeExceptionally(Throwable cause) {
		return false;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return false;
	}

	@Override
	public void obtrudeValue(Values value) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void obtrudeException(Throwable cause) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<Values> completeAsync(Supplier<? extends Values> supplier, Executor executor) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<Values> orTimeout(long timeout, TimeUnit unit) {
		return toCompletableFuture().orTimeout(timeout, unit);
	}

	@Override
	public CompletableFuture<Values> completeOnTimeout(Values value, long timeout, TimeUnit unit) {
		return toCompletableFuture().completeOnTimeout(value, timeout, unit);
	}
}
