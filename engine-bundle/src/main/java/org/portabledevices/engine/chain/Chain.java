package org.portabledevices.engine.chain;

/**
 * A doubly linked list whose nodes carry the links, so that a node leaves it in one step from wherever it stands. Cursors stand in it as nodes of their own: a walk can stop in
 * the middle, let others add and remove, and go on.
 *
 * @param <T> what the nodes stand for.
 */
public final class Chain<T> {

	private final Node<T> head = new Node<>();
	private int size;

	/** Makes an empty chain. */
	public Chain() {
		head.next = head;
		head.previous = head;
	}

	/**
	 * A place in a chain.
	 *
	 * @param <T> what it stands for.
	 */
	public static class Node<T> {

		private Node<T> previous;
		private Node<T> next;

		/** What it stands for; {@code null} for a cursor. */
		protected T element() {
			return null;
		}

		/** Whether it stands in a chain. */
		public final boolean isLinked() {
			return next != null;
		}
	}

	/**
	 * A node that stands for something else.
	 *
	 * @param <T> what it stands for.
	 */
	public static final class Link<T> extends Node<T> {

		private final T element;

		/** Makes a node for an element. */
		public Link(T element) {
			this.element = element;
		}

		@Override
		protected T element() {
			return element;
		}
	}

	/** Adds a node at the end. */
	public void add(Node<T> node) {
		insert(node, head);
		size++;
	}

	/** Adds a node at the beginning. */
	public void addFirst(Node<T> node) {
		insert(node, head.next);
		size++;
	}

	/** Takes a node out. Answers whether it was in. */
	public boolean remove(Node<T> node) {
		if (!node.isLinked()) {
			return false;
		}
		unlink(node);
		size--;
		return true;
	}

	/** Takes the first element out, {@code null} if there is none. */
	public T poll() {
		for (Node<T> node = head.next; node != head; node = node.next) {
			T element = node.element();
			if (element != null) {
				remove(node);
				return element;
			}
		}
		return null;
	}

	/** The first element, {@code null} if there is none. */
	public T first() {
		return next(head);
	}

	/** How many elements there are. */
	public int size() {
		return size;
	}

	/** Whether there is no element. */
	public boolean isEmpty() {
		return size == 0;
	}

	/** Starts a walk at the beginning. It must be {@linkplain Cursor#close() closed}, in the chain's lock like every step. */
	public Cursor cursor() {
		Cursor cursor = new Cursor();
		insert(cursor.node, head.next);
		return cursor;
	}

	private T next(Node<T> from) {
		for (Node<T> node = from.next; node != head; node = node.next) {
			if (node.element() != null) {
				return node.element();
			}
		}
		return null;
	}

	private static <T> void insert(Node<T> node, Node<T> before) {
		node.previous = before.previous;
		node.next = before;
		before.previous.next = node;
		before.previous = node;
	}

	private static <T> void unlink(Node<T> node) {
		node.previous.next = node.next;
		node.next.previous = node.previous;
		node.previous = null;
		node.next = null;
	}

	/** A walk through the chain, which others may change between its steps. */
	public final class Cursor {

		private final Node<T> node = new Node<>();

		private Cursor() {
		}

		/** The next element, {@code null} at the end. */
		public T next() {
			Node<T> next = node.next;
			while (next != head && next.element() == null) {
				next = next.next;
			}
			if (next == head) {
				return null;
			}
			Node<T> after = next.next;
			unlink(node);
			insert(node, after);
			return next.element();
		}

		/** Ends the walk. */
		public void close() {
			if (node.isLinked()) {
				unlink(node);
			}
		}
	}
}
