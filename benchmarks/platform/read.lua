-- One question again and again, with one value that changes.
--   wrk ... -s read.lua URL -- QUESTION VALUES SEED
-- QUESTION is the query of the request, without the value at its end; VALUES is a file with one value a line.
local question
local values = {}

function init(arguments)
    question = arguments[1]
    for line in io.lines(arguments[2]) do
        values[#values + 1] = line
    end
    math.randomseed(tonumber(arguments[3]))
end

function request()
    return "GET /?" .. question .. values[math.random(#values)] .. " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
end
