package threagile

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// transport is what a protocol of the format is in the notation.
type transport struct {
	// word is the protocol, or empty if it is unknown.
	word string
	// encryption is stated if the name of the protocol in the notation does not tell.
	encryption string
}

// transports are the protocols of the format. Where it also has an encrypted variant, the plain one states that there is
// no encryption.
var transports = map[string]transport{
	"unknown-protocol": {}, "http": {"http", ""}, "https": {"https", ""}, "ws": {"ws", ""}, "wss": {"wss", ""},
	"reverse-proxy-web-protocol": {"http", ""}, "reverse-proxy-web-protocol-encrypted": {"https", ""}, "mqtt": {"mqtt", ""},
	"jdbc": {"sql", "none"}, "jdbc-encrypted": {"sql", "tls"}, "odbc": {"sql", "none"}, "odbc-encrypted": {"sql", "tls"},
	"sql-access-protocol": {"sql", "none"}, "sql-access-protocol-encrypted": {"sql", "tls"},
	"nosql-access-protocol": {"nosql", "none"}, "nosql-access-protocol-encrypted": {"nosql", "tls"},
	"binary": {"binary", "none"}, "binary-encrypted": {"binary", "tls"}, "text": {"text", "none"}, "text-encrypted": {"text", "tls"},
	"ssh": {"ssh", ""}, "ssh-tunnel": {"ssh", ""}, "scp": {"ssh", ""}, "sftp": {"sftp", ""}, "ftp": {"ftp", ""}, "ftps": {"ftps", "tls"},
	"smtp": {"smtp", "none"}, "smtp-encrypted": {"smtps", ""}, "pop3": {"pop3", "none"}, "pop3-encrypted": {"pop3", "tls"},
	"imap": {"imap", "none"}, "imap-encrypted": {"imap", "tls"}, "ldap": {"ldap", "none"}, "ldaps": {"ldaps", ""},
	"jms": {"jms", ""}, "nfs": {"nfs", ""}, "smb": {"smb", "none"}, "smb-encrypted": {"smb", "tls"}, "nrpe": {"nrpe", ""}, "xmpp": {"xmpp", ""},
	"iiop": {"iiop", "none"}, "iiop-encrypted": {"iiop", "tls"}, "jrmp": {"jrmp", "none"}, "jrmp-encrypted": {"jrmp", "tls"},
	"local-file-access": {"file", ""}, "in-process-library-call": {"memory", ""}, "inter-process-communication": {"ipc", ""},
	"container-spawning": {"container-spawning", ""},
}

// proofs are the values of auth= for those of `authentication`.
var proofs = map[string]string{
	"none": "none", "credentials": "credentials", "session-id": "session", "token": "token", "client-certificate": "mtls", "two-factor": "mfa", "externalized": "yes",
}

// rights are the attributes for values of `authorization`.
var rights = map[string]draft.Attr{
	"none": {Key: "authz", Value: "none"}, "technical-user": {Key: "identity", Value: "service"},
	"end-user-identity-propagation": {Key: "identity", Value: "end-user"}, "enduser-identity-propagation": {Key: "identity", Value: "end-user"},
}

// links are the flows that an asset begins.
func (c *converter) links(owner tree.Member) {
	id := c.fields.Text(owner.Value, "id")
	from := c.nodes[id]
	if from == nil || from.At != owner.Key.At() { // the asset has no id, or that of another
		from = c.at(owner.Key.At())
	}
	for _, m := range c.fields.Entries(owner.Value, "communication_links") {
		f := c.link(m, from)
		if f == nil {
			continue
		}
		c.Flows = append(c.Flows, f)
		c.flows[id+">"+slug(m.Name())] = f
	}
}

// at is the node of an asset at a place.
func (c *converter) at(place draft.Place) *draft.Node {
	for _, n := range c.Nodes {
		if n.At == place {
			return n
		}
	}
	return nil
}

// link returns the flow of a link, or nil if its target is not there.
func (c *converter) link(m tree.Member, from *draft.Node) *draft.Flow {
	c.known(m.Value, "a communication link", linkKeys)
	target := c.fields.Text(m.Value, "target")
	f := &draft.Flow{From: from, Label: m.Name(), At: m.Key.At()}
	if target != "" {
		if f.To = c.nodes[target]; f.To == nil {
			c.Report.Lose(m.Get("target").At(), "link `%s` is left out: its target is `%s`, which no technical asset has as its id", tree.Quoted(m.Name()), tree.Quoted(target))
			return nil
		}
	}
	c.protocol(m.Value, f)
	c.proof(m.Value, f)
	f.Data, f.Returns = c.named(m.Value, "data_assets_sent"), c.named(m.Value, "data_assets_received")
	f.Both = len(f.Returns) > 0
	if text := c.fields.Text(m.Value, "description"); !strings.EqualFold(strings.TrimSpace(text), f.Label) {
		f.Comment = text
	}
	return f
}

func (c *converter) protocol(v *tree.Value, f *draft.Flow) {
	name := c.fields.Text(v, "protocol")
	t, ok := transports[name]
	if !ok {
		c.unknown(v, "protocol")
		return
	}
	if t.word != "" {
		f.Attrs = append(f.Attrs, importer.Word(t.word))
	}
	// A tunnel may encrypt what the protocol leaves open.
	if t.encryption == "tls" || t.encryption == "none" && !c.fields.True(v, "vpn") {
		f.Attrs = append(f.Attrs, draft.Attr{Key: "encryption", Value: t.encryption})
	}
}

func (c *converter) proof(v *tree.Value, f *draft.Flow) {
	if name := c.fields.Text(v, "authentication"); proofs[name] != "" {
		f.Attrs = append(f.Attrs, draft.Attr{Key: "auth", Value: proofs[name]})
		if name == "externalized" {
			c.Report.Infer(v.Get("authentication").At(), "flow `%s` has `auth=yes`: its authentication is `externalized`, which does not say how", tree.Quoted(f.Label))
		}
	} else {
		c.unknown(v, "authentication")
	}
	if attr, ok := rights[c.fields.Text(v, "authorization")]; ok {
		f.Attrs = append(f.Attrs, attr)
	} else {
		c.unknown(v, "authorization")
	}
}
