/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

/**
 * One server of a {@link DatabaseUrl}.
 *
 * @param name the host name or address; an IPv6 address is without brackets
 * @param port the port from 1 to 65535, or 0 when the name is looked up as a service
 * record ({@code mongodb+srv})
 * @since 0.1.0
 */
public record DatabaseHost(String name, int port) {

	/**
	 * Return the host as a URL shows it.
	 * @return for instance {@code db.example.com:5432} or {@code [::1]:5432}
	 */
	@Override
	public String toString() {
		String host = (this.name.indexOf(':') >= 0) ? "[" + this.name + "]" : this.name;
		return (this.port != 0) ? host + ":" + this.port : host;
	}

}
