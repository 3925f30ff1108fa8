/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

/**
 * Where an endpoint is, below the root of the application.
 *
 * @param property the property that says so
 * @param path the path, beginning with a slash
 */
record EndpointPath(String property, String path) {

	static EndpointPath of(String property, String value) {
		String path = value.startsWith("/") ? value : "/" + value;
		if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
			throw InvalidPropertyException.of(property, value,
					"a path such as /name of letters, digits and . _ ~ - without a slash at its end");
		}
		return new EndpointPath(property, path);
	}

	String withoutSlash() {
		return this.path.substring(1);
	}

	/**
	 * Return the path for a health group, which Boot takes below the root only.
	 */
	String ofOneSegment() {
		if (this.path.indexOf('/', 1) > 0) {
			throw InvalidPropertyException.of(this.property, this.path, "a path of one segment such as /ready");
		}
		return this.path;
	}

}
