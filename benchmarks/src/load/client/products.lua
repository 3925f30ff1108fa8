-- Asks for the products in turn and prints one line at the end:
-- requests, microseconds, errors, median and 99th percentile of the latency in microseconds
local products = 10000
local requests = {}
local turn = 0

function init(args)
  for id = 1, products do
    requests[id] = wrk.format("GET", "/products/" .. id)
  end
end

function request()
  turn = turn % products + 1
  return requests[turn]
end

function done(summary, latency, _)
  local e = summary.errors
  print(string.format("result %d %d %d %d %d", summary.requests, summary.duration,
    e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99)))
end
