// SPDX-License-Identifier: MIT

// Package PhalApiClient calls services from Go 1.18 or later, with the standard library only:
//
//	rs, err := PhalApiClient.NewRequest().
//		WithHost("https://example.com/api/platform").
//		WithService("Platform.ChatMessage.Send").
//		WithParams(url.Values{"chat_message_data": {"hello"}}).
//		WithFile("file", "path/of/a/file"). // if any: multipart/form-data
//		WithHeader("X-Token", "abc").       // sent unchanged
//		WithTimeout(3000).                  // milliseconds for the whole call
//		Post()                              // or Get, or Call for any other method
//
// GET and DELETE send all parameters in the query and support no files.
//
// Reset clears everything except the host.
//
// Without a valid reply (no connection, no complete reply in time, or a reply that is not JSON with a ret, whatever its HTTP status),
// err contains the reason and rs, which is never nil, has Code 408 and a Msg that begins with "Request failed". The service may have
// executed the call.
package PhalApiClient

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Request builds a call.
type Request struct {
	host    string
	service string
	params  url.Values
	files   [][2]string
	header  http.Header
	timeout time.Duration
}

// Response is a reply: Data is the value decoded by encoding/json; Decode reads it into your own type.
type Response struct {
	Code int
	Data any
	Msg  string
	raw  json.RawMessage
}

// NewRequest creates a call.
func NewRequest() *Request {
	return new(Request).Reset()
}

// Reset clears everything except the host.
func (request *Request) Reset() *Request {
	*request = Request{host: request.host, params: url.Values{}, header: http.Header{}, timeout: 3 * time.Second}
	return request
}

// WithHost sets the address of the entry.
func (request *Request) WithHost(host string) *Request {
	request.host = host
	return request
}

// WithService sets the service's name.
func (request *Request) WithService(service string) *Request {
	request.service = service
	return request
}

// WithParams adds parameters.
func (request *Request) WithParams(params url.Values) *Request {
	for name, values := range params {
		request.params[name] = values
	}
	return request
}

// WithFile adds the file at a path.
func (request *Request) WithFile(name, path string) *Request {
	request.files = append(request.files, [2]string{name, path})
	return request
}

// WithHeader sets a header.
func (request *Request) WithHeader(name, value string) *Request {
	request.header.Set(name, value)
	return request
}

// WithTimeout limits the whole call.
func (request *Request) WithTimeout(milliseconds int) *Request {
	request.timeout = time.Duration(milliseconds) * time.Millisecond
	return request
}

// Get sends the call with all parameters in the query.
func (request *Request) Get() (*Response, error) {
	return request.Call(http.MethodGet)
}

// Post sends the call with all parameters in the body.
func (request *Request) Post() (*Response, error) {
	return request.Call(http.MethodPost)
}

// Call sends the call with another method, such as PUT or DELETE.
func (request *Request) Call(method string) (*Response, error) {
	if method == http.MethodGet || method == http.MethodDelete {
		return request.callAddress(method)
	}
	if len(request.files) == 0 {
		return request.send(method, request.host, "application/x-www-form-urlencoded", strings.NewReader(request.fields().Encode()))
	}
	body, contentType, err := request.multipart()
	if err != nil {
		return failed(err)
	}
	return request.send(method, request.host, contentType, body)
}

func (request *Request) callAddress(method string) (*Response, error) {
	if len(request.files) > 0 {
		return failed(errors.New("files need POST"))
	}
	separator := "?"
	if strings.Contains(request.host, "?") {
		separator = "&"
	}
	return request.send(method, request.host+separator+request.fields().Encode(), "", nil)
}

func (request *Request) fields() url.Values {
	fields := url.Values{}
	for name, values := range request.params {
		fields[name] = values
	}
	fields.Set("s", request.service)
	return fields
}

func (request *Request) multipart() (io.Reader, string, error) {
	body := new(bytes.Buffer)
	form := multipart.NewWriter(body)
	for name, values := range request.fields() {
		for _, value := range values {
			if err := form.WriteField(name, value); err != nil {
				return nil, "", err
			}
		}
	}
	for _, file := range request.files {
		content, err := os.ReadFile(file[1])
		if err != nil {
			return nil, "", err
		}
		part, err := form.CreateFormFile(file[0], filepath.Base(file[1]))
		if err == nil {
			_, err = part.Write(content)
		}
		if err != nil {
			return nil, "", err
		}
	}
	return body, form.FormDataContentType(), form.Close()
}

func (request *Request) send(method, address, contentType string, body io.Reader) (*Response, error) {
	message, err := http.NewRequest(method, address, body)
	if err != nil {
		return failed(err)
	}
	message.Header = request.header.Clone()
	if contentType != "" {
		message.Header.Set("Content-Type", contentType)
	}
	// net/http may repeat a GET if the connection is closed; with a key it is executed only once.
	if method == http.MethodGet && message.Header.Get("Idempotency-Key") == "" {
		key := make([]byte, 16)
		if _, err := rand.Read(key); err != nil {
			return failed(err)
		}
		message.Header.Set("Idempotency-Key", hex.EncodeToString(key))
	}
	client := http.Client{Timeout: request.timeout}
	reply, err := client.Do(message)
	if err != nil {
		return failed(err)
	}
	defer reply.Body.Close()
	content, err := io.ReadAll(reply.Body)
	if err != nil {
		return failed(err)
	}
	return read(reply.StatusCode, content)
}

func read(status int, content []byte) (*Response, error) {
	var envelope struct {
		Ret  *int            `json:"ret"`
		Data json.RawMessage `json:"data"`
		Msg  string          `json:"msg"`
	}
	if err := json.Unmarshal(content, &envelope); err != nil || envelope.Ret == nil {
		if status != http.StatusOK {
			return failed(fmt.Errorf("HTTP status %d", status))
		}
		return failed(errors.New("the reply is not JSON with a ret"))
	}
	response := &Response{Code: *envelope.Ret, Data: map[string]any{}, Msg: envelope.Msg, raw: json.RawMessage("{}")}
	if len(envelope.Data) > 0 && string(envelope.Data) != "null" {
		response.raw = envelope.Data
		if err := response.Decode(&response.Data); err != nil {
			return failed(err)
		}
	}
	return response, nil
}

// Decode reads the data into a value.
func (response *Response) Decode(value any) error {
	return json.Unmarshal(response.raw, value)
}

func failed(reason error) (*Response, error) {
	err := fmt.Errorf("Request failed: %w", reason)
	return &Response{Code: 408, Data: map[string]any{}, Msg: err.Error(), raw: json.RawMessage("{}")}, err
}
