package parser

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// warnIdle points at attributes on a response that only a request can have.
func (n *notation) warnIdle() {
	for _, f := range n.block.Flows {
		if f.Attrs.Value("mode") != "response" {
			continue
		}
		for _, attr := range f.Attrs {
			if known, _ := model.LookupAttribute(attr.Key); known.OfCaller {
				n.report(attr.Span, source.IdleAttribute, "`%s` on a response says nothing; write it on the flow that asks", attr.Key)
			}
		}
	}
}
