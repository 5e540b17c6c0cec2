// SPDX-License-Identifier: MIT
#import "AFNPhalApiClient.h"

#if __has_feature(objc_arc)
#define PHAL_SOON(object) (object)
#define PHAL_KEEP_BLOCK(block) [(block) copy]
#define PHAL_DROP(object)
#define PHAL_DROP_BLOCK(block)
#else
#import <Block.h>
#define PHAL_SOON(object) [(object) autorelease]
// With GNUstep, blocks are not always objects.
#define PHAL_KEEP_BLOCK(block) ((block) ? Block_copy(block) : NULL)
#define PHAL_DROP(object) [(object) release]
#define PHAL_DROP_BLOCK(block) do { if (block) Block_release(block); } while (0)
#endif

typedef void (^PhalComplete)(id resultObject);
typedef void (^PhalFailure)(NSError *error);

static NSData *PhalBytes(NSString *text) {
    return [text dataUsingEncoding:NSUTF8StringEncoding];
}

static NSString *PhalEncoded(NSString *text) {
    NSCharacterSet *kept = [NSCharacterSet characterSetWithCharactersInString:
        @"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"];
    return [text stringByAddingPercentEncodingWithAllowedCharacters:kept];
}

static NSString *PhalQuoted(NSString *text) {
    text = [text stringByReplacingOccurrencesOfString:@"\"" withString:@"%22"];
    text = [text stringByReplacingOccurrencesOfString:@"\r" withString:@"%0D"];
    return [text stringByReplacingOccurrencesOfString:@"\n" withString:@"%0A"];
}

static NSString *PhalText(id value) {
    if ([value isKindOfClass:[NSArray class]] || [value isKindOfClass:[NSDictionary class]]) {
        NSData *json = [NSJSONSerialization dataWithJSONObject:value options:0 error:NULL];
        return PHAL_SOON([[NSString alloc] initWithData:json encoding:NSUTF8StringEncoding]);
    }
    return [value isKindOfClass:[NSNull class]] ? @"" : [value description];
}

// A call in progress.
@interface AFNPhalApiCall : NSObject {
    PhalComplete _complete;
    PhalFailure _failure;
    NSInteger _timeout;
    NSInteger _status;
    NSMutableData *_reply;
    NSURLConnection *_connection;
    NSTimer *_timer;
}

- (id)initWithTimeout:(NSInteger)timeout completeBlock:(PhalComplete)complete failureBlock:(PhalFailure)failure;
- (void)start:(NSURLRequest *)request;
- (void)failed:(NSString *)reason;

@end

@implementation AFNPhalApiCall

- (id)initWithTimeout:(NSInteger)timeout completeBlock:(PhalComplete)complete failureBlock:(PhalFailure)failure {
    if ((self = [super init])) {
        _timeout = timeout;
        _complete = PHAL_KEEP_BLOCK(complete);
        _failure = PHAL_KEEP_BLOCK(failure);
    }
    return self;
}

#if !__has_feature(objc_arc)
- (void)dealloc {
    PHAL_DROP_BLOCK(_complete);
    PHAL_DROP_BLOCK(_failure);
    [_reply release];
    [_connection release];
    [super dealloc];
}
#endif

- (void)failed:(NSString *)reason {
    if (_failure) {
        NSString *description = [@"Request failed: " stringByAppendingString:reason];
        NSDictionary *about = [NSDictionary dictionaryWithObject:description forKey:NSLocalizedDescriptionKey];
        _failure([NSError errorWithDomain:@"AFNPhalApiClient" code:408 userInfo:about]);
    }
}

- (void)late {
    [self failed:[NSString stringWithFormat:@"no reply within %ld ms", (long)_timeout]];
}

- (void)received:(NSData *)reply status:(NSInteger)status {
    id result = [reply length] > 0 ? [NSJSONSerialization JSONObjectWithData:reply options:0 error:NULL] : nil;
    if (![result isKindOfClass:[NSDictionary class]] || ![[result objectForKey:@"ret"] isKindOfClass:[NSNumber class]]) {
        [self failed:status == 200 ? @"the reply is not JSON with a ret" : [NSString stringWithFormat:@"HTTP status %ld", (long)status]];
    } else if (_complete) {
        _complete(result);
    }
}

#ifdef __APPLE__

