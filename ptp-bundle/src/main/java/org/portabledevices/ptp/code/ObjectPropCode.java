package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Codes of MTP object properties.
 * <p>
 * The set is open: vendors add codes, and a code that is not listed here stays the number it is.
 * MTP 1.1 appendix B.
 */
public final class ObjectPropCode {

	/** Storage that holds the object, u32. */
	public static final int STORAGE_ID = 0xDC01;

	/** Object format code, u16. */
	public static final int OBJECT_FORMAT = 0xDC02;

	/** Protection status, u16: 0 none, 1 read only, 0x8002 read-only data, 0x8003 non-transferable data. */
	public static final int PROTECTION_STATUS = 0xDC03;

	/** Size in bytes, u64. */
	public static final int OBJECT_SIZE = 0xDC04;

	/** Association type, u16. */
	public static final int ASSOCIATION_TYPE = 0xDC05;

	/** Association description, u32. */
	public static final int ASSOCIATION_DESC = 0xDC06;

	/** File name. */
	public static final int OBJECT_FILE_NAME = 0xDC07;

	/** Creation date. */
	public static final int DATE_CREATED = 0xDC08;

	/** Modification date. */
	public static final int DATE_MODIFIED = 0xDC09;

	/** Keywords. */
	public static final int KEYWORDS = 0xDC0A;

	/** Handle of the folder that holds the object, u32; 0 = root. */
	public static final int PARENT_OBJECT = 0xDC0B;

	/** Object formats that a folder takes, array of u16; empty = all. */
	public static final int ALLOWED_FOLDER_CONTENTS = 0xDC0C;

	/** Whether the object is hidden, u16: 0 no, 1 yes. */
	public static final int HIDDEN = 0xDC0D;

	/** Whether the object belongs to the system, u16: 0 no, 1 yes. */
	public static final int SYSTEM_OBJECT = 0xDC0E;

	/** Identifier that survives sessions, u128. */
	public static final int PERSISTENT_UNIQUE_OBJECT_IDENTIFIER = 0xDC41;

	/** Identifier for a synchronization partner's own use. */
	public static final int SYNC_ID = 0xDC42;

	/** Properties for an initiator's own use. */
	public static final int PROPERTY_BAG = 0xDC43;

	/** Name. */
	public static final int NAME = 0xDC44;

	/** Who created it. */
	public static final int CREATED_BY = 0xDC45;

	/** Artist. */
	public static final int ARTIST = 0xDC46;

	/** Date it was authored. */
	public static final int DATE_AUTHORED = 0xDC47;

	/** Description. */
	public static final int DESCRIPTION = 0xDC48;

	/** Address it refers to. */
	public static final int URL_REFERENCE = 0xDC49;

	/** Language and place. */
	public static final int LANGUAGE_LOCALE = 0xDC4A;

	/** Copyright. */
	public static final int COPYRIGHT_INFORMATION = 0xDC4B;

	/** Source. */
	public static final int SOURCE = 0xDC4C;

	/** Where it comes from. */
	public static final int ORIGIN_LOCATION = 0xDC4D;

	/** Date it was added to the device. */
	public static final int DATE_ADDED = 0xDC4E;

	/** Whether it is of use only while the device is disconnected. */
	public static final int NON_CONSUMABLE = 0xDC4F;

	/** Whether the device cannot play it. */
	public static final int CORRUPT_UNPLAYABLE = 0xDC50;

	/** Serial number of the device that made it. */
	public static final int PRODUCER_SERIAL_NUMBER = 0xDC51;

	/** Object format of its sample, such as a thumbnail. */
	public static final int REPRESENTATIVE_SAMPLE_FORMAT = 0xDC81;

	/** Size of its sample in bytes. */
	public static final int REPRESENTATIVE_SAMPLE_SIZE = 0xDC82;

	/** Height of its sample in pixels. */
	public static final int REPRESENTATIVE_SAMPLE_HEIGHT = 0xDC83;

	/** Width of its sample in pixels. */
	public static final int REPRESENTATIVE_SAMPLE_WIDTH = 0xDC84;

	/** Duration of its sample in milliseconds. */
	public static final int REPRESENTATIVE_SAMPLE_DURATION = 0xDC85;

