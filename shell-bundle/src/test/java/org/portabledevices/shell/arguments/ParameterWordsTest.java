package org.portabledevices.shell.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.portabledevices.shell.fakes.SampleMethods.BEGIN_SYNC;
import static org.portabledevices.shell.fakes.SampleMethods.INTEGER;
import static org.portabledevices.shell.fakes.SampleMethods.MY_CUSTOM_METHOD;
import static org.portabledevices.shell.fakes.SampleMethods.OBJECT;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

class ParameterWordsTest {

	@Nested
	class GivenParametersOfTheMethod {

		/** Contract 1.2: parameters must stand in the order of their descriptions; users need not know it. */
		@Test
		void putsThemInTheOrderOfTheDescription() {
			Values values = ParameterWords.parse(MY_CUSTOM_METHOD, List.of("ObjectId_Param=o1", "Integer_Param=4"));
			assertEquals(List.of(INTEGER, OBJECT), List.copyOf(values.keys()));
			assertEquals(Variant.ui4(4), values.get(INTEGER));
			assertEquals(Variant.string("o1"), values.get(OBJECT));
		}

		@Test
		void caseOfTheNameDoesNotMatter() {
			assertEquals(Values.of(INTEGER, Variant.ui4(4)), ParameterWords.parse(MY_CUSTOM_METHOD, List.of("integer_param=4")));
		}

		@Test
		void nameMayBeTheKey() {
			assertEquals(Values.of(INTEGER, Variant.ui4(4)),
					ParameterWords.parse(MY_CUSTOM_METHOD, List.of("{ECFC865F-7B43-4D76-9C6B-D67309A3F6F7}.3=4")));
			assertEquals(Values.of(OBJECT, Variant.string("x")),
					ParameterWords.parse(MY_CUSTOM_METHOD, List.of("ecfc865f-7b43-4d76-9c6b-d67309a3f6f7.4=x")));
		}

		@Test
		void valueMayContainAnything() {
			assertEquals(Values.of(OBJECT, Variant.string("a b=c ")),
					ParameterWords.parse(MY_CUSTOM_METHOD, List.of("ObjectId_Param=a b=c ")));
		}

		/** What is missing is the engine's to say (contract 1.2), which knows the defaults. */
		@Test
		void noneMayBeGiven() {
			assertSame(Values.empty(), ParameterWords.parse(MY_CUSTOM_METHOD, List.of()));
		}
	}

	@Nested
	class GivenWhatTheMethodDoesNotTake {

		@Test
		void saysWhatItTakes() {
			assertRefused("MyCustomMethod has no parameter \"Foo\"; MyCustomMethod takes Integer_Param, ObjectId_Param", MY_CUSTOM_METHOD,
					"Foo=1");
			assertRefused("BeginSync has no parameter \"Foo\"; BeginSync takes no parameters", BEGIN_SYNC, "Foo=1");
			assertRefused("\"4\" is not name=value; MyCustomMethod takes Integer_Param, ObjectId_Param", MY_CUSTOM_METHOD, "4");
			assertRefused("\"=4\" is not name=value; MyCustomMethod takes Integer_Param, ObjectId_Param", MY_CUSTOM_METHOD, "=4");
			assertRefused("Result is what MyCustomMethod answers; MyCustomMethod takes Integer_Param, ObjectId_Param", MY_CUSTOM_METHOD,
					"Result=true");
		}

		@Test
		void refusesOneThatIsGivenTwice() {
			assertRefused("parameter Integer_Param is given twice", MY_CUSTOM_METHOD, "Integer_Param=1", "INTEGER_PARAM=1");
		}

		@Test
		void asksForTheNumberWhereTheGuidIsNotEnough() {
			assertRefused("MyCustomMethod: several parameters have keys of ecfc865f-7b43-4d76-9c6b-d67309a3f6f7; add the number, as in "
					+ INTEGER, MY_CUSTOM_METHOD, "ecfc865f-7b43-4d76-9c6b-d67309a3f6f7=1");
		}

		private void assertRefused(String message, MethodDescription method, String... words) {
			assertEquals(message, assertThrows(CommandException.class, () -> ParameterWords.parse(method, List.of(words))).getMessage());
		}
	}

	@Nested
	class GivenTheNameOfAMethod {

		private final List<MethodDescription> methods = List.of(BEGIN_SYNC, MY_CUSTOM_METHOD);

		@Test
		void findsItByNameInAnyCaseAndByGuid() {
			assertSame(MY_CUSTOM_METHOD, MethodNames.find(methods, "mycustommethod"));
			assertSame(MY_CUSTOM_METHOD, MethodNames.find(methods, "{ECFC865F-7B43-4D76-9C6B-D67309A3F6F7}"));
		}

		@Test
		void listsTheMethodsWhereThereIsNone() {
			CommandException refusal = assertThrows(CommandException.class, () -> MethodNames.find(methods, "Foo"));
			assertEquals("there is no method \"Foo\"; there are BeginSync, MyCustomMethod", refusal.getMessage());
			assertEquals(Status.ERROR_NOT_SUPPORTED, refusal.status());
		}
	}
}
