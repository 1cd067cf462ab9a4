package difference

// Gates lists the gates, each stricter than the one before it; never, the last one, fails for no change.
func Gates() []string { return []string{"regress", "seam", "any", "never"} }

// Fails reports whether one of [Gates] fails, or a document of the later state has an error, which fails every gate.
func (d *Difference) Fails(gate string) bool {
	if len(d.Wrong) > 0 {
		return true
	}
	switch gate {
	case "regress":
		return d.Report.Regressions() > 0
	case "seam":
		return d.Report.Regressions()+d.Report.Seams() > 0
	case "any":
		return !d.Report.Empty()
	}
	return false
}
