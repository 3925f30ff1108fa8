/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.LongStream;

import io.dataflow.adapter.StatementTexts;
import io.dataflow.error.DataFlowException;
import io.dataflow.model.DataFlowModel;
import io.dataflow.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many reads at once share statements, and nobody notices.
 */
abstract class AbstractSharedReadTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int MANY = 300;

	private TestDatabase database;

	private DataFlow db;

	private ModelOperations<Receipt> receipts;

	private final ConcurrentLinkedQueue<StatementTexts> texts = new ConcurrentLinkedQueue<>();

	@BeforeEach
	void start(TestDatabase database) {
		this.database = database.another();
		this.db = DataFlow.builder(this.database.url()).models(Receipt.class, Tag.class).build();
		this.db.start().block(LIMIT);
		this.receipts = this.db.model(Receipt.class);
		this.receipts.bulkCreate(Flux.range(1, MANY).map(AbstractSharedReadTests::receipt)).block(LIMIT);
	}

	@AfterEach
	void stop() {
		this.db.close().block(LIMIT);
	}

	@Test
	void eachReadYieldsItsOwnRecord() {
		List<Receipt> read = atOnce((id) -> read(id));
		assertThat(read).containsExactlyElementsOf(
				LongStream.rangeClosed(1, MANY).mapToObj(AbstractSharedReadTests::receipt).toList());
		assertThat(shared()).as("reads in shared statements").isGreaterThan(MANY / 2);
	}

	@Test
	void sameRecordIsReadByAllWhoWantIt() {
		List<Receipt> read = atOnce((id) -> read(7));
		assertThat(read).hasSize(MANY).containsOnly(receipt(7));
		assertThat(read.get(0)).isNotSameAs(read.get(1));
	}

	@Test
	void recordThatIsNotThereIsEmptyForThoseWhoWantIt() {
		assertThat(atOnce((id) -> read((id % 2 == 0) ? id : -id))).hasSize(MANY / 2)
			.allMatch((receipt) -> receipt.id() % 2 == 0);
	}

	@Test
	void deletedRecordIsHidden() {
		this.receipts.delete(7L).block(LIMIT);
		assertThat(atOnce((id) -> read(id))).hasSize(MANY - 1).noneMatch((receipt) -> receipt.id() == 7);
		assertThat(shared()).as("reads in shared statements").isGreaterThan(MANY / 2);
	}

	@Test
	void readSeesWhatWasWrittenBeforeIt() {
		Function<Long, Mono<Receipt>> rewrite = (id) -> this.receipts.update(id, Map.of("text", "changed " + id))
			.then(read(id));
		assertThat(atOnce(rewrite)).hasSize(MANY)
			.allMatch((receipt) -> receipt.text().equals("changed " + receipt.id()));
	}

	@Test
	void readInATransactionSeesIt() {
		Function<Long, Mono<Receipt>> inside = (id) -> this.db.operations()
			.inTransaction(this.receipts.update(id, Map.of("text", "inside " + id)).then(read(id)));
		assertThat(atOnce(inside)).hasSize(MANY).allMatch((receipt) -> receipt.text().equals("inside " + receipt.id()));
		assertThat(shared()).as("reads in shared statements").isZero();
	}

	@Test
	void recordThatCannotBeReadFailsForThoseWhoWantIt() throws SQLException {
		try (Stranger stranger = Stranger.at(this.database.url())) {
			stranger.execute("UPDATE receipts SET paper = 'PURPLE' WHERE id = 7");
		}
		List<Object> answers = Objects.requireNonNull(Flux.range(1, MANY)
			.flatMapSequential((id) -> read(id).<Object>map(Receipt::id).onErrorResume(Mono::just), MANY)
			.collectList()
			.block(LIMIT));
		assertThat(answers).hasSize(MANY);
		assertThat(answers.get(6)).isInstanceOf(DataFlowException.class);
		answers.remove(6);
		assertThat(answers).allMatch(Long.class::isInstance);
	}

	@Test
	void recordsWithUuidsAreToldApart() {
		ModelOperations<Tag> tags = this.db.model(Tag.class);
		List<Tag> all = Objects
			.requireNonNull(Flux.range(1, MANY).map((i) -> new Tag(UUID.randomUUID(), i)).collectList().block(LIMIT));
		tags.bulkCreate(Flux.fromIterable(all)).block(LIMIT);
		List<Tag> read = Flux.fromIterable(all)
			.flatMapSequential((tag) -> tags.read(tag.id()), MANY)
			.collectList()
			.block(LIMIT);
		assertThat(read).containsExactlyElementsOf(all);
	}

	@Test
	void readsThatAreLeftTakeNothingFromTheOthers() {
		List<Receipt> read = atOnce(
				(id) -> (id % 2 == 0) ? read(id) : read(id).timeout(Duration.ofNanos(1), Mono.empty()));
		assertThat(read).extracting(Receipt::id)
			.containsAll(LongStream.rangeClosed(1, MANY / 2).mapToObj((half) -> 2 * half).toList());
		assertThat(this.db.pool().orElseThrow().waiting()).isZero();
	}

	private Mono<Receipt> read(long id) {
		return Mono.deferContextual((context) -> this.receipts.read(id).contextWrite((own) -> {
			StatementTexts kept = StatementTexts.of(own);
			this.texts.add(kept);
			return kept.in(own);
		}));
	}

	private List<Receipt> atOnce(Function<Long, Mono<Receipt>> work) {
		return Objects.requireNonNull(Flux.range(1, MANY)
			.flatMapSequential((id) -> work.apply(id.longValue()), MANY)
			.collectList()
			.block(LIMIT));
	}

	/**
	 * How many reads went in statements for several.
	 */
	private long shared() {
		return this.texts.stream().filter((kept) -> kept.joined().matches(".*( IN |= ANY).*")).count();
	}

	private static Receipt receipt(long id) {
		return new Receipt(id, "receipt " + id, (id % 2 == 0) ? Paper.WHITE : null);
	}

	enum Paper {

		WHITE, YELLOW

	}

	@DataFlowModel
	record Tag(@Id UUID id, int number) {

	}

	@DataFlowModel(softDelete = true)
	record Receipt(@Id long id, String text, @Nullable Paper paper) {

	}

}
