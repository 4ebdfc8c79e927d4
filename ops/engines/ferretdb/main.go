// A server that speaks MongoDB's protocol over SQLite, for tests: FerretDB 1.24 (Apache-2.0). No part of the product.
//
// Usage: ferretdb <host:port> <folder> [<pragma>…]. Prints its address when it listens, and ends with SIGTERM.
// A pragma of SQLite, like query_only(1) or max_page_count(1), makes a server that takes no writes, or is full.
package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: os.Args[1]},
		Handler:   "sqlite",
		SQLiteURL: "file:" + os.Args[2] + "/?" + url.Values{"_pragma": os.Args[3:]}.Encode(),
	})
	if err == nil {
		fmt.Println(server.MongoDBURI())
		err = server.Run(ctx)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
