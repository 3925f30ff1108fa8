#!/usr/bin/env bash
# Keeps a DataFlow application on PostgreSQL under four fifths of the load that it can
# bear, and looks at its heap after a full garbage collection every minute.
#
#   benchmarks/soak.sh [minutes] [seconds of warm-up and of calibration]     10 minutes and 60 s
#
# Of the calls, made over HTTP at a fixed rate, 50 % read a product by a workflow, 10 %
# list 20 of them, 15 % update and 15 % create one, and 10 % run a workflow that changes
# two tables in one transaction. Ends with status 1 unless the heap stays within 5 % of
# what it was after the first minute, no call failed, and all that was acknowledged is
# in the database.
set -euo pipefail

minutes="${1:-10}"
seconds="${2:-60}"
work="$(cd "$(dirname "$0")" && pwd)/target/soak"
declare -A ports processes
# shellcheck source=src/load/setup.sh
. "$(dirname "$0")/src/load/setup.sh"

build_starter
start_database
# what the JVM may give up whenever it wants to does not count: else the heap falls as soon as it does
JAVA_OPTIONS=-XX:SoftRefLRUPolicyMSPerMB=0
start_server soak starter dataflow load.dataflow.DataFlowApplication --spring.profiles.active=soak \
  --dataflow.database-url="postgresql://$database"
java -Xmx512m -cp "$built/classes/client:$(cat "$built/starter.txt")" load.client.Soak "${ports[soak]}" "$minutes" "$seconds" \
  || { status=$?; cat "$work/soak.out" >&2; exit "$status"; }
