/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.operation.BulkFailure;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Store;
import io.dataflow.testing.FakeAdapter;
import io.dataflow.testing.FakeTransactions;
import io.dataflow.transaction.TransactionSettings;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class BulkCallsTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final EntityModel model = EntityModels.of(List.of(Item.class)).model(Item.class);

	private final Memory memory = new Memory();

	private final BulkCalls calls = new BulkCalls(new Operations(this.memory, List.of()), 4);

	@Test
	void togetherStoresBatchesInTheirOrderInOneTransaction() {
		BulkResult result = block(this.calls.together(rows(10), (part) -> List.of(new Keep(this.model, part))));
		assertThat(result.total()).isEqualTo(10);
		assertThat(result.inserted()).isEqualTo(10);
		assertThat(this.memory.batches).containsExactly(4, 4, 2);
		assertThat(this.memory.kept).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
		assertThat(this.memory.transactions).isEqualTo(1);
	}

	@Test
	void togetherOfNothingIsNothing() {
		assertThat(block(this.calls.together(Flux.empty(), (part) -> List.of(new Keep(this.model, part)))))
			.isEqualTo(BulkResult.none());
	}

	@Test
	void togetherStopsAtTheFirstFailure() {
		this.memory.refused = Map.of(5L, ErrorCode.OPERATION_FAILED);
		this.calls.together(rows(20), (part) -> List.of(new Keep(this.model, part)))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("record 5"))
			.verify(LIMIT);
		assertThat(this.memory.batches).containsExactly(4, 4);
	}

	@Test
	void togetherAsksForOneBatchAheadOfTheOneThatIsStored() {
		TestPublisher<Void> gate = TestPublisher.create();
		this.memory.gate = gate.mono();
		AtomicLong requested = new AtomicLong();
		StepVerifier
			.create(this.calls.together(rows(1_000_000).doOnRequest(requested::addAndGet),
					(part) -> List.of(new Keep(this.model, part))))
			.then(() -> assertThat(requested).hasValueLessThanOrEqualTo(8))
			.thenCancel()
			.verify(LIMIT);
		assertThat(this.memory.batches).hasSizeLessThanOrEqualTo(1);
	}

	@Test
	void togetherHoldsAFewBatchesOfAMillionRecords() {
		AtomicLong made = new AtomicLong();
		this.memory.forgets = true;
		this.memory.onBatch = () -> assertThat(made.get() - this.memory.count).isLessThanOrEqualTo(3_000);
		Flux<BulkRow> rows = rows(1_000_000).doOnNext((row) -> made.incrementAndGet());
		BulkCalls thousands = new BulkCalls(new Operations(this.memory, List.of()), 1_000);
		assertThat(block(thousands.together(rows, (part) -> List.of(new Keep(this.model, part)))).total())
			.isEqualTo(1_000_000);
	}

	@Test
	void apartFindsTheRecordsThatAreAtFault() {
		this.memory.refused = Map.of(1L, ErrorCode.FOREIGN_KEY, 6L, ErrorCode.OPERATION_FAILED);
		BulkResult result = block(this.calls.apart(rows(8), (part) -> List.of(new Keep(this.model, part))));
		assertThat(result.total()).isEqualTo(8);
		assertThat(result.inserted()).isEqualTo(6);
		assertThat(result.failures()).extracting(BulkFailure::index).containsExactly(1L, 6L);
		assertThat(result.failures()).extracting(BulkFailure::code)
			.containsExactly(ErrorCode.FOREIGN_KEY, ErrorCode.OPERATION_FAILED);
		assertThat(result.failures().get(0).message()).contains("record 1");
		assertThat(this.memory.kept).containsExactly(0L, 2L, 3L, 4L, 5L, 7L);
	}

	@Test
	void apartFailsWhenNoRecordIsAtFault() {
		this.memory.refused = Map.of(5L, ErrorCode.CONNECTION_FAILED);
		this.calls.apart(rows(8), (part) -> List.of(new Keep(this.model, part)))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(((DataFlowException) error).code()).isEqualTo("DF-402"))
			.verify(LIMIT);
		assertThat(this.memory.kept).containsExactly(0L, 1L, 2L, 3L);
	}

	@Test
	void operationsOfABatchFollowEachOther() {
		BulkResult result = block(this.calls.together(rows(4),
				(part) -> List.of(new Keep(this.model, part.subList(2, 4)), new Keep(this.model, part.subList(0, 2)))));
		assertThat(result.total()).isEqualTo(4);
		assertThat(this.memory.kept).containsExactly(2L, 3L, 0L, 1L);
	}

	private Flux<BulkRow> rows(long count) {
		return Flux.fromStream(() -> LongStream.range(0, count).mapToObj((index) -> BulkRow.of(this.model, index)));
	}

	private static BulkResult block(Mono<BulkResult> result) {
		return result.blockOptional(LIMIT).orElseThrow();
	}

	@DataFlowModel
	record Item(@Id String id) {

	}

	private record Keep(EntityModel model, List<BulkRow> rows) implements Operation<BulkResult> {

		@Override
		public Flux<BulkResult> on(Store store) {
			return ((Memory) store).keep(this.rows).flux();
		}

	}

	private static final class Refusal extends DataFlowException {

		Refusal(ErrorCode code, long index) {
			super(code, "record " + index + " is refused.", "Change it.");
		}

	}

	/** Keeps the positions of records, and forgets those of a transaction that fails. */
	private static final class Memory implements FakeAdapter, FakeTransactions {

		private final List<Long> kept = new ArrayList<>();

		private final List<Integer> batches = new ArrayList<>();

		private Map<Long, ErrorCode> refused = Map.of();

		private Mono<Void> gate = Mono.empty();

		private Runnable onBatch = () -> {
		};

		private boolean forgets;

		private long count;

		private int transactions;

		Mono<BulkResult> keep(List<BulkRow> rows) {
			return this.gate.then(Mono.fromCallable(() -> {
				this.onBatch.run();
				this.count += rows.size();
				if (!this.forgets) {
					remember(rows);
				}
				return BulkResult.inserted(rows.size(), Map.of());
			}));
		}

		private void remember(List<BulkRow> rows) {
			this.batches.add(rows.size());
			for (BulkRow row : rows) {
				ErrorCode code = this.refused.get(row.index());
				if (code != null) {
					throw new Refusal(code, row.index());
				}
				this.kept.add(row.index());
			}
		}

		@Override
		public <T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
			return Mono.defer(() -> {
				this.transactions++;
				List<Long> before = List.copyOf(this.kept);
				return work.doOnError((error) -> this.kept.retainAll(Set.copyOf(before)));
			});
		}

	}

}
