package stride

import "testing"

// provider is an identity provider behind a gateway, at which people show what they got.
func provider(shown string) string {
	return "data l: Password | class=credentials\ndata k: Access token | class=credentials\ndata r: Rows | class=pii crown\nactor u: User\nboundary e: Edge | edge\n  process g: Proxy | kind=gateway\nboundary i: Inside | internal\n  process p: Sign-in | kind=idp\n  process q: Data service | kind=api holds=r\n1. u -> g: Sign in | https auth=password data=l returns=k\n2. u -> g: Follow a link of a mail | https auth=link returns=k\n3. u -> g: Query rows | https " + shown + " data=r returns=r\n4. g -> p: Forward sign-ins | http forwards=1,2\n5. g -> q: Forward queries | http forwards=3"
}

// workplace is a folder in which jobs of several owners work under one account.
func workplace(stated string) string {
	return "data c: Source | class=code\nboundary s: Site | internal\n  process w: Agent | kind=worker isolation=none\n  store f: Folder | kind=file holds=c " + stated + "\nw -> f: Build | file data=c returns=c"
}

// shared is what the holder of a link gets.
func shared(named string) string {
	return "data o: " + named + " | class=confidential\nexternal r: Recipient\nboundary s: Site | edge\n  process p: Share | kind=api\nr -> p: Open a share | https auth=link returns=o"
}

// hooks is a service that sends personal data to a receiver of events.
func hooks(stated string) string {
	return "data o: Changes | class=confidential\nexternal x: Receiver | kind=webhook\nboundary s: Site | internal\n  process p: Sender | kind=worker " + stated + "\np -> x: Post the change | https sign=hmac data=o async"
}

// keptAndSent are questions about what is kept, sent and shown that fit only some of the places where it is.
var keptAndSent = []expectation{
	{"what only hands out tokens has no pages", provider("auth=token"), []string{"!T04"}},
	{"what people show a cookie has", provider("auth=session"), []string{"T04@i ask"}},
	{"what a client has sealed has no fields for who serves it", shared("Client-encrypted parcels"), []string{"!I08"}},
	{"what is readable has", shared("Parcels"), []string{"I08@model ask"}},
	{"the jobs of one account write each other's files", workplace("lacks=wipe"), []string{"!T06"}},
	{"files of which nothing is said are asked for", workplace(""), []string{"T06@f ask"}},
	{"who runs a system does not flood it", "data c: Plug-ins | class=code\nactor a: Administrator\nboundary s: Site | internal\n  process p: Extension host | kind=plugin\na -> p: Upload a plug-in | https auth=session content=file data=c", []string{"!D01"}},
	{"a user may", "data c: Plug-ins | class=code\nactor a: Customer\nboundary s: Site | internal\n  process p: Extension host | kind=plugin\na -> p: Upload a plug-in | https auth=session content=file data=c", []string{"D01@s ask"}},
}

func TestWhatIsKeptAndSent(t *testing.T) { expect(t, keptAndSent) }

// keptAndSentSayings are criteria about them.
var keptAndSentSayings = []saying{
	{"records that people search for stay whole", "data l: Alerts and messages | class=log\nactor u: Analyst\nboundary s: Site | internal\n  process p: Search | kind=web-app\n  store db: Index | kind=db holds=l\nu -> p: Search | https auth=session returns=l\np -> db: Search | sql auth=password data=l returns=l", "I04@db", []string{"a field agreed to be masked"}, []string{"than the alert needs"}},
	{"those who run a system of one tenant set up its receivers", hooks("tenants=single"), "I08@model", []string{"only the fields that are listed for Receiver"}, []string{"the person who set it up"}},
	{"others are set up by users", hooks(""), "I08@model", []string{"the person who set it up"}, nil},
}

func TestCriteriaOfWhatIsKeptAndSent(t *testing.T) {
	for _, s := range keptAndSentSayings {
		s.check(t)
	}
}
