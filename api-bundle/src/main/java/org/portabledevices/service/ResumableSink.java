package org.portabledevices.service;

import java.io.IOException;
import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes a file in as many goes as it takes: what a download that was cancelled, failed or broke off has brought is kept, and the next download goes on behind
 * it. Each go is an invocation with a sink of its own.
 * <p>
 * What has arrived lies beside the file, under a name that begins with a dot, ends in {@code .part}, and is made of the file's name and of the version of the
 * object. So a part is only ever continued with the version that it was begun with; the first bytes of another version delete it. Every go but the first asks for
 * the newest 8 MiB again and compares them: if they differ, the part is deleted and the go fails, so that the next one begins anew. When the file is whole it
 * takes its place in one step, as with {@link DataSink#toFile}; it never has its name before, whatever ends the program or the machine.
 * <p>
 * One object at a time writes a part, in one program or in several; another one fails in {@link #begin}.
 *
 * <pre>
 * ResumableSink sink = ResumableSink.toFile(file, size, modified);
 * methods.invokeAsync(StorageMethods.DOWNLOAD.id(), Values.builder().set(StorageMethods.OBJECT, object)
 * 		.set(StorageMethods.OFFSET, Variant.ui8(sink.offset())).build(), callback, InvocationOptions.builder().sink(sink).build());
 * </pre>
 */
@ProviderType
public interface ResumableSink extends DataSink {

	/**
	 * Tells where this go begins: what the device is to be asked for, to the end of the object. A device that cannot begin there may give the whole object
	 * instead: if {@link #begin} is told the whole length, the file is begun anew.
	 *
	 * @return the offset of the first byte in the object, 0 to begin anew; it does not change.
	 */
	long offset();

	/**
	 * Makes a sink for one go.
	 *
	 * @param file the file.
	 * @param length how long the object is, in bytes, 0 or more.
	 * @param version what changes when the object does, and is another one for another object: its persistent unique ID and its date of modification, for
	 *            example. Any text; objects of one version and length are taken for the same.
	 * @return a sink for one invocation; nothing is created or changed before the first call.
	 * @throws IOException if the part that is there cannot be looked at.
	 * @throws IllegalArgumentException if the length is negative.
	 */
	static ResumableSink toFile(Path file, long length, String version) throws IOException {
		return new ResumableFileSink(file, length, version, PartFile.UNSURE);
	}
}
