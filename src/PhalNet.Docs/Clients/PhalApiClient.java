// SPDX-License-Identifier: MIT
package net.phalapi.sdk;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls services, with the Java library only (17 or later).
 *
 * <pre>
 * PhalApiClientResponse response = PhalApiClient.create()
 *     .withHost("https://example.com/api/platform")
 *     .withService("Platform.ChatMessage.Send")
 *     .withParams("chat_message_data", "hello")
 *     .withFile("file", "/path/of/a/file")       // if any: multipart/form-data
 *     .withHeader("X-Token", "abc")              // sent unchanged
 *     .withTimeout(3000)                         // milliseconds for the whole call
 *     .request();                                // POST; getRet(), getData(), getMsg()
 * </pre>
 *
 * {@code withMethod("GET")} and {@code withMethod("DELETE")} send all parameters in the query and support no files.
 * {@link #reset()} clears everything except the host.
 *
 * <p>ret 408 with a msg that begins with "Request failed" means that the client received no valid reply: no connection, no complete
 * reply in time, or a reply that is not JSON with a ret, whatever its HTTP status. The service may have executed the call.
 */
public class PhalApiClient {
    private String host = "";
    private String service = "";
    private final Map<String, String> params = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String method = "POST";
    private int timeout = 3000;

    public static PhalApiClient create() {
        return new PhalApiClient();
    }

    public PhalApiClient withHost(String host) {
        this.host = host;
        return this;
    }

    public PhalApiClient reset() {
        service = "";
        params.clear();
        files.clear();
        headers.clear();
        method = "POST";
        timeout = 3000;
        return this;
    }

    public PhalApiClient withService(String service) {
        this.service = service;
        return this;
    }

    public PhalApiClient withParams(String name, Object value) {
        params.put(name, value == null ? "" : value.toString());
        return this;
    }

    public PhalApiClient withFile(String name, String path) {
        files.put(name, path);
        return this;
    }

    public PhalApiClient withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public PhalApiClient withMethod(String method) {
        this.method = method.toUpperCase(Locale.ROOT);
        return this;
    }

    public PhalApiClient withTimeout(int milliseconds) {
        timeout = milliseconds;
        return this;
    }

    public PhalApiClientResponse request() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
        // The library's timeout limits each wait for data, not the whole call, so the call runs on its own thread, which may be abandoned.
        FutureTask<PhalApiClientResponse> call = new FutureTask<>(() -> exchange(deadline));
        Thread thread = new Thread(call, "PhalApiClient");
        thread.setDaemon(true);
        thread.start();
        try {
            return call.get(timeout, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return late();
        } catch (ExecutionException e) {
            return e.getCause() instanceof SocketTimeoutException ? late() : PhalApiClientResponse.failed(e.getCause().toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PhalApiClientResponse.failed("interrupted");
        }
    }

    private PhalApiClientResponse late() {
        return PhalApiClientResponse.failed("no reply within " + timeout + " ms");
    }

    private PhalApiClientResponse exchange(long deadline) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("s", service);
        fields.putAll(params);
        boolean isBodiless = method.equals("GET") || method.equals("DELETE");
        if (isBodiless && !files.isEmpty()) {
            return PhalApiClientResponse.failed("files need POST");
        }
        String address = isBodiless ? host + (host.contains("?") ? "&" : "?") + form(fields) : host;

        HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
        try {
            connection.setConnectTimeout(timeout);
            connection.setReadTimeout(timeout);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod(method);
            headers.forEach(connection::setRequestProperty);
            if (!isBodiless) {
                send(connection, fields);
            } else if (headers.keySet().stream().noneMatch("Idempotency-Key"::equalsIgnoreCase)) {
                // The library repeats a request without a body if the connection is closed; with a key it is executed only once.
                connection.setRequestProperty("Idempotency-Key", UUID.randomUUID().toString());
            }
            int status = connection.getResponseCode();
            try (InputStream input = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                byte[] body = input == null ? new byte[0] : readAll(input, deadline);
                return PhalApiClientResponse.read(status, new String(body, StandardCharsets.UTF_8));
            }
        } finally {
            connection.disconnect();
        }
    }

    private void send(HttpURLConnection connection, Map<String, String> fields) throws IOException {
        String boundary = UUID.randomUUID().toString();
        byte[] body = files.isEmpty() ? form(fields).getBytes(StandardCharsets.US_ASCII) : multipart(fields, boundary);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type",
            files.isEmpty() ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=" + boundary);
        // A body of known length is never resent silently.
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream output = connection.getOutputStream()) {
            output.write(body);
        }
    }

    private static byte[] readAll(InputStream input, long deadline) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
            all.write(buffer, 0, count);
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException();
            }
        }
        return all.toByteArray();
    }

    private static String form(Map<String, String> fields) throws IOException {
        StringBuilder form = new StringBuilder();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form.append(form.length() == 0 ? "" : "&")
                .append(URLEncoder.encode(field.getKey(), "UTF-8")).append('=').append(URLEncoder.encode(field.getValue(), "UTF-8"));
        }
        return form.toString();
    }

    private byte[] multipart(Map<String, String> fields, String boundary) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(field.getKey()) + "\"\r\n\r\n"
                    + field.getValue() + "\r\n");
        }
        for (Map.Entry<String, String> item : files.entrySet()) {
            File file = new File(item.getValue());
            write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(item.getKey()) + "\"; filename=\""
                + quoted(file.getName()) + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            try (InputStream input = new FileInputStream(file)) {
                body.write(readAll(input, Long.MAX_VALUE));
            }
            write(body, "\r\n");
        }
        write(body, "--" + boundary + "--\r\n");
        return body.toByteArray();
    }

    private static void write(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
