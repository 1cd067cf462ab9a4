package stride

import "github.com/trustseam/trustseam/graph"

// The questions about an element that arise for many of its flows, each answered by looking through all flows of the element.
const (
	aboutOpenToAll = iota
	aboutPassThrough
	aboutKeptFiles
	aboutTakenFiles
	aboutRunsQueries
	aboutUsesRecords
	aboutFrontEnd
	aboutForwardsPeople
	aboutStaff
	aboutClientSide
	aboutInHands
	aboutActsForPeople
	aboutBackground
	aboutNearestBehind
	aboutToldBySystems
	aboutInFront
	aboutOutsidersAsk
	aboutDecidesItself
	aboutFiles
	aboutOnDevice
	aboutReadOnly
	aboutHasAdminFunction
	aboutOpenRegistration
	aboutHandsOn
	aboutGetsEvents
	aboutCommandsMachines
	aboutAsksFromBelow
	aboutRequestsForPeople
	aboutForwards
	aboutRequestsInto
	aboutServesObjects
	aboutEntry
	aboutShown
	aboutAskedBy
	aboutSignIns
	aboutSignedIn
	aboutWorkflows
	aboutSignInFactors
	aboutSessions
	aboutShowsWho
	aboutGivers
	aboutTrustsProvider
	aboutPasswordsTyped
	aboutCalledFederated
	aboutHasReceivers
	aboutChecksCallers
	aboutHandedIn
	aboutUsersCode
	aboutOthersFill
	aboutOnePage
	aboutThroughOnly
	aboutRunsForUsers
	aboutMetFromLow
	aboutInProcess
	aboutOnlyWithin
	aboutKeptAround
	aboutLocalCopy
	aboutShownSessions
)

// The questions about a flow whose answer looks through all flows of its ends.
const (
	aboutOnward = iota
	aboutServing
	aboutToReceiver
	aboutWebSocket
	aboutTakesFile
	aboutCheckers
)

// rememberFlow answers a question about a flow once.
func rememberFlow[T any](f *graph.Flow, question int, answer func(*graph.Flow) T) T {
	return graph.Remember(f.Memo, question, func() T { return answer(f) })
}

// aboutContacts is asked about a line, with words and without.
const aboutContacts = 0

// remember answers a question about an element once, however many flows it has.
func remember[T any](e *graph.Element, question int, answer func(*graph.Element) T) T {
	return graph.Remember(e.Memo, question, func() T { return answer(e) })
}

// silence distinguishes the two ways to ask a question that depends on words.
func silence(how ask) int {
	if how.silent {
		return 1
	}
	return 0
}

// askedBy returns the elements that an element asks.
func askedBy(e *graph.Element) map[*graph.Element]bool { return remember(e, aboutAskedBy, findAskedBy) }

func findAskedBy(e *graph.Element) map[*graph.Element]bool {
	out := make(map[*graph.Element]bool)
	for _, f := range e.Outbound {
		out[f.Responder()] = true
	}
	return out
}
