#!/usr/bin/env bash
# Compares web applications that answer the same requests with one row of PostgreSQL
# as JSON, each in a JVM of its own, under 64 connections that never pause.
#
#   benchmarks/web-load.sh [rounds] [seconds] [warm-up requests] [contenders]
#
#   benchmarks/web-load.sh        9 rounds of 8 s after 500 000 requests each, about 12 minutes
#   benchmarks/web-load.sh 5 5 300000 "jdbc workflow template"
#
# A contender may have a suffix, which stands for further options of Java:
#
#   OPTIONS_two=-Dreactor.netty.ioWorkerCount=2 benchmarks/web-load.sh 5 5 300000 "jdbc workflow workflow-two"
#
# In every round each application has one turn. Its throughput is divided by that of the
# measure within the round, and the medians over all rounds are printed.
set -euo pipefail

rounds="${1:-9}"
seconds="${2:-8}"
warmup="${3:-500000}"
contenders="${4:-jdbc workflow model driver template}"
connections="${CONNECTIONS:-64}"
work="$(cd "$(dirname "$0")" && pwd)/target/web-load"
declare -A ports processes
# shellcheck source=src/load/setup.sh
. "$(dirname "$0")/src/load/setup.sh"

boot=org.springframework.boot
equipment=("$boot:spring-boot-starter-actuator" io.micrometer:micrometer-registry-prometheus)
build_starter
if [[ " $contenders " == *" jdbc"* ]]; then
  class_path jdbc "$boot:spring-boot-starter-webmvc" "$boot:spring-boot-starter-jdbc" org.postgresql:postgresql "${equipment[@]}"
fi
if [[ " $contenders " == *" template"* ]]; then
  class_path r2dbc "$boot:spring-boot-starter-webflux" "$boot:spring-boot-starter-data-r2dbc" org.postgresql:r2dbc-postgresql \
    "${equipment[@]}"
fi

start_contender() { # contender
  local credentials="${database%@*}" place="${database#*@}" kind="${1%%-*}" options="OPTIONS_${1#*-}"
  local JAVA_OPTIONS="${JAVA_OPTIONS:-} ${!options:-}"
  case "$kind" in
    jdbc) # as many connections as DataFlow may open
      start_server "$1" jdbc jdbc load.jdbc.JdbcApplication --spring.datasource.url="jdbc:postgresql://$place" \
        --spring.datasource.username="${credentials%%:*}" --spring.datasource.password="${credentials#*:}" \
        --spring.datasource.hikari.maximum-pool-size="${JDBC_CONNECTIONS:-30}"
      ;;
    template) start_server "$1" r2dbc r2dbc load.r2dbc.TemplateApplication --spring.r2dbc.url="r2dbc:postgresql://$database" ;;
    *) start_server "$1" starter dataflow load.dataflow.DataFlowApplication --spring.profiles.active="$kind${PROFILES:-}" \
      --dataflow.database-url="postgresql://$database" ;;
  esac
}

load() { # contender, seconds: prints requests, microseconds, errors, p50 and p99
  local url="http://127.0.0.1:${ports[$1]}"
  if command -v wrk > /dev/null && [ -z "${JAVA_CLIENT:-}" ]; then
    wrk -t1 -c"$connections" -d"${2}s" -s "$benchmarks/src/load/client/products.lua" "$url" | sed -n 's/^result //p'
  else
    java -cp "$built/classes/client:$(cat "$built/starter.txt")" load.client.ClosedLoop "${ports[$1]}" "$connections" "$2" \
      | sed -n 's/^result //p'
  fi
}

start_database
for contender in $contenders; do
  start_contender "$contender"
  # all must answer the same, but for the order of fields, zeros at the end and the workflow's "found"
  curl -fsS "http://127.0.0.1:${ports[$contender]}/products/1" | tr -d '{}' | tr ',' '\n' | sort \
    | sed -E 's/(\.[0-9]*[1-9])0+$/\1/; /^"found":true$/d' > "$work/$contender.answer"
  cmp "$work/${contenders%% *}.answer" "$work/$contender.answer"
done
# in turns, and by requests: what the compiler has done of its work depends on how often it saw the code
declare -A answered
for turn in $(seq 1 30); do
  for contender in $contenders; do
    if [ "${answered[$contender]:-0}" -lt "$warmup" ]; then
      result="$(load "$contender" 10)"
      answered[$contender]=$((${answered[$contender]:-0} + ${result%% *}))
      echo "warming up $contender, $turn: $result" >&2
    fi
  done
done
for round in $(seq 1 "$rounds"); do
  for contender in $contenders; do
    before="$(processor_time "${processes[$contender]}")"
    result="$(load "$contender" "$seconds")"
    echo "$round $contender $result $(($(processor_time "${processes[$contender]}") - before))" | tee -a "$work/data" >&2
  done
done

echo "$connections connections, $rounds rounds of $seconds s, heap $heap, $(nproc) processors, load of the machine $(cut -d' ' -f1 /proc/loadavg)"
echo
echo "| application | requests/s | to JDBC | middle half | to template | p50 ms | p99 ms | processor µs per request | errors |"
echo "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
awk -v contenders="$contenders" '
  { rate[$2, $1] = $3 / $4 * 1e6; p50[$2, $1] = $6 / 1e3; p99[$2, $1] = $7 / 1e3; used[$2, $1] = $8 * 1e4 / $3
    errors[$2] += $5; rounds = $1 }
  function quantile(v, q,   i, j, t) {
    for (i = 2; i <= rounds; i++) for (j = i; j > 1 && v[j - 1] > v[j]; j--) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
    return v[int((rounds - 1) * q + 1.5)]
  }
  function median(of, name,   r, v) { for (r = 1; r <= rounds; r++) v[r] = of[name, r]; return quantile(v, 0.5) }
  function ratio(name, measure, q,   r, v) {
    if (!((measure, 1) in rate)) return "–"
    for (r = 1; r <= rounds; r++) v[r] = rate[name, r] / rate[measure, r]
    return sprintf("%.2f", quantile(v, q))
  }
  END {
    n = split(contenders, names, " ")
    for (i = 1; i <= n; i++) {
      c = names[i]
      printf "| %s | %d | %s | %s to %s | %s | %.1f | %.1f | %d | %d |\n", c, median(rate, c), ratio(c, "jdbc", 0.5),
        ratio(c, "jdbc", 0.25), ratio(c, "jdbc", 0.75), ratio(c, "template", 0.5), median(p50, c), median(p99, c),
        median(used, c), errors[c]
    }
  }' "$work/data"
