package parser

import (
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// attributes reads what follows " | ". where names the statement they belong to, with an article.
func (n *notation) attributes(p piece, on model.Place, where string) model.Attrs {
	var attrs model.Attrs
	for rest := p; !rest.empty(); {
		var token piece
		token, rest = cutToken(rest)
		if isTightComment(token) {
			n.report(token.span(), source.MalformedAttribute, "`%s` is no attribute; a comment is `#` and a blank", shorten(token.text()))
			break
		}
		if attr, ok := n.attribute(token, on, where); ok && n.once(attrs, attr) {
			attrs = append(attrs, attr)
		}
	}
	return attrs
}

// cutToken cuts up to the next blank outside quotes. A blank after a comma does
// not end the token, so that a list with blanks is reported as one mistake.
func cutToken(p piece) (token, rest piece) {
	text := p.text()
	quoted := false
	i := 0
	for ; i < len(text) && (quoted || !isBlank(text[i]) || i > 0 && text[i-1] == ','); i++ {
		switch text[i] {
		case '"':
			quoted = !quoted
		case '\\':
			i++
		}
	}
	i = min(i, len(text))
	return p.upTo(i), p.from(i)
}

// attribute reads one `key=value` or one bare word.
func (n *notation) attribute(token piece, on model.Place, where string) (model.Attr, bool) {
	key, value, hasValue := strings.Cut(token.text(), "=")
	if !hasValue {
		return n.bareWord(token, on, where)
	}
	known, ok := n.dialect.attribute(key)
	keySpan := token.upTo(len(key)).span()
	switch {
	case key == "":
		n.report(token.span(), source.MalformedAttribute, "`%s` has no key before `=`", shorten(token.text()))
		return model.Attr{}, false
	case !ok:
		n.unknownKey(keySpan, key, on, where)
		return model.Attr{}, false
	case known.On&on == 0:
		n.report(keySpan, source.MisplacedAttribute, "`%s` belongs on %s, not on %s", key, placeNames(known.On), where)
		return model.Attr{}, false
	}
	values, spans, ok := n.values(known, value, token.from(len(key)+1))
	return model.Attr{Key: key, Values: values, Span: token.span(), ValueSpans: spans}, ok
}

// bareWord reads a flag, a trust level or a protocol.
func (n *notation) bareWord(token piece, on model.Place, where string) (model.Attr, bool) {
	word := token.text()
	if key, value, ok := model.LookupWord(word, on); ok {
		return model.Attr{Key: key, Values: []string{value}, Span: token.span(), ValueSpans: []source.Span{token.span()}}, true
	}
	known, isKey := model.LookupAttribute(word)
	_, _, elsewhere := model.LookupWord(word, ^model.Place(0))
	switch {
	case isKey && known.On&on != 0 && known.Flag == "":
		n.report(token.span(), source.MalformedAttribute, "`%s` needs a value: %s", word, allowedValues(known))
	case elsewhere:
		key, _, _ := model.LookupWord(word, ^model.Place(0))
		attr, _ := model.LookupAttribute(key)
		n.report(token.span(), source.MisplacedAttribute, "`%s` belongs on %s, not on %s", word, placeNames(attr.On), where)
	case on == model.OnBoundary:
		n.reportUnknown(token.span(), source.UnknownValue, word, wordsFor(on), "no trust level `%s`; write public, partner, edge, internal or restricted", shorten(word))
	case on == model.OnFlow:
		n.reportUnknown(token.span(), source.UnknownAttribute, word, wordsFor(on), "unknown word `%s` on a flow; an unlisted protocol is written `protocol=%s`", shorten(word), shorten(word))
	default:
		n.reportUnknown(token.span(), source.UnknownAttribute, word, append(wordsFor(on), keysFor(on)...), "unknown word `%s` on %s; %s", shorten(word), where, allowedWords(on))
	}
	return model.Attr{}, false
}

func (n *notation) unknownKey(span source.Span, key string, on model.Place, where string) {
	if on == model.OnFlow && strings.HasPrefix(key, "encrypt") {
		n.report(span, source.UnknownAttribute, "unknown attribute `%s`; for the transport write https, tls or mtls", key)
		return
	}
	if _, ok := model.ParseLevel(key); ok || key == "trust" || key == "level" {
		n.report(span, source.UnknownAttribute, "unknown attribute `%s`; a trust level is a bare word: public, partner, edge, internal or restricted", key)
		return
	}
	if model.IsControl(key) && (on == model.OnFlow || on&model.OnElement != 0) {
		n.report(span, source.UnknownAttribute, "unknown attribute `%s`; a control is stated as `has=%s`, or `lacks=%s` where it is missing", key, key, key)
		return
	}
	n.reportUnknown(span, source.UnknownAttribute, key, keysFor(on), "unknown attribute `%s` on %s; allowed are %s", shorten(key), where, strings.Join(keysFor(on), ", "))
}

// values reads the value of an attribute: a bare word, a list, or quoted text.
func (n *notation) values(known model.Attribute, raw string, token piece) ([]string, []source.Span, bool) {
	value, ok := n.unquote(known.Key, raw, token)
	switch {
	case !ok:
		return nil, nil, false
	case source.Blank(value):
		n.report(token.span(), source.MalformedAttribute, "`%s` has no value: %s", known.Key, allowedValues(known))
		return nil, nil, false
	case !known.List:
		return []string{known.Canonical(value)}, []source.Span{token.span()}, n.checkValue(known, value, token.span())
	case value == raw && strings.ContainsAny(raw, " \t"):
		n.report(token.span(), source.MalformedAttribute, "`%s=%s` has a blank in its list; write it without, or in quotes", known.Key, shorten(raw))
		return nil, nil, false
	}
	values := strings.Split(value, ",")
	spans := entrySpans(token, len(values))
	for i, v := range values {
		values[i] = strings.TrimSpace(v)
		if source.Blank(values[i]) {
			n.report(token.span(), source.MalformedAttribute, "`%s=%s` has an empty entry", known.Key, shorten(raw))
			return nil, nil, false
		}
		ok = n.checkValue(known, values[i], spans[i]) && ok
		values[i] = known.Canonical(values[i])
	}
	return values, spans, ok
}

// entrySpans returns the places of the entries of a list.
func entrySpans(token piece, count int) []source.Span {
	inner := token
	if strings.HasPrefix(token.text(), `"`) {
		inner = piece{token.line, token.start + 1, max(token.start+1, token.end-1)}
	}
	var spans []source.Span
	start := 0
	for entry := range strings.SplitSeq(inner.text(), ",") {
		spans = append(spans, newPiece(inner.line, inner.start+start, inner.start+start+len(entry)).span())
		start += len(entry) + 1
	}
	for len(spans) < count { // an escaped comma has shifted them
		spans = append(spans, token.span())
	}
	return spans
}

// checkValue checks one value against those that the attribute takes.
func (n *notation) checkValue(known model.Attribute, value string, span source.Span) bool {
	switch {
	case len(value) > maxText:
		n.report(span, source.TooLarge, "value of `%s` is longer than %d bytes", known.Key, maxText)
	case known.Values != nil && !known.Takes(value) && n.several(known, value):
		n.report(span, source.UnknownValue, "`%s` takes one value, not a list; write the strongest of `%s`", known.Key, shorten(value))
	case known.Values != nil && !known.Takes(value):
		n.reportUnknown(span, source.UnknownValue, value, known.Names(), "`%s` takes %s; not `%s`", known.Key, strings.Join(known.Names(), ", "), shorten(value))
	default:
		return true
	}
	return false
}

// several reports whether a value is a list of values that the attribute takes one at a time.
func (n *notation) several(known model.Attribute, value string) bool {
	parts := strings.Split(value, ",")
	for _, part := range parts {
		if !known.Takes(part) {
			return false
		}
	}
	return len(parts) > 1
}

// unquote removes quotes and the backslashes before quotes inside them.
func (n *notation) unquote(key, raw string, token piece) (string, bool) {
	if !strings.HasPrefix(raw, `"`) {
		if strings.Contains(raw, `"`) {
			n.report(token.span(), source.MalformedAttribute, "`%s=%s` has a quote in its middle; quote the whole value", key, shorten(raw))
			return "", false
		}
		return unescape(raw), true
	}
	var b strings.Builder
	for i := 1; i < len(raw); i++ {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && (raw[i+1] == '"' || raw[i+1] == '\\'):
			i++
			b.WriteByte(raw[i])
		case raw[i] == '"' && i == len(raw)-1:
			return b.String(), true
		case raw[i] == '"':
			n.report(token.span(), source.MalformedAttribute, "a blank must follow the closing quote in `%s=%s`", key, shorten(raw))
			return "", false
		default:
			b.WriteByte(raw[i])
		}
	}
	n.report(token.span(), source.MalformedAttribute, "the quote in `%s=%s` is not closed", key, shorten(raw))
	return "", false
}

// noPipe reports attributes on a statement that takes none.
func (n *notation) noPipe(st statement, noun string) {
	if !st.attrs.empty() {
		n.report(st.attrs.span(), source.MisplacedAttribute, "%s takes no attributes", noun)
	}
}

// noAttributes reports attributes that are in free text because their pipe is missing.
func (n *notation) noAttributes(p piece) bool {
	for rest := p; !rest.empty(); {
		var word piece
		word, rest = cutToken(rest)
		key, value, ok := strings.Cut(word.text(), "=")
		if _, known := model.LookupAttribute(key); ok && known && value != "" {
			n.report(word.span(), source.MisplacedPipe, "no ` | ` before `%s`; attributes come after ` | `", shorten(word.text()))
			return false
		}
	}
	return true
}
