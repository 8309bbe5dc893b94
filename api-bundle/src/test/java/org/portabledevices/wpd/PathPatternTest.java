package org.portabledevices.wpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

	@ParameterizedTest
	@CsvSource({ "*.JPG,/DCIM/A.JPG,true", "*.JPG,/DCIM/a.jpg,false", "*.JPG,/A.JPG/x,false", "*,/,false", "A?C,/ABC,true", "A?C,/AC,false",
			"a.c,/abc,false", "*a*b*c,/xaybzc,true", "*a*b*c,/xaybz,false", "'',/A,false" })
	void aPatternWithoutASlashIsForNamesAtAnyDepth(String pattern, String path, boolean matches) {
		assertEquals(matches, PathPattern.of(pattern).matches(path));
	}

	@ParameterizedTest
	@CsvSource({ "/DCIM/*,/DCIM/A.JPG,true", "/DCIM/*,/DCIM/100/A.JPG,false", "DCIM/*,/DCIM/A.JPG,true", "/DCIM/**/*.JPG,/DCIM/A.JPG,true",
			"/DCIM/**/*.JPG,/DCIM/1/2/3/A.JPG,true", "/DCIM/**/*.JPG,/MUSIC/A.JPG,false", "/**,/A/B,true", "/**/B/**/D,/A/B/C/B/D,true",
			"/**/B/**/D,/A/C/D,false", "/*,/A,true", "/A/**,/A,true", "/,/A,false", "/A/B,/A,false" })
	void aPatternWithASlashIsForTheWholePath(String pattern, String path, boolean matches) {
		assertEquals(matches, PathPattern.of(pattern).matches(path));
	}

	/** A pattern that tried every division of the name would not be done before the end of the world. */
	@Test
	@Timeout(value = 20, unit = TimeUnit.SECONDS)
	void aPatternThatAlmostMatchesIsDecidedSoon() {
		assertFalse(PathPattern.of("*a".repeat(100) + "b").matches("/" + "a".repeat(250)));
		assertFalse(PathPattern.of("/**/a".repeat(100) + "/b").matches("/a".repeat(250)));
	}
}
