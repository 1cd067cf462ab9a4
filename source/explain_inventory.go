package source

// inventoryCodes explains what is said of compose files, manifests and Terraform. They come where `[inventory]` asks for them.
func inventoryCodes() []Explanation {
	return []Explanation{
		{UnclaimedResource, "Resource that no element claims", "Something runs that no model has: a service, a workload, a store, a queue, a function or a gateway in one of the files that `[inventory] paths` names, which no element of a block claims and the baseline does not list.",
			"Draw it, or write `code=` with this file on the element that it is; `trustseam import inventory` proposes a line. What is to stay out goes into the baseline, with `trustseam import inventory --baseline FILE`.",
			"compose.yaml:12:3: error: no element of a block claims `redis`; write `code=compose.yaml#redis` on its element, or write the baseline anew with `trustseam import inventory --baseline inventory.txt` [TS501]"},
		{UnreadManifest, "Manifest that cannot be read", "A file that `[inventory] paths` names is a template, or is not what its name says, so nobody knows what it runs.",
			"Correct it, or name what a template renders instead of it. The path of the file in the baseline silences the remark.",
			"chart/web.yaml:1:1: error: what runs here is unknown: a template with `{{`: render it, for example with `helm template`, and read what comes out [TS502]"},
	}
}
