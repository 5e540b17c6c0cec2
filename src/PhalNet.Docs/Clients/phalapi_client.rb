# SPDX-License-Identifier: MIT
#
# Calls services from Ruby 2.7 or later, with the standard library only:
#
#     require_relative 'phalapi_client'
#
#     response = PhalApi::Client.create
#                               .withHost('https://example.com/api/platform')
#                               .withService('Platform.ChatMessage.Send')
#                               .withParams('chat_message_data', 'hello')   # hashes and arrays are sent as JSON
#                               .withFile('file', 'path/of/a/file')         # if any: multipart/form-data
#                               .withHeader('X-Token', 'abc')               # line breaks become spaces
#                               .withTimeout(3000)                          # milliseconds for the whole call
#                               .request                                    # POST
#
# response.ret is 200 on success, response.data is the data of the service (objects as hashes), response.msg is the error message.
#
# withMethod('GET') and withMethod('DELETE') send all parameters in the query and support no files. withFilter(filter) can change
# the parameters before they are sent, for example to sign them, and withParser(parser) parses replies. reset clears everything except
# the host, filter and parser.
#
# ret 408 with a msg that begins with "Request failed" means that the client received no valid reply: no connection, no complete
# reply in time, or a reply that is not JSON with a ret, whatever its HTTP status. The service may have executed the call.

require 'json'
require 'net/http'
require 'securerandom'
require 'timeout'
require 'uri'

module PhalApi
  # The reply.
  class ClientResponse
    attr_accessor :ret, :data, :msg

    def initialize(ret = 200, data = {}, msg = '')
      @ret = ret
      @data = data
      @msg = msg
    end

    def self.failed(reason)
      new(408, {}, "Request failed: #{reason}")
    end

    def failed?
      ret == 408 && msg.to_s.start_with?('Request failed: ')
    end
  end

  # Receives the parameters of a call before they are sent, and may change them.
  class ClientFilter
    def filter(service, params); end
  end

  # Parses the text of a reply into a ClientResponse.
  class ClientParser
    def parse(body)
      raise NotImplementedError, "#{self.class} has no parse(body)"
    end
  end

  # Parses JSON envelopes.
  class ClientParserJson < ClientParser
    def parse(body)
      reply = JSON.parse(body)
      unless reply.is_a?(Hash) && reply['ret'].is_a?(Integer)
        return ClientResponse.failed('the reply is not JSON with a ret')
      end

      data = reply['data']
      ClientResponse.new(reply['ret'], data.nil? ? {} : data, reply['msg'].to_s)
    rescue JSON::ParserError
      ClientResponse.failed('the reply is not JSON with a ret')
    end
  end

  # Calls services.
  class Client
    def self.create
      new
    end

    def initialize
      @host = ''
      @filter = nil
      @parser = ClientParserJson.new
      reset
    end

    def reset
      @service = ''
      @params = {}
      @files = {}
      @headers = {}
      @method = 'POST'
      @timeout = 3000
      self
    end

    def withHost(host)
      @host = host
      self
    end

    def withService(service)
      @service = service
      self
    end

    def withParams(name, value)
      @params[name.to_s] = value.is_a?(Hash) || value.is_a?(Array) ? JSON.generate(value) : value.to_s
      self
    end

    def withFile(name, path)
      @files[name.to_s] = path
      self
    end

    def withHeader(name, value)
      @headers[name] = value.to_s.tr("\r\n", ' ')
      self
    end

    def withMethod(method)
      @method = method.upcase
      self
    end

    def withTimeout(milliseconds)
      @timeout = milliseconds
      self
    end

    def withFilter(filter)
      @filter = filter
      self
    end

    def withParser(parser)
      @parser = parser
      self
    end

    def request
      params = @params.dup
      @filter&.filter(@service, params)
      exchange({ 's' => @service }.merge(params))
    end

    private

    def exchange(fields)
      return ClientResponse.failed('files need POST') if bodiless? && !@files.empty?

      reply = Timeout.timeout(@timeout / 1000.0) { send_message(message(fields)) }
      read(reply.code.to_i, reply.body.to_s.dup.force_encoding(Encoding::UTF_8))
    rescue Timeout::Error
      ClientResponse.failed("no reply within #{@timeout} ms")
    rescue StandardError => e
      ClientResponse.failed(e.message)
    end

    def send_message(message)
      uri = message.uri
      Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == 'https', max_retries: 0) { |http| http.request(message) }
    end

    def read(status, body)
      response = @parser.parse(body)
      return response if response && (status == 200 || !response.failed?)

      ClientResponse.failed(status == 200 ? 'the parser returned nothing' : "HTTP status #{status}")
    rescue StandardError => e
      ClientResponse.failed(status == 200 ? e.message : "HTTP status #{status}")
    end

    def bodiless?
      %w[GET DELETE].include?(@method)
    end

    def message(fields)
      form = URI.encode_www_form(fields)
      address = bodiless? ? "#{@host}#{@host.include?('?') ? '&' : '?'}#{form}" : @host
      uri = URI.parse(address)
      raise ArgumentError, "#{@host} is no address of http or https" unless uri.is_a?(URI::HTTP)

      message = Net::HTTPGenericRequest.new(@method, !bodiless?, true, uri)
      @headers.each { |name, value| message[name] = value }
      write_body(message, fields, form) unless bodiless?
      message
    end

    def write_body(message, fields, form)
      if @files.empty?
        message['Content-Type'] = 'application/x-www-form-urlencoded'
        message.body = form
      else
        boundary = SecureRandom.hex
        message['Content-Type'] = "multipart/form-data; boundary=#{boundary}"
        message.body = multipart(fields, boundary)
      end
    end

    def multipart(fields, boundary)
      body = String.new(encoding: Encoding::BINARY)
      fields.each { |name, value| body << part(boundary, "name=\"#{quoted(name)}\"\r\n", value) }
      @files.each do |name, path|
        head = "name=\"#{quoted(name)}\"; filename=\"#{quoted(File.basename(path))}\"\r\nContent-Type: application/octet-stream\r\n"
        body << part(boundary, head, File.binread(path))
      end
      body << "--#{boundary}--\r\n"
    end

    def part(boundary, head, content)
      "--#{boundary}\r\nContent-Disposition: form-data; #{head}\r\n".b << content.b << "\r\n"
    end

    def quoted(text)
      text.gsub(/["\r\n]/, '"' => '%22', "\r" => '%0D', "\n" => '%0A')
    end
  end
end
