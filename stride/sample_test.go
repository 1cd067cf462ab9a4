//go:build !race

package stride

// sampleEvery is how many combinations a property passes over for each that it tries.
const sampleEvery = 31
