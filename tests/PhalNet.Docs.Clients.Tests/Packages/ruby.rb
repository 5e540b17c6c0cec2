require 'json'
require_relative 'phalapi_client'

base, closed, text = ARGV

def say(name, response)
  puts [name, response.ret, response.msg, JSON.generate(response.data)].join('|')
end

class Signing < PhalApi::ClientFilter
  def filter(service, params)
    params['text'] = 'signed' if service == 'App.Upload.Echo' && params.delete('unsigned')
  end
end

class Page < PhalApi::ClientParser
  def parse(body)
    PhalApi::ClientResponse.new(200, { 'length' => body.length }, 'page')
  end
end

client = PhalApi::Client.create.withHost("#{base}api").withFilter(Signing.new).withParser(PhalApi::ClientParserJson.new)
say('sent', client.reset.withService('App.Upload.Echo').withParams('text', text).withTimeout(3000).request)
say('refused', client.reset.withService('App.Upload.Echo').withTimeout(3000).request)
say('filtered', client.reset.withService('App.Upload.Echo').withParams('unsigned', '1').request)
say('mirrored', PhalApi::Client.new.withHost("#{base}mirrored").request)
say('broken', PhalApi::Client.new.withHost("#{base}broken").request)
say('closed', PhalApi::Client.new.withHost(closed).withTimeout(1000).request)
say('parsed', PhalApi::Client.new.withHost("#{base}page").withParser(Page.new).request)
{ 'withHost' => [], 'withService' => [], 'withParams' => ['text'], 'withTimeout' => [], 'withFilter' => [], 'withParser' => [] }.each do |call, given|
  begin
    client.public_send(call, *given)
    puts "accepted|#{call}"
  rescue ArgumentError
    puts "wrong|#{call}"
  end
end
