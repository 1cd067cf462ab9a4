package annotation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// compare looks up in the block what an anchor states: it is the same, something else, or not there.
func (j judge) compare(a anchor.Anchor, p *part, attr model.Attr) {
	known, _ := model.LookupAttribute(attr.Key)
	switch {
	case known.List:
		for i, v := range attr.Values {
			j.compareEntry(a, p, attr, v, attr.ValueSpans[i])
		}
	case attr.Key == "protocol":
		j.compareProtocol(a, p, attr)
	default:
		j.compareValue(a, p, attr, attr.Values[0])
	}
}

// compareValue compares an attribute that has one value.
func (j judge) compareValue(a anchor.Anchor, p *part, attr model.Attr, value string) {
	stated := p.value(attr.Key)
	switch {
	case stated == "":
		j.lacks(a, p, attr.Key, attr.Span, spelled(attr.Key, value))
	case strings.EqualFold(stated, value), model.LookupValue(attr.Key, stated).Vague:
		j.agrees(a, p, attr.Key)
		if attr.Key == "encryption" && p.onlyEncrypts() {
			j.agrees(a, p, "protocol")
		}
	default:
		j.contradicts(p, attr, spelled(attr.Key, value), attr.Key, spelled(attr.Key, stated))
	}
}

// onlyEncrypts reports whether the encryption of a flow follows from its protocol, and says all that makes the protocol
// a control: mtls also says who calls.
func (p *part) onlyEncrypts() bool {
	_, written := p.attrs.Find("encryption")
	protocol, _ := model.LookupProtocol(p.attrs.Value("protocol"))
	return !written && !protocol.Mutual
}

// spelled is an attribute as an author writes it.
func spelled(key, value string) string {
	if key == "protocol" || key == "zone" {
		return value
	}
	if strings.ContainsAny(value, " \t\"") {
		value = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
	}
	return key + "=" + value
}

// agrees notes that code makes an attribute of the block true: that of the last place, which is the anchor's.
func (j judge) agrees(a anchor.Anchor, p *part, key string) {
	if a.Verb != anchor.New {
		at := &p.places[len(p.places)-1]
		at.backs = append(at.backs, key)
	}
}

// compareProtocol compares what a flow is said to travel by. The word `tls` is also right for a protocol on top of it,
// and `tls` and `mtls` say something of protocols that tell nothing about it.
func (j judge) compareProtocol(a anchor.Anchor, p *part, attr model.Attr) {
	value, stated := strings.ToLower(attr.Values[0]), p.attrs.Value("protocol")
	code, _ := model.LookupProtocol(value)
	block, _ := model.LookupProtocol(stated)
	generic := func(name string) bool { return name == "tls" || name == "mtls" }
	mutual := block.Mutual || p.value("auth") == "mtls"
	switch {
	case stated == "":
		j.lacks(a, p, "protocol", attr.Span, string(j.source.File.Slice(attr.Span)))
	case strings.EqualFold(stated, value):
		j.agrees(a, p, "protocol")
	case code.Encryption == block.Encryption && code.Mutual == block.Mutual && (generic(value) || generic(stated)):
		j.agrees(a, p, "protocol")
	case value == "mtls" && block.Encryption == "tls" && mutual: // https auth=mtls
		j.agrees(a, p, "protocol")
		j.agrees(a, p, "auth")
	case value == "mtls" && block.Encryption == "tls" && p.value("auth") == "":
		j.lacks(a, p, "auth", attr.Span, "auth=mtls")
	case generic(value) && block.Encryption == "" && !block.Local && stated != "":
		j.compareValue(a, p, model.Attr{Key: "encryption", Span: attr.Span}, "tls")
		if code.Mutual {
			j.compareValue(a, p, model.Attr{Key: "auth", Span: attr.Span}, "mtls")
		}
	default:
		j.contradicts(p, attr, value, "protocol", stated)
	}
}

// compareEntry compares one entry of a list.
func (j judge) compareEntry(a anchor.Anchor, p *part, attr model.Attr, value string, span source.Span) {
	opposite := map[string]string{"has": "lacks", "lacks": "has"}[attr.Key]
	implied := model.LookupValue("auth", p.value("auth"))
	implies := map[string][]string{"has": implied.States, "lacks": implied.Denies}
	attr.Span = span
	switch {
	case p.attrs.Has(attr.Key, value), slices.Contains(implies[attr.Key], value):
		j.agrees(a, p, attr.Key+" "+value)
	case opposite != "" && p.attrs.Has(opposite, value):
		j.contradicts(p, attr, spelled(attr.Key, value), opposite, spelled(opposite, value))
	case slices.Contains(implies[opposite], value):
		j.contradicts(p, attr, spelled(attr.Key, value), "auth", spelled("auth", p.value("auth")))
	default:
		j.lacks(a, p, attr.Key+" "+value, span, spelled(attr.Key, value))
	}
}

// contradicts says that code and block differ, with both places.
func (j judge) contradicts(p *part, attr model.Attr, code, key, block string) {
	d := j.say(Contradiction, p.block.id(), p.id, anchor.Span(attr.Span), source.ContradictedBlock, "`%s` is `%s` here, and `%s` in the block", p.name(), code, block)
	d.Notes = []source.Note{p.stated(key, block)}
}

// stated is the place where the block states an attribute.
func (p *part) stated(key, written string) source.Note {
	if a, ok := p.attrs.Find(key); ok {
		return p.block.file.Note(a.Span.Start, "`%s` is stated here", written)
	}
	if a, ok := p.attrs.Find("protocol"); ok {
		return p.block.file.Note(a.Span.Start, "`%s` follows from `%s` here", written, a.Values[0])
	}
	return p.block.file.Note(p.span.Start, "%s `%s` is here", p.noun, p.id)
}

// lacks proposes an attribute that the block does not state.
func (j judge) lacks(a anchor.Anchor, p *part, key string, span source.Span, text string) {
	j.propose(&proposal{
		block: p.block, key: p.id + " " + key, place: Place{Source: j.source, Anchor: a}, span: span, rank: rankAttributes,
		addition: parser.Addition{ID: p.id, Attributes: text},
		what:     fmt.Sprintf("`%s` of `%s`", text, p.name()),
	})
}
