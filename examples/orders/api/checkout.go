// Package api is the receiver of orders and of what the bank reports.
package api

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"time"
)

// help is no anchor: a comment sign in a string is text.
const help = "// dfd: at orders/nothing"

// Place takes an order. What this prose says about dfd: at orders/nowhere is no anchor either.
//
//dfd:at orders/1 has authz=object validate=schema
//dfd:at orders/api has audit=central
func Place(w http.ResponseWriter, r *http.Request) {
	var order struct{ Item, Owner string }
	body := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16))
	body.DisallowUnknownFields()
	if err := body.Decode(&order); err != nil || order.Owner != r.Header.Get("X-Session-User") {
		http.Error(w, help, http.StatusBadRequest)
	}
}

const window = 5 * time.Minute

var errRefused = errors.New("refused")

// Verify accepts a message of the bank that is signed and fresh, and accepts it once: seen keeps a signature until its message is too old, and
// reports whether it was there.
//
//dfd:at orders/5
func Verify(key, message []byte, signature string, sent, now time.Time, seen func(signature string, until time.Time) bool) error {
	// dfd: has sign=hmac
	mac := hmac.New(sha256.New, key)
	mac.Write(message)
	given, err := hex.DecodeString(signature)
	if err != nil || !hmac.Equal(given, mac.Sum(nil)) {
		return errRefused
	}
	// dfd: has replay=nonce
	if now.Sub(sent) > window || seen(signature, sent.Add(window)) {
		return errRefused
	}
	return nil
}
