package org.portabledevices.ptp.operation;

import java.time.Duration;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.FilesystemManifest;
import org.portabledevices.ptp.dataset.StreamInfo;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.TransactionResult;

/**
 * Operations that version 1.1 of PTP adds, 0x101D to 0x1025: those whose datasets public implementations agree on. Few devices
 * offer them; DeviceInfo tells. The others (StartEnumHandles, EnumHandles, StopEnumHandles, GetVendorExtensionMaps,
 * GetVendorDeviceInfo, GetResizedImageObject) have a code in {@link OperationCode} and go through {@link #execute(int, int...)}
 * and {@link #receive}. What holds for every method is told at {@link SessionOperations}.
 */
public final class Ptp11Operations extends SessionOperations<Ptp11Operations> {
	/**
	 * Makes the operations of a session that nobody will cancel.
	 *
	 * @param session the session.
	 */
	public Ptp11Operations(PtpSession session) {
		this(session, null, null);
	}

	private Ptp11Operations(PtpSession session, Cancellation cancellation, Duration silence) {
		super(session, cancellation, silence);
	}

	@Override
	Ptp11Operations make(PtpSession session, Cancellation cancellation, Duration silence) {
		return new Ptp11Operations(session, cancellation, silence);
	}

	/**
	 * GetFilesystemManifest, 0x1023: lists objects with names, sizes of any length and dates in one transaction. Data-in:
	 * FilesystemManifest dataset.
	 *
	 * @param storageId the storage, or {@link PtpOperations#ALL_STORAGES}.
	 * @param format the object format code, or {@link PtpOperations#ALL_FORMATS}.
	 * @param parent a folder's handle for its children, {@link PtpOperations#ROOT} or {@link PtpOperations#ALL_OBJECTS}.
	 * @return the dataset, at most {@link FilesystemManifest#MAXIMUM_ENTRIES} entries.
	 * @throws PtpException if it did not succeed.
	 */
	public FilesystemManifest getFilesystemManifest(int storageId, int format, int parent) throws PtpException {
		return FilesystemManifest.decode(receive(OperationCode.GET_FILESYSTEM_MANIFEST, storageId, format, parent));
	}

	/**
	 * GetStreamInfo, 0x1024: describes a stream. Data-in: StreamInfo dataset.
	 *
	 * @param streamId the stream.
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public StreamInfo getStreamInfo(int streamId) throws PtpException {
		return StreamInfo.decode(receiveDescription(OperationCode.GET_STREAM_INFO, streamId));
	}

	/**
	 * GetStream, 0x1025: answers the streams that are enabled, see device property EnabledStreams. Data-in: their packets,
	 * until the device ends them or the operation is cancelled.
	 *
	 * @param receiver takes the bytes.
	 * @return the result.
	 * @throws PtpException if it did not succeed.
	 */
	public TransactionResult getStream(DataReceiver receiver) throws PtpException {
		return execute(PtpTransaction.of(OperationCode.GET_STREAM).withDataIn(receiver));
	}
}
