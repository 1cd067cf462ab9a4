package parser

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// warnIdle reports attributes on a response that only a request can have, and a pull
// by something that never asks.
func (n *notation) warnIdle() {
	for _, f := range n.block.Flows {
		n.warnPull(f)
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

// warnPull reports a pull by a store, which never asks: the arrow already goes from the end that asks.
func (n *notation) warnPull(f *model.Flow) {
	if f.Attrs.Value("mode") != "pull" || f.To.Type != model.Store {
		return
	}
	for _, attr := range f.Attrs {
		if attr.Key == "mode" {
			n.report(attr.Span, source.IdleAttribute, "`mode=pull` says that `%s` asks, and a store never does; draw the arrow from the store, or leave `mode=pull` out", f.To.ID)
		}
	}
}
