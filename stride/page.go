package stride

import (
	"fmt"
	"strings"
)

var strideNames = map[rune]string{
	'S': "spoofing", 'T': "tampering", 'R': "repudiation", 'I': "information disclosure", 'D': "denial of service", 'E': "elevation of privilege",
}

// CategoryNames spells out the letters of STRIDE: "spoofing, tampering".
func CategoryNames(letters string) string {
	var names []string
	for _, letter := range letters {
		names = append(names, strideNames[letter])
	}
	return strings.Join(names, ", ")
}

// Page returns everything about a rule as a markdown document: the text that
// `explain` prints and that docs/rules contains.
func (c *Catalog) Page(r *Rule) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# %s %s\n", r.ID, r.Title)
	line("%s\n", codeSlots(r.Why))
	also := ""
	if r.Also != "" {
		also = "; also " + CategoryNames(r.Also)
	}
	line("- Category: %s%s", CategoryNames(r.Stride), also)
	line("- Severity before exposure: %d of 5", r.Base)
	line("- Mechanisms: %s", strings.Join(r.Mechanisms, ", "))
	line("- References: %s\n", strings.Join(r.References, ", "))
	line("## When it fires\n")
	line("On every %s for which all of this holds:\n", strings.Replace(r.On, "any", "flow or element", 1))
	for _, cond := range r.when {
		line("- `%s`", cond.words())
	}
	if len(r.any) > 0 {
		line("- and at least one of:")
		for _, cond := range r.any {
			line("  - `%s`", cond.words())
		}
	}
	if r.Once {
		line("\nA block is asked about the gravest of them only.")
	}
	line("\n## What answers it\n")
	line("%s\n", r.statusWords())
	for _, c := range r.instead {
		line("Where nothing is stated, it is answered where `%s`.\n", c.words())
	}
	if len(r.Against) > 0 {
		line("Where it is not stated, %s leaves it open.\n", list(r.Against))
	}
	if len(r.Or) > 0 {
		line("Where it is not stated, %s answers it too, or what is stronger.\n", list(r.Or))
	}
	for _, control := range r.Controls {
		line("- %s", codeSlots(control))
	}
	line("\n## Acceptance criterion\n\n%s\n\nTest: %s", codeSlots(r.Criterion), codeSlots(r.Test))
	for _, w := range r.Wordings {
		line("%s", w.page())
	}
	if r.Fires != "" {
		line("\n## Examples\n\nIt fires on\n\n```text\n%s\n```\n\nand not on\n\n```text\n%s\n```", strings.TrimSpace(r.Fires), strings.TrimSpace(r.Silent))
	}
	return b.String()
}

func (r *Rule) statusWords() string {
	name := r.attribute()
	if len(r.Met)+len(r.Open) == 0 {
		return fmt.Sprintf("`has=%s` says that the control is in place, `lacks=%s` that it is missing; otherwise it is a question.", name, name)
	}
	where := ""
	if onFlows(r.Control) {
		where = " on all flows that it comes along"
	}
	return fmt.Sprintf("`%s=`%s: %s answers it, %s leaves it open, silence is a question.", name, where, list(r.Met), list(r.Open))
}

// page says for which subjects the wording differs, and how.
func (w *Wording) page() string {
	var conditions, out []string
	for _, c := range w.when {
		conditions = append(conditions, "`"+c.words()+"`")
	}
	for _, s := range []struct{ lead, text string }{{"", w.Criterion}, {"Question: ", w.Question}, {"Test: ", w.Test}} {
		if s.text != "" {
			out = append(out, s.lead+codeSlots(s.text))
		}
	}
	return "\nWhere " + strings.Join(conditions, " and ") + ":\n\n" + strings.Join(out, "\n\n")
}

// codeSlots shows the slots of a sentence as code, so that site generators do not
// take them for their own, and number-dependent words in the singular.
func codeSlots(text string) string {
	return slotPattern().ReplaceAllStringFunc(text, func(slot string) string {
		name, one, _, agrees := agreement(strings.Trim(slot, "{}"))
		if agrees {
			return one
		}
		return "`" + name + "`"
	})
}

// Index returns the page that lists all rules.
func (c *Catalog) Index() string {
	var b strings.Builder
	b.WriteString("# Rules\n\nMade from `stride/catalog`; `trustseam explain RULE` prints the same pages.\n\n| rule | threat | category |\n| --- | --- | --- |\n")
	for _, r := range c.Rules {
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s |\n", r.ID, r.ID, r.Title, CategoryNames(r.Stride))
	}
	return b.String()
}
