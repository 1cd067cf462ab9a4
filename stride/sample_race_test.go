//go:build race

package stride

// sampleEvery is larger under the race detector, which makes each analysis ten times as slow.
const sampleEvery = 41
