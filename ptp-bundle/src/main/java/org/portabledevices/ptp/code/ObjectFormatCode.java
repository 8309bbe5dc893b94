package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Object format codes: what kind of file an object is.
 * <p>
 * The set is open: vendors add codes, and a code that is not listed here stays the number it is.
 * ISO 15740:2013, MTP 1.1 appendix A.
 */
public final class ObjectFormatCode {

	/** Any file that no other code names. */
	public static final int UNDEFINED = 0x3000;

	/** A folder. */
	public static final int ASSOCIATION = 0x3001;

	/** A script. */
	public static final int SCRIPT = 0x3002;

	/** A program. */
	public static final int EXECUTABLE = 0x3003;

	/** Text. */
	public static final int TEXT = 0x3004;

	/** HTML. */
	public static final int HTML = 0x3005;

	/** A print order. */
	public static final int DPOF = 0x3006;

	/** AIFF sound. */
	public static final int AIFF = 0x3007;

	/** WAV sound. */
	public static final int WAV = 0x3008;

	/** MP3 sound. */
	public static final int MP3 = 0x3009;

	/** AVI video. */
	public static final int AVI = 0x300A;

	/** MPEG video. */
	public static final int MPEG = 0x300B;

	/** ASF video. */
	public static final int ASF = 0x300C;

	/** An image that no other code names. */
	public static final int UNKNOWN_IMAGE = 0x3800;

	/** A JPEG image with EXIF. */
	public static final int EXIF_JPEG = 0x3801;

	/** A TIFF/EP image. */
	public static final int TIFF_EP = 0x3802;

	/** A FlashPix image. */
	public static final int FLASH_PIX = 0x3803;

	/** A BMP image. */
	public static final int BMP = 0x3804;

	/** A CIFF image. */
	public static final int CIFF = 0x3805;

	/** A GIF image. */
	public static final int GIF = 0x3807;

	/** A JPEG image, JFIF. */
	public static final int JFIF = 0x3808;

	/** A PhotoCD image pack. */
	public static final int PCD = 0x3809;

	/** A PICT image. */
	public static final int PICT = 0x380A;

	/** A PNG image. */
	public static final int PNG = 0x380B;

	/** A TIFF image. */
	public static final int TIFF = 0x380D;

	/** A TIFF/IT image. */
	public static final int TIFF_IT = 0x380E;

	/** A JPEG 2000 image, baseline. */
	public static final int JP2 = 0x380F;

	/** A JPEG 2000 image, extended. */
	public static final int JPX = 0x3810;

	/** MTP: firmware. */
	public static final int UNDEFINED_FIRMWARE = 0xB802;

	/** MTP: a wireless bitmap image. */
	public static final int WBMP = 0xB803;

	/** MTP: a JPEG XR image. */
	public static final int JPEG_XR = 0xB804;

	/** MTP: a Windows image. */
	public static final int WINDOWS_IMAGE_FORMAT = 0xB881;

	/** MTP: sound that no other code names. */
	public static final int UNDEFINED_AUDIO = 0xB900;

	/** MTP: Windows Media sound. */
	public static final int WMA = 0xB901;

	/** MTP: Ogg. */
	public static final int OGG = 0xB902;

	/** MTP: AAC sound. */
	public static final int AAC = 0xB903;

	/** MTP: Audible sound. */
	public static final int AUDIBLE = 0xB904;

	/** MTP: FLAC sound. */
	public static final int FLAC = 0xB906;

	/** MTP: QCELP sound. */
	public static final int QCELP = 0xB907;

	/** MTP: AMR sound. */
	public static final int AMR = 0xB908;

	/** MTP: video that no other code names. */
	public static final int UNDEFINED_VIDEO = 0xB980;

	/** MTP: Windows Media video. */
	public static final int WMV = 0xB981;

	/** MTP: MP4. */
	public static final int MP4_CONTAINER = 0xB982;

	/** MTP: MPEG layer 2. */
	public static final int MP2 = 0xB983;

	/** MTP: 3GP container. */
	public static final int CONTAINER_3_GP = 0xB984;

