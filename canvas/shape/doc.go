// Package shape draws the shapes of a map: one file per shape, each a function
// from sizes, texts and a theme to operations of a scene.
//
// A shape measures itself first (how high is this card at this width?) and draws
// afterwards, with the same texts, so that nothing overlaps and nothing is cut
// off. Shapes know no documents: canvas/compose reads the records and says where
// everything stands.
//
// The package imports canvas/scene, canvas/text, icons and model/geom. It never
// imports model.
package shape
