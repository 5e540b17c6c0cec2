# SPDX-License-Identifier: MIT
# Calls services from a POSIX shell with curl 7.75 or later and awk:
#
#     . ./PhalApiClient.sh
#     create
#     withHost 'https://example.com/api/platform'
#     withService 'Platform.ChatMessage.Send'
#     withParams 'chat_message_data' 'hello'
#     withFile 'file' 'path/of/a/file'           # if any: multipart/form-data
#     withHeader 'X-Token' 'abc'                 # line breaks become spaces
#     withTimeout 3000                           # milliseconds for the whole call
#     request                                    # POST
#     echo "$ret $msg"; echo "$data"             # data is JSON; the status of request is 0 when ret is 200
#
# withMethod GET and withMethod DELETE send all parameters in the query and support no files. reset clears everything except the host.
#
# ret 408 with a msg that begins with "Request failed" means that the client received no valid reply: no connection, no complete
# reply in time, or a reply that is not JSON with a ret, whatever its HTTP status. The service may have executed the call.

create() {
    PhalApi_host=
    reset
}

reset() {
    PhalApi_service=
    PhalApi_fields=
    PhalApi_files=
    PhalApi_headers=
    PhalApi_method=POST
    PhalApi_timeout=3000
}

withHost() {
    PhalApi_host=$1
}

withService() {
    PhalApi_service=$1
}

withParams() {
    PhalApi_quote "$1=$2"
    PhalApi_fields="$PhalApi_fields \"\$PhalApi_option\" $PhalApi_quoted"
}

withFile() {
    PhalApi_escape "$2" '\'
    PhalApi_escape "$PhalApi_escaped" '"'
    PhalApi_quote "$1=@\"$PhalApi_escaped\";type=application/octet-stream"
    PhalApi_files="$PhalApi_files --form $PhalApi_quoted"
}

withHeader() {
    # curl removes a header with an empty value, and a line break would begin another header.
    PhalApi_quote "$1${2:+: }$(printf '%s' "${2:-;}" | tr '\r\n' '  ')"
    PhalApi_headers="$PhalApi_headers --header $PhalApi_quoted"
}

withMethod() {
    PhalApi_method=$(printf '%s' "$1" | tr '[:lower:]' '[:upper:]')
}

withTimeout() {
    PhalApi_timeout=$1
}

request() {
    PhalApi_verb='--request "$PhalApi_method"'
    case $PhalApi_method in
    GET | DELETE)
        if [ -n "$PhalApi_files" ]; then
            PhalApi_failed 'files need POST'
            return
        fi
        PhalApi_verb="$PhalApi_verb --get"
        ;;
    esac
    PhalApi_option=--data-urlencode
    if [ -n "$PhalApi_files" ]; then
        PhalApi_option=--form-string
    fi
    PhalApi_seconds=$((PhalApi_timeout / 1000)).$(printf '%03d' $((PhalApi_timeout % 1000)))
    # The lists only contain quoted words, so that eval gets arguments and no code.
    PhalApi_reply=$(eval 'curl --silent --max-time "$PhalApi_seconds" --write-out "\n%{exitcode} %{http_code} %{errormsg}"' \
        "$PhalApi_verb" '"$PhalApi_option" "s=$PhalApi_service"' "$PhalApi_fields" "$PhalApi_files" "$PhalApi_headers" '-- "$PhalApi_host"')
    PhalApi_status=${PhalApi_reply##*"
"}
    PhalApi_reply=${PhalApi_reply%"
"*}
    if [ "${PhalApi_status%% *}" != 0 ]; then
        PhalApi_failed "${PhalApi_status#* * }"
        return
    fi
    PhalApi_status=${PhalApi_status#* }
    PhalApi_status=${PhalApi_status%% *}
    if ! ret=$(PhalApi_member ret); then
        if [ "$PhalApi_status" = 200 ]; then
            PhalApi_status='the reply is not JSON with a ret'
        else
            PhalApi_status="HTTP status $PhalApi_status"
        fi
        PhalApi_failed "$PhalApi_status"
        return
    fi
    data=$(PhalApi_member data)
    msg=$(PhalApi_member msg)
    [ "$ret" = 200 ]
}

PhalApi_failed() {
    ret=408
    data='{}'
    msg="Request failed: $1"
    return 1
}

# Quotes a text as a single shell word.
PhalApi_quote() {
    PhalApi_quoted=
    PhalApi_rest=$1
    while :; do
        case $PhalApi_rest in
        *"'"*)
            PhalApi_quoted="$PhalApi_quoted${PhalApi_rest%%"'"*}'\\''"
            PhalApi_rest=${PhalApi_rest#*"'"}
            ;;
        *) break ;;
        esac
    done
    PhalApi_quoted="'$PhalApi_quoted$PhalApi_rest'"
}

# Escapes a character with backslashes.
PhalApi_escape() {
    PhalApi_escaped=
    PhalApi_rest=$1
    while :; do
        case $PhalApi_rest in
        *"$2"*)
            PhalApi_escaped="$PhalApi_escaped${PhalApi_rest%%"$2"*}\\$2"
            PhalApi_rest=${PhalApi_rest#*"$2"}
            ;;
        *) break ;;
        esac
    done
    PhalApi_escaped=$PhalApi_escaped$PhalApi_rest
}

