package diagramtest

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// NewsletterBlock makes a graph that uses most of what a picture can show, and what its analysis could say.
func NewsletterBlock() (*Builder, map[string]stride.Standing) {
	b := &Builder{}
	b.Block.ID, b.Block.Title = "newsletter", "Newsletter sign-up"
	email := &model.Data{ID: "email", Name: "Subscriber email", Attrs: Attrs("class=pii crown=yes")}
	b.Block.Data = []*model.Data{email}
	site := b.Boundary("site", "Our VPS", nil, "zone=internal")
	vault := b.Boundary("vault", "Data zone", site, "zone=restricted")
	visitor := b.Element(model.Actor, "visitor", "Visitor browser", nil, "")
	mailer := b.Element(model.External, "mailer", "Mail provider", nil, "")
	web := b.Element(model.Process, "web", "Sign-up form", site, "tech=Go tenants=multi")
	subs := b.Element(model.Store, "subs", "Subscribers", vault, "tech=SQLite")
	subs.Holds = []*model.Data{email}
	b.Flow(visitor, web, "Sign-up form", "protocol=https", email).Both = true
	b.Flow(web, subs, "Save subscriber", "", email)
	b.Flow(web, mailer, "Send welcome", "mode=async")
	b.Flow(web, web, "Clean up", "")
	b.Flow(visitor, mailer, "Reply", "")
	return b, map[string]stride.Standing{"1": {Open: 2}, "subs": {Open: 1}, "2": {Asked: 1}, "4": {Asked: 2}, "gone": {Open: 9, Asked: 1}}
}
