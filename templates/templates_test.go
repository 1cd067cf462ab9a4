package templates

import "testing"

func TestExecute(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	got, err := set.Execute("diagram", struct{ Alt, Link, Overview string }{"A picture", "a.svg", ""})
	if err != nil || got != "![A picture](a.svg)" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := set.Execute("diagram", struct{ Alt string }{"A picture"}); err == nil {
		t.Error("a template may not use what the data does not have")
	}
	if _, err := set.Execute("poem", nil); err == nil {
		t.Error("there is no template of that kind")
	}
}

func TestTidy(t *testing.T) {
	if got := tidy("\n\na  \n\n\n\nb\n\n"); got != "a\n\nb" {
		t.Errorf("got %q", got)
	}
}
