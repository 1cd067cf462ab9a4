package source

// Suggest returns the only allowed word that is one slip away: one character
// wrong, missing or extra, or two swapped. It returns "" for a short word or
// when a second word fits, because a wrong suggestion is worse than none.
func Suggest(word string, allowed []string) string {
	found := ""
	for _, candidate := range allowed {
		if candidate == word || len(word) < 3 || !oneSlip(word, candidate) {
			continue
		}
		if found != "" && found != candidate {
			return ""
		}
		found = candidate
	}
	return found
}

func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case len(b)-len(a) > 1:
		return false
	case len(a) < len(b):
		return a[i:] == b[i+1:]
	case i == len(a):
		return false
	case a[i+1:] == b[i+1:]:
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
