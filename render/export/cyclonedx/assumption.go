package cyclonedx

// assumptions are what the block takes for granted. Whether they are true, it does not know. The format has no last day.
func (b *builder) assumptions() []assumption {
	all := []assumption{}
	reliance := b.Graph.Reliance()
	for _, a := range b.Graph.Assumptions {
		out := assumption{Ref: b.ref("assumption", a.ID), Description: a.Text, Topic: "security", Validity: "unverified", Owner: somebody(a.Attrs.Value("by"))}
		for _, id := range reliance[a.ID] {
			if e := b.Graph.Element(id); e != nil {
				out.Related = append(out.Related, b.elementRef(e))
			}
		}
		all = append(all, out)
	}
	return all
}
