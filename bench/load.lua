-- Sends prepared requests in turn. Where one says {n} stands a number that no other request has.
-- Arguments: a file of requests, each ended by a line of its own that says "END".
local starts, ends, numbered, total, sent = {}, {}, {}, 0, 0

function init(arguments)
  local lines = {}
  for line in io.lines(arguments[1]) do
    if line == "END" then
      total = total + 1
      local text = table.concat(lines, "\r\n") .. "\r\n\r\n"
      local at = text:find("{n}", 1, true)
      numbered[total] = at ~= nil
      starts[total] = at and text:sub(1, at - 1) or text
      ends[total] = at and text:sub(at + 3) or ""
      lines = {}
    else
      lines[#lines + 1] = line
    end
  end
end

function request()
  sent = sent + 1
  local at = sent % total + 1
  if numbered[at] then return starts[at] .. sent .. ends[at] end
  return starts[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests":%d,"seconds":%f,"p50Ms":%f,"p99Ms":%f,"refused":%d,"broken":%d,"bytes":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout, summary.bytes))
end
