# What the load comparisons share: class paths, a database, servers. Sourced by them.
# They set 'work'; everything that is started ends with the script. PREPARED=yes takes what
# an earlier call has built, HEAP and JAVA_OPTIONS are for the servers.

benchmarks="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
root="$(dirname "$benchmarks")"
maven=("${MAVEN:-mvn}" -B -ntp -q)
version="$(sed -n 's:.*<spring-boot.version>\(.*\)</spring-boot.version>.*:\1:p' "$root/pom.xml")"
heap="${HEAP:-512m}"
built="$benchmarks/target/load"
running=()
rm -rf "$work"
mkdir -p "$work" "$built"

end() {
  exec 8>&- || true # the database ends with its input
  for process in "${running[@]}"; do
    kill "$process" 2>/dev/null || true
  done
  wait
}
trap end EXIT

class_path() { # name, group:artifact...: the libraries of an application without DataFlow
  local name="$1" dependency
  shift
  [ -z "${PREPARED:-}" ] || return 0
  mkdir -p "$built/$name"
  {
    echo "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
    echo "<groupId>load</groupId><artifactId>$name</artifactId><version>0</version><packaging>pom</packaging>"
    echo "<dependencyManagement><dependencies><dependency><groupId>org.springframework.boot</groupId>"
    echo "<artifactId>spring-boot-dependencies</artifactId><version>$version</version><type>pom</type>"
    echo "<scope>import</scope></dependency></dependencies></dependencyManagement><dependencies>"
    for dependency in "$@"; do
      echo "<dependency><groupId>${dependency%%:*}</groupId><artifactId>${dependency##*:}</artifactId></dependency>"
    done
    echo "</dependencies></project>"
  } > "$built/$name/pom.xml"
  (cd "$built/$name" && "${maven[@]}" dependency:build-classpath -Dmdep.outputFile="$built/$name.txt")
  compile "$name" "$name"
}

build_starter() { # the starter, and the benchmarks for their database
  [ -z "${PREPARED:-}" ] || return 0
  (cd "$root" && "${maven[@]}" -pl dataflow-spring-boot-starter,benchmarks -am -DskipTests package \
    dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile=target/classpath.txt)
  cp "$root/dataflow-spring-boot-starter/target/classpath.txt" "$built/starter.txt"
  compile dataflow starter
  compile client starter
}

compile() { # folder of src/load, class path
  mkdir -p "$built/classes/$1"
  javac -nowarn -proc:none -parameters -cp "$(cat "$built/$2.txt")" -d "$built/classes/$1" "$benchmarks/src/load/$1"/*.java
  if [ -d "$benchmarks/src/load/$1/workflows" ]; then
    cp -R "$benchmarks/src/load/$1/workflows" "$built/classes/$1"
  fi
}

await() { # file, word: prints what follows the word
  local line
  for _ in $(seq 1 600); do
    if line="$(grep -m 1 "^$2 " "$1" 2>/dev/null)"; then
      echo "${line#"$2 "}"
      return
    fi
    sleep 0.1
  done
  cat "$1" >&2
  return 1
}

start_database() { # sets 'database' to user:password@host:port/name
  mkfifo "$work/input"
  java -cp "$benchmarks/target/benchmarks.jar" io.dataflow.benchmarks.LoadDatabase \
    < "$work/input" > "$work/database.out" 2>&1 &
  exec 8> "$work/input"
  database="$(await "$work/database.out" database)"
  database="${database#*://}"
}

start_server() { # name, class path, folder of src/load, class, arguments...: sets ports[name] and processes[name]
  local name="$1" classes="$built/classes/$3:$(cat "$built/$2.txt")" main="$4"
  shift 4
  # shellcheck disable=SC2086
  java -Xms"$heap" -Xmx"$heap" ${JAVA_OPTIONS:-} -cp "$classes" "$main" --server.port=0 --spring.main.banner-mode=off \
    --logging.level.root=WARN --spring.jackson.property-naming-strategy=SNAKE_CASE "$@" > "$work/$name.out" 2>&1 8>&- &
  processes[$name]=$!
  running+=("$!")
  ports[$name]="$(await "$work/$name.out" listening)"
}

processor_time() { # process: its processor time so far in hundredths of a second
  awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat" 2>/dev/null || echo 0
}
