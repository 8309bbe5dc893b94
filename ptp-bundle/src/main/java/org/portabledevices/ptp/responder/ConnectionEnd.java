package org.portabledevices.ptp.responder;

/** Why a responder refused a connection, or has it no more. New reasons may be added. */
public enum ConnectionEnd {
	/** The peer closed it, or its end of the connection died: the usual end. */
	CLOSED_BY_PEER,
	/** All places for sessions are taken; answered Init_Fail 2. */
	BUSY,
	/** The initiator's GUID is not on the allow list; answered Init_Fail 1. */
	NOT_ALLOWED,
	/** An event connection named a number that no command connection of its host has; answered Init_Fail 1. */
	UNKNOWN_NUMBER,
	/** There are too many connections, from everywhere, from one address, or without their handshake; closed. */
	TOO_MANY_CONNECTIONS,
	/** The handshake took too long: no request, half a request, or no event connection; closed. */
	NO_HANDSHAKE,
	/** The peer sent what is no packet, or one that has no business in this state; closed. */
	MALFORMED,
	/** The peer sent or took nothing, or too little, while it owed something; closed. */
	TOO_SLOW,
	/** The peer had answered probes, and then one not, nor given any other sign of life; closed. */
	UNREACHABLE,
	/** There was no operation for longer than the idle limit; closed. */
	IDLE,
	/** The peer lets its events pile up; closed. */
	EVENTS_NOT_READ,
	/** The device turned itself off, as asked; closed after the response. */
	POWERED_DOWN,
	/** The responder was closed. */
	RESPONDER_CLOSED,
	/** Something failed on this side. */
	FAILED
}
