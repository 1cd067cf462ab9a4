package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/difference"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
)

// pictureFlags are those of a picture of a change.
type pictureFlags struct {
	file, link    string
	layoutTimeout time.Duration
}

func (f *pictureFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.file, "picture", "", "an SVG file to write with a picture of the change")
	cmd.Flags().StringVar(&f.link, "picture-link", "", "the address at which readers of --format markdown will find that file")
	cmd.Flags().DurationVar(&f.layoutTimeout, "layout-timeout", 0, "CPU time that the layout of one picture may take (default: layout-timeout of trustseam.toml, but at most 1m, or 10s)")
	completeFlag(cmd, "picture-link")
	completeFlag(cmd, "layout-timeout")
}

// check refuses what cannot be written, before anything is compared.
func (f pictureFlags) check(format string) error {
	switch {
	case f.file == "" && f.link != "":
		return errors.New("--picture-link is the address of the file that --picture names, which is missing")
	case f.file == "":
		return nil
	case !strings.EqualFold(filepath.Ext(f.file), ".svg"):
		return fmt.Errorf("--picture: an SVG file has a name that ends in .svg, not `%s`", filepath.ToSlash(f.file))
	case f.link != "" && format != "markdown":
		return fmt.Errorf("--picture-link is for --format markdown, not %s", format)
	case f.link != "" && !linkable(f.link):
		return fmt.Errorf("--picture-link is an http or https address or a path, without blanks, quotes and brackets, not `%s`", f.link)
	}
	return replaceable(f.file)
}

// linkable reports whether markdown can show what is at an address.
func linkable(link string) bool {
	u, err := url.Parse(link)
	return err == nil && (u.Scheme == "" || u.Scheme == "http" || u.Scheme == "https") && !strings.ContainsAny(link, " \t\"'`()<>[]{}|\\")
}

// replaceable returns an error for a file that holds something other than the picture of a change.
func replaceable(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("--picture: %w", failure.At(path, err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("--picture: %s: not a regular file", filepath.ToSlash(path))
	}
	head, err := io.ReadAll(io.LimitReader(f, headOfPicture))
	if err != nil {
		return fmt.Errorf("--picture: %w", failure.At(path, err))
	}
	if len(head) > 0 && !diagram.IsChangeFile(head) {
		return fmt.Errorf("--picture: %s: not the picture of a change; choose another name, or remove it", filepath.ToSlash(path))
	}
	return nil
}

// headOfPicture is how much of a file says what it is, in bytes.
const headOfPicture = 4 << 10

// picture draws what differs and writes the file, unless a picture cannot be drawn: the diagnostics and the failures
// of the difference say why.
func (r *runner) picture(d *difference.Difference, flags pictureFlags) (written bool, ds []source.Diagnostic, err error) {
	pictures, err := d.Pictures()
	if err != nil {
		return false, nil, err
	}
	more := max(0, len(pictures)-limit.ChangedModels)
	pictures = pictures[:len(pictures)-more]
	ds, failed := r.drawChanges(pictures, flags.layoutTimeout)
	d.Failed.Add(failed.Err())
	if len(ds)+len(failed) > 0 {
		return false, ds, nil
	}
	d.Attach(pictures, filepath.Base(flags.file), flags.link)
	return true, nil, atomicfile.Write(flags.file, d.PictureFile(pictures, more))
}

// drawChanges draws pictures of changes side by side. The failures say why pictures were left out.
func (r *runner) drawChanges(pictures []*difference.Picture, timeout time.Duration) (ds []source.Diagnostic, failed failure.List) {
	pool := drawpool.New(drawpool.Options{Command: workerCommand, Timeout: timeout, Run: r.allowance, Strangers: true})
	defer pool.Close()
	var drawings []*drawpool.Drawing
	for _, p := range pictures {
		drawings = append(drawings, pool.BeginTask(changeTask(p), p.Timeout))
	}
	for _, d := range drawings {
		_, wrong := d.Wait()
		ds = append(ds, wrong...)
	}
	for _, err := range pool.LeftOut() {
		failed.Add(err)
	}
	return ds, failed
}

// changeTask draws the picture of a change.
func changeTask(p *difference.Picture) drawpool.Task {
	return drawpool.Task{
		Draw: func(_ context.Context, layout trustseam.Layout) ([]byte, []source.Diagnostic) {
			return nil, p.Draw(layout)
		},
		Failure: p.Failure,
	}
}
