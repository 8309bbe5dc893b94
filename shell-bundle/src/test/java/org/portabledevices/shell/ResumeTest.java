package org.portabledevices.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.End;
import org.portabledevices.service.Status;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.fakes.FakeInvocation;
import org.portabledevices.shell.fakes.SampleMethods;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StorageMethods;

/** {@code invoke SERVICE Download --to FILE --resume}, with a device that breaks off where the test says. */
class ResumeTest extends InvocationFixture {

	private static final int LENGTH = 20 << 20;
	private static final int AGAIN = 8 << 20;

	private static final MethodDescription DOWNLOAD = MethodDescription.builder(StorageMethods.DOWNLOAD.id(), "Download")
			.bulkData(BulkData.FROM_DEVICE)
			.parameter(ParameterDescription.builder(StorageMethods.OBJECT, "Object", ParameterUsage.IN, VariantType.LPWSTR).build())
			.parameter(ParameterDescription.builder(StorageMethods.OFFSET, "Offset", ParameterUsage.IN, VariantType.UI8)
					.defaultValue(Variant.ui8(0)).build())
			.build();

	@TempDir Path folder;
	private final List<Long> offsets = new ArrayList<>();
	private Instant modified = Instant.parse("2026-01-31T12:00:00Z");
	private byte flavour = 1;
	private long breaksOffAt = LENGTH;
	private boolean knowsTheSize = true;

	@BeforeEach
	void device() {
		service().methods = List.of(StorageMethods.GET_OBJECT_INFO, DOWNLOAD, SampleMethods.DOWNLOAD);
		service().onInvoke = this::answer;
		session.gogo.currentDir(folder);
	}

	private void answer(FakeInvocation invocation) {
		if (invocation.method().equals(StorageMethods.GET_OBJECT_INFO.id())) {
			Values.Builder info = Values.builder().set(PropertyKeys.OBJECT_NAME, Variant.string("a.bin"))
					.set(PropertyKeys.OBJECT_DATE_MODIFIED, Variant.date(modified));
			if (knowsTheSize) {
				info.set(PropertyKeys.OBJECT_SIZE, Variant.ui8(LENGTH));
			}
			invocation.succeed(Values.of(StorageMethods.INFO, Variant.values(info.build())));
			return;
		}
		long offset = invocation.parameters.find(StorageMethods.OFFSET).map(Variant::asLong).orElse(0L);
		offsets.add(offset);
		DataSink sink = invocation.options.sink().orElseThrow();
		boolean complete = breaksOffAt == LENGTH;
		try {
			sink.begin(OptionalLong.of(LENGTH - offset));
			sink.write(bytes(offset, (int) (breaksOffAt - offset)));
			sink.close(complete);
		} catch (IOException e) {
			close(sink);
			invocation.end(End.FAILED, Status.ERROR_GEN_FAILURE, null, e.getMessage());
			return;
		}
		if (complete) {
			invocation.succeed(Values.empty());
		} else {
			invocation.end(End.ABORTED, Status.ERROR_DEVICE_NOT_CONNECTED, null, "the device is gone");
		}
	}

	private static void close(DataSink sink) {
		try {
			sink.close(false);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private ByteBuffer bytes(long offset, int count) {
		byte[] bytes = new byte[count];
		for (int i = 0; i < count; i++) {
			bytes[i] = (byte) ((offset + i) * 31 + flavour);
		}
		return ByteBuffer.wrap(bytes);
	}

	private void download() throws Exception {
		session.show("invoke contacts Download Object=o1 --to a.bin --resume");
	}

	private void breakOff(long position) {
		breaksOffAt = position;
		assertThrows(CommandException.class, this::download);
		assertFalse(Files.exists(folder.resolve("a.bin")));
		breaksOffAt = LENGTH;
	}

	private void assertWhole() throws IOException {
		assertEquals(bytes(0, LENGTH), ByteBuffer.wrap(Files.readAllBytes(folder.resolve("a.bin"))));
	}

	@Test
	void goesOnALittleBeforeWhereItBrokeOff() throws Exception {
		breakOff(10 << 20);
		breakOff(15 << 20);
		download();
		assertEquals(List.of(0L, (10L << 20) - AGAIN, (15L << 20) - AGAIN), offsets);
		assertWhole();
	}

	@Test
	void beginsAnewWithAnObjectOfAnotherDate() throws Exception {
		breakOff(10 << 20);
		modified = modified.plusSeconds(1);
		flavour = 2;
		download();
		assertEquals(List.of(0L, 0L), offsets);
		assertWhole();
	}

	/** Some devices have no dates, or one date for all objects. */
	@Test
	void findsOutOtherBytesBehindAnUnchangedDate() throws Exception {
		breakOff(10 << 20);
		flavour = 2;
		String words = assertThrows(CommandException.class, this::download).getMessage();
		assertTrue(words.contains("the object is another one than before"), words);
		assertFalse(Files.exists(folder.resolve("a.bin")));
		download();
		assertEquals(List.of(0L, (10L << 20) - AGAIN, 0L), offsets);
		assertWhole();
	}

	@Test
	void withoutTheOptionNothingIsKept() throws Exception {
		breaksOffAt = 10 << 20;
		assertThrows(CommandException.class, () -> session.show("invoke contacts Download Object=o1 --to a.bin"));
		try (var files = Files.list(folder)) {
			assertEquals(Optional.empty(), files.findAny());
		}
	}

	@Test
	void refusesWhatCannotBeGoneOnWith() {
		assertRefused("--resume finds the offset by itself: leave Offset away",
				"invoke contacts Download Object=o1 Offset=1 --to x --resume");
		assertRefused("GetObjectInfo cannot begin in the middle of an object: leave --resume away",
				"invoke contacts GetObjectInfo Object=o1 --resume");
		knowsTheSize = false;
		assertRefused("the device does not say how large the object is: leave --resume away",
				"invoke contacts Download Object=o1 --to x --resume");
		service().methods = List.of(SampleMethods.DOWNLOAD);
		assertRefused("Download cannot begin in the middle of an object: leave --resume away", "invoke contacts Download --to x --resume");
		assertEquals(List.of(), offsets);
	}

	@Test
	void saysWhyTheDeviceDoesNotKnowTheObject() {
		service().onInvoke = invocation -> invocation.end(End.FAILED, Status.ofResponseCode(0x2009), null, "no object o1");
		String words = assertThrows(CommandException.class, this::download).getMessage();
		assertTrue(words.contains("GetObjectInfo") && words.contains("no object o1"), words);
	}
}
