#!/usr/bin/env bash
# Compares the start-up of a bare WebFlux application with that of the same application
# plus the DataFlow starter and 100 entities on H2 in memory.
#
#   benchmarks/startup.sh [starts] [plain|cache|ahead]
#
# 9 starts of each variant unless said otherwise. All are in the layout that the tools of
# Spring Boot extract: one jar and a folder with the libraries.
#
#   plain  as it is (JDK 17 or later)
#   cache  with an AOT cache of the JDK, recorded by a start of the same variant (JDK 25)
#   ahead  also with what Spring has decided ahead of time, as spring-boot:process-aot
#          does (JDK 25)
#
# Prints the median of each variant and its difference to the bare application, in
# milliseconds from before the JVM is launched until the application is ready, and in
# megabytes of heap in use after a garbage collection. The variants take turns, so that
# a busy machine slows all of them down alike. The JDK is JAVA_HOME, else that on the PATH.
set -euo pipefail

starts="${1:-9}"
mode="${2:-plain}"
benchmarks="$(cd "$(dirname "$0")" && pwd)"
root="$(dirname "$benchmarks")"
work="$benchmarks/target/startup"
maven=("${MAVEN:-mvn}" -B -ntp -q)
bin="${JAVA_HOME:+$JAVA_HOME/bin/}"
version="$(sed -n 's:.*<spring-boot.version>\(.*\)</spring-boot.version>.*:\1:p' "$root/pom.xml")"
variants=(bare libraries none migrate)

case "$mode" in
  plain) flags=() ;;
  cache) flags=() ;;
  ahead) flags=(-Dspring.aot.enabled=true) ;;
  *) echo "There is no '$mode': say plain, cache or ahead." >&2; exit 2 ;;
esac
if [[ $mode != plain ]] && ! "${bin}java" -XX:+PrintFlagsFinal -version 2>/dev/null | grep AOTCacheOutput >/dev/null; then
  echo "The AOT cache needs JDK 25: set JAVA_HOME." >&2
  exit 2
fi

rm -rf "$work"
mkdir -p "$work/pom" "$work/src/startup" "$work/classes/bare" "$work/classes/entities"

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
bare_pom bare "$boot:spring-boot-starter-webflux" > "$work/pom/pom.xml"
(cd "$work/pom" && "${maven[@]}" dependency:build-classpath -Dmdep.outputFile="$work/bare.txt")
(cd "$root" && "${maven[@]}" -pl dataflow-spring-boot-starter -am -DskipTests package \
  dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile=target/classpath.txt)
tr ':' '\n' < "$root/dataflow-spring-boot-starter/target/classpath.txt" > "$work/starter.txt"
tr ':' '\n' < "$work/bare.txt" > "$work/bare.lines"
grep -v '/dataflow-' "$work/starter.txt" > "$work/libraries.lines"

"${bin}javac" -nowarn -proc:none -parameters -cp "$(paste -sd: "$work/bare.lines")" -d "$work/classes/bare" \
  "$benchmarks/src/startup/StartupApplication.java"
"${bin}javac" -nowarn -proc:none -parameters -cp "$(paste -sd: "$work/starter.txt")" -d "$work/classes/entities" \
  "$work"/src/startup/*.java

properties() { # variant
  case "$1" in
    libraries) echo -Dspring.r2dbc.url=r2dbc:h2:mem:///startup ;;
    none | migrate) echo -Ddataflow.database-url=h2:mem:startup "-Ddataflow.schema.mode=$1" ;;
  esac
}

arguments=(--server.port=0 --spring.main.banner-mode=off)

application() { # variant, its libraries, folders of classes
  local folder="$work/$1" libraries="$2" jar classes=()
  shift 2
  mkdir -p "$folder/lib"
  for jar in $(< "$libraries"); do
    cp -p "$jar" "$folder/lib/"
  done
  for jar in "$@"; do
    classes+=(-C "$jar" .)
  done
  { # lines of a manifest have at most 72 characters, those after the first begin with a blank
    echo "Main-Class: startup.StartupApplication"
    echo "Class-Path: $(sed 's:.*/:lib/:' "$libraries" | paste -sd' ')" | fold -b -w 70 | sed '2,$s/^/ /'
  } > "$folder/manifest"
  "${bin}jar" --create --file "$folder/app.jar" --manifest "$folder/manifest" "${classes[@]}"
}

ahead_of_time() { # variant
  local folder="$work/$1"
  mkdir -p "$folder/ahead/classes"
  "${bin}java" $(properties "$1") -cp "$folder/app.jar" org.springframework.boot.SpringApplicationAotProcessor \
    startup.StartupApplication "$folder/ahead/sources" "$folder/ahead/classes" "$folder/ahead/classes" startup "$1" \
    "${arguments[@]}" > "$folder/ahead.out" 2>&1 || { cat "$folder/ahead.out"; exit 1; }
  find "$folder/ahead/sources" -name '*.java' > "$folder/ahead/files"
  "${bin}javac" -nowarn -proc:none -parameters -cp "$folder/app.jar" -d "$folder/ahead/classes" "@$folder/ahead/files"
  "${bin}jar" --update --file "$folder/app.jar" -C "$folder/ahead/classes" .
}

start() { # variant, flags of the JVM
  local variant="$1" line
  shift
  line="$(cd "$work/$variant" && "${bin}java" -Xmx512m "$@" ${flags[@]+"${flags[@]}"} $(properties "$variant") \
    "-Dstartup.launched=$(date +%s%3N)" -jar app.jar "${arguments[@]}" 2> "$work/$variant.err" \
    | tee "$work/$variant.out" | grep '^started ')" || { cat "$work/$variant.out" "$work/$variant.err"; exit 1; }
  echo "${line#started }" >> "$work/$variant.data"
}

application bare "$work/bare.lines" "$work/classes/bare"
application libraries "$work/libraries.lines" "$work/classes/bare"
application none "$work/starter.txt" "$work/classes/bare" "$work/classes/entities"
application migrate "$work/starter.txt" "$work/classes/bare" "$work/classes/entities"
use=()
if [[ $mode != plain ]]; then
  for variant in "${variants[@]}"; do
    [[ $mode == ahead ]] && ahead_of_time "$variant"
    start "$variant" -XX:AOTCacheOutput=app.aot
  done
  # a cache that cannot be used ends the JVM
  use=(-XX:AOTCache=app.aot -XX:AOTMode=on)
fi

for round in $(seq 0 "$starts"); do
  for variant in "${variants[@]}"; do
    start "$variant" ${use[@]+"${use[@]}"}
  done
  if [ "$round" = 0 ]; then
    rm "$work"/*.data # the first round fills the caches of the machine
  fi
done

median() { # variant, column
  cut -d' ' -f"$2" "$work/$1.data" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

echo "$("${bin}java" -version 2>&1 | sed -n 1p), $mode, medians of $starts starts"
echo
echo "| application | start-up, ms | to bare | more than bare, ms | heap, MB | more than bare, MB |"
echo "|---|--:|--:|--:|--:|--:|"
for variant in "${variants[@]}"; do
  awk -v name="$variant" -v t="$(median "$variant" 1)" -v t0="$(median bare 1)" -v h="$(median "$variant" 2)" \
    -v h0="$(median bare 2)" 'BEGIN { printf "| %s | %d | %.2f | %+d | %.1f | %+.1f |\n", name, t, t / t0, t - t0,
      h / 1024, (h - h0) / 1024 }'
done
