package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on what a flow carries. Declared classes count first; a label
// or a data name counts where its words say what it is.

func carriesSensitive(f *graph.Flow) bool {
	return slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return model.Sensitive(d.Class.Value) })
}

func carriesClass(f *graph.Flow, classes ...string) bool {
	return slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return slices.Contains(classes, d.Class.Value) })
}

// speaksOf reports whether the label or a data name has one of the words.
func speaksOf(f *graph.Flow, words ...string) bool {
	return model.HasWord(f.Label, words...) ||
		slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, words...) })
}

// plainSensitive holds for data that harms somebody, in the clear.
func plainSensitive(f *graph.Flow) bool {
	return f.Encryption.Value == "none" && carriesSensitive(f)
}

// sensitiveOut holds for data that harms somebody and goes to somebody less trusted.
func sensitiveOut(f *graph.Flow) bool {
	return carriesSensitive(f) && f.To.Type != model.Store && !kindIs(f.To, "idp") && (f.To.Type == model.External || f.To.Level() < f.From.Level())
}

// moneyUp holds for payment data that is sent into more trust, to a process of ours that acts on it.
func moneyUp(f *graph.Flow) bool {
	return up(f) && f.Responder().Type == model.Process && carriesClass(f, "payment")
}

// bearerMandate holds where having a thing is the right to use it.
func bearerMandate(f *graph.Flow) bool {
	return f.Crosses() && speaksOf(f, "otp", "one time code", "one time password", "magic link", "voucher", "coupon", "mandate", "gift card", "reset link", "verification code")
}

// business holds for values that decide what somebody pays, gets or may do.
func business(f *graph.Flow) bool {
	return carriesClass(f, "payment") || speaksOf(f, "order", "amount", "price", "quota", "refund", "payment", "transfer", "booking", "registration",
		"application", "claim", "bid", "vote", "parameter", "discount", "balance", "subscription")
}

// fileContent holds for a file that a program will open.
func fileContent(f *graph.Flow) bool {
	return f.Attrs.Value("content") == "file" || !carriesClass(f, "code") &&
		speaksOf(f, "file", "document", "upload", "attachment", "photo", "picture", "pdf", "csv", "spreadsheet", "archive", "scan", "report file")
}

var codeWords = []string{"code", "image", "package", "artifact", "binary", "plugin", "firmware", "update", "release", "model weights", "dependency", "dependencies", "library", "script", "deploy", "deployment", "install", "installer"}

// carriesCode holds for something that will run, or decides what runs.
func carriesCode(f *graph.Flow) bool {
	return carriesClass(f, "code") || speaksOf(f, codeWords...)
}

// bringsCode holds for code that comes from a place that others can write to.
func bringsCode(f *graph.Flow) bool {
	from := sender(f)
	return carriesCode(f) && receiver(f).Type != model.Actor &&
		(from.Type == model.External || kindIs(from, "registry", "code", "ci") || from.Type != model.Actor && f.Crosses())
}

// versionedCode holds for code, or its metadata, of which an older version could be served.
func versionedCode(f *graph.Flow) bool {
	from := sender(f)
	stored := from.Type == model.External || from.Type == model.Store || kindIs(from, "registry", "code")
	return stored && f.Crosses() && (carriesCode(f) || speaksOf(f, "manifest", "metadata", "signature", "version", "revocation list", "crl", "trust policy"))
}

// pullWords say that what flows goes against the arrow, to the end that asks.
var pullWords = []string{"pull", "fetch", "download", "get", "read", "load", "retrieve", "clone", "install", "query", "look up", "lookup"}

// pulled reports whether the arrow shows the request and the data comes back.
func pulled(f *graph.Flow) bool {
	to := f.To
	return (kindIs(to, "registry", "code", "object") || to.Type == model.External) && f.From.Type != model.Store && model.HasWord(f.Label, pullWords...)
}

// receiver is the end to which the data goes, sender the one it comes from.
func receiver(f *graph.Flow) *graph.Element {
	if pulled(f) {
		return f.From
	}
	return f.To
}

func sender(f *graph.Flow) *graph.Element {
	if pulled(f) {
		return f.To
	}
	return f.From
}
