package org.portabledevices.sim.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.function.Executable;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.sim.content.MemoryShelf;
import org.portabledevices.sim.content.Shelf;
import org.portabledevices.sim.store.SimulatedStorage.Kind;

/** Two storages for a test, what can be done to them, and what was told of it. */
final class Cards implements StoreListener {

	static final long CAPACITY = 1_000_000;
	static final LocalDateTime NOW = LocalDateTime.of(2026, 5, 4, 10, 20, 30);

	final Storages storages;
	final Removal removal;
	final Relocation relocation;
	final ObjectChanges changes;
	final List<String> told = new ArrayList<>();

	Cards(Shelf first, boolean readOnly) {
		storages = new Storages(List.of(new SimulatedStorage(SimulatedStorage.FIRST, Kind.INTERNAL, "one", CAPACITY, readOnly, first),
				new SimulatedStorage(SimulatedStorage.SECOND, Kind.PHONE_CARD, "two", CAPACITY, false, new MemoryShelf())), () -> NOW);
		removal = new Removal(storages);
		relocation = new Relocation(storages);
		changes = new ObjectChanges(storages);
		storages.addListener(this);
	}

	static void assertRefused(int responseCode, Executable operation) {
		assertEquals(ResponseCode.name(responseCode), ResponseCode.name(assertThrows(ResponseException.class, operation).responseCode()));
	}

	int folder(int parent, String name) throws Exception {
		IncomingFile folder =
				storages.receive(SimulatedStorage.FIRST, parent == 0 ? Storages.ALL_OR_ROOT : parent, ObjectInfo.ofFolder(name), "us");
		folder.complete();
		return folder.handle();
	}

	int file(int parent, String name, String text) throws Exception {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		IncomingFile file = announce(parent, name, bytes.length);
		file.write(ByteBuffer.wrap(bytes));
		file.complete();
		return file.handle();
	}

	IncomingFile announce(int parent, String name, long size) throws Exception {
		return storages.receive(parent == 0 ? SimulatedStorage.FIRST : 0, parent == 0 ? Storages.ALL_OR_ROOT : parent,
				ObjectInfo.ofFile(ObjectFormatCode.TEXT, size, name), "us");
	}

	String text(int handle) throws Exception {
		return new String(storages.object(handle).content().prefix(1000), StandardCharsets.UTF_8);
	}

	String path(int handle) throws ResponseException {
		StoredObject object = storages.object(handle);
		return (object.storageId() == SimulatedStorage.FIRST ? "1" : "2") + object.path();
	}

	List<String> paths() throws ResponseException {
		return storages.objects(Storages.ALL_OR_ROOT, 0, 0).stream()
				.map(object -> (object.storageId() == SimulatedStorage.FIRST ? "1" : "2") + object.path()).sorted().toList();
	}

	@Override
	public void objectAdded(int handle, Object origin) {
		told.add("added " + handle + " by " + origin);
	}

	@Override
	public void objectRemoved(int handle, Object origin) {
		told.add("removed " + handle + " by " + origin);
	}

	@Override
	public void objectChanged(int handle, Object origin) {
		told.add("changed " + handle + " by " + origin);
	}

	@Override
	public void storageChanged(int storageId, Object origin) {
		told.add("storage %08X by %s".formatted(storageId, origin));
	}
}