	/** The sample itself, array of u8. */
	public static final int REPRESENTATIVE_SAMPLE_DATA = 0xDC86;

	/** Width in pixels. */
	public static final int WIDTH = 0xDC87;

	/** Height in pixels. */
	public static final int HEIGHT = 0xDC88;

	/** Duration in milliseconds. */
	public static final int DURATION = 0xDC89;

	/** Rating by the user, 0 to 100. */
	public static final int RATING = 0xDC8A;

	/** Track number. */
	public static final int TRACK = 0xDC8B;

	/** Genre. */
	public static final int GENRE = 0xDC8C;

	/** Credits. */
	public static final int CREDITS = 0xDC8D;

	/** Lyrics. */
	public static final int LYRICS = 0xDC8E;

	/** Identifier for a subscription service. */
	public static final int SUBSCRIPTION_CONTENT_ID = 0xDC8F;

	/** Producer. */
	public static final int PRODUCED_BY = 0xDC90;

	/** How often it was played. */
	public static final int USE_COUNT = 0xDC91;

	/** How often it was skipped. */
	public static final int SKIP_COUNT = 0xDC92;

	/** Date of the last access. */
	public static final int LAST_ACCESSED = 0xDC93;

	/** Parental rating. */
	public static final int PARENTAL_RATING = 0xDC94;

	/** Kind of media. */
	public static final int META_GENRE = 0xDC95;

	/** Composer. */
	public static final int COMPOSER = 0xDC96;

	/** Rating that the device assumes while the user gave none. */
	public static final int EFFECTIVE_RATING = 0xDC97;

	/** Subtitle. */
	public static final int SUBTITLE = 0xDC98;

	/** Date of the first release. */
	public static final int ORIGINAL_RELEASE_DATE = 0xDC99;

	/** Album. */
	public static final int ALBUM_NAME = 0xDC9A;

	/** Artist of the album. */
	public static final int ALBUM_ARTIST = 0xDC9B;

	/** Mood. */
	public static final int MOOD = 0xDC9C;

	/** Digital rights management. */
	public static final int DRM_STATUS = 0xDC9D;

	/** Description of a part. */
	public static final int SUB_DESCRIPTION = 0xDC9E;

	/** Whether the image was cropped. */
	public static final int IS_CROPPED = 0xDCD1;

	/** Whether the image was colour corrected. */
	public static final int IS_COLOUR_CORRECTED = 0xDCD2;

	/** Bits for each pixel. */
	public static final int IMAGE_BIT_DEPTH = 0xDCD3;

	/** Aperture, F-number times 100. */
	public static final int FNUMBER = 0xDCD4;

	/** Exposure time in units of 0.1 ms. */
	public static final int EXPOSURE_TIME = 0xDCD5;

	/** Film speed, ISO. */
	public static final int EXPOSURE_INDEX = 0xDCD6;

	/** Name to show. */
	public static final int DISPLAY_NAME = 0xDCE0;

	/** Text of a message. */
	public static final int BODY_TEXT = 0xDCE1;

	/** Subject of a message. */
	public static final int SUBJECT = 0xDCE2;

	/** Priority. */
	public static final int PRIORITY = 0xDCE3;

	/** Contact: given name. */
	public static final int GIVEN_NAME = 0xDD00;

	/** Contact: middle names. */
	public static final int MIDDLE_NAMES = 0xDD01;

	/** Contact: family name. */
	public static final int FAMILY_NAME = 0xDD02;

	/** Contact: prefix of the name. */
	public static final int PREFIX = 0xDD03;

	/** Contact: suffix of the name. */
	public static final int SUFFIX = 0xDD04;

	/** Contact: sound of the given name. */
	public static final int PHONETIC_GIVEN_NAME = 0xDD05;

	/** Contact: sound of the family name. */
	public static final int PHONETIC_FAMILY_NAME = 0xDD06;

	/** Contact: email, primary. */
	public static final int EMAIL_PRIMARY = 0xDD07;

	/** Contact: email, personal, first. */
	public static final int EMAIL_PERSONAL1 = 0xDD08;

