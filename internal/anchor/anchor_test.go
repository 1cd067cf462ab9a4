package anchor

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
)

// shown writes anchors in short.
func shown(text string, all []Anchor) string {
	var out []string
	for _, a := range all {
		s := string(a.Verb)
		for _, id := range a.IDs {
			s += " " + id.String()
		}
		if a.Attributes.End > a.Attributes.Start {
			s += " | " + text[a.Attributes.Start:a.Attributes.End]
		}
		if a.Statement.End > a.Statement.Start {
			s += " : " + text[a.Statement.Start:a.Statement.End]
		}
		if a.Wrong != "" {
			s += " wrong: " + a.Wrong
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// Which comments are anchors in which language, and what is prose or a string.
func TestFind(t *testing.T) {
	for _, c := range []struct{ name, path, text, want string }{
		{"directive of Go", "a.go", "//dfd:at pay/14 has sign=hmac replay=timestamp\nfunc f() {}\n", "at pay/14 | sign=hmac replay=timestamp"},
		{"JavaScript", "a.js", "// dfd: at pay/hook\n", "at pay/hook"},
		{"TypeScript, documentation", "a.ts", "/**\n * dfd: at pay/hook\n */\n", "at pay/hook"},
		{"Java", "A.java", "/* dfd: at pay/hook has audit=central */ class A {}\n", "at pay/hook | audit=central"},
		{"Rust, C#, Kotlin", "a.rs", "    // dfd: at pay/hook\n", "at pay/hook"},
		{"Python, behind code", "a.py", "x = 1  # dfd: at pay/hook\n", "at pay/hook"},
		{"Ruby", "a.rb", "# dfd: at pay/hook\n", "at pay/hook"},
		{"shell", "a.sh", "#dfd:at pay/hook\n", "at pay/hook"},
		{"YAML", "deploy.yaml", "kind: Deployment # dfd: at pay/hook\n", "at pay/hook"},
		{"Terraform", "a.tf", "# dfd: at pay/events\nresource \"aws_sqs_queue\" \"events\" {}\n", "at pay/events"},
		{"Dockerfile", "Dockerfile", "# dfd: at pay/hook has runs-as=service\nUSER 1000\n", "at pay/hook | runs-as=service"},
		{"SQL", "a.sql", "-- dfd: at pay/db has rest=disk\n", "at pay/db | rest=disk"},
		{"HTML", "a.html", "<p>It's</p><!-- dfd: at pay/web --> <p>'s</p>\n", "at pay/web"},
		{"XML", "pom.xml", "<!--dfd:at pay/web-->\n", "at pay/web"},
		{"template of a component", "a.vue", "<!-- dfd: at pay/web -->\n", "at pay/web"},
		{"unknown language", "a.weird", "! x\n; dfd: at pay/web\nx # dfd: at pay/no\n", "at pay/web"},
		{"carriage returns", "a.go", "// dfd: at pay/hook\r\n", "at pay/hook"},
		{"several ids", "a.go", "// dfd: at pay/14, pay/15,pay/edge has mtls\n", "at pay/14 pay/15 pay/edge | mtls"},
		{"has below at", "a.go", "// dfd: at pay/14\nfunc f() {\n\t// dfd: has sign=hmac\n\t// dfd: has mtls\n}\n// dfd: at pay/15\n// dfd: has async\n", "at pay/14; has pay/14 | sign=hmac; has pay/14 | mtls; at pay/15; has pay/15 | async"},
		{"has without at", "a.go", "// dfd: has sign=hmac\n", "has | sign=hmac wrong: states attributes of nothing: no `dfd: at` is above it in this file"},
		{"new flow", "a.py", "# dfd: new worker -> crm: Export buyers | https\n", "new : worker -> crm: Export buyers | https"},
		{"new flows of other forms", "a.py", "# dfd: new 15. a<->b:X\n# dfd: new in -> b: X\n", "new : 15. a<->b:X; new : in -> b: X"},
		{"new element in a boundary", "a.py", "# dfd: new in pay/app process crm: CRM\n", "new pay/app : process crm: CRM"},
		{"new element in a block", "a.py", "# dfd: new in pay store db: Database\n", "new pay : store db: Database"},
		{"new attributes", "a.py", "# dfd: new pay/14 | limit=rate\n", "new pay/14 | limit=rate"},
		{"new that decides", "a.py", "# dfd: new accept S02@hook: Fine\n# dfd: new title: X\n", "new : accept S02@hook: Fine; new : title: X"},
		{"an id without its block", "a.go", "// dfd: at hook\n", "at hook"},
		{"another verb", "a.go", "// dfd: att pay/hook\n", "at pay/hook wrong: begins with `att`; an anchor begins with at, has or new"},
		{"more after the id", "a.go", "// dfd: at pay/hook the handler\n", "at pay/hook wrong: goes on after its id; `has` and attributes may follow, or nothing"},
		{"nothing after has", "a.go", "// dfd: at pay/hook has\n", "at pay/hook wrong: has nothing after `has`; attributes follow it, such as `has sign=hmac`"},

		{"string", "a.go", "x := \"// dfd: at pay/hook\"\n", ""},
		{"string of several lines", "a.go", "x := `\n// dfd: at pay/hook\n`\n", ""},
		{"string in JavaScript", "a.js", "x = 'a // dfd: at pay/1'\ny = `\n// dfd: at pay/2\n`\n", ""},
		{"docstring", "a.py", "\"\"\"\n# dfd: at pay/hook\n\"\"\"\ns = '# dfd: at pay/2'\n", ""},
		{"string in YAML", "a.yaml", "a: \"x # dfd: at pay/1\"\nrun: |\n  # dfd: at pay/2\n\n  x\nb: >-\n  # dfd: at pay/3\nc: 1 # dfd: at pay/4\n", "at pay/4"},
		{"scalar in a list", "a.yaml", "- run: |\n    # dfd: at pay/1\n  name: x # dfd: at pay/2\n- |\n  # dfd: at pay/3\n- b # dfd: at pay/4\n", "at pay/2; at pay/4"},
		{"heredoc", "a.sh", "cat <<'EOF' > f\n# dfd: at pay/1\nEOF\n# dfd: at pay/2\ncat <<NEVER\n# dfd: at pay/3\n", "at pay/2; at pay/3"},
		{"heredoc of Terraform", "a.tf", "x = <<-EOT\n  # dfd: at pay/1\n  EOT\n# dfd: at pay/2\n", "at pay/2"},
		{"prose", "a.go", "// dfd: at the moment\n// The word dfd: at pay/hook\n// dfd: is our word\n// dfd: has the same meaning\n// dfd: new features: many\n// see dfd: at pay/1\n// dfd: at pay/\n// dfd: new things -> old things: no\n", ""},
		{"example in a comment", "a.go", "//\t//dfd:at pay/1\n// # dfd: at pay/2\n/*\n * // dfd: at pay/3\n */\n", ""},
		{"page", "a.md", "<!-- dfd: at pay/hook -->\n// dfd: at pay/hook\n", ""},
		{"data", "a.json", "// dfd: at pay/hook\n", ""},
		{"binary", "a.go", "// dfd: at pay/hook\n\x00", ""},
		{"generated", "a.go", "// Code generated by x. DO NOT EDIT.\n\n// dfd: at pay/hook\n", ""},
		{"generated, another way", "a.ts", "/**\n * @generated by x\n */\n// dfd: at pay/hook\n", ""},
		{"only spoken of as generated", "a.go", "package a\n\nconst x = \"Code generated. DO NOT EDIT\"\n\n// dfd: at pay/hook\n", "at pay/hook"},
		{"a line that no person wrote", "a.js", "// dfd: at pay/hook" + strings.Repeat(" ", 4<<10) + "\n", ""},
		{"text without comments", "a.html", "// dfd: at pay/hook\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(c.text, Find(c.path, []byte(c.text))); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// What strangers write must not take the square of its size.
func TestFindIsLinear(t *testing.T) {
	testenv.NeedsTime(t, "searches code of several sizes")
	for _, part := range []string{"dfd:", "//dfd:at a/b,", "//dfd:at a/b\n", "# dfd: new in a/b in a/b ", "<<A\n", "<<A<<A", "a: |\n b\n", "a: |", "- - - |\n", "/*dfd:at a/b*/", "#dfd:has a=b\n", "#dfd:new a->b:c\n"} {
		for _, path := range []string{"a.py", "a.js", "a.sh", "a.yaml", "a.html", "a.x"} {
			work := func(size int) int { return len(Find(path, []byte(strings.Repeat(part, size/len(part))+"dfd:"))) }
			work(1 << 20) // with the square of its size this takes an hour
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("a.go", "//dfd:at pay/14 has sign=hmac\n// dfd: has mtls\n")
	f.Add("a.tf", "# dfd: new in pay/app process x: X | audit=local\n")
	f.Add("a.html", "<!-- dfd: new a -> b: c -->")
	f.Add("a.yaml", "a: |\n  # dfd: at pay/1\nb: 1 # dfd: at pay/1\n")
	f.Add("a.sh", "cat <<EOF\n# dfd: new pay/14 | a\nEOF\n")
	f.Fuzz(func(t *testing.T, path, text string) {
		last := -1
		for _, a := range Find(path, []byte(text)) {
			if a.Start <= last || a.End > len(text) || a.Start > a.End {
				t.Fatalf("%+v after %d in %d bytes", a, last, len(text))
			}
			for _, s := range []Span{a.Attributes, a.Statement} {
				if s != (Span{}) && (s.Start < a.Start || s.End > a.End || s.Start > s.End || strings.Contains(text[s.Start:s.End], "\n")) {
					t.Fatalf("%+v holds %+v", a, s)
				}
			}
			for _, id := range a.IDs {
				if a.Verb != Has && text[id.Start:id.End] != id.String() {
					t.Fatalf("%+v is at %q", id, text[id.Start:id.End])
				}
			}
			last = a.Start
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&text, "// Line %d of a file that is like others.\nfunc name%d(a, b int) string { return \"text/%d\" }\n", i, i, i)
	}
	for name, text := range map[string]string{"without": text.String(), "with": text.String() + "//dfd:at pay/hook\nfunc Serve() {}\n"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find("a.go", []byte(text))
			}
		})
	}
}
