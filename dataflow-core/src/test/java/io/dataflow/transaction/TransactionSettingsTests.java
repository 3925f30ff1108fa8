/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.transaction;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TransactionSettingsTests {

	@Test
	void defaultShouldAskForNothing() {
		assertThat(TransactionSettings.DEFAULT).isEqualTo(new TransactionSettings(null, null, false));
	}

	@Test
	void copiesShouldKeepTheRest() {
		TransactionSettings settings = TransactionSettings.DEFAULT.isolation(IsolationLevel.SERIALIZABLE)
			.timeout(Duration.ofSeconds(3))
			.readOnly(true);
		assertThat(settings)
			.isEqualTo(new TransactionSettings(IsolationLevel.SERIALIZABLE, Duration.ofSeconds(3), true));
		assertThat(settings.isolation(null).timeout(null).readOnly(false)).isEqualTo(TransactionSettings.DEFAULT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S", "P366D", "PT2562047788015215H" })
	void timeLimitThatIsNoneShouldBeRefused(Duration timeout) {
		assertThatExceptionOfType(InvalidTransactionSettingException.class)
			.isThrownBy(() -> TransactionSettings.DEFAULT.timeout(timeout))
			.withMessageContaining("DF-102")
			.withMessageContaining("more than zero and at most 365 days, not " + timeout);
	}

}
