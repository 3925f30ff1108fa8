/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.adapter.PoolSettings;
import io.dataflow.embedding.EmbeddingSettings;
import io.dataflow.migration.SchemaMode;
import io.dataflow.resilience.CircuitBreakerSettings;
import io.dataflow.resilience.RetrySettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for DataFlow.
 *
 * @param databaseUrl URL of the database, for instance
 * 'postgresql://user:password@host/database'. Takes precedence over the environment
 * variable DATABASE_URL.
 * @param schema what happens to the schema
 * @param execution how workflows run
 * @param workflows where workflows are read from
 * @param bulk how bulk calls work
 * @param http what the HttpNode may call
 * @param retry how calls are repeated that failed for a reason that passes
 * @param circuitBreaker when calls to a database that does not answer are refused
 * @param pool how many connections to keep
 * @param health where health is reported
 * @param ready where readiness is reported
 * @param metrics where metrics are reported
 * @param startup what happens while the application starts
 * @param timeSeries how time series are kept
 * @param logging what is logged
 * @param slowQueryThreshold Time that the database may take for an operation before it is
 * logged as slow, zero for no log. If a duration suffix is not specified, milliseconds
 * will be used.
 * @param embedding how vectors of texts are made
 * @param databases Databases beside the default one, by name: 'url', and 'pool' and
 * 'schema' where they differ from those of the default one.
 * @since 0.1.0
 */
