package org.portabledevices.sim.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContentTest {

	static byte[] bytes(Content content) throws IOException {
		return content.prefix(Integer.MAX_VALUE - 8);
	}

	@Nested
	class GivenComputedBytes {

		private final GeneratedContent content = new GeneratedContent(42, 10_007);

		@Test
		void areTheSameInWhateverPiecesTheyAreRead() throws IOException {
			byte[] whole = bytes(content);
			assertEquals(10_007, whole.length);
			OpenContent open = content.open();
			for (int position = 0; position < whole.length; position += 97) {
				ByteBuffer piece = ByteBuffer.allocate(61);
				int count = open.read(position, piece);
				assertArrayEquals(Arrays.copyOfRange(whole, position, position + count), Arrays.copyOf(piece.array(), count));
			}
			assertEquals(-1, open.read(10_007, ByteBuffer.allocate(1)));
		}

		@Test
		void followFromTheSeedAndDoNotRepeat() throws IOException {
			byte[] whole = bytes(content);
			assertArrayEquals(whole, bytes(new GeneratedContent(42, 10_007)));
			assertFalse(Arrays.equals(whole, bytes(new GeneratedContent(43, 10_007))));
			assertFalse(Arrays.equals(whole, 0, 512, whole, 512, 1024));
		}

		@Test
		void canBeReadFarFromTheBeginningAtOnce() throws IOException {
			GeneratedContent huge = new GeneratedContent(1, 4_000_000_000L);
			assertEquals(1, huge.open().read(3_999_999_999L, ByteBuffer.allocate(10)));
		}

		@Test
		void aPartIsTheBytesInTheMiddle() throws IOException {
			assertArrayEquals(Arrays.copyOfRange(bytes(content), 1000, 1500), bytes(content.part(1000, 500)));
			assertEquals(-1, content.part(1000, 500).open().read(500, ByteBuffer.allocate(1)));
			assertThrows(IndexOutOfBoundsException.class, () -> content.part(10_000, 8));
		}
	}

	@Nested
	class GivenAShelfInMemory {

		@Test
		void largeFilesAreKeptOutsideOfItUntilTheyAreReleased() throws IOException {
			byte[] large = bytes(new GeneratedContent(7, 1_000_000));
			IncomingBytes incoming = new MemoryShelf().receive("/large");
			for (int position = 0; position < large.length; position += 10_000) {
				incoming.write(ByteBuffer.wrap(large, position, 10_000));
			}
			Content content = incoming.finish();
			assertArrayEquals(large, bytes(content));
			OpenContent open = content.open();
			content.release();
			assertThrows(ClosedChannelException.class, () -> open.read(0, ByteBuffer.allocate(1)));
		}

		@Test
		void smallFilesAreKeptInIt() throws IOException {
			IncomingBytes incoming = new MemoryShelf().receive("/small");
			incoming.write(ByteBuffer.wrap("small".getBytes(StandardCharsets.UTF_8)));
			assertArrayEquals("small".getBytes(StandardCharsets.UTF_8), bytes(incoming.finish()));
		}
	}
}
