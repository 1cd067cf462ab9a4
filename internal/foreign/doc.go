// Package foreign says how a file of another tool keeps what a block says and the format of the file has no field for, so
// that an export of ours can be imported again. The formats differ in where such properties are; what they are called
// and which of them a block takes back is the same in all of them.
package foreign