# Prints a member of the reply: ret as a number, msg as text, data as JSON. Fails when the reply is not a JSON object with a ret.
PhalApi_member() {
    printf '%s\n' "$PhalApi_reply" | LC_ALL=C awk -v wanted="$1" '
        { json = json $0 "\n" }
        END {
            at = 1
            value()
            blank()
            if (wrong || at <= length(json) || found["ret"] !~ /^-?[0-9]+$/) exit 1
            if (wanted == "ret") print found["ret"]
            else if (wanted == "data") print found["data"] == "" || found["data"] == "null" ? "{}" : found["data"]
            else if (found["msg"] ~ /^"/) print text(found["msg"])
        }
        function blank() { while (substr(json, at, 1) ~ /[ \t\r\n]/ && at <= length(json)) at++ }
        function value(  first) {
            blank()
            first = substr(json, at, 1)
            if (first == "{") members()
            else if (first == "[") items()
            else if (first == "\"") word()
            else if (match(substr(json, at, 64), /^(-?[0-9][0-9.eE+-]*|true|false|null)/)) at += RLENGTH
            else wrong = 1
        }
        function members(  name, start) {
            depth++
            at++
            blank()
            if (substr(json, at, 1) == "}") { at++; depth--; return }
            while (!wrong) {
                blank()
                start = at
                word()
                name = substr(json, start, at - start)
                blank()
                if (substr(json, at, 1) != ":") { wrong = 1; return }
                at++
                blank()
                start = at
                value()
                if (depth == 1) found[text(name)] = substr(json, start, at - start)
                blank()
                at++
                if (substr(json, at - 1, 1) == "}") { depth--; return }
                if (substr(json, at - 1, 1) != ",") wrong = 1
            }
        }
        function items() {
            depth++
            at++
            blank()
            if (substr(json, at, 1) == "]") { at++; depth--; return }
            while (!wrong) {
                value()
                blank()
                at++
                if (substr(json, at - 1, 1) == "]") { depth--; return }
                if (substr(json, at - 1, 1) != ",") wrong = 1
            }
        }
        function word(  c) {
            if (substr(json, at, 1) != "\"") { wrong = 1; return }
            for (at++; at <= length(json); at++) {
                c = substr(json, at, 1)
                if (c == "\\") at++
                else if (c == "\"") { at++; return }
            }
            wrong = 1
        }
        function text(literal,  i, c, code, out) {
            for (i = 2; i < length(literal); i++) {
                c = substr(literal, i, 1)
                if (c != "\\") { out = out c; continue }
                c = substr(literal, ++i, 1)
                if (c == "n") out = out "\n"
                else if (c == "r") out = out "\r"
                else if (c == "t") out = out "\t"
                else if (c == "b") out = out "\b"
                else if (c == "f") out = out "\f"
                else if (c != "u") out = out c
                else {
                    code = number(substr(literal, i + 1, 4))
                    i += 4
                    if (code >= 55296 && code < 56320 && substr(literal, i + 1, 2) == "\\u") {
                        code = 65536 + (code - 55296) * 1024 + number(substr(literal, i + 3, 4)) - 56320
                        i += 6
                    }
                    out = out utf8(code)
                }
            }
            return out
        }
        function number(digits,  i, sum) {
            digits = tolower(digits)
            for (i = 1; i <= length(digits); i++) sum = sum * 16 + index("0123456789abcdef", substr(digits, i, 1)) - 1
            return sum
        }
        function utf8(code) {
            if (code < 128) return sprintf("%c", code)
            if (code < 2048) return sprintf("%c%c", 192 + int(code / 64), 128 + code % 64)
            if (code < 65536) return sprintf("%c%c%c", 224 + int(code / 4096), 128 + int(code / 64) % 64, 128 + code % 64)
            return sprintf("%c%c%c%c", 240 + int(code / 262144), 128 + int(code / 4096) % 64, 128 + int(code / 64) % 64, 128 + code % 64)
        }'
}
