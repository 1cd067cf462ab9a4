package parser

import (
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestFencePlace(t *testing.T) {
	for _, tt := range []struct {
		text    string
		nested  bool
		heading int
		after   string
	}{
		{"```dfd\n```\nrest", false, 0, "rest"},
		{"# a\n\n## b\n\n```dfd\n```\n# c\n", false, 2, "# c\n"},
		{"a\n===\n\n> # quoted\n\n```dfd\n```\n", false, 1, ""},
		{"###### a\n- ```dfd\n  ```\n", true, 6, ""},
		{"> ```dfd\n> ```\n> rest\n", true, 0, "> rest\n"},
		{"<details>\n\n```dfd\n```\n\n</details>\n\nrest", false, 0, "\nrest"},
		{"<details>\r\n\r\n```dfd\r\n```\r\n  </details> \r\n", false, 0, ""},
		{"<details>\n\n```dfd\n```\n</details>", false, 0, ""},
		{"<details>\n\n```dfd\n```\n</details>\nrest\n", false, 0, "</details>\nrest\n"},
		{"```dfd\n```\ntext\n\n</details>\n", false, 0, "text\n\n</details>\n"},
		{"```dfd\n```\n</div>\n", false, 0, "</div>\n"},
	} {
		doc, _ := Parse(source.NewFile("doc.md", []byte(tt.text)))
		fence := doc.Blocks[0].Fence
		if fence.Nested != tt.nested || fence.HeadingLevel != tt.heading || tt.text[fence.After:] != tt.after {
			t.Errorf("%q: nested %v, heading %d, after it %q", tt.text, fence.Nested, fence.HeadingLevel, tt.text[fence.After:])
		}
	}
}

// A line that is indented less than its fence by part of a tab.
func TestFenceBodyPlaces(t *testing.T) {
	for text, want := range map[string]source.Line{
		">   ```dfd\n>\t\n>   ```\n":      {Text: "", Start: 13},
		"> ```dfd\n>\t\ta\n> ```\n":       {Text: "  \ta", Start: 11, Pad: 2},
		"- ```dfd\r\n\r\n  ```\r\n":       {Text: "", Start: 10},
		"```dfd\n\ta\n```\n":              {Text: "\ta", Start: 7},
		"  ```dfd\n   a\n```\n":           {Text: " a", Start: 11},
		"\ufeff```dfd\na\r\n```\n":        {Text: "a", Start: 10},
		"---\n---\n```dfd\n a \n```\n":    {Text: " a ", Start: 15},
		"1. - ```dfd\n     a\n     ```\n": {Text: "a", Start: 17},
	} {
		doc, _ := Parse(source.NewFile("doc.md", []byte(text)))
		if len(doc.Blocks) != 1 || len(doc.Blocks[0].Fence.Body) != 1 {
			t.Errorf("%q: %+v", text, doc.Blocks)
			continue
		}
		if got := doc.Blocks[0].Fence.Body[0]; got != want {
			t.Errorf("%q: %+v, expected %+v", text, got, want)
		}
	}
}
