package repotest_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/render/export"
)

// exportGuide returns the document with which the guide begins, and its recipes by the command in each.
func exportGuide(t *testing.T) (document string, recipes map[string]string) {
	t.Helper()
	recipes = make(map[string]string)
	for _, f := range fences(readFile(t, "docs/guides/export.md")) {
		switch {
		case f.key == "file":
			document = f.text
		case f.key == "run" && strings.Contains(f.value, "TestExportRecipes"):
			for _, name := range []string{"export csv", "export github", "export jira", "slurpfile export"} {
				if strings.Contains(f.text, name) {
					recipes[name] = f.text
				}
			}
		}
	}
	if document == "" || len(recipes) != 4 {
		t.Fatalf("a document of %d bytes and %d recipes", len(document), len(recipes))
	}
	return document, recipes
}

// The guide has a section for every format.
func TestExportGuideIsComplete(t *testing.T) {
	page := readFile(t, "docs/guides/export.md")
	for _, f := range export.Formats() {
		if !strings.Contains(page, "trustseam export "+f.Name) {
			t.Errorf("docs/guides/export.md does not show `trustseam export %s`", f.Name)
		}
	}
}

// recipe runs commands of the guide in a folder that has its document.
type recipe struct {
	*testing.T
	dir, path string
}

func newRecipe(t *testing.T, document string) recipe {
	t.Helper()
	r := recipe{t, t.TempDir(), filepath.Dir(testenv.Program(t)) + string(os.PathListSeparator) + os.Getenv("PATH")}
	r.write("docs/pay.md", document)
	return r
}

func (r recipe) write(name, text string) {
	r.Helper()
	path := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		r.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o777); err != nil {
		r.Fatal(err)
	}
}

// run returns what commands print.
func (r recipe) run(commands string) string {
	r.Helper()
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", commands)
	cmd.Dir, cmd.Env = r.dir, append(os.Environ(), "PATH="+r.path)
	var errors strings.Builder
	cmd.Stderr = &errors
	out, err := cmd.Output()
	if err != nil {
		r.Fatalf("%v\n%s%s", err, out, errors.String())
	}
	return strings.ReplaceAll(string(out), "\r\n", "\n")
}

// renamed is the document after an element got another id and another name.
func renamed(document string) string {
	return strings.NewReplacer("hook: Webhook receiver | ", "receiver: Receiver | was=hook ", "-> hook:", "-> receiver:", "hook ->", "receiver ->").Replace(document)
}

