//go:build js && wasm

// Command playground is the pipeline for a web page. It runs in a worker of the page, which it gives an
// object `trustseam` of four functions: analyze, draw, pictures and list. Each takes and returns
// text, in JSON where there is more than one value.
package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"syscall/js"
	"time"

	"github.com/trustseam/trustseam/internal/playground"
)

func main() {
	session, err := playground.New()
	if err != nil {
		panic(err)
	}
	js.Global().Set("trustseam", js.ValueOf(map[string]any{
		"analyze": function(func(args []js.Value) (any, error) {
			today, err := time.Parse(time.DateOnly, args[2].String())
			if err != nil {
				return nil, err
			}
			return session.Analyze(args[0].String(), []byte(args[1].String()), today)
		}),
		"draw":     function(func(args []js.Value) (any, error) { return session.Draw(args[0].Int(), layout), nil }),
		"pictures": function(func([]js.Value) (any, error) { return session.Pictures(layout), nil }),
		"list":     function(func([]js.Value) (any, error) { return session.List() }),
	}))
	select {} // the page ends the worker
}

// function makes a function of JavaScript that returns JSON. One that goes wrong returns an Error: what a
// function of Go throws would end the program.
func function(f func(args []js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) (out any) {
		defer func() {
			if p := recover(); p != nil {
				out = failure(fmt.Errorf("%v", p))
			}
		}()
		value, err := f(args)
		if err != nil {
			return failure(err)
		}
		var text strings.Builder
		e := json.NewEncoder(&text)
		e.SetEscapeHTML(false) // no page contains it as it is
		if err := e.Encode(value); err != nil {
			return failure(err)
		}
		return text.String()
	})
}

func failure(err error) any { return js.Global().Get("Error").New(err.Error()) }

// layout asks the engine of the page. What that throws arrives as a panic.
func layout(dot []byte) (json0 []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			json0, err = nil, fmt.Errorf("graphviz failed: %v", p)
		}
	}()
	return []byte(js.Global().Call("layoutDot", string(dot)).String()), nil
}
