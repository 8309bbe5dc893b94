package org.portabledevices.backend;

import org.osgi.annotation.versioning.ProviderType;

/** Where a backend answers that it has reset a session. The first answer counts. */
@ProviderType
public interface SessionReset {

	/** Says that the device is ready for new transactions; whatever was running in the old session ends. */
	void succeed();

	/**
	 * Says that the device could not be reset. It then counts as hung: what is queued ends ABORTED with E_WPD_DEVICE_IS_HUNG, and its services go.
	 *
	 * @param why what happened, in words.
	 */
	void fail(String why);
}
