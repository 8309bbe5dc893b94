package org.portabledevices.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList.Element;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.operation.MtpOperations;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.sim.content.GeneratedContent;

/** The simulated phone on a real wire: what MTP and Android add to PTP, and names that lead elsewhere. */
@Timeout(60)
class PhoneOnTheWireTest {

	private static final int INTERNAL = 0x0001_0001;
	private static final int CARD = 0x0002_0001;
	private static final int ROOT = 0xFFFF_FFFF;
	private static final int ALL = 0xFFFF_FFFF;

	private WireFixture wire;
	private PtpOperations operations;
	private MtpOperations mtp;

	private void connect(SimulationBuilder builder) throws Exception {
		wire = new WireFixture(builder).connect();
		operations = wire.operations;
		mtp = operations.mtp();
	}

	@AfterEach
	void disconnect() {
		wire.close();
	}

	private static void assertRefused(int responseCode, Executable operation) {
		assertEquals(ResponseCode.name(responseCode), ResponseCode.name(assertThrows(ResponseException.class, operation).responseCode()));
	}

	private int handle(String name) throws PtpException {
		for (int handle : operations.getObjectHandles(ALL, 0, 0)) {
			if (operations.getObjectInfo(handle).filename().equals(name)) {
				return handle;
			}
		}
		throw new AssertionError("there is no " + name);
	}

