#!/usr/bin/env bash
# Compares the start-up of a bare WebFlux application with that of the same application
# plus the DataFlow starter and 100 entities on H2 in memory.
#
#   benchmarks/startup.sh [starts]      9 starts of each variant unless said otherwise
#
# Prints the median of each variant and its difference to the bare application, in
# milliseconds from the start of the JVM until the application is ready, and in
# megabytes of heap in use after a garbage collection. The variants take turns, so that
# a busy machine slows all of them down alike.
set -euo pipefail

starts="${1:-9}"
benchmarks="$(cd "$(dirname "$0")" && pwd)"
root="$(dirname "$benchmarks")"
work="$benchmarks/target/startup"
maven=("${MAVEN:-mvn}" -B -ntp -q)
version="$(sed -n 's:.*<spring-boot.version>\(.*\)</spring-boot.version>.*:\1:p' "$root/pom.xml")"

rm -rf "$work"
mkdir -p "$work/bare" "$work/src/startup" "$work/classes/bare" "$work/classes/entities"

bare_pom() {
  cat <<EOF
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>startup</groupId>
  <artifactId>$1</artifactId>
  <version>0</version>
  <packaging>pom</packaging>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>org.springframework.boot</groupId>
        <artifactId>spring-boot-dependencies</artifactId>
        <version>$version</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
EOF
  shift
  for dependency in "$@"; do
    echo "    <dependency><groupId>${dependency%%:*}</groupId><artifactId>${dependency##*:}</artifactId></dependency>"
  done
  echo "  </dependencies>"
  echo "</project>"
}

# the entities: eight fields of different types each
for n in $(seq -w 1 100); do
  cat > "$work/src/startup/Entity$n.java" <<EOF
package startup;

import io.dataflow.model.DataFlowModel;

@DataFlowModel
public record Entity$n(Long id, String name, String description, java.math.BigDecimal price, Integer quantity,
		Boolean active, java.time.Instant seenAt, java.util.UUID reference) {
}
EOF
done

# the class paths: WebFlux alone, WebFlux with the starter's other libraries, the starter
boot=org.springframework.boot
bare_pom bare "$boot:spring-boot-starter-webflux" > "$work/bare/pom.xml"
(cd "$work/bare" && "${maven[@]}" dependency:build-classpath -Dmdep.outputFile="$work/bare.txt")
(cd "$root" && "${maven[@]}" -pl dataflow-spring-boot-starter -am -DskipTests package \
  dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile=target/classpath.txt)
cp "$root/dataflow-spring-boot-starter/target/classpath.txt" "$work/starter.txt"
bare="$(cat "$work/bare.txt")"
starter="$(cat "$work/starter.txt")"

javac -nowarn -proc:none -parameters -cp "$bare" -d "$work/classes/bare" "$benchmarks/src/startup/StartupApplication.java"
javac -nowarn -proc:none -parameters -cp "$starter" -d "$work/classes/entities" "$work"/src/startup/*.java

start() { # variant, arguments of java
  local variant="$1"
  shift
  local line
  line="$(java -Xmx512m "$@" startup.StartupApplication --server.port=0 --spring.main.banner-mode=off 2>"$work/$variant.err" \
    | tee "$work/$variant.out" | grep '^started ')" || { cat "$work/$variant.out" "$work/$variant.err"; exit 1; }
  echo "${line#started }" >> "$work/$variant.data"
}

without_dataflow() { # the same libraries, but neither DataFlow nor entities
  start libraries -cp "$work/classes/bare:$(tr ':' '\n' <<< "$starter" | grep -v '/dataflow-' | paste -sd:)" \
    -Dspring.r2dbc.url=r2dbc:h2:mem:///startup
}

with_dataflow() { # variant, schema mode
  start "$1" -cp "$work/classes/bare:$work/classes/entities:$starter" \
    -Ddataflow.database-url=h2:mem:startup -Ddataflow.schema.mode="$2"
}

for round in $(seq 0 "$starts"); do
  start bare -cp "$work/classes/bare:$bare"
  without_dataflow
  with_dataflow none none
  with_dataflow migrate migrate
  if [ "$round" = 0 ]; then
    rm "$work"/*.data # the first round fills the caches of the machine
  fi
done

median() { # variant, column
  cut -d' ' -f"$2" "$work/$1.data" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

echo "| application | start-up, ms | more than bare | heap, MB | more than bare |"
echo "|---|--:|--:|--:|--:|"
for variant in bare libraries none migrate; do
  awk -v name="$variant" -v t="$(median $variant 1)" -v t0="$(median bare 1)" -v h="$(median $variant 2)" \
    -v h0="$(median bare 2)" 'BEGIN { printf "| %s | %d | %+d | %.1f | %+.1f |\n", name, t, t - t0, h / 1024, (h - h0) / 1024 }'
done
