/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.query.Filter;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

class ReadQueueTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final EntityModel model = EntityModels.of(List.of(Item.class)).model(Item.class);

	private final Sinks.One<Row> first = Sinks.one();

	private final Sinks.Empty<Object> shared = Sinks.empty();

	private final List<SharedStatement> statements = new ArrayList<>();

	private final ReadQueue queue = queue(Duration.ofHours(1));

	@Test
	void firstReadIsSentAlone() {
		read(1).as(StepVerifier::create)
			.then(() -> this.first.tryEmitValue(row(1)))
			.expectNext(row(1))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.statements).isEmpty();
	}

	@Test
	void othersShareAStatementAsSoonAsOneEnds() {
		read(1).subscribe();
		List<Row> answers = new ArrayList<>();
		Flux.merge(read(2), read(3), read(3)).subscribe(answers::add);
		this.first.tryEmitValue(row(1));
		assertThat(this.statements).hasSize(1);
		SharedStatement statement = this.statements.get(0);
		assertThat(statement.keys()).containsExactly(2L, 3L);
		assertThat(statement.accept(3L, () -> row(3))).isTrue();
		assertThat(statement.accept(4L, () -> row(4))).isFalse();
		assertThat(answers).isEmpty();
		this.shared.tryEmitEmpty();
		assertThat(answers).containsExactly(row(3), row(3));
	}

	@Test
	void keysFillUpToAPowerOfTwo() {
		read(1).subscribe();
		Flux.range(2, 5).flatMap((id) -> read(id)).subscribe();
		this.first.tryEmitValue(row(1));
		assertThat(this.statements.get(0).keys()).containsExactly(2L, 3L, 4L, 5L, 6L, 6L, 6L, 6L);
	}

	@Test
	void noneWaitsLongForAServerThatIsSilent() {
		ReadQueue impatient = queue(Duration.ofMillis(1));
		read(impatient, 1).subscribe();
		this.shared.tryEmitEmpty();
		read(impatient, 2).as(StepVerifier::create).expectComplete().verify(LIMIT);
		assertThat(this.statements).hasSize(1);
	}

	@Test
	void statementThatNobodyWaitsForIsCancelled() {
		read(1).subscribe();
		var left = Flux.merge(read(2), read(3)).subscribe();
		this.first.tryEmitEmpty();
		assertThat(this.shared.currentSubscriberCount()).isOne();
		left.dispose();
		assertThat(this.shared.currentSubscriberCount()).isZero();
		read(4).as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@Test
	void failureOfSeveralIsThatOfEachAlone() {
		read(1).subscribe();
		Flux<Row> second = read(2);
		Flux<Row> third = read(3);
		this.first.tryEmitValue(row(9));
		this.shared.tryEmitError(new IllegalStateException("one record is broken"));
		Flux.merge(second, third).as(StepVerifier::create).expectNext(row(9), row(9)).expectComplete().verify(LIMIT);
	}

	private ReadQueue queue(Duration patience) {
		return new ReadQueue(1, patience, (select) -> this.first.asMono().flux(), (statement) -> {
			this.statements.add(statement);
			return this.shared.asMono().flux();
		});
	}

	private Flux<Row> read(long id) {
		return read(this.queue, id);
	}

	private Flux<Row> read(ReadQueue queue, long id) {
		return queue.read(Select.of(this.model, Filter.equal(this.model.id(), id)), id, Context.empty());
	}

	private static Row row(long id) {
		return new Row(Map.of("id", id));
	}

	@DataFlowModel
	record Item(@Id long id) {

	}

}
