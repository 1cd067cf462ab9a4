package tree

// Merge returns a map with the members of two, which come from two files. The first text counts; maps below are merged
// likewise, and a list gets the items of both.
func Merge(a, b *Value) (*Value, error) {
	out := *a
	out.Members = append([]Member(nil), a.Members...)
	for _, m := range b.Members {
		i := find(out.Members, m.Name())
		if i < 0 {
			out.Members = append(out.Members, m)
			continue
		}
		both, err := join(out.Members[i], m)
		if err != nil {
			return nil, err
		}
		out.Members[i].Value = both
	}
	return &out, nil
}

func find(members []Member, name string) int {
	for i, m := range members {
		if m.Name() == name {
			return i
		}
	}
	return -1
}

func join(a, b Member) (*Value, error) {
	switch {
	case a.Kind == Null:
		return b.Value, nil
	case b.Kind == Null:
		return a.Value, nil
	case a.Kind != b.Kind && (a.Kind >= List || b.Kind >= List):
		return nil, b.Key.Errorf("`%s` is %s here and %s at %s", Quoted(b.Name()), b.Kind, a.Kind, a.At())
	case a.Kind < List:
		if a.Text != b.Text {
			return nil, b.Key.Errorf("`%s` is `%s` here and `%s` at %s", Quoted(b.Name()), Quoted(b.Text), Quoted(a.Text), a.At())
		}
		return a.Value, nil
	case a.Kind == List:
		out := *a.Value
		out.Members = append(append([]Member(nil), a.Members...), b.Members...)
		return &out, nil
	}
	return entries(a, b)
}

// entries joins two maps of named things, each of which only one file may define.
func entries(a, b Member) (*Value, error) {
	seen := make(map[string]*Value, len(a.Members))
	for _, m := range a.Members {
		seen[m.Name()] = m.Key
	}
	out := *a.Value
	out.Members = append([]Member(nil), a.Members...)
	for _, m := range b.Members {
		if first := seen[m.Name()]; first != nil {
			return nil, m.Key.Errorf("`%s` of `%s` is there already, at %s", Quoted(m.Name()), Quoted(b.Name()), first.At())
		}
		out.Members = append(out.Members, m)
	}
	return &out, nil
}
