package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/render/export"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// renderFlags are the flags of render.
type renderFlags struct {
	format, block, output string
	layoutTimeout         time.Duration
}

// The formats of render. Picture formats need a layout.
var (
	textFormats    = map[string]func(*stride.Analysis) []byte{"dot": renderDOT, "mermaid": renderMermaid}
	pictureFormats = map[string]drawpool.Rendition{"svg": trustseam.Picture.Draw, "json": trustseam.Picture.Coordinates}
)

func renderDOT(a *stride.Analysis) []byte     { return export.DOT(a.Graph) }
func renderMermaid(a *stride.Analysis) []byte { return export.Mermaid(a.Graph) }

func newRender(s streams) *cobra.Command {
	var flags renderFlags
	cmd := &cobra.Command{
		Use:   "render FILE",
		Short: "Print a block as a picture, or for another program",
		Long: `Render prints one block of a document and changes nothing. The format is

  svg      the picture that generate draws
  json     where everything is in that picture, in a versioned schema
  dot      a graph for Graphviz, with the names of the block
  mermaid  a flowchart for Mermaid, with the names of the block

dot and mermaid are for your own tools; they do not look like the svg.`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: completeDocument,
		RunE: func(_ *cobra.Command, args []string) error {
			return renderFile(s, flags, args[0])
		},
	}
	cmd.Flags().StringVar(&flags.format, "format", "svg", "svg, json, dot or mermaid")
	cmd.Flags().StringVar(&flags.block, "block", "", "the id of the block, if the document has several")
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "the file to write instead of standard output")
	cmd.Flags().DurationVar(&flags.layoutTimeout, "layout-timeout", 0, "CPU time that the layout may take (default: layout-timeout of trustseam.toml, or 10s)")
	completeFlag(cmd, "format", "svg", "json", "dot", "mermaid")
	completeFlag(cmd, "block")
	completeFlag(cmd, "layout-timeout")
	return cmd
}

func renderFile(s streams, flags renderFlags, path string) error {
	if textFormats[flags.format] == nil && pictureFormats[flags.format] == nil {
		return fmt.Errorf("--format is svg, dot, json or mermaid, not `%s`", flags.format)
	}
	out, ds, err := renderBlock(flags, filepath.ToSlash(filepath.Clean(path)))
	if err != nil {
		return err
	}
	report(s.err, ds)
	if err := verdict(ds); err != nil {
		return err
	}
	if flags.output != "" {
		return atomicfile.Write(flags.output, out)
	}
	_, err = s.out.Write(out)
	return err
}

// renderBlock reads the document and writes one of its blocks in a format.
func renderBlock(flags renderFlags, path string) ([]byte, []source.Diagnostic, error) {
	r, err := newRunner()
	if err != nil {
		return nil, nil, err
	}
	pool := drawpool.New(drawpool.Options{Command: workerCommand, Timeout: flags.layoutTimeout, Run: r.allowance})
	defer pool.Close()
	if pictureFormats[flags.format] != nil {
		pool.Warm()
	}
	text, err := walk.Read(path)
	if err != nil {
		return nil, nil, err
	}
	d, err := r.document(path, text)
	if err != nil {
		return nil, nil, err
	}
	result, err := d.settings.project.Analyze(path, text)
	if err != nil {
		return nil, nil, err
	}
	if result.Failed() {
		return nil, result.Diagnostics, nil
	}
	a, err := chooseBlock(result.Analyses, flags.block)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	if write, ok := textFormats[flags.format]; ok {
		return write(a), result.Diagnostics, nil
	}
	pictures := []trustseam.Picture{result.Picture(a)}
	out, wrong := pool.Begin(pictures, d.settings.project.Config().LayoutTimeout, pictureFormats[flags.format])[0].Wait()
	return out, append(result.Diagnostics, wrong...), nil
}

// chooseBlock finds the block with an id or, without an id, the only block.
func chooseBlock(all []*stride.Analysis, id string) (*stride.Analysis, error) {
	var ids []string
	for _, a := range all {
		if a.Graph.ID == id || id == "" && len(all) == 1 {
			return a, nil
		}
		ids = append(ids, a.Graph.ID)
	}
	switch {
	case len(all) == 0:
		return nil, fmt.Errorf("no dfd block in this document")
	case id == "":
		return nil, fmt.Errorf("several blocks; choose one with --block: %s", strings.Join(ids, ", "))
	}
	return nil, fmt.Errorf("no block `%s`; there is %s", id, strings.Join(ids, ", "))
}
