package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/live"
	"github.com/trustseam/trustseam/internal/preview"
	"github.com/trustseam/trustseam/internal/reporter"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	port          int
	wished        bool // --port is given
	open          bool
	layoutTimeout time.Duration
}

func newServe(s streams) *cobra.Command {
	var flags serveFlags
	cmd := &cobra.Command{
		Use:   "serve [path…]",
		Short: "Show the models in a browser while you write",
		Long: fmt.Sprintf(`Serve shows the pages of trustseam site in a browser, on this machine alone, and renews
them whenever a document, a configuration or a template changes. It writes nothing.
Paths are as for generate.

A page stays where it is scrolled to, with the same flow selected. A document with an
error is shown as it was before, with the errors over it. The address / is the page of
the document that was written last; /present, or the key p on a page, shows the picture
and one question or criterion at a time in large type.

Serve prints its address and runs until it is interrupted. The port is %d, so that a
page that is open finds the next server, or a free one if that is taken.`, live.Port),
		RunE: func(cmd *cobra.Command, args []string) error {
			flags.wished = cmd.Flags().Changed("port")
			return servePages(s, flags, args)
		},
	}
	cmd.Flags().IntVar(&flags.port, "port", live.Port, "the port to listen on; 0 for any that is free")
	cmd.Flags().BoolVar(&flags.open, "open", false, "open the address in a browser")
	cmd.Flags().DurationVar(&flags.layoutTimeout, "layout-timeout", 0, "CPU time that the layout of one picture may take (default: layout-timeout of trustseam.toml, but at most 1m, or 10s)")
	completeFlag(cmd, "port")
	completeFlag(cmd, "layout-timeout")
	return cmd
}

func servePages(s streams, flags serveFlags, args []string) error {
	if flags.port < 0 || flags.port > 65535 {
		return fmt.Errorf("--port is a number from 0 to 65535, not `%d`", flags.port)
	}
	for _, path := range args {
		if _, err := os.Stat(strings.TrimSuffix(path, "...")); err != nil {
			return fmt.Errorf("%s: %w", path, failure.WithoutPath(err))
		}
	}
	l, taken, err := live.Listen(flags.port, flags.wished)
	if err != nil {
		return fmt.Errorf("--port: %w", err)
	}
	if taken {
		fmt.Fprintf(s.err, "trustseam: port %d is taken; this is another one\n", flags.port)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	server := live.New()
	said := &serveLog{streams: s, first: make(chan struct{})}
	pool := drawpool.New(drawpool.Options{
		Command: workerCommand, Timeout: flags.layoutTimeout, Run: cputime.NewAllowance("the run has", cputime.Own), Strangers: true,
		Workers: min(runtime.GOMAXPROCS(0), limit.PreviewWorkers),
	})
	defer pool.Close()
	pool.Warm()
	p, err := preview.New(preview.Options{
		Paths: args, Pool: pool, Added: live.Addition(),
		Publish: func(e preview.Edition) {
			if err := server.Publish(e); err != nil {
				fmt.Fprintf(s.err, "trustseam: %v\n", err)
			}
			said.edition(e)
		},
		Unwatched: said.unwatched,
	})
	if err != nil {
		return err
	}
	go p.Run(ctx)
	go func() {
		<-said.first
		address := "http://" + l.Addr().String() + "/"
		fmt.Fprintln(s.out, address)
		if flags.open {
			said.failed(openBrowser(address))
		}
	}()
	return server.Serve(ctx, l)
}

// serveLog says what there is to say about editions, and nothing twice.
type serveLog struct {
	streams
	first chan struct{} // closed after the first edition
	last  string
	known bool
}

// edition writes the diagnostics of an edition, if they are others than before.
func (l *serveLog) edition(e preview.Edition) {
	var text bytes.Buffer
	for _, err := range e.Failed {
		fmt.Fprintf(&text, "trustseam: %s\n", reporter.Path(err.Error()))
	}
	report(&text, e.Diagnostics)
	if text.String() != l.last {
		if l.last = text.String(); l.last == "" {
			fmt.Fprintln(l.err, "trustseam: no remarks")
		}
		fmt.Fprint(l.err, l.last)
	}
	if !l.known {
		l.known = true
		close(l.first)
	}
}

// unwatched says that changes in some directories are seen later.
func (l *serveLog) unwatched(n int) {
	if n > 0 {
		fmt.Fprintf(l.err, "trustseam: more directories than the system watches: changes in %d of them are seen after some seconds\n", n)
	}
}

func (l *serveLog) failed(err error) {
	if err != nil {
		fmt.Fprintf(l.err, "trustseam: %v\n", err)
	}
}

// openBrowser opens an address in the user's browser, as the system does.
func openBrowser(address string) error {
	command := []string{"xdg-open", address}
	switch runtime.GOOS {
	case "darwin":
		command = []string{"open", address}
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(command[0], command[1:]...)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("cannot open a browser: %w", err)
	}
	go cmd.Wait() // whatever it says: the address is printed
	return nil
}
