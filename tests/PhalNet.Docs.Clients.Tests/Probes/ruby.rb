require 'json'
require_relative 'phalapi_client'

def say(name, response)
  puts [name, response.ret, response.msg, JSON.generate(response.data)].join('|')
end

base, closed, text, path, key = ARGV
client = PhalApi::Client.create
%w[silent drip broken page list spaced mirrored].each do |name|
  client.reset.withHost(base + name)
  client.withTimeout(500) if %w[silent drip].include?(name)
  say(name, client.request)
end
say('closed', client.withHost(closed).request)
say('nowhere', client.withHost('').request)
say('missing', client.withHost("#{base}api").withFile('photo', 'no/such/file').request)
client.reset
client.withHost("#{base}api").withService('App.Upload.Echo')
say('refused', client.request)
say('echo', client.withParams('text', text).request)
client.withMethod('GET').withService('App.Places.Read').withHeader('X-Key', key)
say('get', client.request)
say('split', client.withHeader('X-Key', "a\r\nX-Other: other").request)
say('misfit', client.withFile('photo', path).request)
client.reset.withService('App.Upload.Take').withParams('title', text).withFile('photo', path).withTimeout(20_000)
say('file', client.request)
