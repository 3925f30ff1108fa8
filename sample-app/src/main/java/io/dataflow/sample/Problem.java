/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

/**
 * Why a request was refused, as clients see it.
 *
 * @param code what programs distinguish: a code of DataFlow or one of the shop
 * @param message what happened
 * @param action what to do
 */
record Problem(String code, String message, String action) {

}
