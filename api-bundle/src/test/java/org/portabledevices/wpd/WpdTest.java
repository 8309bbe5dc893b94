package org.portabledevices.wpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.description.MethodAccess;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.values.PropertyKey;

class WpdTest {

	@Nested
	class GivenCodesInGuids {

		@Test
		void formatsAndEventsAreThoseOfWindowsPortableDevices() {
			assertEquals(UUID.fromString("38010000-AE6C-4804-98BA-C57B46965FE7"), ObjectFormats.EXIF_JPEG);
			assertEquals(UUID.fromString("BB820000-AE6C-4804-98BA-C57B46965FE7"), ObjectFormats.VCARD2);
			assertEquals(UUID.fromString("400D0000-5738-4FF2-8445-BE3126691059"), EventTypes.CAPTURE_COMPLETE.id());
			assertEquals(UUID.fromString("A726DA95-E207-4B02-8D44-BEF2E86CBFFC"), EventTypes.OBJECT_ADDED.id());
		}

		@Test
		void theCodeComesBackOutOfItsOwnFamilyOnly() {
			assertEquals(OptionalInt.of(0xB982), ObjectFormats.code(ObjectFormats.ofCode(0xB982)));
			assertEquals(OptionalInt.of(0xFFFF), EventTypes.code(EventTypes.ofCode(0xFFFF)));
			assertEquals(OptionalInt.empty(), ObjectFormats.code(EventTypes.ofCode(0x4001)));
			assertEquals(OptionalInt.empty(), EventTypes.code(EventTypes.OBJECT_ADDED.id()));
			assertThrows(IllegalArgumentException.class, () -> ObjectFormats.ofCode(0x10000));
		}

		@ParameterizedTest
		@CsvSource({ "a.jpg,3801", "A.JPEG,3801", "b.tif,380D", "note.txt,3004", "archive.tar.gz,3000", "jpg,3000", "'',3000", "x.,3000" })
		void aFileNameSaysTheFormat(String name, String code) {
			assertEquals(Integer.parseInt(code, 16), ObjectFormats.code(ObjectFormats.ofFileName(name)).orElseThrow());
		}
	}

	@Nested
	class GivenIdentifiers {

		@Test
		void objectIdsFollowFromTheNumbersOfTheDevice() {
			assertEquals("oA3", ObjectIds.ofObject(0xA3));
			assertEquals("oFFFFFFFE", ObjectIds.ofObject(0xFFFF_FFFE));
			assertEquals("s10001", ObjectIds.ofStorage(0x0001_0001));
			assertEquals(OptionalInt.of(0xA3), ObjectIds.objectHandle("oa3"));
			assertEquals(OptionalInt.of(0xFFFF_FFFE), ObjectIds.objectHandle("oFFFFFFFE"));
			assertEquals(OptionalInt.of(0x0001_0001), ObjectIds.storageId("s10001"));
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "o", "s1", "O1", "o-1", "o+1", "o123456789", "oG", "/DCIM", "o 1" })
		void whatIsNoObjectIdIsNone(String text) {
			assertEquals(OptionalInt.empty(), ObjectIds.objectHandle(text));
		}

		@Test
		void deviceIdsAreSlugsOfWhatTheDeviceSaysOfItself() {
			assertEquals("ptp-acme-inc-c-100-12-34", DeviceIds.of("ACME, Inc.", " C 100 ", "12/34"));
			assertEquals("ptp-c100", DeviceIds.of("", "C100", "***"));
		}
	}

	@Nested
	class GivenTheMethods {

		private final List<Class<?>> classes = List.of(StorageMethods.class, ObjectMethods.class, ObjectPropertyMethods.class,
				ObjectEditMethods.class, DeviceMethods.class, DeviceControlMethods.class, StillImageMethods.class,
				DeviceServicesMethods.class, SyncMethods.class);

		/** The constants themselves, so that none is forgotten. */
		private Stream<MethodDescription> all() {
			return classes.stream().flatMap(type -> Stream.of(type.getFields()))
					.filter(field -> field.getType() == MethodDescription.class).map(field -> {
						try {
							return (MethodDescription) field.get(null);
						} catch (IllegalAccessException e) {
							throw new AssertionError(e);
						}
					});
		}

		@Test
		void noTwoHaveOneGuid() {
			Set<UUID> ids = new HashSet<>();
			all().forEach(method -> assertTrue(ids.add(method.id()), method.name()));
		}

		@Test
		void whatTheyReturnStandsFirstAsInTheSamplesOfWindowsPortableDevices() {
			all().forEach(method -> {
				List<ParameterUsage> usages = method.parameters().stream().map(ParameterDescription::usage).toList();
				assertTrue(usages.lastIndexOf(ParameterUsage.RETURN) < Math.max(1, usages.indexOf(ParameterUsage.IN))
						|| !usages.contains(ParameterUsage.IN), method.name());
			});
		}

		@Test
		void allAreExplainedInWords() {
			all().forEach(method -> {
				assertFalse(method.description().isEmpty(), method.name());
				method.parameters()
						.forEach(parameter -> assertFalse(parameter.description().isEmpty(), method.name() + " " + parameter.name()));
			});
		}

		@Test
		void whatChangesTheDeviceSaysSo() {
			assertEquals(Set.of("Upload", "Delete", "CreateFolder", "Move", "Copy", "SetProtection", "FormatStore", "SetObjectProperty",
					"SetObjectProperties", "SetObjectReferences", "BeginEdit", "WritePart", "Truncate", "EndEdit", "SetProperty",
					"ResetProperty", "Reset", "PowerDown", "Skip", "ExecuteOperation", "ExecuteOperationWithDataToRead",
					"ExecuteOperationWithDataToWrite", "Capture", "OpenCapture", "TerminateOpenCapture", "BeginSync", "EndSync"),
					all().filter(method -> method.access() == MethodAccess.READWRITE).map(MethodDescription::name)
							.collect(Collectors.toSet()));
		}

		/** Contract 7.4: PTP has no way to stop an operation that has no data phase and changes the device. */
		@Test
		void whatHasNoDataPhaseAndChangesTheDeviceSaysThatItCannotBeCancelled() {
			assertEquals(Set.of("Delete", "Move", "Copy", "SetProtection", "FormatStore", "BeginEdit", "Truncate", "EndEdit",
					"ResetProperty", "SelfTest", "Reset", "PowerDown", "Skip", "TerminateOpenCapture"),
					all().filter(method -> !method.isCancellable()).map(MethodDescription::name).collect(Collectors.toSet()));
		}

		@Test
		void anOperationsGuidCarriesItsCode() {
			assertEquals(UUID.fromString("10090000-d096-4b22-8d8f-229fa3f73aea"), StorageMethods.DOWNLOAD.id());
			assertEquals(UUID.fromString("100e0000-d096-4b22-8d8f-229fa3f73aea"), StillImageMethods.CAPTURE.id());
		}
	}

	@Test
	void keysHaveNamesForPeopleAndOthersHaveNone() {
		assertEquals(Optional.of("Size"), PropertyKeys.name(PropertyKeys.OBJECT_SIZE));
		assertEquals(new PropertyKey(UUID.fromString("EF6B490D-5CD8-437A-AFFC-DA8B60EE4A3C"), 11), PropertyKeys.OBJECT_SIZE);
		assertEquals(Optional.empty(), PropertyKeys.name(new PropertyKey(new UUID(0, 0), 2)));
	}
}