	/** Contact: email, personal, second. */
	public static final int EMAIL_PERSONAL2 = 0xDD09;

	/** Contact: email, business, first. */
	public static final int EMAIL_BUSINESS1 = 0xDD0A;

	/** Contact: email, business, second. */
	public static final int EMAIL_BUSINESS2 = 0xDD0B;

	/** Contact: other emails. */
	public static final int EMAIL_OTHERS = 0xDD0C;

	/** Contact: phone number, primary. */
	public static final int PHONE_NUMBER_PRIMARY = 0xDD0D;

	/** Contact: phone number, personal, first. */
	public static final int PHONE_NUMBER_PERSONAL = 0xDD0E;

	/** Contact: phone number, personal, second. */
	public static final int PHONE_NUMBER_PERSONAL2 = 0xDD0F;

	/** Contact: phone number, business, first. */
	public static final int PHONE_NUMBER_BUSINESS = 0xDD10;

	/** Contact: phone number, business, second. */
	public static final int PHONE_NUMBER_BUSINESS2 = 0xDD11;

	/** Contact: phone number, mobile, first. */
	public static final int PHONE_NUMBER_MOBILE = 0xDD12;

	/** Contact: phone number, mobile, second. */
	public static final int PHONE_NUMBER_MOBILE2 = 0xDD13;

	/** Contact: fax number, primary. */
	public static final int FAX_NUMBER_PRIMARY = 0xDD14;

	/** Contact: fax number, personal. */
	public static final int FAX_NUMBER_PERSONAL = 0xDD15;

	/** Contact: fax number, business. */
	public static final int FAX_NUMBER_BUSINESS = 0xDD16;

	/** Contact: pager number. */
	public static final int PAGER_NUMBER = 0xDD17;

	/** Contact: other phone numbers. */
	public static final int PHONE_NUMBER_OTHERS = 0xDD18;

	/** Contact: web address, primary. */
	public static final int PRIMARY_WEB_ADDRESS = 0xDD19;

	/** Contact: web address, personal. */
	public static final int PERSONAL_WEB_ADDRESS = 0xDD1A;

	/** Contact: web address, business. */
	public static final int BUSINESS_WEB_ADDRESS = 0xDD1B;

	/** Contact: instant messenger address, first. */
	public static final int INSTANT_MESSENGER_ADDRESS = 0xDD1C;

	/** Contact: instant messenger address, second. */
	public static final int INSTANT_MESSENGER_ADDRESS2 = 0xDD1D;

	/** Contact: instant messenger address, third. */
	public static final int INSTANT_MESSENGER_ADDRESS3 = 0xDD1E;

	/** Contact: personal address in full. */
	public static final int POSTAL_ADDRESS_PERSONAL_FULL = 0xDD1F;

	/** Contact: personal address, first line. */
	public static final int POSTAL_ADDRESS_PERSONAL_LINE1 = 0xDD20;

	/** Contact: personal address, second line. */
	public static final int POSTAL_ADDRESS_PERSONAL_LINE2 = 0xDD21;

	/** Contact: personal address, city. */
	public static final int POSTAL_ADDRESS_PERSONAL_CITY = 0xDD22;

	/** Contact: personal address, region. */
	public static final int POSTAL_ADDRESS_PERSONAL_REGION = 0xDD23;

	/** Contact: personal address, postal code. */
	public static final int POSTAL_ADDRESS_PERSONAL_POSTAL_CODE = 0xDD24;

	/** Contact: personal address, country. */
	public static final int POSTAL_ADDRESS_PERSONAL_COUNTRY = 0xDD25;

	/** Contact: business address in full. */
	public static final int POSTAL_ADDRESS_BUSINESS_FULL = 0xDD26;

	/** Contact: business address, first line. */
	public static final int POSTAL_ADDRESS_BUSINESS_LINE1 = 0xDD27;

	/** Contact: business address, second line. */
	public static final int POSTAL_ADDRESS_BUSINESS_LINE2 = 0xDD28;

	/** Contact: business address, city. */
	public static final int POSTAL_ADDRESS_BUSINESS_CITY = 0xDD29;

