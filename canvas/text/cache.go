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
