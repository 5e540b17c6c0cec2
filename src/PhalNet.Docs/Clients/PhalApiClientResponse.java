// SPDX-License-Identifier: MIT
package net.phalapi.sdk;

import java.util.HashMap;
import java.util.Map;

/** The reply to a call of {@link PhalApiClient}. */
public class PhalApiClientResponse {
    private final int ret;
    private final String data;
    private final String msg;

    public PhalApiClientResponse(int ret, String data, String msg) {
        this.ret = ret;
        this.data = data;
        this.msg = msg;
    }

    /** 200 on success. */
    public int getRet() {
        return ret;
    }

    /** The data of the service, as JSON for a parser of your choice. */
    public String getData() {
        return data;
    }

    /** The error message; empty on success. */
    public String getMsg() {
        return msg;
    }

    static PhalApiClientResponse failed(String reason) {
        return new PhalApiClientResponse(408, "{}", "Request failed: " + reason);
    }

    static PhalApiClientResponse read(int status, String body) {
        try {
            Reader reader = new Reader(body);
            String data = reader.members.get("data");
            String msg = reader.members.get("msg");
            return new PhalApiClientResponse(
                Integer.parseInt(reader.members.getOrDefault("ret", "")),
                data == null || data.equals("null") ? "{}" : data,
                msg == null || !msg.startsWith("\"") ? "" : Reader.text(msg));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return failed(status == 200 ? "the reply is not JSON with a ret" : "HTTP status " + status);
        }
    }

    /** Finds the members of a JSON object, as unparsed JSON. */
    private static final class Reader {
        final Map<String, String> members = new HashMap<>();
        private final String json;
        private int at;
        private int depth;

        Reader(String json) {
            this.json = json;
            value();
            blank();
            require(at == json.length());
        }

        static String text(String literal) {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i < literal.length() - 1; i++) {
                char c = literal.charAt(i);
                if (c == '\\') {
                    c = literal.charAt(++i);
                    if (c == 'u') {
                        text.append((char) Integer.parseInt(literal.substring(i + 1, i + 5), 16));
                        i += 4;
                        continue;
                    }
                    int escape = "nrtbf".indexOf(c);
                    c = escape < 0 ? c : "\n\r\t\b\f".charAt(escape);
                }
                text.append(c);
            }
            return text.toString();
        }

        private void value() {
            blank();
            char first = json.charAt(at);
            if (first == '{') {
                list('}');
            } else if (first == '[') {
                list(']');
            } else if (first == '"') {
                string();
            } else {
                int start = at;
                while (at < json.length() && "+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(json.charAt(at)) >= 0) {
                    at++;
                }
                require(json.substring(start, at).matches("-?[0-9][0-9.eE+-]*|true|false|null"));
            }
        }

        private void list(char end) {
            depth++;
            at++;
            blank();
            boolean more = json.charAt(at) != end;
            while (more) {
                if (end == '}') {
                    member();
                } else {
                    value();
                }
                blank();
                more = json.charAt(at) == ',';
                if (more) {
                    at++;
                }
            }
            require(json.charAt(at++) == end);
            depth--;
        }

        private void member() {
            blank();
            int start = at;
            string();
            String name = json.substring(start, at);
            blank();
            require(json.charAt(at++) == ':');
            blank();
            start = at;
            value();
            if (depth == 1) {
                members.put(text(name), json.substring(start, at));
            }
        }

        private void string() {
            require(json.charAt(at++) == '"');
            for (char c = json.charAt(at++); c != '"'; c = json.charAt(at++)) {
                if (c == '\\') {
                    at++;
                }
            }
        }

        private void blank() {
            while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
                at++;
            }
        }

        private void require(boolean holds) {
            if (!holds) {
                throw new IllegalArgumentException();
            }
        }
    }
}
