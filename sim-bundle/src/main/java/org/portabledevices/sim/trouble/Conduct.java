package org.portabledevices.sim.trouble;

/**
 * All that is configured of what befalls a device.
 *
 * @param behaviour at what rates and how late, by chance.
 * @param script what befalls which call, which goes before the behaviour.
 */
public record Conduct(Behaviour behaviour, Script script) {

	/** Nothing goes wrong, and nothing takes time. */
	public static final Conduct PERFECT = new Conduct(Behaviour.PERFECT, Script.EMPTY);

	/** Makes a conduct without a script. */
	public static Conduct of(Behaviour behaviour) {
		return new Conduct(behaviour, Script.EMPTY);
	}

	boolean isTroubled() {
		return behaviour.isTroubled() || !script.isSilent();
	}
}
