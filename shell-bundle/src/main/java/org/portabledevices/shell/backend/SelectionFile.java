package org.portabledevices.shell.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

import org.portabledevices.shell.arguments.CommandException;

/** The file in the watched folder of settings that makes a choice outlive the framework: the configuration {@code org.portabledevices.selection}. */
public final class SelectionFile {

	/** The name of the file: File Install takes the configuration's PID from it. */
	static final String NAME = "org.portabledevices.selection.cfg";

	/** The framework or system property that says where the folder is; {@code ./pds} sets it. */
	public static final String FOLDER_PROPERTY = "pds.conf.dir";

	private final Path folder;

	private SelectionFile(Path folder) {
		this.folder = folder;
	}

	/**
	 * Finds the folder.
	 *
	 * @param name the value of {@link #FOLDER_PROPERTY}, {@code null} if it is not set.
	 * @return the file in that folder.
	 * @throws CommandException if there is no such folder; the message says what to do instead.
	 */
	public static SelectionFile in(String name) {
		if (name == null || name.isBlank()) {
			throw new CommandException("--save writes " + NAME + " into the watched folder of settings, which the property "
					+ FOLDER_PROPERTY
					+ " names, and it is not set here; keep backend = NAME in the configuration org.portabledevices.selection instead");
		}
		Path folder = Path.of(name);
		if (!Files.isDirectory(folder)) {
			throw new CommandException("--save: there is no folder " + folder + " (property " + FOLDER_PROPERTY + ")");
		}
		return new SelectionFile(folder);
	}

	/**
	 * Writes the choice. The watcher sees the old file or the new one, never half of one: the temporary name does not end in {@code .cfg}.
	 *
	 * @param backend the name of the backend.
	 * @return the file.
	 * @throws CommandException if it cannot be written.
	 */
	public Path pin(String backend) {
		Path file = folder.resolve(NAME);
		Path temporary = folder.resolve("." + NAME + "." + UUID.randomUUID() + ".tmp");
		String text =
				"# Written by \"backend use NAME --save\"; \"backend auto --save\" takes it back.\nbackend = " + escaped(backend) + "\n";
		try {
			try {
				Files.writeString(temporary, text, StandardCharsets.ISO_8859_1);
				move(temporary, file);
			} finally {
				Files.deleteIfExists(temporary);
			}
		} catch (IOException e) {
			throw new CommandException("chosen for now, but not saved: " + file + " cannot be written, " + e);
		}
		return file;
	}

	/**
	 * Takes the choice back.
	 *
	 * @return whether there was one.
	 * @throws CommandException if the file cannot be deleted.
	 */
	public boolean auto() {
		try {
			return Files.deleteIfExists(folder.resolve(NAME));
		} catch (IOException e) {
			throw new CommandException("chosen for now, but not saved: " + folder.resolve(NAME) + " cannot be deleted, " + e);
		}
	}

	private static void move(Path temporary, Path file) throws IOException {
		try {
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Escapes what has a meaning in a properties file. */
	private static String escaped(String value) {
		StringBuilder text = new StringBuilder();
		for (char c : value.toCharArray()) {
			if (c == '\\' || c == ' ' || c == '#' || c == '!' || c == '=' || c == ':') {
				text.append('\\').append(c);
			} else if (c < ' ' || c > '~') {
				text.append("\\u%04x".formatted((int) c));
			} else {
				text.append(c);
			}
		}
		return text.toString();
	}
}
