// Package examples holds design documents whose threat models are maintained by
// trustseam. "go generate ./examples" updates all of them.
package examples

//go:generate go run ../cmd/trustseam generate payments newsletter control-plane webhooks webhooks-fixed three-tiers odd-cases orders sites
