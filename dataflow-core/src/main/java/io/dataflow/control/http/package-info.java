/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The node that calls other services by HTTP; needs Spring's {@code WebClient} on Reactor
 * Netty.
 */
@NullMarked
package io.dataflow.control.http;

import org.jspecify.annotations.NullMarked;