	/** MTP: 3G2. */
	public static final int CONTAINER_3_G2 = 0xB985;

	/** MTP: AVCHD video. */
	public static final int AVCHD = 0xB986;

	/** MTP: ATSC transport stream. */
	public static final int ATSC_TS = 0xB987;

	/** MTP: DVB transport stream. */
	public static final int DVB_TS = 0xB988;

	/** MTP: a collection that no other code names. */
	public static final int UNDEFINED_COLLECTION = 0xBA00;

	/** MTP: an album of several media. */
	public static final int ABSTRACT_MULTIMEDIA_ALBUM = 0xBA01;

	/** MTP: an album of images. */
	public static final int ABSTRACT_IMAGE_ALBUM = 0xBA02;

	/** MTP: an album of sound. */
	public static final int ABSTRACT_AUDIO_ALBUM = 0xBA03;

	/** MTP: an album of videos. */
	public static final int ABSTRACT_VIDEO_ALBUM = 0xBA04;

	/** MTP: a playlist of sound and video. */
	public static final int ABSTRACT_AUDIO_VIDEO_PLAYLIST = 0xBA05;

	/** MTP: a group of contacts. */
	public static final int ABSTRACT_CONTACT_GROUP = 0xBA06;

	/** MTP: a folder of messages. */
	public static final int ABSTRACT_MESSAGE_FOLDER = 0xBA07;

	/** MTP: a production in chapters. */
	public static final int ABSTRACT_CHAPTERED_PRODUCTION = 0xBA08;

	/** MTP: a playlist of sound. */
	public static final int ABSTRACT_AUDIO_PLAYLIST = 0xBA09;

	/** MTP: a playlist of videos. */
	public static final int ABSTRACT_VIDEO_PLAYLIST = 0xBA0A;

	/** MTP: a mediacast. */
	public static final int ABSTRACT_MEDIACAST = 0xBA0B;

	/** MTP: a WPL playlist. */
	public static final int WPL_PLAYLIST = 0xBA10;

	/** MTP: an M3U playlist. */
	public static final int M3_U_PLAYLIST = 0xBA11;

	/** MTP: an MPL playlist. */
	public static final int MPL_PLAYLIST = 0xBA12;

	/** MTP: an ASX playlist. */
	public static final int ASX_PLAYLIST = 0xBA13;

	/** MTP: a PLS playlist. */
	public static final int PLS_PLAYLIST = 0xBA14;

	/** MTP: a document that no other code names. */
	public static final int UNDEFINED_DOCUMENT = 0xBA80;

	/** MTP: a document that is only properties. */
	public static final int ABSTRACT_DOCUMENT = 0xBA81;

	/** MTP: an XML document. */
	public static final int XML_DOCUMENT = 0xBA82;

	/** MTP: a Word document. */
	public static final int MICROSOFT_WORD_DOCUMENT = 0xBA83;

	/** MTP: an MHT document. */
	public static final int MHT_COMPILED_HTML_DOCUMENT = 0xBA84;

	/** MTP: an Excel spreadsheet. */
	public static final int MICROSOFT_EXCEL_SPREADSHEET = 0xBA85;

	/** MTP: a PowerPoint presentation. */
	public static final int MICROSOFT_POWERPOINT_PRESENTATION = 0xBA86;

	/** MTP: a message that no other code names. */
	public static final int UNDEFINED_MESSAGE = 0xBB00;

	/** MTP: a message that is only properties. */
	public static final int ABSTRACT_MESSAGE = 0xBB01;

	/** MTP: a bookmark that no other code names. */
	public static final int UNDEFINED_BOOKMARK = 0xBB10;

	/** MTP: a bookmark that is only properties. */
	public static final int ABSTRACT_BOOKMARK = 0xBB11;

	/** MTP: an appointment that no other code names. */
	public static final int UNDEFINED_APPOINTMENT = 0xBB20;

	/** MTP: an appointment that is only properties. */
	public static final int ABSTRACT_APPOINTMENT = 0xBB21;

	/** MTP: a vCalendar 1.0 file. */
	public static final int V_CALENDAR_1_0 = 0xBB22;

