/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class DatabaseUrlTests {

	@Test
	void everyPartOfAServerUrlIsRead() {
		DatabaseUrl url = DatabaseUrl.parse("postgresql://app:secret@db.example.com:6543/shop?sslmode=require&a=b%20c");
		assertThat(url.kind()).isEqualTo(DatabaseKind.POSTGRESQL);
		assertThat(url.hosts()).containsExactly(new DatabaseHost("db.example.com", 6543));
		assertThat(url.database()).isEqualTo("shop");
		assertThat(url.username()).contains("app");
		assertThat(url.password()).contains("secret");
		assertThat(url.parameters()).containsExactly(entry("sslmode", "require"), entry("a", "b c"));
		assertThat(url.isInMemory()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "postgresql://h/d,POSTGRESQL,5432", "postgres://h/d,POSTGRESQL,5432", "POSTGRES://h/d,POSTGRESQL,5432",
			"postgresql+asyncpg://h/d,POSTGRESQL,5432", "jdbc:postgresql://h/d,POSTGRESQL,5432",
			"r2dbc:postgresql://h/d,POSTGRESQL,5432", "mysql://h/d,MYSQL,3306", "mysql+aiomysql://h/d,MYSQL,3306",
			"mariadb://h/d,MARIADB,3306", "mongodb://h/d,MONGODB,27017", "mongodb+srv://h/d,MONGODB,0" })
	void schemeDecidesKindAndPort(String text, DatabaseKind kind, int port) {
		DatabaseUrl url = DatabaseUrl.parse(text);
		assertThat(url.kind()).isEqualTo(kind);
		assertThat(url.hosts()).containsExactly(new DatabaseHost("h", port));
		assertThat(url.database()).isEqualTo("d");
	}

	@ParameterizedTest
	@CsvSource({ "sqlite:///relative.db,relative.db,false", "sqlite:////absolute.db,/absolute.db,false",
			":memory:,:memory:,true", "sqlite://,:memory:,true", "sqlite:///:memory:,:memory:,true",
			"sqlite::memory:,:memory:,true", "jdbc:sqlite:data/x.db,data/x.db,false",
			"sqlite+aiosqlite:///x.db,x.db,false", "sqlite:///a%20b.db,a b.db,false", "data/app.db,data/app.db,false",
			"./app.sqlite,./app.sqlite,false", "/var/app.SQLITE3,/var/app.SQLITE3,false",
			"C:\\data\\app.db,C:\\data\\app.db,false", "100%41.db,100%41.db,false" })
	void sqliteIsAFileOrMemory(String text, String database, boolean inMemory) {
		DatabaseUrl url = DatabaseUrl.parse(text);
		assertThat(url.kind()).isEqualTo(DatabaseKind.SQLITE);
		assertThat(url.database()).isEqualTo(database);
		assertThat(url.isInMemory()).isEqualTo(inMemory);
		assertThat(url.hosts()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "h2:mem:x,x,true", "jdbc:h2:mem:x,x,true", "r2dbc:h2:mem:///x,x,true", "h2:file:./x,./x,false",
			"h2:file:~/x,~/x,false", "h2:./x,./x,false", "h2:file:/data/x,/data/x,false",
			"r2dbc:h2:file:///./x,./x,false", "r2dbc:h2:file:////data/x,/data/x,false",
			"h2:file:///data/x,/data/x,false" })
	void h2IsAFileOrMemory(String text, String database, boolean inMemory) {
		DatabaseUrl url = DatabaseUrl.parse(text);
		assertThat(url.kind()).isEqualTo(DatabaseKind.H2);
		assertThat(url.database()).isEqualTo(database);
		assertThat(url.isInMemory()).isEqualTo(inMemory);
		assertThat(url.username()).contains("sa");
		assertThat(url.password()).contains("");
	}

	@Test
	void settingsOfH2AreKept() {
		DatabaseUrl url = DatabaseUrl.parse("h2:mem:x;mode=PostgreSQL;USER=app;PASSWORD=p;INIT=A\\;B");
		assertThat(url.parameters()).containsExactly(entry("MODE", "PostgreSQL"), entry("INIT", "A\\;B"),
				entry("CASE_INSENSITIVE_IDENTIFIERS", "TRUE"), entry("DB_CLOSE_DELAY", "-1"));
		assertThat(url.username()).contains("app");
		assertThat(url.password()).contains("p");
	}

	@Test
	void optionsOfAnR2dbcUrlOfH2AreSettings() {
		DatabaseUrl url = DatabaseUrl.parse("r2dbc:h2:mem:///x?options=DB_CLOSE_DELAY=10;MODE=MySQL&lock_mode=0");
		assertThat(url.parameters()).containsExactly(entry("DB_CLOSE_DELAY", "10"), entry("MODE", "MySQL"),
				entry("LOCK_MODE", "0"), entry("CASE_INSENSITIVE_IDENTIFIERS", "TRUE"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "p%40ss%3Aw%2Frd%231%3F", "p@ss:w/rd#1?" })
	void passwordMayHaveSpecialCharacters(String password) {
		DatabaseUrl url = DatabaseUrl.parse("postgresql://app:" + password + "@localhost:5432/db?sslmode=disable");
		assertThat(url.username()).contains("app");
		assertThat(url.password()).contains("p@ss:w/rd#1?");
		assertThat(url.hosts()).containsExactly(new DatabaseHost("localhost", 5432));
		assertThat(url.database()).isEqualTo("db");
	}

	@ParameterizedTest
	@ValueSource(strings = { "p@ss", "p@@", "a:b:c", "100%", "%zz", "a+b", "p/w", "12/ss", "12#ss", "12?ss",
			"p@ss/word", "a&b=c", "a@b?c@d", "häß€", "[x]", "a;b", "p@ss:w/rd#1%" })
	void rawPasswordIsTakenAsItIs(String password) {
		DatabaseUrl url = DatabaseUrl.parse("postgresql://app:" + password + "@host/db");
		assertThat(url.password()).contains(password);
		assertThat(url.hosts()).containsExactly(new DatabaseHost("host", 5432));
	}

	@Test
	void atSignInAParameterDoesNotEndThePassword() {
		DatabaseUrl url = DatabaseUrl.parse("postgresql://app:pw@host/db?application_name=a@b");
		assertThat(url.password()).contains("pw");
		assertThat(url.parameters()).containsEntry("application_name", "a@b");
	}

	@Test
	void credentialsMayBeParameters() {
		DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://host:5432/db?user=me@corp&password=p@ss");
		assertThat(url.username()).contains("me@corp");
		assertThat(url.password()).contains("p@ss");
		assertThat(url.parameters()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql://app:p/w@host/db?x=a@b", "postgresql://host:5432/db?application_name=a@b" })
	void ambiguousPasswordIsRefused(String text) {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class).isThrownBy(() -> DatabaseUrl.parse(text))
			.withMessage("[DF-401] Invalid database URL: it is ambiguous which '@' ends the password.")
			.satisfies((ex) -> assertThat(ex.action()).contains("percent-encode", "%40"));
	}

	@Test
	void hostMayBeAnAddressOfIpVersion6() {
		DatabaseUrl url = DatabaseUrl.parse("postgresql://u:p@[2001:db8::1]:6000/db");
		assertThat(url.hosts()).containsExactly(new DatabaseHost("2001:db8::1", 6000));
		assertThat(url).hasToString("postgresql://u:***@[2001:db8::1]:6000/db");
	}

	@Test
	void severalHostsKeepTheirOrder() {
		DatabaseUrl url = DatabaseUrl.parse("mongodb://u:p@a:1,b,[::1]:3/db?replicaSet=rs");
		assertThat(url.hosts()).containsExactly(new DatabaseHost("a", 1), new DatabaseHost("b", 27017),
				new DatabaseHost("::1", 3));
	}

	@Test
	void missingHostIsLocalhost() {
		assertThat(DatabaseUrl.parse("postgresql:///db").hosts()).containsExactly(new DatabaseHost("localhost", 5432));
		assertThat(DatabaseUrl.parse("mysql://u:p@/db").hosts()).containsExactly(new DatabaseHost("localhost", 3306));
	}

	@Test
	void postgresqlDatabaseDefaultsToTheUser() {
		assertThat(DatabaseUrl.parse("postgresql://app:pw@host").database()).isEqualTo("app");
		assertThat(DatabaseUrl.parse("postgresql://app:pw@host/?sslmode=disable").database()).isEqualTo("app");
	}

	@Test
	void whiteSpaceAroundTheUrlIsIgnored() {
		assertThat(DatabaseUrl.parse("  mysql://h/d\n")).isEqualTo(DatabaseUrl.parse("mysql://h:3306/d"));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  ", "\n" })
	void missingUrlIsRefused(String text) {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class).isThrownBy(() -> DatabaseUrl.parse(text))
			.withMessage("[DF-401] The database URL is empty.")
			.satisfies((ex) -> assertThat(ex.action()).contains("DATABASE_URL"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { "postgresql:/h/db | '//' must follow the scheme",
			"postgresql://u:p@h:99999/db | the port is not", "postgresql://u:p@h:x/db | the port is not",
			"postgresql://user:hunter2 | the port is not", "postgresql://u:p@h h/db | the host is neither",
			"postgresql://u:p@[::1/db | the host is neither", "postgresql://u:p@h,,k/db | the host is neither",
			"postgresql://u:p@h/a/b | contains a raw '/' or '@'",
			"postgresql://u:p@h/db#x | '#' must be percent-encoded",
			"postgresql://u:p@h/db?x | not of the form name=value", "postgresql://u:p@h/db?x=1&x=2 | given twice",
			"postgresql://u:p@h/db?a%20b=1 | has a name with other",
			"postgresql://u:p@h/db?user=z | the user name is given twice",
			"postgresql://u:p@h/db?password=z | the password is given twice", "postgresql://u:%FF@h/db | are not UTF-8",
			"postgresql://u:%00@h/db | a control character", "postgresql://host | the name of the database is missing",
			"mysql://u:p@h | the name of the database is missing",
			"mongodb+srv://h:1/db | exactly one host and no port",
			"mongodb+srv://a,b/db | exactly one host and no port", "sqlite://host/x.db | SQLite has no host",
			"h2:mem: | needs a name", "h2:tcp://localhost/x | H2 servers are not supported",
			"h2:file:x | the path begins", "h2:mem:x;FOO | not of the form name=value" })
	void messageNamesTheWrongPart(String text, String expected) {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class).isThrownBy(() -> DatabaseUrl.parse(text))
			.withMessageStartingWith("[DF-401] Invalid database URL: ")
			.withMessageContaining(expected)
			.withMessageNotContaining("hunter2");
	}

	@Test
	void unknownSchemeListsTheAcceptedForms() {
		assertThatExceptionOfType(UnsupportedDatabaseException.class)
			.isThrownBy(() -> DatabaseUrl.parse("oracle://u:hunter2@h/db"))
			.withMessageStartingWith("[DF-403] Unknown database URL scheme 'oracle'; accepted are postgresql://")
			.withMessageContainingAll("mysql://", "mariadb://", "h2:mem:", "h2:file:", "sqlite:///", ":memory:",
					"mongodb://", "mongodb+srv://")
			.withMessageNotContaining("hunter2");
	}

	@Test
	void misspeltSchemeIsCorrected() {
		assertThatExceptionOfType(UnsupportedDatabaseException.class)
			.isThrownBy(() -> DatabaseUrl.parse("postgrsql://h/db"))
			.withMessageContaining("did you mean 'postgresql'?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hunter2", "hunter2:x@h", "user:hunter2@host/db", "hunter2+x:y" })
	void textWithoutSchemeIsNotQuoted(String text) {
		assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(() -> DatabaseUrl.parse(text))
			.withMessageStartingWith("[DF-403] Unknown database URL")
			.withMessageNotContaining("hunter2");
	}

	@ParameterizedTest
	@CsvSource({
			"postgres://app:hunter2@h/db?sslmode=require&sslpassword=hunter2,"
					+ "postgresql://app:***@h:5432/db?sslmode=require&sslpassword=***",
			"postgresql+psycopg://app@h/db,postgresql://app@h:5432/db",
			"mongodb+srv://u:hunter2@h/db?authMechanismProperties=AWS_SESSION_TOKEN:hunter2,"
					+ "mongodb+srv://u:***@h/db?authMechanismProperties=***",
			"mysql://:hunter2@h/db,mysql://:***@h:3306/db",
			"mysql://h/db?user=u&password=hunter2,mysql://u:***@h:3306/db",
			"h2:mem:x;USER=u;PASSWORD=hunter2,h2:mem:x;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1;USER=u;PASSWORD=***",
			"h2:file:./x,h2:file:./x;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
			"sqlite:///x.db?password=hunter2,sqlite:///x.db?password=***", ":memory:,sqlite:///:memory:" })
	void toStringMasksSecrets(String text, String expected) {
		assertThat(DatabaseUrl.parse(text)).hasToString(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql://a%40b:p%3A%2F%25@h:1,i:2/d%2Fb?x=a%26b&sslpassword=s",
			"mongodb+srv://u:p@h/db?w=majority", "h2:mem:x;MODE=MySQL;USER=u;PASSWORD=p", "h2:file:./x",
			"sqlite:////a%20b.db?password=p", ":memory:" })
	void secretStringIsReadAgain(String text) {
		DatabaseUrl url = DatabaseUrl.parse(text);
		DatabaseUrl again = DatabaseUrl.parse(url.toSecretString());
		assertThat(again).isEqualTo(url).hasSameHashCodeAs(url);
		assertThat(again.password()).isEqualTo(url.password());
		assertThat(again.parameters()).isEqualTo(url.parameters());
	}

	@Test
	void urlsThatDifferInThePasswordAreNotEqual() {
		assertThat(DatabaseUrl.parse("mysql://u:a@h/d")).isNotEqualTo(DatabaseUrl.parse("mysql://u:b@h/d"));
	}

	@Test
	void inMemoryIsH2() {
		assertThat(DatabaseUrl.inMemory("test")).isEqualTo(DatabaseUrl.parse("h2:mem:test"));
		assertThatExceptionOfType(InvalidDatabaseUrlException.class).isThrownBy(() -> DatabaseUrl.inMemory("a;INIT=x"))
			.withMessageContaining("letters, digits and _ . -");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "postgresql://u:p@h/db|jdbc:postgresql://h:5432/db",
			"postgresql://u:p@[::1]:1/db|jdbc:postgresql://[::1]:1/db",
			"postgresql://u:p@a:1,b:2/db?targetServerType=primary|jdbc:postgresql://a:1,b:2/db?targetServerType=primary",
			"postgresql://u:p@h/db?sslMode=verify-full&ssl_root_cert=/c.pem&sslpassword=s&fetchSize=5|"
					+ "jdbc:postgresql://h:5432/db?sslmode=verify-full&sslrootcert=/c.pem",
			"postgresql://u:p@h/db?schema=s&application_name=a%20b&connect_timeout=3|"
					+ "jdbc:postgresql://h:5432/db?currentSchema=s&ApplicationName=a%20b&connectTimeout=3",
			"postgresql://u:p@h/db?options=a=1;b=2|jdbc:postgresql://h:5432/db?options=-c%20a%3D1%20-c%20b%3D2",
			"mysql://u:p@h/db?ssl_mode=required&useSSL=x|jdbc:mysql://h:3306/db?sslMode=REQUIRED",
			"mariadb://h/db?sslMode=verify-identity&connect_timeout=2|jdbc:mariadb://h:3306/db?sslMode=verify-full&connectTimeout=2000",
			"mariadb://u:p@h/d%20b|jdbc:mariadb://h:3306/d%20b",
			"h2:mem:x|jdbc:h2:mem:x;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1",
			"h2:mem:x;MODE=PostgreSQL;PASSWORD=p|jdbc:h2:mem:x;MODE=PostgreSQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1",
			"h2:file:./x|jdbc:h2:file:./x;CASE_INSENSITIVE_IDENTIFIERS=TRUE", ":memory:|jdbc:sqlite::memory:",
			"sqlite:////a.db?journal_mode=WAL|jdbc:sqlite:/a.db?journal_mode=WAL" })
	void jdbcUrlHasNoSecrets(String text, String expected) {
		assertThat(DatabaseUrl.parse(text).jdbcUrl()).contains(expected);
	}

	@Test
	void secretParametersAreJdbcProperties() {
		DatabaseUrl url = DatabaseUrl.parse("postgresql://u:p@h/db?sslmode=require&sslPassword=s");
		assertThat(url.jdbcProperties()).containsExactly(entry("sslpassword", "s"));
		assertThat(DatabaseUrl.parse("h2:mem:x;INIT=SELECT 1").jdbcProperties()).isEmpty();
	}

	@Test
	void mongodbHasNoJdbcUrl() {
		assertThat(DatabaseUrl.parse("mongodb://h/db").jdbcUrl()).isEmpty();
	}

}
