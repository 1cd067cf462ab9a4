package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// mailProtocols are protocols by which mail is handed over.
var mailProtocols = []string{"smtp", "smtps", "lmtp"}

// handsMail reports whether mail is handed over by a call.
func handsMail(f *graph.Flow) bool { return slices.Contains(mailProtocols, f.Protocol.Value) }

// fetchesMail reports whether a process of ours reads mail from a server.
func fetchesMail(f *graph.Flow) bool {
	return f.Initiator().Type == model.Process && !clientSide(f.Initiator()) && slices.Contains([]string{"imap", "imaps", "pop3", "pop3s"}, f.Protocol.Value)
}

// answerWords are words for mail that a program sends by itself to whoever has written.
var answerWords = []string{"auto reply", "auto replies", "autoreply", "answer", "answers", "reply", "replies", "notification", "notifications", "confirmation", "confirmations", "acknowledgement", "acknowledgements", "receipt", "receipts"}

// answersMail reports whether what reads a mailbox also sends mail of its own accord: a forged sender gets what it sends, and another
// program that answers by itself is answered again.
func answersMail(f *graph.Flow) bool {
	return fetchesMail(f) && slices.ContainsFunc(f.Initiator().Outbound, func(out *graph.Flow) bool {
		return byMail(out) && model.HasWord(out.Label, answerWords...)
	})
}

// recipientWords are words in names of the servers that people have their mailboxes at.
var recipientWords = []string{"recipient", "recipients", "addressee", "addressees", "mx", "mail servers", "mail providers"}

// mailToAnybody reports whether a process of ours delivers mail to the people whom it is for, or to their servers, and has no account
// there: anybody may run such a server, and many prove neither their name nor encrypt.
func mailToAnybody(f *graph.Flow) bool {
	to := f.Responder()
	return handsMail(f) && f.Initiator().Type == model.Process && proof(f).Strength < model.CopiedProof &&
		(to.Type == model.Actor || to.Type == model.External && model.HasWord(to.Name, recipientWords...))
}

// toMailRelay reports whether mail is handed to a process that hands the same mail on: it recognises no copy, and need not.
func toMailRelay(t *graph.Transfer, _ ask) bool {
	return !t.Answer && handsMail(t.Exchange) && t.To.Type == model.Process && slices.ContainsFunc(t.To.Sends, func(out *graph.Transfer) bool {
		return !out.Answer && handsMail(out.Exchange) && sharesData(t.Data, out.Data)
	})
}

// bounceWords are words for what mail servers and recipients send back.
var bounceWords = []string{"bounce", "bounces", "delivery failure", "delivery failures", "unsubscribe", "unsubscribes"}

// bringsBounces reports whether a process of ours reads a mailbox for bounces.
func bringsBounces(f *graph.Flow) bool {
	return fetchesMail(f) && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return ask{}.speaks(t, bounceWords...) })
}

// mailboxOfOurs reports whether others hand mail to a server of others, from which a process of ours fetches it.
func mailboxOfOurs(f *graph.Flow) bool {
	return handsMail(f) && f.Initiator().Type != model.Process && f.Responder().Type == model.External && slices.ContainsFunc(f.Responder().Inbound, fetchesMail)
}

// mailServices are words in names of systems of others that deliver mail, over whatever protocol they take it.
var mailServices = []string{"smtp", "mail provider", "email provider", "mail service", "email service", "mail server", "mail relay", "mail gateway", "mail delivery", "email delivery", "sendgrid", "mailgun", "mailjet", "postmark", "amazon ses", "aws ses"}

// byMail reports whether a process hands a mail to whatever delivers it.
func byMail(f *graph.Flow) bool {
	to := f.Responder()
	return f.Initiator().Type == model.Process && brings(f) && (handsMail(f) || to.Type == model.External && !kindIs(to, "webhook") && model.HasWord(to.Name, mailServices...))
}

// plainMail reports whether a mail has nothing in it that no mail should: what delivers it has to get the rest, as it is written.
func plainMail(t *graph.Transfer) bool {
	return byMail(t.Exchange) && !carries(t, "health", "payment", "secret")
}
