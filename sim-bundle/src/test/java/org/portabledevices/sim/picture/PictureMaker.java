package org.portabledevices.sim.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Makes the pictures in {@code src/main/resources}: hills under a sky, drawn by a seed, with an EXIF segment and a thumbnail. Run it from the folder of the bundle
 * when they are to change; what it makes is committed, since encoders differ from one Java to the next.
 */
final class PictureMaker {

	private static final String MAKE = "Portable Device Services";
	private static final String MODEL = "Simulated Camera";

	/** Makes all pictures in a folder. */
	public static void main(String... arguments) throws IOException {
		Path folder = Path.of(arguments.length > 0 ? arguments[0] : "src/main/resources/org/portabledevices/sim/picture");
		write(folder.resolve("picture-1.jpg"), 1, 640, 427, 0.80f, 1, "2026:01:01 09:00:00");
		write(folder.resolve("picture-2.jpg"), 2, 320, 240, 0.60f, 1, "2026:01:02 12:30:15");
		write(folder.resolve("picture-3.jpg"), 3, 400, 300, 0.70f, 6, "2026:02:14 17:45:30");
		write(folder.resolve("picture-4.jpg"), 4, 160, 120, 0.50f, 1, "2026:03:21 06:05:59");
	}

	private PictureMaker() {
	}