	private static DataSource source(byte[] bytes) {
		return DataSource.from(Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length);
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private int send(int storage, int parent, String name, String content) throws PtpException {
		byte[] bytes = text(content);
		int handle = operations.sendObjectInfo(storage, parent, ObjectInfo.ofFile(ObjectFormatCode.TEXT, bytes.length, name)).handle();
		operations.sendObject(source(bytes));
		return handle;
	}

	private String content(int handle) throws PtpException {
		Collector collector = new Collector();
		operations.getObject(handle, collector);
		return collector.bytes.toString(StandardCharsets.UTF_8);
	}

	private static final class Collector implements DataReceiver {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		@Override
		public void begin(long total) {
			// whatever comes
		}

		@Override
		public void data(ByteBuffer data) {
			while (data.hasRemaining()) {
				bytes.write(data.get());
			}
		}
	}

	@Nested
	class GivenAPhone {

		@BeforeEach
		void connectPhone() throws Exception {
			connect(Simulation.phone().largeObject(5 * 1024));
		}

		@Test
		void itHasTwoStorages() throws Exception {
			assertArrayEquals(new int[]{ INTERNAL, CARD }, operations.getStorageIds());
			assertEquals("Internal storage", operations.getStorageInfo(INTERNAL).volumeLabel());
			assertEquals(2, operations.getStorageInfo(CARD).filesystemType());
		}

		@Test
		void objectsOfMoreThan4GiBAreReadAnywhere() throws Exception {
			int large = handle("LARGE.BIN");
			assertEquals(ObjectInfo.SIZE_TOO_LARGE, operations.getObjectInfo(large).compressedSize());
			assertEquals(5L << 30, mtp.getObjectPropValue(large, ObjectPropCode.OBJECT_SIZE, DataTypeCode.UINT64).asLong());
			Collector part = new Collector();
			operations.android().getPartialObject64(large, (4L << 30) + 7, 1000, part);
			ByteBuffer expected = ByteBuffer.allocate(1000);
			new GeneratedContent(1, 5L << 30).open().read((4L << 30) + 7, expected);
			assertArrayEquals(expected.array(), part.bytes.toByteArray());
		}

		@Test
		void propertiesAreDescribedAndSet() throws Exception {
			List<Integer> codes = mtp.getObjectPropsSupported(ObjectFormatCode.EXIF_JPEG);
			assertTrue(codes.containsAll(List.of(ObjectPropCode.STORAGE_ID, ObjectPropCode.OBJECT_SIZE, ObjectPropCode.OBJECT_FILE_NAME,
					ObjectPropCode.PERSISTENT_UNIQUE_OBJECT_IDENTIFIER)), codes.toString());
			for (int code : codes) {
				assertEquals(code, mtp.getObjectPropDesc(code, ObjectFormatCode.EXIF_JPEG).code());
			}
			ObjectPropDesc name = mtp.getObjectPropDesc(ObjectPropCode.OBJECT_FILE_NAME, ObjectFormatCode.TEXT);
			assertTrue(name.writable() && name.dataType() == DataTypeCode.STRING);
			assertEquals(new PropForm.DateTime(), mtp.getObjectPropDesc(ObjectPropCode.DATE_CREATED, ObjectFormatCode.TEXT).form());
			int picture = handle("SIM_0001.JPG");
			PtpValue before = mtp.getObjectPropValue(picture, ObjectPropCode.PERSISTENT_UNIQUE_OBJECT_IDENTIFIER, DataTypeCode.UINT128);
			mtp.setObjectPropValue(picture, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of("holiday.jpg"));
			assertEquals("holiday.jpg", operations.getObjectInfo(picture).filename());
			assertEquals(before, mtp.getObjectPropValue(picture, ObjectPropCode.PERSISTENT_UNIQUE_OBJECT_IDENTIFIER, DataTypeCode.UINT128));
			assertRefused(ResponseCode.ACCESS_DENIED,
					() -> mtp.setObjectPropValue(picture, ObjectPropCode.OBJECT_SIZE, PtpValue.of(DataTypeCode.UINT64, 1)));
			assertRefused(ResponseCode.OBJECT_PROP_NOT_SUPPORTED,
					() -> mtp.getObjectPropValue(picture, ObjectPropCode.GENRE, DataTypeCode.UINT16));
			assertRefused(ResponseCode.ACCESS_DENIED,
					() -> mtp.setObjectPropValue(picture, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of("sim_0002.jpg")));
			assertEquals(List.of(), mtp.getInterdependentPropDesc(ObjectFormatCode.TEXT).interdependencies());
		}

		@Test
		void aListHasWhatWasAskedFor() throws Exception {
			int dcim = handle("DCIM");
			assertEquals(1, handles(mtp.getObjectPropList(dcim, 0, ObjectPropCode.NAME, 0, 0)).size());
			assertEquals(List.of("DCIM", "100SIMUL"), names(mtp.getObjectPropList(dcim, 0, ObjectPropCode.NAME, 0, 1)));
			assertEquals(7, names(mtp.getObjectPropList(dcim, 0, ObjectPropCode.NAME, 0, 2)).size());
			assertEquals(7, names(mtp.getObjectPropList(dcim, 0, ObjectPropCode.NAME, 0, ALL)).size());
			assertEquals(List.of("DCIM"), names(mtp.getObjectPropList(0, 0, ObjectPropCode.NAME, 0, 1)));
			assertEquals(7, names(mtp.getObjectPropList(0, 0, ObjectPropCode.NAME, 0, ALL)).size());
			assertEquals(7, names(mtp.getObjectPropList(ALL, 0, ObjectPropCode.NAME, 0, ALL)).size());
			assertEquals(4, names(mtp.getObjectPropList(ALL, ObjectFormatCode.EXIF_JPEG, ObjectPropCode.NAME, 0, ALL)).size());
			int properties = mtp.getObjectPropsSupported(ObjectFormatCode.TEXT).size();
			assertEquals(properties, mtp.getObjectPropList(dcim, 0, ALL, 0, 0).elements().size());
			int fast = mtp.getObjectPropList(dcim, 0, 0, 1, 0).elements().size();
			int slow = mtp.getObjectPropList(dcim, 0, 0, 2, 0).elements().size();
			assertTrue(fast > 0 && slow > 0 && fast + slow == properties, fast + " and " + slow);
			assertRefused(ResponseCode.GROUP_NOT_SUPPORTED, () -> mtp.getObjectPropList(dcim, 0, 0, 3, 0));
			assertRefused(ResponseCode.INVALID_OBJECT_HANDLE, () -> mtp.getObjectPropList(99, 0, ALL, 0, 0));
		}

		private List<Integer> handles(ObjectPropList list) {
			return list.elements().stream().map(Element::handle).distinct().toList();
		}

		private List<String> names(ObjectPropList list) {
			return list.elements().stream().map(element -> element.value().asString()).toList();
		}

		@Test
		void anObjectComesWithItsProperties() throws Exception {
			ObjectPropList properties = new ObjectPropList(List.of(new Element(0, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of("note.txt")),
					new Element(0, ObjectPropCode.DATE_MODIFIED, PtpValue.of("20260101T000000"))));
			PtpOperations.Placement place = mtp.sendObjectPropList(CARD, ROOT, ObjectFormatCode.TEXT, 5, properties);
			assertEquals(CARD, place.storageId());
			operations.sendObject(source(text("hello")));
			assertEquals("hello", content(place.handle()));
			assertEquals("20260101T000000", operations.getObjectInfo(place.handle()).modificationDate());
			assertRefused(ResponseCode.STORE_FULL,
					() -> mtp.sendObjectPropList(CARD, ROOT, ObjectFormatCode.TEXT, 1L << 40, named("large.bin")));
			assertRefused(ResponseCode.INVALID_PARAMETER,
					() -> mtp.sendObjectPropList(CARD, ROOT, ObjectFormatCode.TEXT, 5, named("../x")));
			assertRefused(ResponseCode.INVALID_DATASET,
					() -> mtp.sendObjectPropList(CARD, ROOT, ObjectFormatCode.TEXT, 5, new ObjectPropList(List.of())));
			assertEquals(ResponseCode.OBJECT_PROP_NOT_SUPPORTED, assertThrows(ResponseException.class,
					() -> mtp.sendObjectPropList(CARD, ROOT, ObjectFormatCode.TEXT, 5,
							new ObjectPropList(List.of(new Element(0, ObjectPropCode.GENRE, PtpValue.of(DataTypeCode.UINT16, 1))))))
					.responseCode());
		}

		private ObjectPropList named(String name) {
			return new ObjectPropList(List.of(new Element(0, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of(name))));
		}

		@Test
		void objectsAreMovedCopiedAndProtectedAcrossStorages() throws Exception {
			int dcim = handle("DCIM");
			int picture = handle("SIM_0001.JPG");
			assertRefused(ResponseCode.STORE_FULL, () -> operations.copyObject(dcim, CARD, 0));
			operations.deleteObject(handle("LARGE.BIN"), 0);
			int copy = operations.copyObject(dcim, CARD, 0);
			assertNotEquals(dcim, copy);
			assertEquals(6, operations.getNumObjects(CARD, 0, 0));
			operations.deleteObject(copy, 0);
			operations.setObjectProtection(picture, 1);
			assertEquals(1, operations.getObjectInfo(picture).protectionStatus());
			assertRefused(ResponseCode.OBJECT_WRITE_PROTECTED, () -> operations.moveObject(picture, CARD, 0));
			assertRefused(ResponseCode.OBJECT_WRITE_PROTECTED, () -> operations.deleteObject(picture, 0));
			operations.setObjectProtection(picture, 0);
			operations.moveObject(picture, CARD, 0);
			assertEquals(CARD, operations.getObjectInfo(picture).storageId());
			assertRefused(ResponseCode.INVALID_PARENT_OBJECT, () -> operations.moveObject(dcim, INTERNAL, handle("100SIMUL")));
			operations.formatStore(CARD, 0);
			assertEquals(0, operations.getNumObjects(CARD, 0, 0));
			assertRefused(ResponseCode.INVALID_OBJECT_HANDLE, () -> operations.getObjectInfo(picture));
		}

		@Test
		void anObjectIsEditedInItsPlace() throws Exception {
			int note = send(INTERNAL, ROOT, "note.txt", "one two three");
			operations.android().beginEditObject(note);
			operations.android().sendPartialObject(note, 4, source(text("TWO")));
			operations.android().truncateObject(note, 7);
			operations.android().sendPartialObject(note, 7, source(text("!")));
			operations.android().endEditObject(note);
			assertEquals("one TWO!", content(note));
			assertEquals(8, operations.getObjectInfo(note).compressedSize());
			assertRefused(ResponseCode.GENERAL_ERROR, () -> operations.android().truncateObject(note, 0));
			assertRefused(ResponseCode.INVALID_OBJECT_HANDLE, () -> operations.android().beginEditObject(handle("DCIM")));
		}

		@Test
		void anEditThatWasNotEndedIsNotLostWithItsSession() throws Exception {
			int note = send(INTERNAL, ROOT, "note.txt", "one");
			operations.android().beginEditObject(note);
			operations.android().sendPartialObject(note, 0, source(text("ONE")));
			operations.closeSession();
			operations.openSession(1);
			assertEquals("ONE", content(note));
			operations.android().beginEditObject(note);
			operations.android().endEditObject(note);
		}

		@Test
		void referencesAndSkipping() throws Exception {
			int list = send(INTERNAL, ROOT, "list.txt", "");
			int[] pictures = operations.getObjectHandles(INTERNAL, ObjectFormatCode.EXIF_JPEG, 0);
			mtp.setObjectReferences(list, pictures);
			assertArrayEquals(pictures, mtp.getObjectReferences(list));
			assertRefused(ResponseCode.INVALID_OBJECT_REFERENCE, () -> mtp.setObjectReferences(list, 99));
			List<Integer> files = new ArrayList<>();
			for (int handle : operations.getObjectHandles(ALL, 0, 0)) {
				if (!operations.getObjectInfo(handle).isFolder()) {
					files.add(handle);
				}
			}
			mtp.skip(1);
			assertEquals(files.get(0).longValue(), played());
			mtp.skip(2);
			assertEquals(files.get(2).longValue(), played());
			mtp.skip(-3);
			assertEquals(files.get(files.size() - 1).longValue(), played());
			assertRefused(ResponseCode.INVALID_PARAMETER, () -> mtp.skip(0));
		}

		private long played() throws PtpException {
			return operations.getDevicePropValue(DevicePropCode.PLAYBACK_OBJECT, DataTypeCode.UINT32).asLong();
		}
	}

	/** Every one of these would leave the folder, or not be what it seems, on some system. */
	@Nested
	class GivenAFolderOfTheMachine {

		@TempDir Path place;
		private Path folder;

		@BeforeEach
		void connectPhone() throws Exception {
			folder = Files.createDirectory(place.resolve("card"));
			Files.writeString(place.resolve("secret.txt"), "secret");
			connect(Simulation.phone().folder(folder));
		}

		private List<String> left() throws Exception {
			try (Stream<Path> files = Files.walk(place)) {
				return files.filter(path -> !path.equals(place)).map(path -> place.relativize(path).toString()).sorted().toList();
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "../escape.txt", "..", ".", "/escape.txt", "C:\\escape.txt", "\\\\host\\escape.txt", "a/../../escape.txt",
				"CON", "nul.txt", "escape.", "escape ", "\uFF0E\uFF0E\uFF0Fescape.txt", "..\u2215escape.txt",
				"txt.\u202Eepacse", ".hidden" })
		void noNameLeadsOutOfIt(String name) throws Exception {
			assertRefused(ResponseCode.INVALID_PARAMETER, () -> send(INTERNAL, ROOT, name, "x"));
			assertRefused(ResponseCode.INVALID_PARAMETER, () -> operations.sendObjectInfo(INTERNAL, ROOT, ObjectInfo.ofFolder(name)));
			int note = send(INTERNAL, ROOT, "note.txt", "mine");
			assertRefused(ResponseCode.INVALID_OBJECT_PROP_VALUE,
					() -> mtp.setObjectPropValue(note, ObjectPropCode.OBJECT_FILE_NAME, PtpValue.of(name)));
			assertEquals(List.of("card", "card/note.txt", "secret.txt"), left());
			assertEquals("secret", Files.readString(place.resolve("secret.txt")));
		}

		@Test
		void aLinkThatIsPutThereLeadsNowhere() throws Exception {
			int note = send(INTERNAL, ROOT, "note.txt", "mine");
			Files.delete(folder.resolve("note.txt"));
			Files.createSymbolicLink(folder.resolve("note.txt"), place.resolve("secret.txt"));
			assertThrows(PtpException.class, () -> content(note));
			assertThrows(PtpException.class, () -> operations.android().beginEditObject(note));
			assertThrows(PtpException.class, () -> operations.copyObject(note, CARD, 0));
			operations.deleteObject(note, 0);
			assertEquals(List.of("card", "secret.txt"), left());
			assertEquals("secret", Files.readString(place.resolve("secret.txt")));
		}

		@Test
		void ofAClientThatIsKilledNothingIsLeft() throws Exception {
			operations.sendObjectInfo(INTERNAL, ROOT, ObjectInfo.ofFile(ObjectFormatCode.TEXT, 1 << 20, "never.txt"));
			assertEquals(3, left().size(), "there is a hidden part of it: " + left());
			wire.disconnect();
			wire.connect(); // the place is free before the session that has gone is cleared up
			List<String> before = List.of("card", "secret.txt");
			long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
			while (!left().equals(before) && System.nanoTime() - end < 0) {
				Thread.onSpinWait();
			}
			assertEquals(before, left());
			assertEquals(0, wire.operations.getNumObjects(INTERNAL, 0, 0));
		}

		@Test
		void onlyTheLastAnnouncementCounts() throws Exception {
			operations.sendObjectInfo(INTERNAL, ROOT, ObjectInfo.ofFile(ObjectFormatCode.TEXT, 5, "first.txt"));
			operations.sendObjectInfo(INTERNAL, ROOT, ObjectInfo.ofFile(ObjectFormatCode.TEXT, 5, "second.txt"));
			operations.sendObject(source(text("12345")));
			assertRefused(ResponseCode.NO_VALID_OBJECT_INFO, () -> operations.sendObject(source(text("12345"))));
			assertEquals(List.of("card", "card/second.txt", "secret.txt"), left());
		}

		@Test
		void whoSendsMoreOrLessThanAnnouncedHasSentNothing() throws Exception {
			for (int length : new int[]{ 4, 6 }) {
				operations.sendObjectInfo(INTERNAL, ROOT, ObjectInfo.ofFile(ObjectFormatCode.TEXT, 5, "liar.txt"));
				assertRefused(ResponseCode.INCOMPLETE_TRANSFER, () -> operations.sendObject(source(new byte[length])));
			}
			assertEquals(List.of("card", "secret.txt"), left());
		}
	}
}
