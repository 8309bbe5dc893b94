package org.portabledevices.sim.camera;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.FolderScan;
import org.portabledevices.sim.content.FolderShelf;
import org.portabledevices.sim.content.GeneratedContent;
import org.portabledevices.sim.content.MemoryShelf;
import org.portabledevices.sim.content.Shelf;
import org.portabledevices.sim.picture.JpegFacts;
import org.portabledevices.sim.picture.SamplePictures;
import org.portabledevices.wpd.ObjectFormats;

/** Builds cameras: what they are, and what lies on their card. For one thread at a time. */
public final class CameraBuilder {

	private static final long CAPACITY = 1L << 30;
	private static final LocalDateTime MADE = LocalDateTime.of(2026, 1, 1, 0, 0);

	private final CameraIdentity identity;
	private final Supplier<Instant> clock;
	private final ObjectStore store = new ObjectStore();
	private Path folder;
	private boolean writable;
	private long largeLength;
	private long seed;

	/** Begins a camera that has the sample pictures on its card. */
	public CameraBuilder(CameraIdentity identity, Supplier<Instant> clock) {
		this.identity = identity;
		this.clock = clock;
	}

	/** Puts the files of a folder on the card instead. Unless the folder is writable, what is added and deleted is so on the camera only. */
	public CameraBuilder folder(Path path, boolean isWritable) {
		folder = path;
		writable = isWritable;
		return this;
	}

	/** Adds a file {@code /DCIM/100SIMUL/LARGE.BIN} of computed bytes. */
	public CameraBuilder large(long length, long bytesSeed) {
		largeLength = length;
		seed = bytesSeed;
		return this;
	}

	/** Makes the camera; reads the folder, if there is one. */
	public SimulatedCamera build() throws IOException {
		try {
			long size = folder == null ? addSamples() : addFolder();
			if (largeLength > 0) {
				addLarge();
			}
			Shelf shelf = folder != null && writable ? new FolderShelf(folder) : new MemoryShelf();
			SimulatedStorage card = new SimulatedStorage(SimulatedStorage.FIRST, "SIMCARD", CAPACITY + size + largeLength, shelf);
			return new SimulatedCamera(identity, new CameraProperties(identity.name(), clock), List.of(card), store);
		} catch (ResponseException e) {
			throw new IOException("the content of the camera %s cannot be laid out".formatted(identity.name()), e);
		}
	}

	private long addSamples() throws ResponseException {
		SamplePictures samples = new SamplePictures();
		addFolder("/DCIM");
		addFolder("/DCIM/100SIMUL");
		long size = 0;
		for (int i = 0; i < samples.count(); i++) {
			byte[] picture = samples.picture(i);
			LocalDateTime taken = JpegFacts.read(picture).flatMap(JpegFacts::whenTaken).orElse(MADE);
			add("/DCIM/100SIMUL/SIM_%04d.JPG".formatted(i + 1), ObjectFormatCode.EXIF_JPEG, picture.length, Content.of(picture), taken);
			size += picture.length;
		}
		return size;
	}

	private long addFolder() throws IOException, ResponseException {
		long size = 0;
		for (FolderScan.Entry entry : FolderScan.of(folder)) {
			int format = entry.folder() ? ObjectFormatCode.ASSOCIATION
					: ObjectFormats.code(ObjectFormats.ofFileName(entry.path())).getAsInt();
			add(entry.path(), format, entry.size(), entry.content(), LocalDateTime.ofInstant(entry.modified(), ZoneOffset.UTC));
			size += entry.size();
		}
		return size;
	}

	private void addLarge() throws ResponseException {
		for (String path : List.of("/DCIM", "/DCIM/100SIMUL")) {
			if (store.find(SimulatedStorage.FIRST, path).isEmpty()) {
				addFolder(path);
			}
		}
		add("/DCIM/100SIMUL/LARGE.BIN", ObjectFormatCode.UNDEFINED, largeLength, new GeneratedContent(seed, largeLength), MADE);
	}

	private void addFolder(String path) throws ResponseException {
		add(path, ObjectFormatCode.ASSOCIATION, 0, Content.EMPTY, MADE);
	}

	private void add(String path, int format, long size, Content content, LocalDateTime modified) throws ResponseException {
		store.add(store.make(store.nextHandle(), SimulatedStorage.FIRST, path, format, size, content, modified));
	}
}