	/** Contact: business address, region. */
	public static final int POSTAL_ADDRESS_BUSINESS_REGION = 0xDD2A;

	/** Contact: business address, postal code. */
	public static final int POSTAL_ADDRESS_BUSINESS_POSTAL_CODE = 0xDD2B;

	/** Contact: business address, country. */
	public static final int POSTAL_ADDRESS_BUSINESS_COUNTRY = 0xDD2C;

	/** Contact: other address in full. */
	public static final int POSTAL_ADDRESS_OTHER_FULL = 0xDD2D;

	/** Contact: other address, first line. */
	public static final int POSTAL_ADDRESS_OTHER_LINE1 = 0xDD2E;

	/** Contact: other address, second line. */
	public static final int POSTAL_ADDRESS_OTHER_LINE2 = 0xDD2F;

	/** Contact: other address, city. */
	public static final int POSTAL_ADDRESS_OTHER_CITY = 0xDD30;

	/** Contact: other address, region. */
	public static final int POSTAL_ADDRESS_OTHER_REGION = 0xDD31;

	/** Contact: other address, postal code. */
	public static final int POSTAL_ADDRESS_OTHER_POSTAL_CODE = 0xDD32;

	/** Contact: other address, country. */
	public static final int POSTAL_ADDRESS_OTHER_COUNTRY = 0xDD33;

	/** Contact: organization. */
	public static final int ORGANIZATION_NAME = 0xDD34;

	/** Contact: sound of the organization's name. */
	public static final int PHONETIC_ORGANIZATION_NAME = 0xDD35;

	/** Contact: role. */
	public static final int ROLE = 0xDD36;

	/** Contact: date of birth. */
	public static final int BIRTHDATE = 0xDD37;

	/** Message: recipients. */
	public static final int MESSAGE_TO = 0xDD40;

	/** Message: recipients of a copy. */
	public static final int MESSAGE_CC = 0xDD41;

	/** Message: hidden recipients of a copy. */
	public static final int MESSAGE_BCC = 0xDD42;

	/** Message: whether it was read. */
	public static final int MESSAGE_READ = 0xDD43;

	/** Message: when it was received. */
	public static final int MESSAGE_RECEIVED_TIME = 0xDD44;

	/** Message: sender. */
	public static final int MESSAGE_SENDER = 0xDD45;

	/** Calendar: begin. */
	public static final int ACTIVITY_BEGIN_TIME = 0xDD50;

	/** Calendar: end. */
	public static final int ACTIVITY_END_TIME = 0xDD51;

	/** Calendar: place. */
	public static final int ACTIVITY_LOCATION = 0xDD52;

	/** Calendar: who must attend. */
	public static final int ACTIVITY_REQUIRED_ATTENDEES = 0xDD54;

	/** Calendar: who may attend. */
	public static final int ACTIVITY_OPTIONAL_ATTENDEES = 0xDD55;

	/** Calendar: resources. */
	public static final int ACTIVITY_RESOURCES = 0xDD56;

	/** Calendar: who accepted. */
	public static final int ACTIVITY_ACCEPTED = 0xDD57;

	/** Calendar: who accepted tentatively. */
	public static final int ACTIVITY_TENTATIVE = 0xDD58;

	/** Calendar: who declined. */
	public static final int ACTIVITY_DECLINED = 0xDD59;

	/** Calendar: when to remind. */
	public static final int ACTIVITY_REMINDER_TIME = 0xDD5A;

	/** Calendar: owner. */
	public static final int ACTIVITY_OWNER = 0xDD5B;

	/** Calendar: status. */
	public static final int ACTIVITY_STATUS = 0xDD5C;

	/** Mediacast: owner. */
	public static final int OWNER = 0xDD5D;

	/** Mediacast: editor. */
	public static final int EDITOR = 0xDD5E;

	/** Mediacast: webmaster. */
	public static final int WEBMASTER = 0xDD5F;

	/** Bookmark: address that it was taken from. */
	public static final int URL_SOURCE = 0xDD60;

	/** Bookmark: address that it leads to. */
	public static final int URL_DESTINATION = 0xDD61;

	/** Bookmark: position in milliseconds. */
	public static final int TIME_BOOKMARK = 0xDD62;

