package org.portabledevices.cnf.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;

import org.osgi.framework.Constants;

/** The bundles of this project as the build made them, in the order of their names: what the class path has of them. */
record OurBundles(Map<String, Manifest> manifests, Map<String, Path> jars) {

	static OurBundles find() {
		OurBundles bundles = new OurBundles(new TreeMap<>(), new TreeMap<>());
		try {
			for (URL url : Collections.list(OurBundles.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
				if (url.getProtocol().equals("jar")) {
					bundles.add(url);
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bundles;
	}

	private void add(URL url) throws IOException {
		try (InputStream in = url.openStream()) {
			Manifest manifest = new Manifest(in);
			String name = manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
			if (name != null && name.startsWith("org.portabledevices.")) {
				manifests.put(name, manifest);
				String jar = url.getPath();
				jars.put(name, Path.of(URI.create(jar.substring(0, jar.indexOf("!/")))));
			}
		}
	}
}
