/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * Somebody who becomes a customer.
 *
 * @param name the full name
 * @param email the address
 */
record NewCustomer(@NotBlank String name, @NotNull @Email String email) {

}
