package org.portabledevices.sim.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.sim.picture.SamplePictures.Shot;

class SamplePicturesTest {

	private static final LocalDateTime TAKEN = LocalDateTime.of(2031, 7, 9, 8, 6, 4);

	private final SamplePictures samples = new SamplePictures();

	@Nested
	class GivenAPictureAsItWasMade {

		@ParameterizedTest
		@ValueSource(ints = { 0, 1, 2, 3 })
		void anyDecoderReadsItAndFindsTheSizeThatItSays(int index) throws IOException {
			byte[] bytes = samples.picture(index);
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
			JpegFacts facts = JpegFacts.read(bytes).orElseThrow();
			assertEquals(image.getWidth(), facts.width());
			assertEquals(image.getHeight(), facts.height());
			assertTrue(bytes.length >= 2_000 && bytes.length <= 40_000, bytes.length + " bytes");
		}

		@ParameterizedTest
		@ValueSource(ints = { 0, 1, 2, 3 })
		void itsThumbnailIsAPictureToo(int index) throws IOException {
			byte[] bytes = samples.picture(index);
			JpegFacts facts = JpegFacts.read(bytes).orElseThrow();
			byte[] thumbnail = Arrays.copyOfRange(bytes, facts.thumbnailOffset(), facts.thumbnailOffset() + facts.thumbnailLength());
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(thumbnail));
			assertNotNull(image);
			assertEquals(96, image.getWidth());
		}

		@Test
		void itsExifFieldsNameTheCameraAndTheWayItWasHeld() {
			ExifFields upright = JpegFacts.exifOf(samples.picture(0)).orElseThrow();
			assertEquals(Optional.of("Portable Device Services"), upright.text(ExifFields.MAKE));
			assertEquals(Optional.of("Simulated Camera"), upright.text(ExifFields.MODEL));
			assertEquals(1, upright.number(ExifFields.ORIENTATION).orElseThrow());
			assertEquals(6, JpegFacts.exifOf(samples.picture(2)).orElseThrow().number(ExifFields.ORIENTATION).orElseThrow());
			assertEquals(Optional.of(LocalDateTime.of(2026, 1, 1, 9, 0)), JpegFacts.read(samples.picture(0)).orElseThrow().whenTaken());
		}
	}

	@Nested
	class GivenAPictureThatWasJustTaken {

		private final byte[] bytes = samples.picture(1, new Shot(TAKEN, 400, 800, 1600));

		@Test
		void saysWhenAndHowItWasTaken() {
			ExifFields exif = JpegFacts.exifOf(bytes).orElseThrow();
			assertEquals(Optional.of("2031:07:09 08:06:04"), exif.text(ExifFields.DATE_TIME));
			assertEquals(Optional.of("2031:07:09 08:06:04"), exif.text(ExifFields.DATE_TIME_DIGITIZED));
			assertEquals(1600, exif.number(ExifFields.ISO_SPEED).orElseThrow());
			assertEquals(Optional.of(TAKEN), JpegFacts.read(bytes).orElseThrow().whenTaken());
		}

		@Test
		void showsTheSame() throws IOException {
			BufferedImage original = ImageIO.read(new ByteArrayInputStream(samples.picture(1)));
			BufferedImage taken = ImageIO.read(new ByteArrayInputStream(bytes));
			int width = original.getWidth();
			int height = original.getHeight();
			assertArrayEquals(original.getRGB(0, 0, width, height, null, 0, width), taken.getRGB(0, 0, width, height, null, 0, width));
		}

		@Test
		void leavesTheOriginalAsItWas() {
			assertEquals(Optional.of(LocalDateTime.of(2026, 1, 2, 12, 30, 15)),
					JpegFacts.read(samples.picture(1)).orElseThrow().whenTaken());
		}
	}

	/** Files of others can be anything: contract 6.2. */
	@Nested
	class GivenAFileThatIsDamaged {

		@Test
		void cutAnywhereItIsReadWithoutAnAccident() {
			byte[] whole = samples.picture(3);
			for (int length = 0; length < whole.length; length++) {
				byte[] cut = Arrays.copyOf(whole, length);
				assertDoesNotThrow(() -> JpegFacts.read(cut));
			}
		}

		@Test
		void withAnyByteOfItsHeadChangedItIsReadWithoutAnAccident() {
			byte[] whole = samples.picture(3);
			int head = JpegFacts.read(whole).orElseThrow().thumbnailOffset() + 100;
			for (int place = 0; place < head; place++) {
				for (int value : new int[]{ 0x00, 0x7F, 0x80, 0xFF }) {
					byte[] changed = whole.clone();
					changed[place] = (byte) value;
					Optional<JpegFacts> facts = assertDoesNotThrow(() -> JpegFacts.read(changed));
					facts.ifPresent(found -> assertTrue(found.thumbnailOffset() + found.thumbnailLength() <= whole.length));
				}
			}
		}
	}
}
