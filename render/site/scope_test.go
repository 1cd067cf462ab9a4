package site

import (
	"strings"
	"testing"
)

// The page of a model says what the analysis does not cover.
func TestWhatIsNotCovered(t *testing.T) {
	p := shopPage(t)
	if len(p.LeftOut) != 1 || p.LeftOut[0] != (leftOutElement{"e-bank", "Bank", "Its own model"}) {
		t.Errorf("%+v", p.LeftOut)
	}
	if len(p.Assumptions) != 1 {
		t.Fatalf("%+v", p.Assumptions)
	}
	if a := p.Assumptions[0]; a.ID != "hosts" || a.Text != "Hosts are hardened" || a.By != "ops" || a.Until != "2031-01-01" || strings.Join(a.Reliance, " ") != "site" {
		t.Errorf("%+v", a)
	}
	files, err := Files([]Model{shopModel(t, "docs/shop.md", "")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	page := string(files[len(files)-1].Data)
	for _, want := range []string{
		", 1 assumed, 1 element out of scope.</strong>",
		`<a href="#e-bank"><bdi>Bank</bdi></a>: <bdi>Its own model</bdi></li>`,
		`<code>hosts</code> <bdi>Hosts are hardened</bdi> (by <bdi>ops</bdi>, until <time>2031-01-01</time>): relied on by <code>site</code></li>`,
		`<a href="#e-bank"><bdi>Bank</bdi></a> (<bdi>out of scope</bdi>).</p>`,
		`<p class="note">No threat here: <bdi>out of scope</bdi>.</p>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}
