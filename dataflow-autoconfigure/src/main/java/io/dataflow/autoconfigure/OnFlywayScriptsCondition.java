/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.dataflow.adapter.DatabaseKind;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when there are migration scripts and nobody told Flyway of a database.
 */
final class OnFlywayScriptsCondition extends SpringBootCondition {

	private static final List<String> OTHER_DATABASES = List.of("spring.flyway.url", "spring.datasource.url",
			"spring.datasource.jndi-name");

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("OnFlywayScripts");
		Environment environment = context.getEnvironment();
		for (String property : OTHER_DATABASES) {
			if (environment.containsProperty(property)) {
				return ConditionOutcome.noMatch(message.foundExactly(property));
			}
		}
		DatabaseKind kind = ConfiguredDatabase.of(environment).kind();
		String vendor = (kind != null) ? kind.name().toLowerCase(Locale.ROOT) : "";
		ResourcePatternResolver resources = new PathMatchingResourcePatternResolver(context.getResourceLoader());
		List<String> locations = Binder.get(environment)
			.bind("spring.flyway.locations", String[].class)
			.map(Arrays::asList)
			.orElse(List.of("classpath:db/migration"));
		for (String location : locations) {
			if (holdsScripts(resources, location.replace("{vendor}", vendor))) {
				return ConditionOutcome.match(message.foundExactly("scripts in " + location));
			}
		}
		return ConditionOutcome.noMatch(message.didNotFind("scripts in").items(locations));
	}

	private static boolean holdsScripts(ResourcePatternResolver resources, String location) {
		String pattern = pattern(location);
		if (pattern == null) {
			return true;
		}
		try {
			return Arrays.stream(resources.getResources(pattern)).anyMatch(Resource::isReadable);
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Return the pattern of the files in a location, or {@code null} when only Flyway can
	 * look there, for instance in a bucket.
	 */
	private static @Nullable String pattern(String location) {
		int colon = location.indexOf(':');
		String scheme = (colon < 0) ? "classpath" : location.substring(0, colon);
		String path = location.substring(colon + 1);
		return switch (scheme) {
			case "classpath" -> "classpath*:" + path.replaceFirst("^/+", "") + "/**/*.*";
			case "filesystem" -> "file:" + path + "/**/*.*";
			default -> null;
		};
	}

}