	private static void write(Path file, long seed, int width, int height, float quality, int orientation, String date) throws IOException {
		BufferedImage image = draw(seed, width, height);
		BufferedImage small = new BufferedImage(96, 96 * height / width, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = small.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		graphics.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), null);
		graphics.dispose();
		byte[] jpeg = encode(image, quality);
		byte[] exif = exif(encode(small, 0.5f), width, height, orientation, date);
		// EXIF takes the place of the encoder's JFIF segment, right behind the start of the image
		int rest = 4 + ((jpeg[4] & 0xFF) << 8 | jpeg[5] & 0xFF);
		ByteBuffer out = ByteBuffer.allocate(2 + exif.length + jpeg.length - rest);
		out.put(jpeg, 0, 2).put(exif).put(jpeg, rest, jpeg.length - rest);
		Files.write(file, out.array());
	}

	private static BufferedImage draw(long seed, int width, int height) {
		Random random = new Random(seed);
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		float hue = random.nextFloat();
		graphics.setPaint(new GradientPaint(0, 0, Color.getHSBColor(hue, 0.6f, 0.7f), 0, height, Color.getHSBColor(hue + 0.1f, 0.2f, 1f)));
		graphics.fillRect(0, 0, width, height);
		double sun = height / 8.0;
		graphics.setColor(new Color(255, 244, 200));
		graphics.fill(new Ellipse2D.Double(random.nextDouble() * (width - sun), sun / 2 + random.nextDouble() * sun, sun, sun));
		for (int layer = 0; layer < 5; layer++) {
			hills(graphics, random, width, height, height * (0.45 + 0.11 * layer),
					Color.getHSBColor(hue + 0.3f, 0.35f + 0.1f * layer, 0.75f - 0.12f * layer));
		}
		graphics.setStroke(new BasicStroke(1.2f));
		graphics.setColor(new Color(40, 40, 50));
		for (int bird = 0; bird < 6; bird++) {
			int x = random.nextInt(width);
			int y = random.nextInt(height / 3);
			graphics.drawArc(x, y, 8, 5, 20, 140);
			graphics.drawArc(x + 8, y, 8, 5, 20, 140);
		}
		graphics.dispose();
		return image;
	}

	private static void hills(Graphics2D graphics, Random random, int width, int height, double base, Color color) {
		Path2D path = new Path2D.Double();
		path.moveTo(0, height);
		double phase = random.nextDouble() * 10;
		double stretch = 1.5 + random.nextDouble() * 2;
		for (int x = 0; x <= width; x++) {
			double place = x * stretch * Math.PI / width + phase;
			path.lineTo(x, base + height * (0.05 * Math.sin(place) + 0.02 * Math.sin(3.3 * place)));
		}
		path.lineTo(width, height);
		path.closePath();
		graphics.setColor(color);
		graphics.fill(path);
	}

	private static byte[] encode(BufferedImage image, float quality) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam parameters = writer.getDefaultWriteParam();
		parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		parameters.setCompressionQuality(quality);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), parameters);
		} finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	/** Makes an APP1 segment: IFD0, the EXIF IFD, and IFD1 with the thumbnail. */
	private static byte[] exif(byte[] thumbnail, int width, int height, int orientation, String date) {
		Directory exif = new Directory().rational(ExifFields.EXPOSURE_TIME, 1, 100).rational(ExifFields.F_NUMBER, 560, 100)
				.number(ExifFields.ISO_SPEED, 3, 200).bytes(0x9000, 7, "0230".getBytes(StandardCharsets.US_ASCII))
				.text(ExifFields.DATE_TIME_ORIGINAL, date).text(ExifFields.DATE_TIME_DIGITIZED, date).number(0xA001, 3, 1)
				.number(0xA002, 4, width).number(0xA003, 4, height);
		Directory main = new Directory().text(ExifFields.MAKE, MAKE).text(ExifFields.MODEL, MODEL)
				.number(ExifFields.ORIENTATION, 3, orientation).rational(0x011A, 72, 1).rational(0x011B, 72, 1).number(0x0128, 3, 2)
				.text(ExifFields.DATE_TIME, date).number(0x8769, 4, 0);
		int exifAt = 8 + main.length();
		int smallAt = exifAt + exif.length();
		main.replace(0x8769, exifAt);
		Directory small = new Directory().number(0x0103, 3, 6).number(ExifFields.THUMBNAIL_OFFSET, 4, 0)
				.number(ExifFields.THUMBNAIL_LENGTH, 4, thumbnail.length);
		small.replace(ExifFields.THUMBNAIL_OFFSET, smallAt + small.length());
		ByteBuffer out = ByteBuffer.allocate(10 + smallAt + small.length() + thumbnail.length);
		out.putShort((short) 0xFFE1).putShort((short) (out.capacity() - 2)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
		out.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
		main.put(out, 8, smallAt);
		exif.put(out, exifAt, 0);
		small.put(out, smallAt, 0);
		return out.put(thumbnail).array();
	}

	/** An image file directory, big-endian: entries in the order of their tags, then the values that are longer than 4 bytes. */
	private static final class Directory {

		private record Entry(int tag, int type, int count, byte[] value) {
		}

		private final List<Entry> entries = new ArrayList<>();

		Directory text(int tag, String text) {
			return bytes(tag, 2, (text + '\0').getBytes(StandardCharsets.US_ASCII));
		}

		Directory bytes(int tag, int type, byte[] value) {
			entries.add(new Entry(tag, type, value.length, value));
			return this;
		}

		Directory number(int tag, int type, int value) {
			ByteBuffer buffer = ByteBuffer.allocate(4);
			entries.add(new Entry(tag, type, 1, (type == 3 ? buffer.putShort((short) value) : buffer.putInt(value)).array()));
			return this;
		}

		Directory rational(int tag, int numerator, int denominator) {
			entries.add(new Entry(tag, 5, 1, ByteBuffer.allocate(8).putInt(numerator).putInt(denominator).array()));
			return this;
		}

		void replace(int tag, int value) {
			entries.replaceAll(entry -> entry.tag == tag ? new Entry(tag, 4, 1, ByteBuffer.allocate(4).putInt(value).array()) : entry);
		}

		int length() {
			return 6 + 12 * entries.size() + entries.stream().mapToInt(Directory::outside).sum();
		}

		void put(ByteBuffer out, int offset, int next) {
			int place = offset + 6 + 12 * entries.size();
			out.putShort((short) entries.size());
			for (Entry entry : entries) {
				out.putShort((short) entry.tag).putShort((short) entry.type).putInt(entry.count);
				if (outside(entry) == 0) {
					out.put(entry.value).put(new byte[4 - entry.value.length]);
				} else {
					out.putInt(place);
					place += outside(entry);
				}
			}
			out.putInt(next);
			for (Entry entry : entries) {
				if (outside(entry) > 0) {
					out.put(entry.value).put(new byte[outside(entry) - entry.value.length]);
				}
			}
		}

		/** Values begin at even offsets. */
		private static int outside(Entry entry) {
			return entry.value.length <= 4 ? 0 : entry.value.length + 1 & ~1;
		}
	}
}