- (void)start:(NSURLRequest *)request {
    NSURLSessionConfiguration *configuration = [NSURLSessionConfiguration ephemeralSessionConfiguration];
    configuration.timeoutIntervalForResource = _timeout / 1000.0;
    NSURLSession *session = [NSURLSession sessionWithConfiguration:configuration];
    [[session dataTaskWithRequest:request completionHandler:^(NSData *reply, NSURLResponse *response, NSError *error) {
        dispatch_async(dispatch_get_main_queue(), ^{
            if (error != nil && [error code] == NSURLErrorTimedOut) {
                [self late];
            } else if (error != nil) {
                [self failed:[error localizedDescription]];
            } else {
                [self received:reply status:[(NSHTTPURLResponse *)response statusCode]];
            }
        });
    }] resume];
    [session finishTasksAndInvalidate];
}

#else

// The connection's timeout only limits each wait for data. Like the timer, it retains this object while it runs.
- (void)start:(NSURLRequest *)request {
    _reply = [[NSMutableData alloc] init];
    _timer = [NSTimer scheduledTimerWithTimeInterval:_timeout / 1000.0 target:self selector:@selector(giveUp:) userInfo:nil repeats:NO];
    _connection = [[NSURLConnection alloc] initWithRequest:request delegate:self];
}

- (void)giveUp:(NSTimer *)timer {
    _timer = nil;
    [_connection cancel];
    [self late];
}

- (BOOL)ends {
    BOOL first = _timer != nil;
    [_timer invalidate];
    _timer = nil;
    return first;
}

- (void)connection:(NSURLConnection *)connection didReceiveResponse:(NSURLResponse *)response {
    _status = [(NSHTTPURLResponse *)response statusCode];
    [_reply setLength:0];
}

- (void)connection:(NSURLConnection *)connection didReceiveData:(NSData *)data {
    [_reply appendData:data];
}

- (void)connectionDidFinishLoading:(NSURLConnection *)connection {
    if ([self ends]) {
        [self received:_reply status:_status];
    }
}

- (void)connection:(NSURLConnection *)connection didFailWithError:(NSError *)error {
    if ([self ends]) {
        [self failed:[error localizedDescription]];
    }
}

#endif

@end

@implementation AFNPhalApiFormData

- (id)init {
    if ((self = [super init])) {
        _parts = [[NSMutableArray alloc] init];
    }
    return self;
}

#if !__has_feature(objc_arc)
- (void)dealloc {
    [_parts release];
    [super dealloc];
}
#endif

- (void)appendPartWithFileData:(NSData *)data name:(NSString *)name fileName:(NSString *)fileName mimeType:(NSString *)mimeType {
    NSString *head = [NSString stringWithFormat:@"name=\"%@\"; filename=\"%@\"\r\nContent-Type: %@",
                                                PhalQuoted(name), PhalQuoted(fileName), mimeType];
    [_parts addObject:[NSArray arrayWithObjects:head, data, nil]];
}

- (void)appendPartWithFormData:(NSData *)data name:(NSString *)name {
    [_parts addObject:[NSArray arrayWithObjects:[NSString stringWithFormat:@"name=\"%@\"", PhalQuoted(name)], data, nil]];
}

- (BOOL)isEmpty {
    return [_parts count] == 0;
}

- (NSData *)bodyWithBoundary:(NSString *)boundary {
    NSMutableData *body = [NSMutableData data];
    for (NSArray *part in _parts) {
        [body appendData:PhalBytes([NSString stringWithFormat:@"--%@\r\nContent-Disposition: form-data; %@\r\n\r\n",
                                                              boundary, [part objectAtIndex:0]])];
        [body appendData:[part objectAtIndex:1]];
        [body appendData:PhalBytes(@"\r\n")];
    }
    [body appendData:PhalBytes([NSString stringWithFormat:@"--%@--\r\n", boundary])];
    return body;
}

@end

@implementation AFNPhalApiClient

+ (AFNPhalApiClient *)sharedClient {
    static AFNPhalApiClient *shared = nil;
    @synchronized (self) {
        if (shared == nil) {
            shared = [[AFNPhalApiClient alloc] init];
        }
    }
    return shared;
}

- (id)init {
    if ((self = [super init])) {
        _host = @"";
        _headers = [[NSMutableDictionary alloc] init];
        [self reset];
    }
    return self;
}

#if !__has_feature(objc_arc)
- (void)dealloc {
    [_host release];
    [_service release];
    [_params release];
    [_headers release];
    [_method release];
    [super dealloc];
}
#endif

- (AFNPhalApiClient *)reset {
    [self withService:@""];
    [self withParams:[NSDictionary dictionary]];
    [_headers removeAllObjects];
    [self withMethod:@"POST"];
    return [self withTimeout:3000];
}

