package pytm

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// elementAttrs are the attributes of an element for controls that are true.
var elementAttrs = map[string]draft.Attr{
	"usesMFA": {Key: "has", Value: "second-factor"}, "implementsPOLP": {Key: "has", Value: "least"}, "usesCodeSigning": {Key: "artifact", Value: "signed"},
}

// flowAttrs are the same for a flow.
var flowAttrs = map[string]draft.Attr{
	"usesMFA": {Key: "has", Value: "second-factor"}, "implementsPOLP": {Key: "has", Value: "least"}, "usesCodeSigning": {Key: "artifact", Value: "signed"},
	"authenticatesDestination": {Key: "has", Value: "server-auth"}, "implementsNonce": {Key: "replay", Value: "nonce"},
}

// What other code reads of a thing, what follows from the rest of the model, and settings of the tool.
var (
	modelRead    = set("name boundaries data elements flows findings excluded_findings assumptions actors assets colormap ignoreUnused isOrdered mergeResponses onDuplicates threatsExcluded threatsFile")
	boundaryRead = set("name inBoundary inScope controls findings assumptions")
	elementRead  = set("__class__ name description inBoundary inScope controls findings assumptions inputs outputs data codeType isEncryptedAtRest")
	storeRead    = set("__class__ name description inBoundary inScope controls findings assumptions inputs outputs data type isSQL storesPII storesLogData isEncryptedAtRest")
	flowRead     = set("name description note source sink data inBoundary inScope controls findings assumptions order protocol dstPort response responseTo isResponse isEncrypted authenticatesSource authenticationScheme usesSessionTokens")
	answerRead   = set("name description note source sink data inBoundary inScope controls findings assumptions order protocol dstPort response responseTo isResponse isEncrypted")
	dataRead     = set("name classification isPII isCredentials isStored carriedBy processedBy")
)

func set(words string) map[string]bool {
	out := make(map[string]bool)
	for _, word := range strings.Fields(words) {
		out[word] = true
	}
	return out
}

// unset are the values of fields that nobody has set: no port, no level, nothing known.
var unset = []string{"-1", "0", "NONE", "UNKNOWN", "Classification.UNKNOWN", "Lifetime.NONE", "Lifetime.UNKNOWN", "TLSVersion.NONE", "DatastoreType.UNKNOWN"}

// lose returns the attributes that a table has for the controls of a thing that are true, and counts what else is set and
// nothing reads. A false control says nothing: every control is false unless somebody sets it. Older models have controls
// on the thing itself.
func (c *converter) lose(v *tree.Value, of string, table map[string]draft.Attr, read map[string]bool) []draft.Attr {
	var out []draft.Attr
	var has []string
	for _, group := range []*tree.Value{v, v.Get("controls")} {
		if group == nil {
			continue
		}
		for _, m := range group.Members {
			attr, ok := table[m.Name()]
			switch {
			case !m.Says(unset...) || read[m.Name()]:
			case !ok || m.Kind != tree.Bool:
				c.lost.Add(m.Value.At(), of, m.Name())
			case attr.Key == "has":
				has = append(has, attr.Value)
			default:
				out = append(out, attr)
			}
		}
	}
	if len(has) > 0 {
		out = append(out, draft.Attr{Key: "has", Value: strings.Join(once(has), ",")})
	}
	return once(out)
}

// once drops what is there already.
func once[T comparable](list []T) []T {
	var out []T
	seen := make(map[T]bool)
	for _, one := range list {
		if !seen[one] {
			out = append(out, one)
		}
		seen[one] = true
	}
	return out
}
