package org.portabledevices.shell.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.fakes.Gogo;

/** What {@code -c} prints and answers, with the real Gogo. */
@Timeout(20)
class ScriptTest {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private Gogo gogo;
	private Script script;

	/** Commands to run; Gogo calls them by reflection. */
	public static final class Commands {

		public void print(String words) {
			System.out.println(words);
		}

		public String answer() {
			return "an answer";
		}

		public void fail(String words) {
			throw new CommandException(words);
		}

		public void crash() {
			throw new StackOverflowError();
		}
	}

	@BeforeEach
	void start() {
		gogo = new Gogo();
		gogo.add(new Commands(), "print", "answer", "fail", "crash");
		script = new Script(gogo.processor(), new PrintStream(out, true), new PrintStream(err, true));
	}

	@AfterEach
	void stop() {
		gogo.close();
	}

	@Test
	void outputOfAllCommandsAndTheLastAnswerArePrinted() {
		assertEquals(0, script.run("print one; print two\nprint three\nanswer"));
		assertEquals(lines("one", "two", "three", "an answer"), out.toString());
		assertEquals("", err.toString());
	}

	@Test
	void failureIsOneLineOnTheErrorOutputAndStopsTheScript() {
		assertEquals(1, script.run("print one; fail 'went\n  wrong'; print two"));
		assertEquals(lines("one"), out.toString());
		assertEquals(lines("pds: went wrong"), err.toString());
	}

	@Test
	void failureBeforeThePipeCountsToo() {
		gogo.add(new Object() {
			@SuppressWarnings("unused") // Gogo calls it
			public void swallow() {
			}
		}, "swallow");
		assertEquals(1, script.run("fail no | swallow"));
		assertTrue(err.toString().contains("pds: no"), err.toString());
	}

	@Test
	void unknownCommandAndWrongSyntaxFail() {
		assertEquals(1, script.run("nonsense"));
		assertEquals(1, script.run("print (("));
		assertEquals(2, err.toString().lines().filter(line -> line.startsWith("pds: ")).count(), err.toString());
	}

	@Test
	void errorOfACommandIsAFailureAsWell() {
		assertEquals(1, script.run("crash"));
		assertEquals(lines("pds: java.lang.StackOverflowError"), err.toString());
	}

	@Test
	void commentsAndEmptyLinesAreFine() {
		assertEquals(0, script.run("# what follows prints\n\nprint one\r\n# the end"));
		assertEquals(lines("one"), out.toString());
	}

	@Test
	void emptyScriptSucceeds() {
		assertEquals(0, script.run(""));
		assertEquals(0, script.run("# nothing"));
	}

	@Test
	void wrappersAreTakenOff() {
		assertEquals("why", Script.words(new ExecutionException(new InvocationTargetException(new CommandException("why")))));
		assertEquals("java.lang.IllegalStateException", Script.words(new IllegalStateException()));
	}

	private static String lines(String... lines) {
		return String.join(System.lineSeparator(), lines) + System.lineSeparator();
	}
}
