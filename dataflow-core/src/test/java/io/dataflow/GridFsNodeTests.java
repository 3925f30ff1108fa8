/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.FileAddress;
import io.dataflow.operation.document.FileDelete;
import io.dataflow.operation.document.FileTooLargeException;
import io.dataflow.operation.document.FileWrite;
import io.dataflow.operation.document.StoredFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the nodes that keep files.
 */
class GridFsNodeTests extends AbstractDocumentTests {

	@Test
	void fileComesBackAsItWasStored() {
		Map<String, @Nullable Object> stored = run("GridFsStoreNode", "filename", "hello.txt", "content", "Grüße",
				"metadata", Map.of("kind", "note"));
		assertThat(stored).containsOnlyKeys("success", "file_id", "filename", "length", "bucket")
			.containsEntry("length", 7L)
			.containsEntry("bucket", "fs");
		Map<String, @Nullable Object> read = run("GridFsReadNode", "file_id", stored.get("file_id"), "encoding",
				"text");
		assertThat(read).containsEntry("content", "Grüße")
			.containsEntry("filename", "hello.txt")
			.containsEntry("metadata", Map.of("kind", "note"))
			.containsEntry("length", 7L);
		assertThat(read.get("uploaded_at")).isInstanceOf(Instant.class);
	}

	@Test
	void largeBinaryFileGoesThroughInPieces() {
		byte[] bytes = new byte[700_000];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i * 31);
		}
		String text = Base64.getEncoder().encodeToString(bytes);
		Map<String, @Nullable Object> stored = run("GridFsStoreNode", "filename", "large.bin", "content", text,
				"encoding", "base64", "bucket", "photos");
		assertThat(run("GridFsReadNode", "file_id", stored.get("file_id"), "bucket", "photos")).containsEntry("content",
				text);
	}

	@Test
	void newestFileOfANameIsRead() {
		String name = collection();
		run("GridFsStoreNode", "filename", name, "content", "old");
		StepVerifier.create(Flux.interval(Duration.ofMillis(20)).next())
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		run("GridFsStoreNode", "filename", name, "content", "new");
		assertThat(run("GridFsReadNode", "filename", name, "encoding", "text")).containsEntry("content", "new");
	}

	@Test
	void fileIsRemoved() {
		String name = collection();
		Map<String, @Nullable Object> stored = run("GridFsStoreNode", "filename", name, "content", "old", "bucket",
				name);
		Map<String, @Nullable Object> removed = run("GridFsDeleteNode", "file_id", stored.get("file_id"), "bucket",
				name);
		assertThat(removed).containsAllEntriesOf(stored).containsEntry("deleted", true).hasSize(stored.size() + 1);
		assertThat(run("DocumentCountNode", "collection", name + ".files")).containsEntry("count", 0L);
		assertThat(run("DocumentCountNode", "collection", name + ".chunks")).containsEntry("count", 0L);
		assertThat(run("GridFsDeleteNode", "file_id", stored.get("file_id"), "bucket", name))
			.containsOnlyKeys("success", "deleted", "file_id", "filename", "length", "bucket")
			.containsEntry("success", true)
			.containsEntry("deleted", false)
			.containsEntry("file_id", stored.get("file_id"))
			.containsEntry("bucket", name);
		assertThat(run("GridFsDeleteNode", "filename", "none")).containsEntry("deleted", false)
			.containsEntry("filename", "none");
	}

	@Test
	void removalsAtTheSameTimeRemoveAFileEach() {
		FileDelete delete = new FileDelete("fs", FileAddress.name(collection()));
		for (int round = 0; round < 10; round++) {
			run("GridFsStoreNode", "filename", collection(), "content", "old");
			run("GridFsStoreNode", "filename", collection(), "content", "new");
			List<Object> removed = await(Flux.range(0, 4)
				.flatMap((i) -> db().operations().execute(delete).subscribeOn(Schedulers.parallel()))
				.map(StoredFile::id)
				.collectList());
			assertThat(removed).hasSize(2).doesNotHaveDuplicates();
		}
	}

	@Test
	void newestFileOfANameIsRemoved() {
		String name = collection();
		run("GridFsStoreNode", "filename", name, "content", "old");
		StepVerifier.create(Flux.interval(Duration.ofMillis(20)).next())
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		run("GridFsStoreNode", "filename", name, "content", "new");
		run("GridFsDeleteNode", "filename", name);
		assertThat(run("GridFsReadNode", "filename", name, "encoding", "text")).containsEntry("content", "old");
	}

	@Test
	void fileThatIsTooLargeIsNotStored() {
		String name = collection();
		assertThat(
				failureWithInputs("GridFsStoreNode", "filename", name, "content", "0123456789", "max_bytes", 9).code())
			.isEqualTo("DF-506");
		assertThat(failureWithInputs("GridFsReadNode", "filename", name).code()).isEqualTo("DF-703");
	}

	@Test
	void contentIsTakenUntilItIsTooLarge() {
		Flux<ByteBuffer> endless = Flux.generate((sink) -> sink.next(ByteBuffer.allocate(100_000)));
		db().operations()
			.execute(new FileWrite("endless", "endless", endless, Map.of(), 1_000_000))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(FileTooLargeException.class)
				.hasMessageContaining("more than 1000000 bytes"))
			.verify(LIMIT);
		assertThat(run("DocumentCountNode", "collection", "endless.chunks")).containsEntry("count", 0L);
	}

	@Test
	void fileThatIsTooLargeIsNotRead() {
		String name = collection();
		run("GridFsStoreNode", "filename", name, "content", "0123456789".getBytes(StandardCharsets.UTF_8), "encoding",
				"bytes");
		assertThat(failureWithInputs("GridFsReadNode", "filename", name, "max_bytes", 9))
			.hasMessageContaining("has more than 9 bytes");
	}

	@Test
	void wrongInputsAreRefused() {
		assertThat(refusal("GridFsReadNode").code()).isEqualTo("DF-102");
		assertThat(refusal("GridFsDeleteNode").code()).isEqualTo("DF-102");
		assertThat(refusal("GridFsDeleteNode", "filename", "f", "bucket", "a$b").code()).isEqualTo("DF-102");
		assertThat(failureWithInputs("GridFsStoreNode", "filename", "f", "content", "?!", "encoding", "base64"))
			.hasMessageContaining("valid Base64");
		assertThat(failureWithInputs("GridFsStoreNode", "filename", "f", "content", "x", "max_bytes", 0))
			.hasMessageContaining("'max_bytes' is 0");
		assertThat(failureWithInputs("GridFsReadNode", "file_id", "65f000000000000000000001", "bucket", "a$b").code())
			.isEqualTo("DF-102");
		assertThat(failureWithInputs("GridFsReadNode", "file_id", "65f000000000000000000001").code())
			.isEqualTo("DF-703");
	}

}
