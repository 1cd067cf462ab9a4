package stride

// unique is a list without repetitions, in order of arrival. The zero value is
// empty.
type unique[T comparable] struct {
	list []T
	seen map[T]bool
}

func (u *unique[T]) add(items ...T) {
	if u.seen == nil {
		u.seen = make(map[T]bool)
	}
	for _, item := range items {
		if !u.seen[item] {
			u.seen[item] = true
			u.list = append(u.list, item)
		}
	}
}

// appendNew appends the items that a short list does not contain.
func appendNew[T comparable](list []T, items ...T) []T {
	for _, item := range items {
		found := false
		for _, x := range list {
			found = found || x == item
		}
		if !found {
			list = append(list, item)
		}
	}
	return list
}
