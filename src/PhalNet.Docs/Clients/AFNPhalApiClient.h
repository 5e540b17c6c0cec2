// SPDX-License-Identifier: MIT
//
// Calls services from Objective-C, with Foundation only: Apple's (NSURLSession) or GNUstep's (NSURLConnection), with or without ARC.
//
//     [[[[[AFNPhalApiClient sharedClient] withHost:@"https://example.com/api/platform"] withService:@"Platform.ChatMessage.Send"]
//         withParams:@{@"chat_message_data": @"hello"}] requestWithFormDataBlock:^(id formData) {
//         [formData appendPartWithFileData:data name:@"file" fileName:@"image.jpg" mimeType:@"image/jpeg"];   // if any
//     } completeBlock:^(id resultObject) {
//         // a dictionary with ret, data and msg
//     } failureBlock:^(NSError *error) {
//         // no reply
//     }];
//
// The call is a POST; with files it is multipart/form-data. withMethod:@"GET" and withMethod:@"DELETE" send all parameters in the query
// and support no files. withTimeout: limits the whole call, in milliseconds. reset clears everything except the host. The blocks run in
// the run loop of the calling thread (GNUstep) or on the main queue (Apple).
//
// The failure block gets an error with code 408 whose description begins with "Request failed" when there is no valid reply: no
// connection, no complete reply in time, or a reply that is not JSON with a ret, whatever its HTTP status. The service may have executed
// the call.

#import <Foundation/Foundation.h>

@interface AFNPhalApiFormData : NSObject {
    NSMutableArray *_parts;
}

- (void)appendPartWithFileData:(NSData *)data name:(NSString *)name fileName:(NSString *)fileName mimeType:(NSString *)mimeType;
- (void)appendPartWithFormData:(NSData *)data name:(NSString *)name;

@end

@interface AFNPhalApiClient : NSObject {
    NSString *_host;
    NSString *_service;
    NSDictionary *_params;
    NSMutableDictionary *_headers;
    NSString *_method;
    NSInteger _timeout;
}

+ (AFNPhalApiClient *)sharedClient;

- (AFNPhalApiClient *)reset;
- (AFNPhalApiClient *)withHost:(NSString *)host;
- (AFNPhalApiClient *)withService:(NSString *)service;
// Values are strings or numbers; arrays and dictionaries are sent as JSON.
- (AFNPhalApiClient *)withParams:(NSDictionary *)params;
// Line breaks become spaces.
- (AFNPhalApiClient *)withHeader:(NSString *)name value:(NSString *)value;
- (AFNPhalApiClient *)withMethod:(NSString *)method;
- (AFNPhalApiClient *)withTimeout:(NSInteger)milliseconds;

- (void)requestWithFormDataBlock:(void (^)(id formData))formDataBlock
                   completeBlock:(void (^)(id resultObject))completeBlock
                    failureBlock:(void (^)(NSError *error))failureBlock;

// The URL of the same call as a GET.
- (NSString *)printTotalUrlStr;

@end
