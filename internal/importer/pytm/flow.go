package pytm

import (
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/model"
)

// request is a flow that another may answer, with its label or without.
type request struct {
	from, to *draft.Node
	label    string
}

func (c *converter) flow(v *tree.Value) {
	f := &draft.Flow{Label: c.fields.Text(v, "name"), At: v.At()}
	f.From, f.FromZone = c.end(v, "source")
	f.To, f.ToZone = c.end(v, "sink")
	if c.dangles(v, "source", f.From, f.FromZone) || c.dangles(v, "sink", f.To, f.ToZone) {
		return
	}
	f.Data = c.named(v, "data")
	answer := c.answers(v, f)
	if answer {
		f.Attrs = append(f.Attrs, draft.Attr{Key: "mode", Value: "response"})
	}
	c.transport(v, f)
	if answer {
		c.lose(v, "an answer", nil, answerRead)
	} else {
		f.Attrs = append(f.Attrs, c.lose(v, "a flow", flowAttrs, flowRead)...)
		c.proof(v, f)
	}
	f.Comment = c.comment(v)
	c.Flows = append(c.Flows, f)
	c.requests[request{f.From, f.To, ""}] = true
	c.requests[request{f.From, f.To, f.Label}] = true
	if f.Label != "" && c.flows[f.Label] == nil {
		c.flows[f.Label] = f
	}
}

// end finds what a flow begins or ends at.
func (c *converter) end(v *tree.Value, key string) (*draft.Node, *draft.Zone) {
	name := c.fields.Text(v, key)
	if n := c.nodes[name]; n != nil || name == "" {
		return n, nil
	}
	return nil, c.zones[name]
}

// dangles reports a flow that names an end which is not there.
func (c *converter) dangles(v *tree.Value, key string, n *draft.Node, z *draft.Zone) bool {
	name := c.fields.Text(v, key)
	if name == "" || n != nil || z != nil {
		return false
	}
	c.Report.Lose(v.Get(key).At(), "flow %s is left out: its %s is %s, which no element is called", called(c.fields.Text(v, "name")), key, called(name))
	return true
}

// answers reports whether a flow is the response to another one, which must go the other way.
func (c *converter) answers(v *tree.Value, f *draft.Flow) bool {
	to := c.fields.Text(v, "responseTo")
	if to == "" && !c.fields.True(v, "isResponse") {
		return false
	}
	if c.requests[request{f.To, f.From, to}] {
		return true
	}
	c.Report.Lose(f.At, "flow %s answers no flow before it between the same elements; it is written as a request", called(f.Label))
	return false
}

// transport is the protocol, and what is stated about encryption.
func (c *converter) transport(v *tree.Value, f *draft.Flow) {
	name := c.fields.Text(v, "protocol")
	attrs, _ := importer.Protocol(name)
	if known, ok := model.LookupProtocol(name); ok {
		attrs = []draft.Attr{{Value: known.Name}}
	} else if len(attrs) == 0 && name != "" {
		attrs = []draft.Attr{{Key: "protocol", Value: name}}
	}
	f.Attrs = append(f.Attrs, attrs...)
	version := plain(c.fields.Text(v, "tlsVersion"))
	tls := version != "" && version != "NONE" && version != "0"
	if (tls || c.holds(v, "isEncrypted")) && !encrypted(attrs) {
		f.Attrs = append(f.Attrs, draft.Attr{Key: "encryption", Value: "tls"})
		if !tls {
			c.Report.Infer(f.At, "flow %s has `encryption=tls`: `isEncrypted` does not say how", called(f.Label))
		}
	}
}

// encrypted reports whether the protocol says that it is encrypted, or the attribute is there.
func encrypted(attrs []draft.Attr) bool {
	for _, a := range attrs {
		if known, ok := model.LookupProtocol(a.Value); a.Key == "encryption" || a.Key == "" && ok && known.Encryption == "tls" {
			return true
		}
	}
	return false
}

// proof is how the caller proves who it is. An answer has no caller.
func (c *converter) proof(v *tree.Value, f *draft.Flow) {
	scheme := ""
	if controls := v.Get("controls"); controls != nil {
		scheme = c.fields.Text(controls, "authenticationScheme")
	}
	value := model.LookupValue("auth", strings.ToLower(scheme)).Name
	switch {
	case value != "":
	case c.fields.True(v, "usesSessionTokens"):
		value = "session"
	case scheme != "" || c.holds(v, "authenticatesSource"):
		value = "yes"
		c.Report.Infer(f.At, "flow %s has `auth=yes`: the model does not name a way that the notation knows", called(f.Label))
	default:
		return
	}
	f.Attrs = append(f.Attrs, draft.Attr{Key: "auth", Value: value})
}

// comment is the note, with the port.
func (c *converter) comment(v *tree.Value) string {
	var parts []string
	for _, key := range []string{"description", "note"} {
		if text := c.fields.Text(v, key); text != "" {
			parts = append(parts, text)
		}
	}
	if port, err := strconv.Atoi(c.fields.Text(v, "dstPort")); err == nil && port >= 0 {
		parts = append(parts, "Port "+strconv.Itoa(port))
	}
	return strings.Join(parts, ". ")
}
