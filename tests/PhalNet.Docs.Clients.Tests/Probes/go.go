package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"

	"example.com/app/PhalApiClient"
)

func say(name string, rs *PhalApiClient.Response, err error) {
	data, _ := json.Marshal(rs.Data)
	fmt.Printf("%s|%d|%s|%s\n", name, rs.Code, rs.Msg, data)
	if (rs.Code == 408) != (err != nil) {
		panic(err)
	}
}

func main() {
	base, closed, text, path, key := os.Args[1], os.Args[2], os.Args[3], os.Args[4], os.Args[5]
	client := PhalApiClient.NewRequest()
	for _, name := range []string{"silent", "drip", "broken", "page", "list", "spaced", "mirrored"} {
		client.Reset().WithHost(base + name)
		if name == "silent" || name == "drip" {
			client.WithTimeout(500)
		}
		rs, err := client.Post()
		say(name, rs, err)
	}
	rs, err := client.WithHost(closed).Get()
	say("closed", rs, err)
	rs, err = client.WithHost("").Post()
	say("nowhere", rs, err)
	rs, err = client.WithHost(base+"api").WithFile("photo", "no/such/file").Post()
	say("missing", rs, err)
	client.Reset()
	rs, err = client.WithHost(base + "api").WithService("App.Upload.Echo").Get()
	say("refused", rs, err)
	rs, err = client.WithParams(url.Values{"text": {text}}).Get()
	say("echo", rs, err)
	rs, err = client.WithService("App.Places.Read").WithHeader("X-Key", key).Get()
	say("get", rs, err)
	rs, err = client.WithHeader("X-Key", "a\r\nX-Other: other").Get()
	say("split", rs, err)
	rs, err = client.WithFile("photo", path).Get()
	say("misfit", rs, err)
	client.Reset().WithService("App.Upload.Take").WithParams(url.Values{"title": {text}}).WithFile("photo", path).WithTimeout(20000)
	rs, err = client.Post()
	say("file", rs, err)
}