// The recipes of docs/guides/export.md do what it says of them: what they have made once, they update.
func TestExportRecipes(t *testing.T) {
	document, recipes := exportGuide(t)

	t.Run("csv", func(t *testing.T) {
		testenv.Needs(t, "sqlite3")
		r := newRecipe(t, document)
		first := r.run(recipes["export csv"])
		rows := r.run(`sqlite3 criteria.db 'SELECT * FROM criteria ORDER BY key'`)
		if again := r.run(recipes["export csv"]); again != first || rows != r.run(`sqlite3 criteria.db 'SELECT * FROM criteria ORDER BY key'`) {
			t.Errorf("imported twice, there are %s rows and not %s", again, first)
		}
		r.write("docs/pay.md", renamed(document))
		if again := r.run(recipes["export csv"]); again != first {
			t.Errorf("imported after a rename, there are %s rows and not %s", again, first)
		}
		if got := r.run(`sqlite3 criteria.db "SELECT id, title FROM criteria WHERE key = 'pay/S02@hook'"`); got != "pay/S02@receiver|Webhook, event or message forged: Receiver\n" {
			t.Errorf("the row says %q", got)
		}
	})

	t.Run("jira", func(t *testing.T) {
		testenv.Needs(t, "sqlite3")
		r := newRecipe(t, document)
		// Jira knows two of the issues, one of them of a criterion that is gone.
		r.write("jira.csv", "Summary,Issue key,Labels,Labels,Custom field (External ID)\r\nx,PAY-7,trustseam,b,pay/S02@hook\r\ny,PAY-8,trustseam,,pay/S02@gone\r\n")
		r.write("docs/pay.md", renamed(document))
		r.run(recipes["export jira"])
		all, update, fresh := r.run("trustseam export jira docs"), r.run("cat update.csv"), r.run("cat new.csv")
		header, _, _ := strings.Cut(all, "\n")
		updateHeader, updated, _ := strings.Cut(update, "\n")
		if updateHeader != `"Issue key",`+quoteBlanks(header) || !strings.HasPrefix(updated, "PAY-7,pay/S02@hook,") || strings.Contains(update, "PAY-8") {
			t.Errorf("to update is\n%s", update)
		}
		if h, _, _ := strings.Cut(fresh, "\n"); h != quoteBlanks(header) || strings.Contains(fresh, "pay/S02@hook,") || !strings.Contains(fresh, "pay/S03@edge,") {
			t.Errorf("new is\n%s", fresh)
		}
		if n := strings.Count(all, "\npay/"); strings.Count(update, "\nPAY-") != 1 || strings.Count(fresh, "\npay/") != n-1 {
			t.Errorf("of %d items %d are updated and %d are new", n, strings.Count(update, "\nPAY-"), strings.Count(fresh, "\npay/"))
		}
	})

	t.Run("github", func(t *testing.T) {
		testenv.Needs(t, "jq")
		r := newRecipe(t, document)
		r.write("bin/gh", imitation)
		r.path = filepath.Join(r.dir, "bin") + string(os.PathListSeparator) + r.path
		// A pull request, and an issue without a text, have the label, too.
		r.write("state.json", `[{"number": 1, "title": "p", "body": "<!-- trustseam: pay/S02@hook -->\n", "labels": ["trustseam"], "pull_request": {}}, {"number": 2, "title": "i", "body": null, "labels": ["trustseam"]}]`)
		const issues = `jq -r '.[] | "\(.number) \(.title) \(.labels | join(","))"' state.json`
		r.run(recipes["export github"])
		first := r.run(issues)
		if n := strings.Count(r.run("trustseam export csv docs"), "\npay/"); n == 0 || strings.Count(first, "\n") != n+2 {
			t.Errorf("%d items, and issues\n%s", n, first)
		}
		// People label and close an issue; a second run leaves that alone.
		r.run(`jq '.[3] += {labels: ["ours", "trustseam"], state: "closed"}' state.json > s && mv s state.json`)
		before := r.run("cat state.json")
		r.run(recipes["export github"])
		if after := r.run("cat state.json"); after != before {
			t.Errorf("a second run changes\n%s\nto\n%s", before, after)
		}
		r.write("docs/pay.md", renamed(document))
		r.run(recipes["export github"])
		after := r.run(issues)
		if strings.Count(after, "\n") != strings.Count(first, "\n") || !strings.Contains(after, " Webhook, event or message forged: Receiver ") {
			t.Errorf("after a rename there are\n%s", after)
		}
		// What is decided has no criterion.
		r.write("docs/pay.md", strings.Replace(document, "2. hook -> ledger", "dismiss I01@ledger: It is a copy of public data | by=@ada\n2. hook -> ledger", 1))
		r.run(recipes["export github"])
		if gone := r.run(recipes["slurpfile export"]); gone != r.run(`jq -r '.[] | select((.body // "") | startswith("<!-- trustseam: pay/I01@ledger -->")) | .number' state.json`)+"2\n" {
			t.Errorf("gone are the issues %q", gone)
		}
	})
}

// quoteBlanks is a header as SQLite writes it.
func quoteBlanks(header string) string {
	names := strings.Split(header, ",")
	for i, name := range names {
		if strings.Contains(name, " ") {
			names[i] = `"` + name + `"`
		}
	}
	return strings.Join(names, ",")
}

// imitation answers the commands of the recipe as gh does, with issues in a file instead of a repository. It refuses what GitHub refuses.
const imitation = `#!/usr/bin/env bash
set -euo pipefail
case "$*" in
"api --paginate repos/{owner}/{repo}/issues?state=all&labels=trustseam&per_page=100")
	jq 'map(select(.labels | index("trustseam"))) | reverse | .[:5], .[5:]' state.json ;;
"api --silent --method POST repos/{owner}/{repo}/issues --input -")
	jq --slurpfile state state.json '
		if (.title | length) > 256 or (.title | length) == 0 or (.body | length) > 65536 or (.labels | type) != "array" then error("422") else . end
		| $state[0] + [. + {number: ($state[0] | length + 1), state: "open"}]' > next.json
	mv next.json state.json ;;
"api --silent --method PATCH repos/{owner}/{repo}/issues/"*" --input -")
	all=$*
	number=${all#*issues/}
	jq --slurpfile state state.json --argjson number "${number%% *}" '
		. as $new | $state[0] | map(if .number == $number then . + $new else . end)' > next.json
	mv next.json state.json ;;
*)
	echo "unknown: $*" >&2
	exit 1 ;;
esac
`
