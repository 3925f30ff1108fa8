#!/usr/bin/env bash
# Makes all measurements of behaviour under load, one after the other, about half an hour
# on a machine that does nothing else, and prints their tables in Markdown.
#
#   benchmarks/load.sh > load.md
set -uo pipefail

benchmarks="$(cd "$(dirname "$0")" && pwd)"
status=0

echo "## Web applications under load"
echo
"$benchmarks/web-load.sh" || status=1
echo
echo "## What the interceptors cost"
echo
java -Xms512m -Xmx512m -cp "$benchmarks/target/benchmarks.jar" io.dataflow.benchmarks.InterceptorCost || status=1
echo
echo "## Soak"
echo
PREPARED=yes "$benchmarks/soak.sh" || status=1
exit "$status"
