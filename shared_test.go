package trustseam

import "testing"

// Of documents with one id the first that carries it keeps it; documents of one name are told apart by their paths.
func TestSharedIDs(t *testing.T) {
	const named, plain = "```dfd id=pay\nactor user: User\n```\n", "```dfd\nactor user: User\n```\n"
	project := load(t)
	for name, c := range map[string]struct {
		documents [][2]string // path and text
		fails     []bool
	}{
		"one name in two folders": {[][2]string{{"a/pay.md", plain}, {"b/pay.md", plain}}, []bool{false, false}},
		"one is written":          {[][2]string{{"a/pay.md", plain}, {"b.md", named}}, []bool{false, true}},
		"both are written":        {[][2]string{{"a.md", named}, {"b.md", named}, {"c.md", plain}}, []bool{false, true, false}},
		// A copy under another name takes the id over from its regions, and so is not the original.
		"a copy before it": {[][2]string{{"copy.md", generated(t, project, "pay.md", plain)}, {"pay.md", generated(t, project, "pay.md", plain)}}, []bool{true, false}},
	} {
		var results []*Result
		for _, d := range c.documents {
			results = append(results, process(t, d[0], []byte(d[1]), project))
		}
		SharedIDs(results)
		for i, r := range results {
			if r.Failed() != c.fails[i] || r.Failed() && (r.Changed() || len(r.Pictures) > 0) {
				t.Errorf("%s: %s: %v", name, c.documents[i][0], r.Diagnostics)
			}
		}
	}
}

func generated(t *testing.T, p *Project, path, text string) string {
	t.Helper()
	return string(process(t, path, []byte(text), p).Text)
}
