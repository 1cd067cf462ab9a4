package parser

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// once reports an attribute that is given twice, or as both present and missing.
func (n *notation) once(attrs model.Attrs, attr model.Attr) bool {
	if first, ok := attrs.Find(attr.Key); ok {
		n.report(attr.Span, source.RepeatedAttribute, "`%s` is already given as `%s`%s", attr.Key, shorten(listOf(first.Values)), joined(first, attr))
		return false
	}
	other := map[string]string{"has": "lacks", "lacks": "has"}[attr.Key]
	for _, v := range attr.Values {
		if other != "" && attrs.Has(other, v) {
			n.report(attr.Span, source.RepeatedAttribute, "`%s` is in both `has=` and `lacks=`", v)
			return false
		}
	}
	return true
}

// longestList is how many bytes of a list a message repeats. A line may repeat an
// attribute often, so the cost of one message must not grow with the list.
const longestList = 60

// joined says how to merge the values of two lists. It is empty for an attribute that takes one value.
func joined(first, again model.Attr) string {
	if known, _ := model.LookupAttribute(first.Key); !known.List {
		return ""
	}
	if len(first.Values)+len(again.Values) > longestList {
		return "; put commas between its values"
	}
	values := slices.Clone(first.Values)
	for _, v := range again.Values {
		if !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	list := listOf(values)
	if len(list) > longestList {
		return "; put commas between its values"
	}
	return "; write `" + first.Key + "=" + quoteValue(list) + "`"
}

// listOf joins values with commas, and stops when the rest would not be shown.
func listOf(values []string) string {
	var list strings.Builder
	for i, v := range values {
		if list.Len() > 4*longestList { // a UTF-8 character has up to four bytes
			break
		}
		if i > 0 {
			list.WriteByte(',')
		}
		list.WriteString(v)
	}
	return list.String()
}

// quoteValue writes a value as an author would have to.
func quoteValue(value string) string {
	if !strings.ContainsAny(value, " \t\"\\#|") {
		return value
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}
