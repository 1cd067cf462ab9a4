package trustseam

import "testing"

// What is right is laid out, what is wrong is left alone and reported, and what is right already stays.
func TestFormat(t *testing.T) {
	project := load(t)
	const good, wide = "```dfd id=a\nactor   a: A\nprocess pp: P\n```\n", "```dfd id=a\nactor a: A\nprocess   pp: P\n```\n"
	const broken = "```dfd id=b\nproces   p: P\n```\n"
	for name, c := range map[string]struct {
		text, want string
		remarks    int
		changed    bool
	}{
		"formatted already": {formatted(t, project, good), formatted(t, project, good), 0, false},
		"to be formatted":   {wide, formatted(t, project, good), 0, true},
		"one of two":        {wide + "\n" + broken, formatted(t, project, good) + "\n" + broken, 1, true},
		"broken":            {broken, broken, 1, false},
		"not UTF-8":         {wide + "\xff", wide + "\xff", 1, false},
		"no block":          {"# A\n", "# A\n", 0, false},
	} {
		f, err := project.Format("d.md", []byte(c.text), false)
		if err != nil || string(f.Text) != c.want || len(f.Diagnostics) != c.remarks || f.Changed() != c.changed {
			t.Errorf("%s: %v\n%+v\nwant\n%s", name, err, f, c.want)
		}
	}
}

func formatted(t *testing.T, p *Project, text string) string {
	t.Helper()
	f, err := p.Format("d.md", []byte(text), false)
	if err != nil {
		t.Fatal(err)
	}
	return string(f.Text)
}

// Flows get numbers when they are asked for.
func TestFormatNumbers(t *testing.T) {
	const text = "```dfd\nactor a: A\nprocess p: P\na -> p: Ask\np -> a: Tell\n```\n"
	f, err := load(t).Format("d.md", []byte(text), true)
	const want = "```dfd\nactor   a: A\nprocess p: P\n1. a -> p: Ask\n2. p -> a: Tell\n```\n"
	if err != nil || string(f.Text) != want {
		t.Errorf("%v\n%s", err, f.Text)
	}
}
