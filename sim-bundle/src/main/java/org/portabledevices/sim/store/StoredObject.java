package org.portabledevices.sim.store;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Optional;

import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpDate;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.picture.JpegFacts;

/**
 * A file or a folder on a storage, as it is until it changes. What its bytes say of it, it looks up when that is asked for first. Safe for use by several threads.
 */
public final class StoredObject {

	/** The protection status of what can be changed. */
	public static final int NOT_PROTECTED = 0;
	/** The protection status of what is read-only. */
	public static final int READ_ONLY = 1;

	private final int handle;
	private final int storageId;
	private final int parent;
	private final String path;
	private final int format;
	private final long size;
	private final Content content;
	/** {@code null} if nobody has said it. */
	private final LocalDateTime created;
	private final LocalDateTime modified;
	private final int protection;
	private volatile Optional<JpegFacts> facts;

	/** Describes an object that is not protected. */
	StoredObject(int handle, int storageId, int parent, String path, int format, long size, Content content, LocalDateTime modified) {
		this(handle, storageId, parent, path, format, size, content, null, modified, NOT_PROTECTED);
	}

	private StoredObject(int handle, int storageId, int parent, String path, int format, long size, Content content,
			LocalDateTime created, LocalDateTime modified, int protection) {
		this.handle = handle;
		this.storageId = storageId;
		this.parent = parent;
		this.path = path;
		this.format = format;
		this.size = size;
		this.content = content;
		this.created = created;
		this.modified = modified;
		this.protection = protection;
	}

	/** Answers the object at another place. */
	StoredObject at(int storage, int folder, String newPath, Content newContent) {
		return new StoredObject(handle, storage, folder, newPath, format, size, newContent, created, modified, protection);
	}

	/** Answers another object that is as this one, but not protected. */
	StoredObject copy(int newHandle, int storage, int folder, String newPath, Content newContent) {
		return new StoredObject(newHandle, storage, folder, newPath, format, size, newContent, created, modified, NOT_PROTECTED);
	}

	StoredObject changed(long newSize, Content newContent, LocalDateTime when) {
		return new StoredObject(handle, storageId, parent, path, format, newSize, newContent, created, when, protection);
	}

	StoredObject withProtection(int status) {
		return new StoredObject(handle, storageId, parent, path, format, size, content, created, modified, status);
	}

	StoredObject withCreated(LocalDateTime when) {
		return new StoredObject(handle, storageId, parent, path, format, size, content, when, modified, protection);
	}

	/** Answers the object handle. */
	public int handle() {
		return handle;
	}

	/** Answers the storage that it lies on. */
	public int storageId() {
		return storageId;
	}

	/** Answers the handle of the folder that it lies in, 0 for the root. */
	public int parent() {
		return parent;
	}

	/** Answers its path on the storage, which begins with a slash. */
	public String path() {
		return path;
	}

	/** Answers its name. */
	public String name() {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** Answers its object format code. */
	public int format() {
		return format;
	}

	/** Tells whether it is a folder. */
	public boolean isFolder() {
		return format == ObjectFormatCode.ASSOCIATION;
	}

	/** Answers its size in bytes. */
	public long size() {
		return size;
	}

	/** Answers its bytes. */
	public Content content() {
		return content;
	}

	/** Answers its protection status: 0 for none, 1 for read-only. */
	public int protection() {
		return protection;
	}

	/** Tells when it was made: what was said when it came, else of a picture when it was taken. */
	public LocalDateTime created() {
		return created != null ? created : facts().flatMap(JpegFacts::whenTaken).orElse(modified);
	}

	/** Tells when it was changed last. */
	public LocalDateTime modified() {
		return modified;
	}

	/** Answers its thumbnail, if its file holds one. */
	public Optional<Content> thumbnail() throws IOException {
		Optional<JpegFacts> jpeg = facts().filter(found -> found.thumbnailLength() > 0);
		return jpeg.isPresent() ? Optional.of(content.part(jpeg.get().thumbnailOffset(), jpeg.get().thumbnailLength())) : Optional.empty();
	}

	/** Answers the ObjectInfo dataset. */
	public ObjectInfo info() {
		Optional<JpegFacts> jpeg = facts();
		int width = jpeg.map(JpegFacts::width).orElse(0);
		int height = jpeg.map(JpegFacts::height).orElse(0);
		int thumbnail = jpeg.map(JpegFacts::thumbnailLength).orElse(0);
		// the size of the thumbnail's picture is not looked up: 0 says that it is not known
		return new ObjectInfo(storageId, format, protection, size, thumbnail > 0 ? ObjectFormatCode.JFIF : 0, thumbnail, 0, 0, width,
				height,
				width > 0 ? 24 : 0, parent, isFolder() ? 1 : 0, 0, 0, name(), PtpDate.format(created()), PtpDate.format(modified), "");
	}

	private Optional<JpegFacts> facts() {
		Optional<JpegFacts> known = facts;
		if (known == null) {
			known = format == ObjectFormatCode.EXIF_JPEG ? read() : Optional.empty();
			facts = known;
		}
		return known;
	}

	private Optional<JpegFacts> read() {
		try {
			return JpegFacts.read(content.prefix(JpegFacts.PREFIX));
		} catch (IOException e) {
			return Optional.empty(); // who reads the bytes will be told
		}
	}
}
