package org.portabledevices.engine.thread;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Code of a bundle that may go away: a class in a loader of its own, and the question whether the loader can be collected. */
public final class ForeignCode {

	private ForeignCode() {
	}

	/** Calls the action with a frame of the other loader's class on the stack, as if a client did. */
	public static final class Calling implements UnaryOperator<Object> {
		@Override
		public Object apply(Object action) {
			((Runnable) action).run();
			return null;
		}
	}

	/** Runs the action on the stack of a class of a fresh loader; answers a reference to the loader. */
	public static WeakReference<ClassLoader> call(Runnable action) {
		ClassLoader loader = new OneClassLoader();
		try {
			@SuppressWarnings("unchecked") UnaryOperator<Object> calling =
					(UnaryOperator<Object>) loader.loadClass(Calling.class.getName()).getConstructor().newInstance();
			if (calling.getClass().getClassLoader() != loader) {
				throw new AssertionError("the class is not foreign");
			}
			calling.apply(action);
			return new WeakReference<>(loader);
		} catch (ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}

	/** Waits until the object is gone, or does not go within some seconds. */
	public static boolean isCollected(WeakReference<?> reference) throws InterruptedException {
		ReferenceQueue<Object> queue = new ReferenceQueue<>();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (!reference.refersTo(null) && System.nanoTime() < end) {
			System.gc();
			WeakReference<Object> canary = new WeakReference<>(new Object(), queue);
			queue.remove(20);
			canary.clear();
		}
		return reference.refersTo(null);
	}

	private static final class OneClassLoader extends ClassLoader {

		OneClassLoader() {
			super(ForeignCode.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			return name.equals(Calling.class.getName()) ? findClass(name) : super.loadClass(name, resolve);
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			Class<?> known = findLoadedClass(name);
			if (known != null) {
				return known;
			}
			try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] bytes = in.readAllBytes();
				// with a domain of its own, as each bundle has: it is what the access control context of a thread refers to
				return defineClass(name, bytes, 0, bytes.length, new java.security.ProtectionDomain(null, null, this, null));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}
}
