/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

/**
 * How busy a connection pool is at a moment. The numbers are read one after the other, so
 * that they need not fit each other exactly while connections come and go.
 *
 * @param size the number of connections that are kept
 * @param maxOverflow how many more may be opened under load
 * @param checkedOut the number of connections in use
 * @param overflow the number of open connections beyond {@code size}
 * @param idle the number of open connections that nobody uses
 * @param waiting how many wait for a connection
 * @since 0.1.0
 */
public record PoolStatus(int size, int maxOverflow, int checkedOut, int overflow, int idle, int waiting) {

	/**
	 * Return the share of the connections in use among all that there may be.
	 * @return percent of {@code size + maxOverflow}, rounded down, so that 100 means all
	 */
	public int utilizationPercent() {
		return (int) (100L * this.checkedOut / (this.size + this.maxOverflow));
	}

	/**
	 * Return whether who asks for a connection now has to wait until another one is given
	 * back: all that there may be, {@code size + maxOverflow}, are in use, whether or not
	 * somebody waits already.
	 * @return whether all are in use
	 */
	public boolean isExhausted() {
		return this.checkedOut >= this.size + this.maxOverflow;
	}

}
