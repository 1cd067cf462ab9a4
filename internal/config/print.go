package config

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/trustseam/trustseam"
)

// Print writes a configuration as TOML that reads back as itself, with a remark
// after each value: origins holds where it came from by its key, such as "gate.fail-on";
// a key that is not there has its default.
func Print(w io.Writer, c trustseam.Config, origins map[string]string) error {
	var text bytes.Buffer
	enc := toml.NewEncoder(&text)
	enc.Indent = ""
	if err := enc.Encode(c); err != nil {
		return err
	}
	table, head := "", ""
	var out strings.Builder
	for line := range strings.Lines(text.String()) {
		line = strings.TrimSuffix(line, "\n")
		// The encoder writes each key on one line, whatever its value contains.
		switch key, _, ok := strings.Cut(line, " = "); {
		case strings.HasPrefix(line, "["):
			table, head = strings.Trim(line, "[]")+".", "\n"+line+"\n"
		case ok: // a table without a key says nothing
			fmt.Fprintf(&out, "%s%-40s # %s\n", head, line, origin(origins, table, key))
			head = ""
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// origin returns the source of a value.
func origin(origins map[string]string, table, key string) string {
	if from, ok := origins[table+key]; ok {
		return from
	}
	return "default"
}
