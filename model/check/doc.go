// Package check finds problems in a document: what is broken, what will mislead
// a reader, what is missing before a map can be handed out.
//
//	for _, p := range check.Document(doc, time.Now()) {
//		fmt.Println(p.Severity, p.Where, p.Title, p.Sentence, p.Repair)
//	}
//
// Every rule is one row of the slice in rules.go: its code, what it promises
// when it finds nothing, and a function that looks. Rules never change a
// document; where the repair is simple a problem carries it as a Fix.
//
// Texts are for people who have never seen the file: a title, one or two
// sentences that say what is wrong and why it matters, and one proposal.
//
// The package imports model, model/kind and model/measure. Whether a file can be
// read at all is model/file's business.
package check
