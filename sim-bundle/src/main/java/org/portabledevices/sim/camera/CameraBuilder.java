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
import org.portabledevices.sim.content.GeneratedContent;
import org.portabledevices.sim.content.MemoryShelf;
import org.portabledevices.sim.content.Shelf;
import org.portabledevices.sim.folder.FolderScan;
import org.portabledevices.sim.folder.FolderShelf;
import org.portabledevices.sim.picture.JpegFacts;
import org.portabledevices.sim.picture.SamplePictures;
import org.portabledevices.sim.store.SimulatedStorage;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.wpd.ObjectFormats;

/** Builds cameras and phones: what they are, and what lies on their storages. For one thread at a time. */
public final class CameraBuilder {

	private static final LocalDateTime MADE = LocalDateTime.of(2026, 1, 1, 0, 0);

	private final CameraIdentity identity;
	private final Supplier<Instant> clock;
	private Abilities abilities = Abilities.CAMERA;
	private Card card = Card.SAMPLES;
	private long seed = 1;

	/** Begins a camera that has the sample pictures on its card. */
	public CameraBuilder(CameraIdentity identity, Supplier<Instant> clock) {
		this.identity = identity;
		this.clock = clock;
	}

	/** Sets what it can do. */
	public CameraBuilder abilities(Abilities wanted) {
		abilities = wanted;
		return this;
	}

	/** Sets its card, and what computed bytes follow from. */
	public CameraBuilder card(Card wanted, long bytesSeed) {
		card = wanted;
		seed = bytesSeed;
		return this;
	}

	/** Puts the files of a folder on the card instead. Unless the folder is writable, what is added and deleted is so on the camera only. */
	public CameraBuilder folder(Path path, boolean isWritable) {
		card = new Card(path, isWritable, card.largeLength(), card.freeSpace(), card.readOnly());
		return this;
	}

	/** Adds a file {@code /DCIM/100SIMUL/LARGE.BIN} of computed bytes. */
	public CameraBuilder large(long length, long bytesSeed) {
		card = new Card(card.folder(), card.writable(), length, card.freeSpace(), card.readOnly());
		seed = bytesSeed;
		return this;
	}

	/** Makes the camera; reads the folder, if there is one. */
	public SimulatedCamera build() throws IOException {
		CameraProperties properties = new CameraProperties(abilities, identity.name(), clock);
		try {
			Shelf shelf = card.folder() != null && card.writable() ? new FolderShelf(card.folder()) : new MemoryShelf();
			List<FolderScan.Entry> entries = card.folder() == null ? List.of() : FolderScan.of(card.folder());
			SamplePictures samples = new SamplePictures();
			long size = card.largeLength() + entries.stream().mapToLong(FolderScan.Entry::size).sum();
			for (int i = 0; card.folder() == null && i < samples.count(); i++) {
				size += samples.picture(i).length;
			}
			Storages storages = new Storages(abilities.storages(size + card.freeSpace(), card.readOnly(), shelf), properties::now);
			Layout layout = new Layout(storages);
			if (card.folder() == null) {
				layout.addSamples(samples);
			}
			for (FolderScan.Entry entry : entries) {
				layout.add(entry);
			}
			if (card.largeLength() > 0) {
				layout.addLarge(new GeneratedContent(seed, card.largeLength()));
			}
			return new SimulatedCamera(identity, abilities, properties, storages);
		} catch (ResponseException e) {
			throw new IOException("the content of the camera %s cannot be laid out".formatted(identity.name()), e);
		}
	}

	/** Puts on the first storage what is there from the beginning. */
	private record Layout(Storages storages) {

		void addSamples(SamplePictures samples) throws ResponseException {
			addFolder("/DCIM");
			addFolder("/DCIM/100SIMUL");
			for (int i = 0; i < samples.count(); i++) {
				byte[] picture = samples.picture(i);
				LocalDateTime taken = JpegFacts.read(picture).flatMap(JpegFacts::whenTaken).orElse(MADE);
				add("/DCIM/100SIMUL/SIM_%04d.JPG".formatted(i + 1), ObjectFormatCode.EXIF_JPEG, picture.length, Content.of(picture), taken);
			}
		}

		void add(FolderScan.Entry entry) throws ResponseException {
			int format = entry.folder() ? ObjectFormatCode.ASSOCIATION
					: ObjectFormats.code(ObjectFormats.ofFileName(entry.path())).getAsInt();
			add(entry.path(), format, entry.size(), entry.content(), LocalDateTime.ofInstant(entry.modified(), ZoneOffset.UTC));
		}

		void addLarge(GeneratedContent bytes) throws ResponseException {
			for (String path : List.of("/DCIM", "/DCIM/100SIMUL")) {
				if (storages.find(SimulatedStorage.FIRST, path).isEmpty()) {
					addFolder(path);
				}
			}
			add("/DCIM/100SIMUL/LARGE.BIN", ObjectFormatCode.UNDEFINED, bytes.length(), bytes, MADE);
		}

		private void addFolder(String path) throws ResponseException {
			add(path, ObjectFormatCode.ASSOCIATION, 0, Content.EMPTY, MADE);
		}

		private void add(String path, int format, long size, Content content, LocalDateTime modified) throws ResponseException {
			storages.add(SimulatedStorage.FIRST, path, format, size, content, modified);
		}
	}
}