- (AFNPhalApiClient *)withHost:(NSString *)host {
    NSString *kept = [host copy];
    PHAL_DROP(_host);
    _host = kept;
    return self;
}

- (AFNPhalApiClient *)withService:(NSString *)service {
    NSString *kept = [service copy];
    PHAL_DROP(_service);
    _service = kept;
    return self;
}

- (AFNPhalApiClient *)withParams:(NSDictionary *)params {
    NSDictionary *kept = [params copy];
    PHAL_DROP(_params);
    _params = kept;
    return self;
}

- (AFNPhalApiClient *)withHeader:(NSString *)name value:(NSString *)value {
    NSArray *lines = [value componentsSeparatedByCharactersInSet:[NSCharacterSet newlineCharacterSet]];
    [_headers setObject:[lines componentsJoinedByString:@" "] forKey:name];
    return self;
}

- (AFNPhalApiClient *)withMethod:(NSString *)method {
    NSString *kept = [[method uppercaseString] copy];
    PHAL_DROP(_method);
    _method = kept;
    return self;
}

- (AFNPhalApiClient *)withTimeout:(NSInteger)milliseconds {
    _timeout = milliseconds;
    return self;
}

- (NSString *)query {
    NSMutableString *query = [NSMutableString stringWithFormat:@"s=%@", PhalEncoded(_service)];
    for (NSString *name in _params) {
        [query appendFormat:@"&%@=%@", PhalEncoded(name), PhalEncoded(PhalText([_params objectForKey:name]))];
    }
    return query;
}

- (NSString *)printTotalUrlStr {
    BOOL hasQuery = [_host rangeOfString:@"?"].location != NSNotFound;
    return [NSString stringWithFormat:@"%@%@%@", _host, hasQuery ? @"&" : @"?", [self query]];
}

- (BOOL)isBodiless {
    return [_method isEqualToString:@"GET"] || [_method isEqualToString:@"DELETE"];
}

- (void)giveBodyTo:(NSMutableURLRequest *)request with:(AFNPhalApiFormData *)formData {
    if ([formData isEmpty]) {
        [request setValue:@"application/x-www-form-urlencoded" forHTTPHeaderField:@"Content-Type"];
        [request setHTTPBody:PhalBytes([self query])];
        return;
    }
    [formData appendPartWithFormData:PhalBytes(_service) name:@"s"];
    for (NSString *name in _params) {
        [formData appendPartWithFormData:PhalBytes(PhalText([_params objectForKey:name])) name:name];
    }
    NSString *boundary = [[NSProcessInfo processInfo] globallyUniqueString];
    [request setValue:[@"multipart/form-data; boundary=" stringByAppendingString:boundary] forHTTPHeaderField:@"Content-Type"];
    [request setHTTPBody:[formData bodyWithBoundary:boundary]];
}

- (void)requestWithFormDataBlock:(void (^)(id formData))formDataBlock
                   completeBlock:(void (^)(id resultObject))completeBlock
                    failureBlock:(void (^)(NSError *error))failureBlock {
    AFNPhalApiFormData *formData = PHAL_SOON([[AFNPhalApiFormData alloc] init]);
    if (formDataBlock) {
        formDataBlock(formData);
    }

    NSString *address = [self isBodiless] ? [self printTotalUrlStr] : _host;
    NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:[NSURL URLWithString:address]];
    [request setHTTPMethod:_method];
    [request setTimeoutInterval:_timeout / 1000.0];
    for (NSString *name in _headers) {
        [request setValue:[_headers objectForKey:name] forHTTPHeaderField:name];
    }
    // The library may repeat a request without a body if the connection is closed; with a key it is executed only once.
    if ([self isBodiless] && [request valueForHTTPHeaderField:@"Idempotency-Key"] == nil) {
        [request setValue:[[NSProcessInfo processInfo] globallyUniqueString] forHTTPHeaderField:@"Idempotency-Key"];
    }
    // A given cookie replaces the stored ones.
    [request setHTTPShouldHandleCookies:[request valueForHTTPHeaderField:@"Cookie"] == nil];
    if (![self isBodiless]) {
        [self giveBodyTo:request with:formData];
    }

    AFNPhalApiCall *call = PHAL_SOON([[AFNPhalApiCall alloc] initWithTimeout:_timeout
                                                               completeBlock:completeBlock
                                                                failureBlock:failureBlock]);
    if ([[[request URL] host] length] == 0) {
        [call failed:@"withHost: was given no address"];
    } else if ([self isBodiless] && ![formData isEmpty]) {
        [call failed:@"files need POST"];
    } else {
        [call start:request];
    }
}

@end
