package text

import "sync"

// pieceKey says what a piece depends on.
type pieceKey struct {
	style Style
	rtl   bool
	text  string
}

// maxPieces bounds one generation of the cache: about 15 MB at most. A map of
// 10,000 labels holds some thousands of different words.
const maxPieces = 16384

// longestKept is the longest word, in bytes, that the cache keeps. Longer ones
// are rarely seen twice.
const longestKept = 128

// pieceCache keeps the pieces of the last two generations: when the young one
// is full, it becomes the old one, and what was not used since is dropped.
type pieceCache struct {
	mu         sync.RWMutex
	young, old map[pieceKey]*piece
}

func (c *pieceCache) get(k pieceKey) *piece {
	c.mu.RLock()
	p := c.young[k]
	aged := false
	if p == nil {
		p = c.old[k]
		aged = p != nil
	}
	c.mu.RUnlock()
	if aged {
		c.put(k, p)
	}
	return p
}

func (c *pieceCache) put(k pieceKey, p *piece) {
	if len(k.text) > longestKept {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.young == nil || len(c.young) >= maxPieces {
		c.old, c.young = c.young, make(map[pieceKey]*piece, 256)
	}
	c.young[k] = p
}

// recent keeps short blocks that were broken lately: a map says “5 min” and “Yes” over
// and over, in one font and one width.
type recent [64]answer

// answer is a block and what it was asked for by.
type answer struct {
	question
	block Block
	cut   bool
}

type question struct {
	text  string
	font  Font
	width float64
	most  int
}

// longestRecent is the longest text, in bytes, that is kept as a block.
const longestRecent = 16

// place returns where a text is kept; nil for one that is not.
func (r *recent) place(text string) *answer {
	if text == "" || len(text) > longestRecent {
		return nil
	}
	h := uint32(2166136261) // FNV-1a
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 16777619
	}
	return &r[(h>>8)%uint32(len(r))]
}
