package org.portabledevices.engine.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterUsage;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

class CheckedMethodTest {

	private static final UUID CATEGORY = UUID.fromString("ecfc865f-7b43-4d76-9c6b-d67309a3f6f7");
	private static final PropertyKey A = new PropertyKey(CATEGORY, 3);
	private static final PropertyKey B = new PropertyKey(CATEGORY, 4);
	private static final PropertyKey C = new PropertyKey(CATEGORY, 5);
	private static final PropertyKey RESULT = new PropertyKey(CATEGORY, 2);
	private static final PropertyKey STRANGE = new PropertyKey(CATEGORY, 99);

	private static ParameterDescription.Builder in(PropertyKey key, String name, VariantType type) {
		return ParameterDescription.builder(key, name, ParameterUsage.IN, type);
	}

	private static ParameterDescription out(PropertyKey key, String name, ParameterUsage usage, VariantType type) {
		return ParameterDescription.builder(key, name, usage, type).build();
	}

	private static CheckedMethod method(ParameterDescription... parameters) {
		MethodDescription.Builder builder = MethodDescription.builder(CATEGORY, "MyMethod");
		List.of(parameters).forEach(builder::parameter);
		return new CheckedMethod("Contacts", builder.build());
	}

	private static Values values(Object... keysAndValues) {
		Values.Builder builder = Values.builder();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			builder.set((PropertyKey) keysAndValues[i], (Variant) keysAndValues[i + 1]);
		}
		return builder.build();
	}

	private static void refused(CheckedMethod method, Values given, Status status, String... words) {
		InvocationRefusedException e = assertThrows(InvocationRefusedException.class, () -> method.check(given));
		assertEquals(status, e.status());
		assertTrue(e.getMessage().startsWith("Contacts.MyMethod: "), e.getMessage());
		for (String word : words) {
			assertTrue(e.getMessage().contains(word), e.getMessage());
		}
	}

	private static boolean accepts(CheckedMethod method, Variant value) {
		try {
			method.check(values(A, value));
			return true;
		} catch (InvocationRefusedException e) {
			assertEquals(Status.E_INVALIDARG, e.status());
			return false;
		}
	}

	/** 1.2, 1.3 */
	@Nested
	class GivenParameters {

		private final CheckedMethod three = method(in(A, "First", VariantType.UI4).build(),
				out(RESULT, "Result", ParameterUsage.RETURN, VariantType.BOOL),
				ParameterDescription.builder(B, "Second", ParameterUsage.INOUT, VariantType.LPWSTR).defaultValue(Variant.string("none"))
						.build(),
				in(C, "Third", VariantType.UI4).defaultValue(Variant.empty()).build());

		@Test
		void whatIsCompleteAndInOrderIsTakenAsItIs() throws Exception {
			Values given = values(A, Variant.ui4(1), B, Variant.string("x"), C, Variant.ui4(2));
			assertSame(given, three.check(given));
		}

		@Test
		void absentOnesTakeTheirDefaultInTheOrderOfTheDescription() throws Exception {
			Values all = three.check(values(A, Variant.ui4(1), C, Variant.ui4(2)));
			assertEquals(List.of(A, B, C), new ArrayList<>(all.keys()));
			assertEquals("none", all.get(B).asString());
		}

		@Test
		void anEmptyDefaultLeavesItAbsent() throws Exception {
			Values all = three.check(values(A, Variant.ui4(1)));
			assertEquals(List.of(A, B), new ArrayList<>(all.keys()));
		}

		@Test
		void nullMeansNone() throws Exception {
			assertSame(Values.empty(), method().check(null));
			refused(three, null, Status.E_INVALIDARG, "First is missing", "VT_UI4");
		}

		@Test
		void theOrderCounts() {
			refused(three, values(B, Variant.string("x"), A, Variant.ui4(1)), Status.E_WPD_SERVICE_BAD_PARAMETER_ORDER, "First", "Second",
					"First, Second, Third");
			refused(three, values(A, Variant.ui4(1), C, Variant.ui4(1), B, Variant.string("x")), Status.E_WPD_SERVICE_BAD_PARAMETER_ORDER,
					"Second stands behind Third");
		}

		@Test
		void theOrderIsCheckedBeforeTheType() {
			refused(three, values(B, Variant.ui4(1), A, Variant.ui4(1)), Status.E_WPD_SERVICE_BAD_PARAMETER_ORDER);
			refused(three, values(B, Variant.ui4(1), STRANGE, Variant.ui4(1), A, Variant.ui4(1)), Status.E_WPD_SERVICE_BAD_PARAMETER_ORDER);
		}

		@Test
		void theFirstParameterThatFailsIsNamed() {
			refused(three, values(A, Variant.string("x"), C, Variant.ui4(1), B, Variant.string("x")), Status.DISP_E_TYPEMISMATCH, "First");
			refused(three, values(A, Variant.string("x"), STRANGE, Variant.ui4(1)), Status.DISP_E_TYPEMISMATCH, "First");
			refused(three, values(B, Variant.ui4(1)), Status.E_INVALIDARG, "First is missing");
		}

		@Test
		void anUnknownOneIsRefusedWhereverItStands() {
			refused(three, values(STRANGE, Variant.ui4(1), A, Variant.ui4(1)), Status.E_INVALIDARG, STRANGE.toString(), "1 (VT_UI4)",
					"First, Second, Third");
			refused(three, values(A, Variant.ui4(1), STRANGE, Variant.ui4(1), B, Variant.string("x")), Status.E_INVALIDARG,
					STRANGE.toString());
			refused(three, values(A, Variant.ui4(1), STRANGE, Variant.ui4(1)), Status.E_INVALIDARG, STRANGE.toString());
			refused(method(), values(A, Variant.ui4(1)), Status.E_INVALIDARG, "parameters are none");
		}

		@Test
		void aResultCannotBeGiven() {
			refused(three, values(A, Variant.ui4(1), RESULT, Variant.bool(true)), Status.E_INVALIDARG, "Result is a result");
		}

		@Test
		void anotherTypeIsRefused() {
			refused(three, values(A, Variant.i4(1)), Status.DISP_E_TYPEMISMATCH, "First was given 1 (VT_I4)", "takes a VT_UI4");
			refused(three, values(A, Variant.empty()), Status.DISP_E_TYPEMISMATCH, "First was given VT_EMPTY");
		}
	}

	@Nested
	class GivenLimits {

		@Test
		void aRangeContainsItsEnds() {
			CheckedMethod method = method(in(A, "Level", VariantType.I4).range(Variant.i4(-5), Variant.i4(5)).build());
			assertTrue(accepts(method, Variant.i4(-5)));
			assertTrue(accepts(method, Variant.i4(5)));
			refused(method, values(A, Variant.i4(6)), Status.E_INVALIDARG, "Level was given 6 (VT_I4)", "out of range", "from -5 to 5");
			refused(method, values(A, Variant.i4(-6)), Status.E_INVALIDARG);
		}

		@Test
		void unsignedNumbersOf64BitsAreComparedAsSuch() {
			CheckedMethod method = method(in(A, "Size", VariantType.UI8).range(Variant.ui8(10), Variant.ui8(-2), Variant.ui8(2)).build());
			assertTrue(accepts(method, Variant.ui8(-2)));
			assertTrue(accepts(method, Variant.ui8(Long.MIN_VALUE)));
			assertEquals(false, accepts(method, Variant.ui8(-1)));
			assertEquals(false, accepts(method, Variant.ui8(8)));
			refused(method, values(A, Variant.ui8(-3)), Status.E_INVALIDARG, "18446744073709551613", "steps of 2");
		}

		@Test
		void stepsCountFromTheLeastValue() {
			CheckedMethod method = method(in(A, "Level", VariantType.I4).range(Variant.i4(-5), Variant.i4(5), Variant.i4(5)).build());
			assertTrue(accepts(method, Variant.i4(0)));
			refused(method, values(A, Variant.i4(1)), Status.E_INVALIDARG, "between two steps", "from -5 to 5 in steps of 5");
		}

		@Test
		void stepsReachOverTheWholeRangeOfSignedNumbers() {
			CheckedMethod method = method(
					in(A, "Level", VariantType.I8).range(Variant.i8(Long.MIN_VALUE), Variant.i8(Long.MAX_VALUE), Variant.i8(3)).build());
			assertTrue(accepts(method, Variant.i8(Long.MAX_VALUE))); // 2^64 - 1 is a multiple of three
			assertEquals(false, accepts(method, Variant.i8(Long.MAX_VALUE - 1)));
		}

		@Test
		void aStepOfZeroIsNone() {
			CheckedMethod method = method(in(A, "Level", VariantType.UI4).range(Variant.ui4(0), Variant.ui4(5), Variant.ui4(0)).build());
			assertTrue(accepts(method, Variant.ui4(3)));
		}

		@Test
		void decimalStepsAreMetInBinaryNumbers() {
			Variant zero = new Variant(VariantType.R8, 0.0);
			CheckedMethod doubles = method(
					in(A, "X", VariantType.R8).range(zero, new Variant(VariantType.R8, 1000.0), new Variant(VariantType.R8, 0.1)).build());
			for (int i = 0; i <= 10_000; i++) {
				assertTrue(accepts(doubles, new Variant(VariantType.R8, i / 10.0)), "" + i);
			}
			assertEquals(false, accepts(doubles, new Variant(VariantType.R8, 0.35)));
			assertEquals(false, accepts(doubles, new Variant(VariantType.R8, 999.95)));
			CheckedMethod floats = method(in(A, "X", VariantType.R4)
					.range(new Variant(VariantType.R4, -1f), new Variant(VariantType.R4, 1000f), new Variant(VariantType.R4, 0.1f))
					.build());
			for (int i = -10; i <= 10_000; i++) {
				assertTrue(accepts(floats, new Variant(VariantType.R4, i / 10f)), "" + i);
			}
			assertEquals(false, accepts(floats, new Variant(VariantType.R4, 0.35f)));
		}

		@Test
		void whatIsNoNumberIsInNoRange() {
			CheckedMethod method = method(
					in(A, "X", VariantType.R8).range(new Variant(VariantType.R8, 0.0), new Variant(VariantType.R8, 1.0)).build());
			refused(method, values(A, new Variant(VariantType.R8, Double.NaN)), Status.E_INVALIDARG, "NaN");
			refused(method, values(A, new Variant(VariantType.R8, Double.POSITIVE_INFINITY)), Status.E_INVALIDARG);
		}

		@Test
		void anEnumerationNamesWhatIsAllowed() {
			CheckedMethod method = method(
					in(A, "Mode", VariantType.LPWSTR).enumeration(List.of(Variant.string("on"), Variant.string("off"))).build());
			assertTrue(accepts(method, Variant.string("off")));
			refused(method, values(A, Variant.string("of")), Status.E_INVALIDARG, "\"of\"", "\"on\", \"off\"");
		}

		@Test
		void aPatternMatchesInWhole() {
			CheckedMethod method = method(in(A, "Name", VariantType.LPWSTR).regularExpression("[a-z]{1,3}").build());
			assertTrue(accepts(method, Variant.string("abc")));
			refused(method, values(A, Variant.string("abcd")), Status.E_INVALIDARG, "\"abcd\"", "[a-z]{1,3}");
		}

		@Test
		void sizesAreBytes() {
			CheckedMethod strings = method(in(A, "Name", VariantType.LPWSTR).maxSize(6).build());
			assertTrue(accepts(strings, Variant.string("abc")));
			refused(strings, values(A, Variant.string("abcd")), Status.E_INVALIDARG, "8 bytes", "at most 6 bytes");
			CheckedMethod bytes = method(in(A, "Data", VariantType.BYTES).maxSize(2).build());
			assertTrue(accepts(bytes, Variant.bytes(new byte[2])));
			refused(bytes, values(A, Variant.bytes(new byte[3])), Status.E_INVALIDARG, "3 bytes 000000");
		}
	}

	@Nested
	class GivenStrangeValues {

		@Test
		void longTextIsCutAndStaysOnOneLine() {
			CheckedMethod method = method(in(A, "Number", VariantType.UI4).build());
			InvocationRefusedException e = assertThrows(InvocationRefusedException.class,
					() -> method.check(values(A, Variant.string("a\nb" + "x".repeat(10_000)))));
			assertTrue(e.getMessage().contains("\"a\\u000abx"), e.getMessage());
			assertTrue(e.getMessage().length() < 250, e.getMessage());
		}

		/** 7.6: no equals, hashCode or toString of a client's object. */
		@Test
		void aClientsObjectIsNotAsked() {
			InputStream stream = new ByteArrayInputStream(new byte[0]) {
				@Override
				public String toString() {
					throw new AssertionError("toString");
				}

				@Override
				public boolean equals(Object other) {
					throw new AssertionError("equals");
				}

				@Override
				public int hashCode() {
					throw new AssertionError("hashCode");
				}
			};
			CheckedMethod number = method(in(A, "Number", VariantType.UI4).build());
			refused(number, values(A, Variant.stream(stream)), Status.DISP_E_TYPEMISMATCH, "a stream (VT_UNKNOWN)");
			refused(number, values(A, Variant.list(List.of(Variant.stream(stream)))), Status.DISP_E_TYPEMISMATCH, "a list of 1");
			CheckedMethod nested = method(
					in(A, "Set", VariantType.UNKNOWN).enumeration(List.of(Variant.values(values(B, Variant.ui4(1))))).build());
			refused(nested, values(A, Variant.stream(stream)), Status.E_INVALIDARG, "a stream");
			refused(nested, values(A, Variant.values(values(B, Variant.stream(stream)))), Status.E_INVALIDARG, "a set of 1 values");
		}
	}

	/** 3.5 */
	@Nested
	class GivenResults {

		private final CheckedMethod method =
				method(out(RESULT, "Result", ParameterUsage.RETURN, VariantType.BOOL), in(A, "Given", VariantType.UI4).build(),
						out(B, "Both", ParameterUsage.INOUT, VariantType.LPWSTR),
						ParameterDescription.builder(C, "Extra", ParameterUsage.OUT, VariantType.UI4)
								.range(Variant.ui4(0), Variant.ui4(9)).defaultValue(Variant.empty()).build());
		private final Variant yes = Variant.bool(true);
		private final Variant text = Variant.string("o1");

		private void misfit(Values results, String words) {
			String problem = method.problemWith(results);
			assertTrue(problem != null && problem.contains(words), problem);
		}

		@Test
		void exactlyTheDescribedOnesFitInAnyOrder() {
			assertNull(method.problemWith(values(RESULT, yes, B, text, C, Variant.ui4(1))));
			assertNull(method.problemWith(values(B, text, RESULT, yes)));
			assertNull(method().problemWith(Values.empty()));
		}

		@Test
		void oneThatIsMissingIsNamed() {
			misfit(values(RESULT, yes), "did not answer Both");
			misfit(Values.empty(), "did not answer Result");
			misfit(null, "no results");
		}

		@Test
		void oneThatIsNotDescribedIsNamed() {
			misfit(values(RESULT, yes, B, text, STRANGE, yes), STRANGE.toString());
			misfit(values(RESULT, yes, B, text, A, Variant.ui4(1)), "Given");
		}

		@Test
		void typesAndLimitsCount() {
			misfit(values(RESULT, text, B, text), "\"o1\" (VT_LPWSTR) as Result");
			misfit(values(RESULT, yes, B, text, C, Variant.ui4(10)), "out of range");
		}
	}
}