	/** MTP: a task that no other code names. */
	public static final int UNDEFINED_TASK = 0xBB40;

	/** MTP: a task that is only properties. */
	public static final int ABSTRACT_TASK = 0xBB41;

	/** MTP: an iCalendar file. */
	public static final int I_CALENDAR = 0xBB42;

	/** MTP: a note that no other code names. */
	public static final int UNDEFINED_NOTE = 0xBB60;

	/** MTP: a note that is only properties. */
	public static final int ABSTRACT_NOTE = 0xBB61;

	/** MTP: a contact that no other code names. */
	public static final int UNDEFINED_CONTACT = 0xBB80;

	/** MTP: a contact that is only properties. */
	public static final int ABSTRACT_CONTACT = 0xBB81;

	/** MTP: a vCard 2.1 file. */
	public static final int V_CARD_2 = 0xBB82;

	/** MTP: a vCard 3.0 file. */
	public static final int V_CARD_3 = 0xBB83;

	private static final CodeNames NAMES = new CodeNames(Map.ofEntries( //
			Map.entry(UNDEFINED, "Undefined"),
			Map.entry(ASSOCIATION, "Association"),
			Map.entry(SCRIPT, "Script"),
			Map.entry(EXECUTABLE, "Executable"),
			Map.entry(TEXT, "Text"),
			Map.entry(HTML, "HTML"),
			Map.entry(DPOF, "DPOF"),
			Map.entry(AIFF, "AIFF"),
			Map.entry(WAV, "WAV"),
			Map.entry(MP3, "MP3"),
			Map.entry(AVI, "AVI"),
			Map.entry(MPEG, "MPEG"),
			Map.entry(ASF, "ASF"),
			Map.entry(UNKNOWN_IMAGE, "Unknown_Image"),
			Map.entry(EXIF_JPEG, "EXIF_JPEG"),
			Map.entry(TIFF_EP, "TIFF_EP"),
			Map.entry(FLASH_PIX, "FlashPix"),
			Map.entry(BMP, "BMP"),
			Map.entry(CIFF, "CIFF"),
			Map.entry(GIF, "GIF"),
			Map.entry(JFIF, "JFIF"),
			Map.entry(PCD, "PCD"),
			Map.entry(PICT, "PICT"),
			Map.entry(PNG, "PNG"),
			Map.entry(TIFF, "TIFF"),
			Map.entry(TIFF_IT, "TIFF_IT"),
			Map.entry(JP2, "JP2"),
			Map.entry(JPX, "JPX"),
			Map.entry(UNDEFINED_FIRMWARE, "Undefined_Firmware"),
			Map.entry(WBMP, "WBMP"),
			Map.entry(JPEG_XR, "JPEG_XR"),
			Map.entry(WINDOWS_IMAGE_FORMAT, "Windows_Image_Format"),
			Map.entry(UNDEFINED_AUDIO, "Undefined_Audio"),
			Map.entry(WMA, "WMA"),
			Map.entry(OGG, "OGG"),
			Map.entry(AAC, "AAC"),
			Map.entry(AUDIBLE, "Audible"),
			Map.entry(FLAC, "FLAC"),
			Map.entry(QCELP, "QCELP"),
			Map.entry(AMR, "AMR"),
			Map.entry(UNDEFINED_VIDEO, "Undefined_Video"),
			Map.entry(WMV, "WMV"),
			Map.entry(MP4_CONTAINER, "MP4_Container"),
			Map.entry(MP2, "MP2"),
			Map.entry(CONTAINER_3_GP, "Container_3GP"),
			Map.entry(CONTAINER_3_G2, "Container_3G2"),
			Map.entry(AVCHD, "AVCHD"),
			Map.entry(ATSC_TS, "ATSC_TS"),
			Map.entry(DVB_TS, "DVB_TS"),
			Map.entry(UNDEFINED_COLLECTION, "Undefined_Collection"),
			Map.entry(ABSTRACT_MULTIMEDIA_ALBUM, "Abstract_Multimedia_Album"),
			Map.entry(ABSTRACT_IMAGE_ALBUM, "Abstract_Image_Album"),
			Map.entry(ABSTRACT_AUDIO_ALBUM, "Abstract_Audio_Album"),
			Map.entry(ABSTRACT_VIDEO_ALBUM, "Abstract_Video_Album"),
			Map.entry(ABSTRACT_AUDIO_VIDEO_PLAYLIST, "Abstract_Audio_Video_Playlist"),
			Map.entry(ABSTRACT_CONTACT_GROUP, "Abstract_Contact_Group"),
			Map.entry(ABSTRACT_MESSAGE_FOLDER, "Abstract_Message_Folder"),
			Map.entry(ABSTRACT_CHAPTERED_PRODUCTION, "Abstract_Chaptered_Production"),
			Map.entry(ABSTRACT_AUDIO_PLAYLIST, "Abstract_Audio_Playlist"),
			Map.entry(ABSTRACT_VIDEO_PLAYLIST, "Abstract_Video_Playlist"),
			Map.entry(ABSTRACT_MEDIACAST, "Abstract_Mediacast"),
			Map.entry(WPL_PLAYLIST, "WPL_Playlist"),
			Map.entry(M3_U_PLAYLIST, "M3U_Playlist"),
			Map.entry(MPL_PLAYLIST, "MPL_Playlist"),
			Map.entry(ASX_PLAYLIST, "ASX_Playlist"),
			Map.entry(PLS_PLAYLIST, "PLS_Playlist"),
			Map.entry(UNDEFINED_DOCUMENT, "Undefined_Document"),
			Map.entry(ABSTRACT_DOCUMENT, "Abstract_Document"),
			Map.entry(XML_DOCUMENT, "XML_Document"),
			Map.entry(MICROSOFT_WORD_DOCUMENT, "Microsoft_Word_Document"),
			Map.entry(MHT_COMPILED_HTML_DOCUMENT, "MHT_Compiled_HTML_Document"),
			Map.entry(MICROSOFT_EXCEL_SPREADSHEET, "Microsoft_Excel_Spreadsheet"),
			Map.entry(MICROSOFT_POWERPOINT_PRESENTATION, "Microsoft_Powerpoint_Presentation"),
			Map.entry(UNDEFINED_MESSAGE, "Undefined_Message"),
			Map.entry(ABSTRACT_MESSAGE, "Abstract_Message"),
			Map.entry(UNDEFINED_BOOKMARK, "Undefined_Bookmark"),
			Map.entry(ABSTRACT_BOOKMARK, "Abstract_Bookmark"),
			Map.entry(UNDEFINED_APPOINTMENT, "Undefined_Appointment"),
			Map.entry(ABSTRACT_APPOINTMENT, "Abstract_Appointment"),
			Map.entry(V_CALENDAR_1_0, "vCalendar_1_0"),
			Map.entry(UNDEFINED_TASK, "Undefined_Task"),
			Map.entry(ABSTRACT_TASK, "Abstract_Task"),
			Map.entry(I_CALENDAR, "iCalendar"),
			Map.entry(UNDEFINED_NOTE, "Undefined_Note"),
			Map.entry(ABSTRACT_NOTE, "Abstract_Note"),
			Map.entry(UNDEFINED_CONTACT, "Undefined_Contact"),
			Map.entry(ABSTRACT_CONTACT, "Abstract_Contact"),
			Map.entry(V_CARD_2, "vCard_2"),
			Map.entry(V_CARD_3, "vCard_3")));

	private ObjectFormatCode() {
	}

	/**
	 * Answers the standard's name of a code.
	 *
	 * @param code the code, an unsigned 16-bit integer.
	 * @return its name, or for a code not listed here its number in the form {@code 0x9ABC}; never {@code null}.
	 */
	public static String name(int code) {
		return NAMES.name(code);
	}

	/**
	 * Finds a code by its name or its number.
	 *
	 * @param text a name as {@link #name} answers it, in any case and with or without its underscores, or a number in
	 *        decimal or, after {@code 0x}, in hexadecimal notation.
	 * @return the code, empty when the text is neither.
	 */
	public static OptionalInt parse(String text) {
		return NAMES.parse(text);
	}

}
