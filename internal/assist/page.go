package assist

import "strings"

// Page explains a word: a rule such as `S02`, an attribute such as `auth=`, a value such as `auth=mtls`. It is "" for
// a word that means nothing.
func (s *Snapshot) Page(word string) string {
	catalog := s.Project.Catalog()
	if rule := catalog.Rule(word); rule != nil {
		return catalog.Page(rule)
	}
	key, value, _ := strings.Cut(word, "=")
	page, _ := catalog.AttributePage(word)
	if help := valueHelp(key, value); value != "" && help != "" && key != "has" && key != "lacks" {
		return code(word) + ": " + help + ".\n\n" + page
	}
	return page
}
