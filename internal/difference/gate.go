package difference

// Gates lists which changes can fail a comparison, the strictest last but for never, which no change fails.
func Gates() []string { return []string{"regress", "seam", "any", "never"} }

// Fails reports whether a gate of [Gates] fails, or a document of the later state could not be compared.
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
