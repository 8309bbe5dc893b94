package org.portabledevices.ptp;

/** Bytes that the standard does not allow, or that do not fit their limits. */
public class PtpFormatException extends PtpException {
	private static final long serialVersionUID = 1L;

	private final transient String dataset;
	private final transient String field;

	/**
	 * Makes the exception.
	 *
	 * @param dataset the dataset or packet, named as in the standard.
	 * @param field the field in it, named as in the standard.
	 * @param problem what is wrong with it.
	 */
	public PtpFormatException(String dataset, String field, String problem) {
		super(dataset + ", " + field + ": " + problem);
		this.dataset = dataset;
		this.field = field;
	}

	/**
	 * Answers which dataset or packet is malformed.
	 *
	 * @return its name in the standard.
	 */
	public String dataset() {
		return dataset;
	}

	/**
	 * Answers which field is malformed.
	 *
	 * @return its name in the standard.
	 */
	public String field() {
		return field;
	}
}
