package org.portabledevices.sim.device;

/** Where operators read what happens. */
public interface Journal {

	/** Tells of something that went as it should. */
	void info(String words);

	/** Tells of something that somebody may have to look after. */
	void warn(String words, Throwable cause);

	/** Tells what befell a device, for who wants to know exactly. */
	void trace(String device, String line);
}
