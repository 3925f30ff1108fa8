/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoding of the parts of a URL. A percent sign without two hexadecimal digits
 * and a plus sign stand for themselves, so that raw passwords survive.
 */
final class PercentCoding {

	private static final String UNRESERVED = "-._~";

	private static final String QUERY = UNRESERVED + ":,/;";

	private PercentCoding() {
	}

	static String decode(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
		int index = 0;
		while (index < text.length()) {
			if (isEscape(text, index)) {
				bytes.write(HexFormat.fromHexDigits(text, index + 1, index + 3));
				index += 3;
			}
			else {
				int codePoint = text.codePointAt(index);
				bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
				index += Character.charCount(codePoint);
			}
		}
		return printable(bytes.toByteArray());
	}

	/**
	 * Take text that is not percent-encoded, but refuse what {@link #decode} refuses.
	 */
	static String literal(String text) {
		return printable(text.getBytes(StandardCharsets.UTF_8));
	}

	static String encode(String text) {
		return encode(text, UNRESERVED);
	}

	static String encodeQuery(String text) {
		return encode(text, QUERY);
	}

	private static boolean isEscape(String text, int index) {
		return text.charAt(index) == '%' && index + 2 < text.length() && HexFormat.isHexDigit(text.charAt(index + 1))
				&& HexFormat.isHexDigit(text.charAt(index + 2));
	}

	private static String printable(byte[] bytes) {
		String text;
		try {
			text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw InvalidDatabaseUrlException.of("percent-encoded characters are not UTF-8.");
		}
		if (text.chars().anyMatch(Character::isISOControl)) {
			throw InvalidDatabaseUrlException.of("it contains a control character.");
		}
		return text;
	}

	private static String encode(String text, String kept) {
		StringBuilder result = new StringBuilder(text.length());
		for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
			char character = (char) (octet & 0xff);
			if (isLetterOrDigit(character) || kept.indexOf(character) >= 0) {
				result.append(character);
			}
			else {
				result.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
			}
		}
		return result.toString();
	}

	private static boolean isLetterOrDigit(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9');
	}

}
