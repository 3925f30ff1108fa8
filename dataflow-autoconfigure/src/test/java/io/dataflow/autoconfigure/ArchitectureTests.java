/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.dataflow.testing.CodeRules;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "io.dataflow.autoconfigure",
		importOptions = { DoNotIncludeTests.class, DoNotIncludeJars.class })
class ArchitectureTests {

	@ArchTest
	static final ArchRule autoConfigurationsArePublicAndFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL);

	@ArchTest
	static final ArchRule autoConfigurationsHaveNoPublicMethods = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule autoConfigurationsHaveNoPublicFields = fields().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule conditionsArePackagePrivate = classes().that()
		.areAssignableTo(Condition.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule beanMethodsAreNotConditionalOnClasses = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.notBeAnnotatedWith(ConditionalOnClass.class)
		.because("the class of the method is loaded with all its types before");

	@ArchTest
	static final ArchRule onlyTheLifecycleWaits = noClasses().that(areNotAllowedToWait())
		.should()
		.callMethodWhere(DescribedPredicate.describe("blocks", (call) -> call.getName().startsWith("block")))
		.because("only the threads that start and stop the application may wait");

	@ArchTest
	static final ArchRule typesAreNamedByTheirRole = CodeRules.typesAreNamedByTheirRole;

	@ArchTest
	static final ArchRule packagesAreNullMarked = CodeRules.packagesAreNullMarked;

	@ArchTest
	static final ArchRule classesAreFinalOrAbstract = CodeRules.classesAreFinalOrAbstract;

	@ArchTest
	static final ArchRule staticFieldsAreFinal = CodeRules.staticFieldsAreFinal;

	@ArchTest
	static final ArchRule errorsHaveATypeOfTheirOwn = CodeRules.errorsHaveATypeOfTheirOwn;

	@ArchTest
	static final ArchRule lettersChangeCaseInANamedLocale = CodeRules.lettersChangeCaseInANamedLocale;

	@ArchTest
	static void everyAutoConfigurationIsListed(JavaClasses classes) throws IOException {
		List<String> declared = classes.stream()
			.filter((type) -> type.isAnnotatedWith(AutoConfiguration.class))
			.map(JavaClass::getName)
			.toList();
		assertThat(listed()).isSorted().containsExactlyInAnyOrderElementsOf(declared);
	}

	private static List<String> listed() throws IOException {
		String file = "/META-INF/spring/" + AutoConfiguration.class.getName() + ".imports";
		try (InputStream imports = DataFlowAutoConfiguration.class.getResourceAsStream(file)) {
			assertThat(imports).isNotNull();
			return new String(imports.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	private static DescribedPredicate<JavaClass> areNotAllowedToWait() {
		return DescribedPredicate.describe("are not part of start or stop",
				(type) -> !type.isEquivalentTo(DataFlowLifecycle.class)
						&& !type.isEquivalentTo(NamedDatabasesLifecycle.class)
						&& !type.isEquivalentTo(PostgresqlEventLoops.class)
						&& !type.isEquivalentTo(MysqlEventLoops.class)
						&& !type.isEquivalentTo(ConnectionFactoryAutoConfiguration.class));
	}

}
