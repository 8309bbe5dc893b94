package org.portabledevices.engine.core;

import java.util.function.Consumer;

import org.portabledevices.engine.chain.Chain;
import org.portabledevices.engine.chain.IdentityIndex;

/** What a client has pending, in the order of acceptance, and by callback. Guarded by the client's lock. */
final class PendingCalls {

	/** From so many pending on, callbacks are found by an index. */
	private static final int INDEX_FROM = 48;

	private final Chain<AcceptedInvocation> all = new Chain<>();
	private IdentityIndex<AcceptedInvocation> index;

	void add(AcceptedInvocation call) {
		all.add(call);
		if (index != null) {
			addToIndex(call);
		} else if (all.size() >= INDEX_FROM) {
			index = new IdentityIndex<>();
			forEach(this::addToIndex);
		}
	}

	void remove(AcceptedInvocation call) {
		all.remove(call);
		if (call.indexNode != null) {
			index.remove(call.indexKey, call.indexNode);
			call.indexKey = null;
			call.indexNode = null;
		}
		if (all.isEmpty()) {
			index = null;
		}
	}

	/** Answers a list that has all that was made with a callback, and perhaps others; all for {@code null}. Answers {@code null} if there is none. */
	Chain<AcceptedInvocation> find(Object callback) {
		return callback == null || index == null ? all : index.find(callback);
	}

	/** Forgets the keys of the index, which are the client's objects. */
	void forgetCallbacks() {
		index = null;
		forEach(call -> {
			call.indexKey = null;
			call.indexNode = null;
		});
	}

	private void addToIndex(AcceptedInvocation call) {
		Object callback = call.callback;
		if (callback != null) {
			call.indexKey = callback;
			call.indexNode = new Chain.Link<>(call);
			index.add(callback, call.indexNode);
		}
	}

	private void forEach(Consumer<AcceptedInvocation> action) {
		Chain<AcceptedInvocation>.Cursor cursor = all.cursor();
		for (AcceptedInvocation call = cursor.next(); call != null; call = cursor.next()) {
			action.accept(call);
		}
		cursor.close();
	}
}
