package importer

import "testing"

func TestGuess(t *testing.T) {
	for name, want := range map[string]string{
		"Customer": "actor", "End users (web)": "actor", "User service": "", "Customer portal": "", "Mobile app": "actor", "Web app": "",
		"Browser": "actor", "Browser extension API": "", "Support staff – second line": "actor",
		"Stripe": "external", "Third-party CRM": "external", "Partner API": "external", "GitHub": "external",
		"Orders DB": "store", "User database": "store", "PostgreSQL": "store", "Redis cluster": "store", "Postgres exporter": "", "Audit logs": "store",
		"Kafka": "store", "Kafka consumer": "", "S3 bucket": "store", "Database migration job": "", "": "", "設計": "",
	} {
		got := string(GuessStore(name).Type)
		if got == "" {
			got = string(GuessOutsider(name).Type)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestGuessTechnology(t *testing.T) {
	for _, c := range []struct{ name, technology, want string }{
		{"Orders", "PostgreSQL 16", "store"}, {"Orders", "Amazon RDS MySQL", "store"}, {"Order service", "PostgreSQL", ""}, {"Web app", "Redis", ""},
		{"Shop", "Rails on PostgreSQL", ""}, {"Shop", "Go", ""}, {"Shop", "", ""},
	} {
		if got := string(GuessTechnology(c.name, c.technology).Type); got != c.want {
			t.Errorf("%s with %s is %q, want %q", c.name, c.technology, got, c.want)
		}
	}
}
