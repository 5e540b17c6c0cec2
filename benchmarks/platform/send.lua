-- Messages from random senders to random recipients.
--   wrk ... -s send.lua URL -- TOKENS RECIPIENTS SEED SERVICE [KEY]
-- With KEY each has an idempotency key that begins so.
local tokens, recipients, service, key
local count = 0

local function lines(name)
    local all = {}
    for line in io.lines(name) do
        all[#all + 1] = line
    end
    return all
end

function init(arguments)
    tokens, recipients = lines(arguments[1]), lines(arguments[2])
    math.randomseed(tonumber(arguments[3]))
    service, key = arguments[4], arguments[5]
end

function request()
    local header = ""
    if key then
        count = count + 1
        header = "Idempotency-Key: " .. key .. count .. "\r\n"
    end
    local body = "access_token=" .. tokens[math.random(#tokens)] .. "&chat_message_to_uuid=" .. recipients[math.random(#recipients)]
        .. "&chat_message_data=Are%20we%20still%20on%20for%20lunch%20tomorrow%20at%20half%20past%20twelve%3F&chat_message_type=text"
    return "POST /?s=" .. service .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n" .. header
        .. "Content-Length: " .. #body .. "\r\n\r\n" .. body
end
