package org.portabledevices.backend;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Executor;

import org.portabledevices.service.Status;

/** Runs a method that waits on an executor, and answers with what it returns or throws. */
final class BlockingHandler implements MethodHandler {

	private final Executor executor;
	private final BlockingMethod method;

	BlockingHandler(Executor executor, BlockingMethod method) {
		this.executor = requireNonNull(executor, "executor");
		this.method = requireNonNull(method, "method");
	}

	@Override
	public void start(InvocationContext context) {
		executor.execute(() -> run(context));
	}

	private void run(InvocationContext context) {
		try {
			context.succeed(method.run(context));
		} catch (StoppedException e) {
			context.confirm();
		} catch (MethodFailure e) {
			context.fail(e.status(), e.getMessage());
		} catch (InterruptedException e) {
			// only the owner of the executor interrupts its threads, and then nothing more can come of this method
			Thread.currentThread().interrupt();
			context.fail(Status.ERROR_GEN_FAILURE, "the backend interrupted the method");
		} catch (Throwable e) {
			context.fail(Status.ERROR_GEN_FAILURE, "the backend failed: " + e);
			if (e instanceof Error error) {
				throw error;
			}
		}
	}
}