	/** Bookmark: object handle. */
	public static final int OBJECT_BOOKMARK = 0xDD63;

	/** Bookmark: position in bytes. */
	public static final int BYTE_BOOKMARK = 0xDD64;

	/** Mediacast: date of the last change. */
	public static final int LAST_BUILD_DATE = 0xDD70;

	/** Mediacast: minutes before it should be fetched again. */
	public static final int TIME_TO_LIVE = 0xDD71;

	/** Mediacast: identifier. */
	public static final int MEDIA_GUID = 0xDD72;

	/** Bits in a second, sound and video. */
	public static final int TOTAL_BIT_RATE = 0xDE91;

	/** Kind of bit rate: constant, variable, free. */
	public static final int BIT_RATE_TYPE = 0xDE92;

	/** Sound samples in a second. */
	public static final int SAMPLE_RATE = 0xDE93;

	/** Sound channels. */
	public static final int NUMBER_OF_CHANNELS = 0xDE94;

	/** Bits for each sound sample. */
	public static final int AUDIO_BIT_DEPTH = 0xDE95;

	/** Progressive or interlaced video. */
	public static final int SCAN_TYPE = 0xDE97;

	/** Sound codec, WAVE format code. */
	public static final int AUDIO_WAVE_CODEC = 0xDE99;

	/** Bits in a second, sound. */
	public static final int AUDIO_BIT_RATE = 0xDE9A;

	/** Video codec, FourCC code. */
	public static final int VIDEO_FOUR_CC_CODEC = 0xDE9B;

	/** Bits in a second, video. */
	public static final int VIDEO_BIT_RATE = 0xDE9C;

	/** Video frames in a thousand seconds. */
	public static final int FRAMES_PER_THOUSAND_SECONDS = 0xDE9D;

	/** Milliseconds between two key frames. */
	public static final int KEY_FRAME_DISTANCE = 0xDE9E;

	/** Bytes to be buffered. */
	public static final int BUFFER_SIZE = 0xDE9F;

	/** Quality setting of the encoder. */
	public static final int ENCODING_QUALITY = 0xDEA0;

	/** Profile of the encoder. */
	public static final int ENCODING_PROFILE = 0xDEA1;

