package org.portabledevices.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.DataSource;
import org.portabledevices.values.Values;

/** {@code invoke} with {@code --to} and {@code --from}. */
class BulkDataTest extends InvocationFixture {

	@TempDir Path folder;

	@Nested
	class GivenBulkData {

		@Test
		void downloadGoesToAFileInTheFolderOfTheSession() throws Exception {
			service().onInvoke = invocation -> {
				transfer(invocation.options.sink().orElseThrow());
				invocation.succeed(Values.empty());
			};
			session.gogo.currentDir(folder);
			String shown = session.show("invoke contacts Download --to a.bin");
			assertEquals("abc", Files.readString(folder.resolve("a.bin")));
			assertTrue(shown.startsWith("[Download succeeded in 3 ms, 3 bytes, "), shown);
			assertTrue(session.show("invoke contacts Download --to=a.bin --json").contains("\"millis\":3,\"bytes\":3}"));
		}

		@Test
		void uploadComesFromAFile() throws Exception {
			Path file = Files.writeString(folder.resolve("b.bin"), "hello");
			service().onInvoke = invocation -> {
				drain(invocation.options.source().orElseThrow());
				invocation.succeed(Values.empty());
			};
			assertTrue(session.show("invoke contacts Upload --from " + file).startsWith("[Upload succeeded in 3 ms, 5 bytes, "));
		}

		@Test
		void filesThatCannotWorkAreRefusedBeforeAnythingIsInvoked() {
			assertRefused("Download sends data: say where with --to FILE", "invoke contacts Download");
			assertRefused("Upload takes data: say from where with --from FILE", "invoke contacts Upload");
			assertRefused("BeginSync sends no data, so it has no use for --to", "invoke contacts BeginSync --to x");
			assertRefused("Download takes no data, so it has no use for --from", "invoke contacts Download --to x --from y");
			assertRefused("--to " + folder + ": that is a folder, not a file", "invoke contacts Download --to " + folder);
			assertRefused("--from " + folder.resolve("no") + ": there is no such file, or it cannot be read",
					"invoke contacts Upload --from " + folder.resolve("no"));
			assertTrue(service().invocations.isEmpty());
		}

		private static void transfer(DataSink sink) {
			try {
				sink.begin(OptionalLong.of(3));
				sink.write(ByteBuffer.wrap("ab".getBytes()));
				sink.write(ByteBuffer.wrap("c".getBytes()));
				sink.close(true);
			} catch (IOException e) {
				throw new AssertionError(e);
			}
		}

		private static void drain(DataSource source) {
			try {
				assertEquals(OptionalLong.of(5), source.length());
				ByteBuffer buffer = ByteBuffer.allocate(2);
				while (source.read(buffer.clear()) >= 0) {
					assertTrue(buffer.position() > 0);
				}
				source.close();
			} catch (IOException e) {
				throw new AssertionError(e);
			}
		}
	}
}
