/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

/**
 * Says which file is meant.
 *
 * @since 0.1.0
 */
public sealed interface FileAddress {

	/**
	 * Mean a file by its id.
	 * @param id the id, text of 24 hexadecimal digits
	 * @return the address
	 * @throws InvalidObjectIdException DF-102 when it is no such text
	 */
	static FileAddress id(String id) {
		return new ById(InvalidObjectIdException.check("file_id", id));
	}

	/**
	 * Mean the file that was stored last under a name.
	 * @param filename the name
	 * @return the address
	 */
	static FileAddress name(String filename) {
		return new ByName(filename);
	}

	/**
	 * Mean a file that is known.
	 * @param file the file
	 * @return the address
	 */
	static FileAddress of(StoredFile file) {
		return new ById(file.id());
	}

	/**
	 * The file of an id.
	 *
	 * @param id the id, as {@link StoredFile#id()} has it
	 */
	record ById(Object id) implements FileAddress {

		@Override
		public String toString() {
			return "the id " + this.id;
		}

	}

	/**
	 * The newest file of a name.
	 *
	 * @param filename the name
	 */
	record ByName(String filename) implements FileAddress {

		@Override
		public String toString() {
			return "the name '" + this.filename + "'";
		}

	}

}