@ConfigurationProperties("dataflow")
public record DataFlowProperties(@Nullable String databaseUrl, @DefaultValue Schema schema,
		@DefaultValue Execution execution, @DefaultValue Workflows workflows, @DefaultValue Bulk bulk,
		@DefaultValue Http http, @DefaultValue Retry retry, @DefaultValue CircuitBreaker circuitBreaker,
		@DefaultValue Pool pool, @DefaultValue Health health, @DefaultValue Ready ready, @DefaultValue Metrics metrics,
		@DefaultValue Startup startup, @DefaultValue TimeSeries timeSeries, @DefaultValue Logging logging,
		@DefaultValue("100ms") Duration slowQueryThreshold, @DefaultValue Embedding embedding,
		@DefaultValue Map<String, Database> databases) {

	/**
	 * Schema properties.
	 *
	 * @param mode What happens to the schema when the application starts.
	 */
	public record Schema(@DefaultValue("migrate") SchemaMode mode) {

	}

	/**
	 * Workflow execution properties.
	 *
	 * @param timeout Time limit of workflow runs that set none themselves, zero for none.
	 * If a duration suffix is not specified, seconds will be used.
	 * @param maxConcurrentNodes Number of nodes of one run that may work at the same
	 * time.
	 * @param historySize Number of runs that are remembered after they have ended, zero
	 * for none.
	 * @param templateVariables Names of the environment variables and properties that
	 * templates of workflows may see.
	 */
	public record Execution(@DefaultValue("300s") @DurationUnit(ChronoUnit.SECONDS) Duration timeout,
			@DefaultValue("10") int maxConcurrentNodes, @DefaultValue("100") int historySize,
			@DefaultValue List<String> templateVariables) {

		/**
		 * Check the values.
		 * @throws InvalidPropertyException DF-401 when a value is out of range
		 */
		public Execution {
			templateVariables = List.copyOf(templateVariables);
			if (timeout.isNegative()) {
				throw InvalidPropertyException.of("dataflow.execution.timeout", timeout, "zero or positive");
			}
			if (maxConcurrentNodes < 1) {
				throw InvalidPropertyException.of("dataflow.execution.max-concurrent-nodes", maxConcurrentNodes,
						"at least 1");
			}
			if (historySize < 0) {
				throw InvalidPropertyException.of("dataflow.execution.history-size", historySize, "zero or positive");
			}
		}

	}

	/**
	 * Workflow definition properties.
	 *
	 * @param locations Comma-separated list of the locations of workflow definitions,
	 * with '*' for any part of a name.
	 */
	public record Workflows(@DefaultValue( {
			"classpath*:workflows/*.yaml", "classpath*:workflows/*.yml",
			"classpath*:workflows/*.json" }) List<String> locations){

		/**
		 * Copy the locations.
		 */
		public Workflows {
			locations = List.copyOf(locations);
		}

	}

	/**
	 * Bulk call properties.
	 *
	 * @param batchSize Number of records that a bulk node sends at once if it sets none
	 * itself. Objects go five times as many at once.
	 */
	public record Bulk(@DefaultValue("1000") int batchSize) {

		/**
		 * Check the values.
		 * @throws InvalidPropertyException DF-401 when a value is out of range
		 */
		public Bulk {
			if (batchSize < 1) {
				throw InvalidPropertyException.of("dataflow.bulk.batch-size", batchSize, "at least 1");
			}
		}

	}

	/**
	 * What the HttpNode may call.
	 *
	 * @param allowPrivateAddresses Whether addresses that only exist inside a network may
	 * be called, such as loopback and private ones.
	 * @param allowedHosts Hosts that may be called whatever their address is.
	 * @param maxResponseSize Size of the longest response that is read.
	 */
	public record Http(@DefaultValue("false") boolean allowPrivateAddresses, @DefaultValue Set<String> allowedHosts,
			@DefaultValue("10MB") DataSize maxResponseSize) {

		private static final DataSize LARGEST = DataSize.ofGigabytes(1);

		/**
		 * Check the values.
		 * @throws InvalidPropertyException DF-401 when a value is out of range
		 */
		public Http {
			allowedHosts = Set.copyOf(allowedHosts);
			if (maxResponseSize.toBytes() < 1 || maxResponseSize.compareTo(LARGEST) > 0) {
				throw InvalidPropertyException.of("dataflow.http.max-response-size", maxResponseSize, "from 1B to 1GB");
			}
		}

	}

	/**
	 * Retry properties.
	 *
	 * @param maxAttempts Number of times that a call or transaction is attempted in all.
	 * @param baseDelay Delay before the second attempt. If a duration suffix is not
	 * specified, milliseconds will be used.
	 * @param maxDelay Longest delay between two attempts. If a duration suffix is not
	 * specified, milliseconds will be used.
	 * @param multiplier Factor by which each delay is longer than the one before.
	 * @param jitter Part of each delay that is random, from 0 to 1.
	 */
	public record Retry(@DefaultValue("3") int maxAttempts, @DefaultValue("100ms") Duration baseDelay,
			@DefaultValue("5s") Duration maxDelay, @DefaultValue("2.0") double multiplier,
			@DefaultValue("0.5") double jitter) {

		/**
		 * Return the settings that these properties mean.
		 * @return the settings
		 * @throws io.dataflow.error.DataFlowException DF-401 when a value is out of range
		 */
		RetrySettings settings() {
			return new RetrySettings(this.maxAttempts, this.baseDelay, this.maxDelay, this.multiplier, this.jitter);
		}

	}

	/**
	 * Circuit breaker properties.
	 *
	 * @param enabled Whether calls are refused while the database does not answer.
	 * @param failureThreshold Number of failures in a row after which calls are refused.
	 * @param successThreshold Number of calls that must succeed until all are made again.
	 * @param timeout Time for which calls are refused before the database is tried again.
	 * If a duration suffix is not specified, seconds will be used.
	 */
	public record CircuitBreaker(@DefaultValue("true") boolean enabled, @DefaultValue("5") int failureThreshold,
			@DefaultValue("2") int successThreshold,
			@DefaultValue("60s") @DurationUnit(ChronoUnit.SECONDS) Duration timeout) {

		/**
		 * Return the settings that these properties mean.
		 * @return the settings
		 * @throws io.dataflow.error.DataFlowException DF-401 when a value is out of range
		 */
		CircuitBreakerSettings settings() {
			return new CircuitBreakerSettings(this.enabled, this.failureThreshold, this.successThreshold, this.timeout);
		}

	}

	/**
	 * Connection pool properties.
	 *
	 * @param size Number of connections that are kept open.
	 * @param maxOverflow Number of connections that may be opened beyond the size under
	 * load.
	 * @param recycle Age at which a connection is replaced, zero for never. If a duration
	 * suffix is not specified, seconds will be used.
	 * @param recycleJitter Share of the age by which connections may be replaced earlier,
	 * so that not all are replaced at once.
	 * @param acquireTimeout Time to wait for a free connection. If a duration suffix is
	 * not specified, seconds will be used.
	 * @param prePing Whether the database is asked for a sign of life each time before a
	 * connection is used.
	 * @param statementCacheSize Number of prepared statements that each connection keeps,
	 * zero for none.
	 * @param pgbouncer Whether there is a PgBouncer that pools transactions in front of
	 * PostgreSQL.
	 */
	public record Pool(@DefaultValue("10") int size, @DefaultValue("20") int maxOverflow,
			@DefaultValue("1h") @DurationUnit(ChronoUnit.SECONDS) Duration recycle,
			@DefaultValue("0.1") double recycleJitter,
			@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration acquireTimeout,
			@DefaultValue("false") boolean prePing, @DefaultValue("256") int statementCacheSize,
			@DefaultValue("false") boolean pgbouncer) {

		/**
		 * Return the settings that these properties mean.
		 * @return the settings
		 * @throws io.dataflow.error.DataFlowException DF-401 when a value is out of range
		 */
		PoolSettings settings() {
			return new PoolSettings(this.size, this.maxOverflow, this.recycle, this.recycleJitter, this.acquireTimeout,
					this.prePing, this.statementCacheSize, this.pgbouncer);
		}

	}

	/**
	 * Health endpoint properties.
	 *
	 * @param path Path of the health endpoint.
	 */
	public record Health(@DefaultValue("/health") String path) {

	}

	/**
	 * Readiness endpoint properties.
	 *
	 * @param path Path of the readiness endpoint, of one segment.
	 */
	public record Ready(@DefaultValue("/ready") String path) {

	}

	/**
	 * Metrics endpoint properties.
	 *
	 * @param path Path of the metrics endpoint.
	 */
	public record Metrics(@DefaultValue("/metrics") String path) {

	}

	/**
	 * Start-up properties.
	 *
	 * @param timeout Time to wait for a database that cannot be reached yet, zero to fail
	 * at once. If a duration suffix is not specified, seconds will be used.
	 */
	public record Startup(@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration timeout) {

		/**
		 * Check the values.
		 * @throws InvalidPropertyException DF-401 when a value is out of range
		 */
		public Startup {
			if (timeout.isNegative()) {
				throw InvalidPropertyException.of("dataflow.startup.timeout", timeout, "zero or positive");
			}
		}

	}

	/**
	 * Embedding properties.
	 *
	 * @param batchSize Number of texts that a call to the embedding model has at most.
	 * @param maxConcurrentCalls Number of calls to the embedding model that are made at
	 * the same time.
	 * @param timeout Time that a call to the embedding model may take, zero for no limit.
	 * If a duration suffix is not specified, seconds will be used.
	 */
	public record Embedding(@DefaultValue("100") int batchSize, @DefaultValue("4") int maxConcurrentCalls,
			@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration timeout) {

		/**
		 * Check the values.
		 * @throws InvalidPropertyException DF-401 when a value is out of range
		 */
		public Embedding {
			if (batchSize < 1) {
				throw InvalidPropertyException.of("dataflow.embedding.batch-size", batchSize, "at least 1");
			}
			if (maxConcurrentCalls < 1) {
				throw InvalidPropertyException.of("dataflow.embedding.max-concurrent-calls", maxConcurrentCalls,
						"at least 1");
			}
			if (timeout.isNegative()) {
				throw InvalidPropertyException.of("dataflow.embedding.timeout", timeout, "zero or positive");
			}
		}

		/**
		 * Return the settings that these properties mean.
		 * @return the settings
		 */
		EmbeddingSettings settings() {
			return new EmbeddingSettings(this.batchSize, this.maxConcurrentCalls, this.timeout);
		}

	}

	/**
	 * Time series properties.
	 *
	 * @param retentionInterval Time between two looks for chunks that are too old, where
	 * the server has no job for that, zero for none. If a duration suffix is not
	 * specified, seconds will be used.
	 */
	public record TimeSeries(@DefaultValue("10m") @DurationUnit(ChronoUnit.SECONDS) Duration retentionInterval) {

		/**
		 * Check the values.
		 * @throws InvalidPropertyException DF-401 when a value is out of range
		 */
		public TimeSeries {
			if (retentionInterval.isNegative()) {
				throw InvalidPropertyException.of("dataflow.time-series.retention-interval", retentionInterval,
						"zero or positive");
			}
		}

	}

	/**
	 * Properties of a database beside the default one. {@link ConfiguredDatabases} binds
	 * them so that what is not set is that of the default one.
	 *
	 * @param url URL of the database.
	 * @param schema what happens to the schema
	 * @param pool how many connections to keep
	 */
	public record Database(@Nullable String url, @DefaultValue Schema schema, @DefaultValue Pool pool) {

		/**
		 * The URL may hold a password.
		 */
		@Override
		public String toString() {
			return "Database[schema=" + this.schema + ", pool=" + this.pool + "]";
		}

	}

	/**
	 * Logging properties.
	 *
	 * @param preset Level for all categories by what it is for: production, development
	 * or quiet.
	 * @param level Level for all categories.
	 * @param nodeExecution Level for runs and their nodes.
	 * @param sqlGeneration Level for statements.
	 * @param listOperations Level for reading many records.
	 * @param migration Level for changes of the schema.
	 * @param core Level for everything else.
	 * @param maskSensitive Whether secrets are masked in what is logged, and loggers of
	 * drivers that print values stay quiet unless their levels are set.
	 */
	public record Logging(@Nullable String preset, @Nullable String level, @Nullable String nodeExecution,
			@Nullable String sqlGeneration, @Nullable String listOperations, @Nullable String migration,
			@Nullable String core, @DefaultValue("true") boolean maskSensitive) {

	}

	/**
	 * Return nothing of the values, since that of the URL holds a password.
	 */
	@Override
	public String toString() {
		return "Properties below 'dataflow'";
	}

}
