#import "AFNPhalApiClient.h"

static NSData *photo = nil;
static NSString *photoName = nil;

static void say(NSString *name) {
    __block BOOL done = NO;
    [[AFNPhalApiClient sharedClient] requestWithFormDataBlock:^(id formData) {
        if (photo) {
            [formData appendPartWithFileData:photo name:@"photo" fileName:photoName mimeType:@"text/plain"];
        }
    } completeBlock:^(id resultObject) {
        NSString *data = [[[resultObject objectForKey:@"data"] description] stringByReplacingOccurrencesOfString:@"\n" withString:@" "];
        printf("%s|%d|%s|%s\n", [name UTF8String], [[resultObject objectForKey:@"ret"] intValue], [[resultObject objectForKey:@"msg"] UTF8String],
            [data UTF8String]);
        done = YES;
    } failureBlock:^(NSError *error) {
        printf("%s|%ld|%s|\n", [name UTF8String], (long)[error code], [[error localizedDescription] UTF8String]);
        done = YES;
    }];
    while (!done) {
        [[NSRunLoop currentRunLoop] runMode:NSDefaultRunLoopMode beforeDate:[NSDate dateWithTimeIntervalSinceNow:0.05]];
    }
}

int main(int count, char **arguments) {
    @autoreleasepool {
        NSString *base = [NSString stringWithUTF8String:arguments[1]];
        NSString *text = [NSString stringWithUTF8String:arguments[3]];
        NSString *path = [NSString stringWithUTF8String:arguments[4]];
        AFNPhalApiClient *client = [AFNPhalApiClient sharedClient];
        for (NSString *name in @[@"silent", @"drip", @"broken", @"page", @"list", @"spaced", @"mirrored"]) {
            [[client reset] withHost:[base stringByAppendingString:name]];
            if ([name isEqual:@"silent"] || [name isEqual:@"drip"]) {
                [client withTimeout:500];
            }
            say(name);
        }
        [client withHost:[NSString stringWithUTF8String:arguments[2]]];
        say(@"closed");
        [client withHost:@""];
        say(@"nowhere");
        [[client withHost:[base stringByAppendingString:@"api"]] withService:@"App.Upload.Echo"];
        say(@"refused");
        [client withParams:@{@"text": text}];
        say(@"echo");
        [[[client withMethod:@"GET"] withService:@"App.Places.Read"] withHeader:@"X-Key" value:[NSString stringWithUTF8String:arguments[5]]];
        say(@"get");
        [client withHeader:@"X-Key" value:@"a\r\nX-Other: other"];
        say(@"split");
        photo = [NSData dataWithContentsOfFile:path];
        photoName = [path lastPathComponent];
        say(@"misfit");
        [[[[client reset] withService:@"App.Upload.Take"] withParams:@{@"title": text}] withTimeout:20000];
        say(@"file");
    }
    return 0;
}
