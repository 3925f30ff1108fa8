/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dataflow.VectorEntities.Wide;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many records with vectors and fields of all other types.
 */
interface VectorBulkContract extends DataFlowContract {

	/** From here on the single records begin. */
	int SINGLE = 1000;

	List<String> PRICES = List.of("0", "1", "-12.5", "10000", "0.0001", "-99990000.00010002", "0.0000000001",
			"1234567890123456789012345678.0123456789");

	private static Wide wide(int id) {
		BigDecimal price = new BigDecimal(PRICES.get(id % PRICES.size()));
		Instant instant = Instant.parse("1969-07-20T20:17:40.123456Z").plusSeconds(id * 100_000_000L);
		return new Wide((long) id, "täxt\t\\N \uD83D\uDE00" + id % SINGLE, id % 7 - 3, Long.MIN_VALUE + id % SINGLE,
				-1.5e-300, price, id % 2 == 0, instant, OffsetDateTime.parse("0001-01-01T00:00:00+01:00").plusDays(1),
				LocalDateTime.parse("9999-12-31T23:59:59.999999"), LocalDate.of(1582, 10, 10),
				LocalTime.parse("23:59:59.999999"), new UUID(-1, 7), Wide.Color.BLUE, new byte[] { 0, -1, 92 },
				Map.of("a", List.of(1, "\"x\\")), null, new float[] { -0.1f, 1e-20f });
	}

	@Test
	default void manyRecordsAreStoredLikeSingleOnes() {
		assertStoredLikeSingleOnes();
	}

	@Test
	default void columnsOfOtherTypesAreFilledToo() throws Exception {
		try (Stranger stranger = Stranger.at(url())) {
			stranger.execute("ALTER TABLE wide ALTER COLUMN whole TYPE bigint");
			assertStoredLikeSingleOnes();
			stranger.execute("ALTER TABLE wide ALTER COLUMN whole TYPE integer");
		}
	}

	private void assertStoredLikeSingleOnes() {
		ModelOperations<Wide> all = db().model(Wide.class);
		assertThat(await(all.bulkCreate(Flux.range(0, 600).map(VectorBulkContract::wide))).inserted()).isEqualTo(600);
		for (int i = 0; i < PRICES.size(); i++) {
			Wide many = await(all.read((long) i));
			await(all.create(new Wide((long) SINGLE + i, wide(i))));
			assertThat(await(all.read((long) SINGLE + i))).usingRecursiveComparison()
				.ignoringFields("id")
				.isEqualTo(many);
			assertThat(many.price()).isEqualByComparingTo(PRICES.get(i));
			assertThat(many.instant()).isEqualTo(wide(i).instant());
		}
	}

}