	private static final CodeNames NAMES = new CodeNames(Map.ofEntries( //
			Map.entry(STORAGE_ID, "StorageID"),
			Map.entry(OBJECT_FORMAT, "ObjectFormat"),
			Map.entry(PROTECTION_STATUS, "ProtectionStatus"),
			Map.entry(OBJECT_SIZE, "ObjectSize"),
			Map.entry(ASSOCIATION_TYPE, "AssociationType"),
			Map.entry(ASSOCIATION_DESC, "AssociationDesc"),
			Map.entry(OBJECT_FILE_NAME, "ObjectFileName"),
			Map.entry(DATE_CREATED, "DateCreated"),
			Map.entry(DATE_MODIFIED, "DateModified"),
			Map.entry(KEYWORDS, "Keywords"),
			Map.entry(PARENT_OBJECT, "ParentObject"),
			Map.entry(ALLOWED_FOLDER_CONTENTS, "AllowedFolderContents"),
			Map.entry(HIDDEN, "Hidden"),
			Map.entry(SYSTEM_OBJECT, "SystemObject"),
			Map.entry(PERSISTENT_UNIQUE_OBJECT_IDENTIFIER, "PersistentUniqueObjectIdentifier"),
			Map.entry(SYNC_ID, "SyncID"),
			Map.entry(PROPERTY_BAG, "PropertyBag"),
			Map.entry(NAME, "Name"),
			Map.entry(CREATED_BY, "CreatedBy"),
			Map.entry(ARTIST, "Artist"),
			Map.entry(DATE_AUTHORED, "DateAuthored"),
			Map.entry(DESCRIPTION, "Description"),
			Map.entry(URL_REFERENCE, "URLReference"),
			Map.entry(LANGUAGE_LOCALE, "LanguageLocale"),
			Map.entry(COPYRIGHT_INFORMATION, "CopyrightInformation"),
			Map.entry(SOURCE, "Source"),
			Map.entry(ORIGIN_LOCATION, "OriginLocation"),
			Map.entry(DATE_ADDED, "DateAdded"),
			Map.entry(NON_CONSUMABLE, "NonConsumable"),
			Map.entry(CORRUPT_UNPLAYABLE, "CorruptUnplayable"),
			Map.entry(PRODUCER_SERIAL_NUMBER, "ProducerSerialNumber"),
			Map.entry(REPRESENTATIVE_SAMPLE_FORMAT, "RepresentativeSampleFormat"),
			Map.entry(REPRESENTATIVE_SAMPLE_SIZE, "RepresentativeSampleSize"),
			Map.entry(REPRESENTATIVE_SAMPLE_HEIGHT, "RepresentativeSampleHeight"),
			Map.entry(REPRESENTATIVE_SAMPLE_WIDTH, "RepresentativeSampleWidth"),
			Map.entry(REPRESENTATIVE_SAMPLE_DURATION, "RepresentativeSampleDuration"),
			Map.entry(REPRESENTATIVE_SAMPLE_DATA, "RepresentativeSampleData"),
			Map.entry(WIDTH, "Width"),
			Map.entry(HEIGHT, "Height"),
			Map.entry(DURATION, "Duration"),
			Map.entry(RATING, "Rating"),
			Map.entry(TRACK, "Track"),
			Map.entry(GENRE, "Genre"),
			Map.entry(CREDITS, "Credits"),
			Map.entry(LYRICS, "Lyrics"),
			Map.entry(SUBSCRIPTION_CONTENT_ID, "SubscriptionContentID"),
			Map.entry(PRODUCED_BY, "ProducedBy"),
			Map.entry(USE_COUNT, "UseCount"),
			Map.entry(SKIP_COUNT, "SkipCount"),
			Map.entry(LAST_ACCESSED, "LastAccessed"),
			Map.entry(PARENTAL_RATING, "ParentalRating"),
			Map.entry(META_GENRE, "MetaGenre"),
			Map.entry(COMPOSER, "Composer"),
			Map.entry(EFFECTIVE_RATING, "EffectiveRating"),
			Map.entry(SUBTITLE, "Subtitle"),
			Map.entry(ORIGINAL_RELEASE_DATE, "OriginalReleaseDate"),
			Map.entry(ALBUM_NAME, "AlbumName"),
			Map.entry(ALBUM_ARTIST, "AlbumArtist"),
			Map.entry(MOOD, "Mood"),
			Map.entry(DRM_STATUS, "DRMStatus"),
			Map.entry(SUB_DESCRIPTION, "SubDescription"),
			Map.entry(IS_CROPPED, "IsCropped"),
			Map.entry(IS_COLOUR_CORRECTED, "IsColourCorrected"),
			Map.entry(IMAGE_BIT_DEPTH, "ImageBitDepth"),
			Map.entry(FNUMBER, "Fnumber"),
			Map.entry(EXPOSURE_TIME, "ExposureTime"),
			Map.entry(EXPOSURE_INDEX, "ExposureIndex"),
			Map.entry(DISPLAY_NAME, "DisplayName"),
			Map.entry(BODY_TEXT, "BodyText"),
			Map.entry(SUBJECT, "Subject"),
			Map.entry(PRIORITY, "Priority"),
			Map.entry(GIVEN_NAME, "GivenName"),
			Map.entry(MIDDLE_NAMES, "MiddleNames"),
			Map.entry(FAMILY_NAME, "FamilyName"),
			Map.entry(PREFIX, "Prefix"),
			Map.entry(SUFFIX, "Suffix"),
			Map.entry(PHONETIC_GIVEN_NAME, "PhoneticGivenName"),
			Map.entry(PHONETIC_FAMILY_NAME, "PhoneticFamilyName"),
			Map.entry(EMAIL_PRIMARY, "EmailPrimary"),
			Map.entry(EMAIL_PERSONAL1, "EmailPersonal1"),
			Map.entry(EMAIL_PERSONAL2, "EmailPersonal2"),
			Map.entry(EMAIL_BUSINESS1, "EmailBusiness1"),
			Map.entry(EMAIL_BUSINESS2, "EmailBusiness2"),
			Map.entry(EMAIL_OTHERS, "EmailOthers"),
			Map.entry(PHONE_NUMBER_PRIMARY, "PhoneNumberPrimary"),
			Map.entry(PHONE_NUMBER_PERSONAL, "PhoneNumberPersonal"),
			Map.entry(PHONE_NUMBER_PERSONAL2, "PhoneNumberPersonal2"),
			Map.entry(PHONE_NUMBER_BUSINESS, "PhoneNumberBusiness"),
			Map.entry(PHONE_NUMBER_BUSINESS2, "PhoneNumberBusiness2"),
			Map.entry(PHONE_NUMBER_MOBILE, "PhoneNumberMobile"),
			Map.entry(PHONE_NUMBER_MOBILE2, "PhoneNumberMobile2"),
			Map.entry(FAX_NUMBER_PRIMARY, "FaxNumberPrimary"),
			Map.entry(FAX_NUMBER_PERSONAL, "FaxNumberPersonal"),
			Map.entry(FAX_NUMBER_BUSINESS, "FaxNumberBusiness"),
			Map.entry(PAGER_NUMBER, "PagerNumber"),
			Map.entry(PHONE_NUMBER_OTHERS, "PhoneNumberOthers"),
			Map.entry(PRIMARY_WEB_ADDRESS, "PrimaryWebAddress"),
			Map.entry(PERSONAL_WEB_ADDRESS, "PersonalWebAddress"),
			Map.entry(BUSINESS_WEB_ADDRESS, "BusinessWebAddress"),
			Map.entry(INSTANT_MESSENGER_ADDRESS, "InstantMessengerAddress"),
			Map.entry(INSTANT_MESSENGER_ADDRESS2, "InstantMessengerAddress2"),
			Map.entry(INSTANT_MESSENGER_ADDRESS3, "InstantMessengerAddress3"),
			Map.entry(POSTAL_ADDRESS_PERSONAL_FULL, "PostalAddressPersonalFull"),
			Map.entry(POSTAL_ADDRESS_PERSONAL_LINE1, "PostalAddressPersonalLine1"),
			Map.entry(POSTAL_ADDRESS_PERSONAL_LINE2, "PostalAddressPersonalLine2"),
			Map.entry(POSTAL_ADDRESS_PERSONAL_CITY, "PostalAddressPersonalCity"),
			Map.entry(POSTAL_ADDRESS_PERSONAL_REGION, "PostalAddressPersonalRegion"),
			Map.entry(POSTAL_ADDRESS_PERSONAL_POSTAL_CODE, "PostalAddressPersonalPostalCode"),
			Map.entry(POSTAL_ADDRESS_PERSONAL_COUNTRY, "PostalAddressPersonalCountry"),
			Map.entry(POSTAL_ADDRESS_BUSINESS_FULL, "PostalAddressBusinessFull"),
			Map.entry(POSTAL_ADDRESS_BUSINESS_LINE1, "PostalAddressBusinessLine1"),
			Map.entry(POSTAL_ADDRESS_BUSINESS_LINE2, "PostalAddressBusinessLine2"),
			Map.entry(POSTAL_ADDRESS_BUSINESS_CITY, "PostalAddressBusinessCity"),
			Map.entry(POSTAL_ADDRESS_BUSINESS_REGION, "PostalAddressBusinessRegion"),
			Map.entry(POSTAL_ADDRESS_BUSINESS_POSTAL_CODE, "PostalAddressBusinessPostalCode"),
			Map.entry(POSTAL_ADDRESS_BUSINESS_COUNTRY, "PostalAddressBusinessCountry"),
			Map.entry(POSTAL_ADDRESS_OTHER_FULL, "PostalAddressOtherFull"),
			Map.entry(POSTAL_ADDRESS_OTHER_LINE1, "PostalAddressOtherLine1"),
			Map.entry(POSTAL_ADDRESS_OTHER_LINE2, "PostalAddressOtherLine2"),
			Map.entry(POSTAL_ADDRESS_OTHER_CITY, "PostalAddressOtherCity"),
			Map.entry(POSTAL_ADDRESS_OTHER_REGION, "PostalAddressOtherRegion"),
			Map.entry(POSTAL_ADDRESS_OTHER_POSTAL_CODE, "PostalAddressOtherPostalCode"),
			Map.entry(POSTAL_ADDRESS_OTHER_COUNTRY, "PostalAddressOtherCountry"),
			Map.entry(ORGANIZATION_NAME, "OrganizationName"),
			Map.entry(PHONETIC_ORGANIZATION_NAME, "PhoneticOrganizationName"),
			Map.entry(ROLE, "Role"),
			Map.entry(BIRTHDATE, "Birthdate"),
			Map.entry(MESSAGE_TO, "MessageTo"),
			Map.entry(MESSAGE_CC, "MessageCC"),
			Map.entry(MESSAGE_BCC, "MessageBCC"),
			Map.entry(MESSAGE_READ, "MessageRead"),
			Map.entry(MESSAGE_RECEIVED_TIME, "MessageReceivedTime"),
			Map.entry(MESSAGE_SENDER, "MessageSender"),
			Map.entry(ACTIVITY_BEGIN_TIME, "ActivityBeginTime"),
			Map.entry(ACTIVITY_END_TIME, "ActivityEndTime"),
			Map.entry(ACTIVITY_LOCATION, "ActivityLocation"),
			Map.entry(ACTIVITY_REQUIRED_ATTENDEES, "ActivityRequiredAttendees"),
			Map.entry(ACTIVITY_OPTIONAL_ATTENDEES, "ActivityOptionalAttendees"),
			Map.entry(ACTIVITY_RESOURCES, "ActivityResources"),
			Map.entry(ACTIVITY_ACCEPTED, "ActivityAccepted"),
			Map.entry(ACTIVITY_TENTATIVE, "ActivityTentative"),
			Map.entry(ACTIVITY_DECLINED, "ActivityDeclined"),
			Map.entry(ACTIVITY_REMINDER_TIME, "ActivityReminderTime"),
			Map.entry(ACTIVITY_OWNER, "ActivityOwner"),
			Map.entry(ACTIVITY_STATUS, "ActivityStatus"),
			Map.entry(OWNER, "Owner"),
			Map.entry(EDITOR, "Editor"),
			Map.entry(WEBMASTER, "Webmaster"),
			Map.entry(URL_SOURCE, "URLSource"),
			Map.entry(URL_DESTINATION, "URLDestination"),
			Map.entry(TIME_BOOKMARK, "TimeBookmark"),
			Map.entry(OBJECT_BOOKMARK, "ObjectBookmark"),
			Map.entry(BYTE_BOOKMARK, "ByteBookmark"),
			Map.entry(LAST_BUILD_DATE, "LastBuildDate"),
			Map.entry(TIME_TO_LIVE, "TimeToLive"),
			Map.entry(MEDIA_GUID, "MediaGUID"),
			Map.entry(TOTAL_BIT_RATE, "TotalBitRate"),
			Map.entry(BIT_RATE_TYPE, "BitRateType"),
			Map.entry(SAMPLE_RATE, "SampleRate"),
			Map.entry(NUMBER_OF_CHANNELS, "NumberOfChannels"),
			Map.entry(AUDIO_BIT_DEPTH, "AudioBitDepth"),
			Map.entry(SCAN_TYPE, "ScanType"),
			Map.entry(AUDIO_WAVE_CODEC, "AudioWAVECodec"),
			Map.entry(AUDIO_BIT_RATE, "AudioBitRate"),
			Map.entry(VIDEO_FOUR_CC_CODEC, "VideoFourCCCodec"),
			Map.entry(VIDEO_BIT_RATE, "VideoBitRate"),
			Map.entry(FRAMES_PER_THOUSAND_SECONDS, "FramesPerThousandSeconds"),
			Map.entry(KEY_FRAME_DISTANCE, "KeyFrameDistance"),
			Map.entry(BUFFER_SIZE, "BufferSize"),
			Map.entry(ENCODING_QUALITY, "EncodingQuality"),
			Map.entry(ENCODING_PROFILE, "EncodingProfile")));

	private ObjectPropCode() {
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
