/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.adapter.Failure;
import io.dataflow.adapter.OperationFailedException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.query.Filter;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReadQueueTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration LONG = Duration.ofHours(1);

	private final EntityModel model = EntityModels.of(List.of(Item.class)).model(Item.class);

	private final Sinks.One<Row> first = Sinks.one();

	private final Sinks.Empty<Object> shared = Sinks.empty();

	private final List<SharedStatement> statements = new ArrayList<>();

	private final ReadQueue queue = new ReadQueue(1, LONG, (select) -> this.first.asMono().flux(), (statement) -> {
		this.statements.add(statement);
		return this.shared.asMono().flux();
	});

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
		Filter first = Filter.equal(this.model.id(), 1L);
		ReadQueue impatient = new ReadQueue(1, Duration.ofMillis(1),
				(select) -> (select.filter().equals(first)) ? Flux.never() : Flux.just(row(2)),
				(statement) -> Flux.empty());
		read(impatient, 1).subscribe();
		read(impatient, 2).as(StepVerifier::create).expectNext(row(2)).expectComplete().verify(LIMIT);
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
	void statementThatIsLeftBeforeItBeginsLetsTheNextOneGo() {
		List<Disposable> readers = new ArrayList<>();
		ReadQueue queue = new ReadQueue(1, LONG, (select) -> this.first.asMono().flux(), (statement) -> {
			readers.forEach(Disposable::dispose);
			return this.shared.asMono().flux();
		});
		read(queue, 1).subscribe();
		readers.add(read(queue, 2).subscribe());
		readers.add(read(queue, 3).subscribe());
		this.first.tryEmitValue(row(4));
		read(queue, 4).as(StepVerifier::create).expectNext(row(4)).expectComplete().verify(LIMIT);
	}

	@Test
	void singleReadThatHasWaitedIsSentAlone() {
		read(1).subscribe();
		Flux<Row> second = read(2);
		this.first.tryEmitValue(row(2));
		second.as(StepVerifier::create).expectNext(row(2)).expectComplete().verify(LIMIT);
		assertThat(this.statements).isEmpty();
	}

	@Test
	void manyStatementsThatFailAtOnceNeedNoDeepStack() {
		Sinks.One<Row> last = Sinks.one();
		ReadQueue queue = new ReadQueue(1, LONG, (select) -> last.asMono().flux(),
				(statement) -> Flux.error(new PoolExhaustedException(new Failure("read Item", null, null))));
		List<Throwable> errors = new ArrayList<>();
		read(queue, 1).subscribe();
		for (long id = 2; id < 100_000; id++) {
			read(queue, id).subscribe((row) -> {
			}, errors::add);
		}
		last.tryEmitEmpty();
		assertThat(errors).hasSize(99_998).hasOnlyElementsOfType(PoolExhaustedException.class);
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

	@Test
	void fatalErrorIsTheAnswerOfThoseThatWereToBeSent() {
		ReadQueue queue = new ReadQueue(1, LONG, (select) -> this.first.asMono().flux(), (statement) -> {
			throw new StackOverflowError("password=1");
		});
		List<Throwable> errors = new ArrayList<>();
		read(queue, 1).subscribe();
		Flux.mergeDelayError(2, read(queue, 2).doOnError(errors::add), read(queue, 3).doOnError(errors::add))
			.subscribe((row) -> {
			}, (error) -> {
			});
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> this.first.tryEmitValue(row(1)));
		assertThat(errors).hasSize(2)
			.allSatisfy((error) -> assertThat(error).isInstanceOf(OperationFailedException.class)
				.hasMessageContaining("Cannot read Item"));
		read(queue, 4).as(StepVerifier::create).expectNext(row(1)).expectComplete().verify(LIMIT);
	}

	@Test
	void queueGoesOnAfterFatalErrors() {
		Map<Long, Sinks.One<Row>> sent = new HashMap<>();
		ReadQueue queue = new ReadQueue(1, LONG, (select) -> {
			Object id = ((Filter.Comparison) select.filter()).value();
			if (id.equals(2L) || id.equals(3L)) {
				throw new NoClassDefFoundError("Missing");
			}
			return sent.computeIfAbsent((Long) id, (key) -> Sinks.one()).asMono().flux();
		}, (statement) -> Flux.empty());
		read(queue, 1).subscribe();
		Flux<Row> second = read(queue, 2);
		assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(() -> sent.get(1L).tryEmitValue(row(1)));
		second.as(StepVerifier::create).expectError(OperationFailedException.class).verify(LIMIT);
		assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(() -> read(queue, 3).subscribe());
		read(queue, 4).subscribe();
		Flux<Row> fifth = read(queue, 5);
		sent.get(4L).tryEmitValue(row(4));
		sent.get(5L).tryEmitValue(row(5));
		fifth.as(StepVerifier::create).expectNext(row(5)).expectComplete().verify(LIMIT);
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
