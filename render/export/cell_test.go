package export

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

func TestCell(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "",
		"=1+1":              "'=1+1",
		"+1":                "'+1",
		"-1":                "'-1",
		"@SUM(A1)":          "'@SUM(A1)",
		"＝1":                "'＝1",
		"a;=1;+2":           "a;'=1;'+2",
		"a; =1":             "a;' =1",
		"pay/S02@hook":      "pay/S02@hook",
		"a - b = c, d@e +f": "a - b = c, d@e +f",
	} {
		if got := cell(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// table reads an export as a spreadsheet does.
func table(t *testing.T, text string) (header []string, rows [][]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[0], all[1:]
}

// No cell begins a formula, where a spreadsheet splits lines at commas and where it splits them at semicolons; the first
// cell of each row is the key as it is.
func TestTablesOfStrangers(t *testing.T) {
	documents := hostileDocuments(t)
	items := Items(documents)
	for _, format := range []string{"csv", "jira"} {
		header, rows := table(t, written(t, format, documents...))
		if len(rows) != len(items) {
			t.Fatalf("%s: %d rows of %d items", format, len(rows), len(items))
		}
		for i, row := range rows {
			if row[0] != items[i].Key.String() || len(row) != len(header) {
				t.Errorf("%s: %q is no row of %s", format, row, items[i].Key)
			}
			for _, text := range row {
				for part := range strings.SplitSeq(text, ";") {
					if part = strings.TrimSpace(part); part != "" && strings.ContainsRune("=+-@＝＋－＠\t\r", []rune(part)[0]) {
						t.Errorf("%s: %s has the cell %q", format, items[i].Key, text)
					}
				}
			}
		}
	}
}

// database takes a table as a tracker does: a row with a known key is updated, another one is new.
type database map[string][]string

func (db database) take(rows [][]string) {
	for _, row := range rows {
		db[row[0]] = row
	}
}

// Imported by key, a second export leaves as many rows as the first, with what it says.
func TestSecondImportUpdates(t *testing.T) {
	for path, text := range corpus(t) {
		if decides.MatchString(text) {
			continue
		}
		for _, format := range []string{"csv", "jira"} {
			db := make(database)
			_, first := table(t, written(t, format, read(t, path, text)))
			_, second := table(t, written(t, format, read(t, path, renamed(text))))
			db.take(first)
			db.take(first)
			if len(db) != len(first) {
				t.Errorf("%s: %s imported twice has %d rows of %d", path, format, len(db), len(first))
			}
			db.take(second)
			if len(db) != len(first) || !slices.EqualFunc(second, first, func(a, b []string) bool { return a[0] == b[0] }) {
				t.Errorf("%s: %s imported again after a rename has %d rows of %d", path, format, len(db), len(first))
			}
		}
	}
}
