// Package examples holds design documents whose threat model is kept by trustseam.
// "go generate ./examples" brings all of them up to date.
package examples

//go:generate go run ../cmd/trustseam generate payments newsletter control-plane webhooks webhooks-fixed three-tiers odd-cases sites
