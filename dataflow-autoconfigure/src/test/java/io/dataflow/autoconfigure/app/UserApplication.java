/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure.app;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * An application that says nothing but that it wants to be configured.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class UserApplication {

}
